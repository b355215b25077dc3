"""Projects of several annotators as one: nothing twice, the first one first where two say otherwise. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from store.model import Annotation, Document, Judgement, LinkEnd, Record, Relation

if TYPE_CHECKING:
    from store.exchange.edition import Edition, Imported


class Conflict(NamedTuple):
    """Something that two projects have under one id, or of one link, and say otherwise."""

    kind: str
    """`annotation`, `relation` or `link`."""
    id: str
    path: str
    """Of the article in which it stands."""
    fields: tuple[str, ...]
    """In what the two differ."""
    kept: Record
    """These fields as they are kept."""
    other: Record
    """These fields as the later project has them."""


class Merged(NamedTuple):
    """What others have made, to be taken in, and where it contradicts what was there or each other."""

    imported: "Imported"
    conflicts: tuple[Conflict, ...]


COMPARED = ("label", "note", "exact", "start", "end")
"""What an annotation says, beside who made it and when."""


def merged(own: "Edition", others: "Sequence[Edition]") -> Merged:
    """What `others` have that `own` may lack, in their order; of what two have, the first one's.

    Ids of articles are made of paths, so that two projects may have different texts under one: those of others are
    prefixed by the number of their project.
    """
    merging = _Merging(own)
    for number, other in enumerate(others, 1):
        merging.add(number, other)
    return merging.merged()


class _Merging:
    """Editions being merged: what is known by id, and what is to be taken in."""

    def __init__(self, own: "Edition") -> None:
        self._name = own.name
        self._paths = {entry.id: entry.path for entry in own.entries}
        self._annotations = {each.id: each for each in own.annotations}
        self._relations = {each.id: each for each in own.relations}
        self._links = {_link(each): each for each in own.judgements}
        self._added = set[str]()
        self._conflicts = list[Conflict]()
        self._documents = dict[str, Document]()
        self._labels = {label.name: label for label in own.labels}
        self._new = (list[Annotation](), list[Relation](), list[Judgement]())

    def add(self, number: int, other: "Edition") -> None:
        """Add what a project has."""
        for label in other.labels:
            self._labels.setdefault(label.name, label)
        used = _used(other)
        for entry in other.entries:
            if entry.id in used:
                renamed = other.documents[entry.id]._replace(id=f"{number}/{entry.id}")
                self._documents[renamed.id] = renamed
                self._paths[renamed.id] = entry.path
        there = {entry.id for entry in other.entries}
        for annotation in other.annotations:
            if annotation.document in there:
                self._annotation(annotation._replace(document=f"{number}/{annotation.document}"))
        for relation in other.relations:
            self._relation(relation._replace(document=f"{number}/{relation.document}"))
        for judgement in other.judgements:
            self._judgement(_moved(judgement, number, there))

    def merged(self) -> Merged:
        """All of it."""
        from store.exchange.edition import Edition, Imported

        annotations, relations, judgements = self._new
        edition = Edition(
            self._name,
            tuple(document.entry for document in self._documents.values()),
            self._documents,
            tuple(self._labels.values()),
            tuple(annotations),
            tuple(relations),
            tuple(judgements),
        )
        return Merged(Imported(edition), tuple(self._conflicts))

    def _annotation(self, theirs: Annotation) -> None:
        ours = self._annotations.setdefault(theirs.id, theirs)
        self._compare("annotation", theirs.document, theirs.id, (_said(ours), _said(theirs)))
        if theirs.id not in self._added:
            self._added.add(theirs.id)
            self._new[0].append(theirs._replace(label=ours.label, note=ours.note))

    def _relation(self, theirs: Relation) -> None:
        ours = self._relations.setdefault(theirs.id, theirs)
        said = [{name: getattr(each, name) for name in ("kind", "subject", "object")} for each in (ours, theirs)]
        self._compare("relation", theirs.document, theirs.id, said)
        if ours is theirs:
            self._new[1].append(theirs)

    def _judgement(self, theirs: Judgement) -> None:
        ours = self._links.setdefault(_link(theirs), theirs)
        self._compare("link", theirs.here.document, theirs.id, ({"state": ours.state}, {"state": theirs.state}))
        if ours is theirs:
            self._new[2].append(theirs)

    def _compare(self, kind: str, document: str, id: str, said: Sequence[Record]) -> None:
        ours, theirs = said
        apart = tuple(name for name in ours if ours[name] != theirs[name])
        if apart:
            kept, other = ({name: each[name] for name in apart} for each in said)
            self._conflicts.append(Conflict(kind, id, self._paths.get(document, ""), apart, kept, other))


def _said(annotation: Annotation) -> Record:
    selector = annotation.selector
    values = (annotation.label, annotation.note, selector.exact, selector.span.start, selector.span.end)
    return dict(zip(COMPARED, values, strict=True))


def _used(edition: "Edition") -> set[str]:
    """Ids of articles in which anything was made: others need not be brought along."""
    return set(_mentioned(edition))


def _mentioned(edition: "Edition") -> Iterator[str]:
    yield from (annotation.document for annotation in edition.annotations)
    for judgement in edition.judgements:
        yield from (judgement.here.document, judgement.there.document)


def _moved(judgement: Judgement, number: int, there: Iterable[str]) -> Judgement:
    """A judgement with its articles under the ids that they have here; those of archives stay."""
    known = set(there)

    def end(place: LinkEnd) -> LinkEnd:
        return place._replace(document=f"{number}/{place.document}") if place.document in known else place

    return judgement._replace(here=end(judgement.here), there=end(judgement.there))


def _link(judgement: Judgement) -> frozenset[tuple[str, int, int]]:
    """By what two judgements are of one link: the texts and places of its ends, whichever is first."""
    ends = (judgement.here, judgement.there)
    return frozenset((end.text, end.selector.span.start, end.selector.span.end) for end in ends)
