"""Which part of an edition goes out: of some articles, labels or annotators. Pure."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from store.errors import NotFoundError
from store.exchange.edition import Edition
from store.model import Link, counted

V = TypeVar("V")

Kept = Callable[[str], bool]


class Scope(NamedTuple):
    """What goes out; where a part is empty, all of its kind."""

    documents: frozenset[str] = frozenset()
    """Ids of articles."""
    labels: frozenset[str] = frozenset()
    annotators: frozenset[str] = frozenset()


ALL = Scope()
"""Everything."""


class Chosen(Mapping[str, V]):
    """A part of a mapping; what is not asked for is not read.

    Args:
        whole: Where the values are.
        keys: Which of them there are, in order; one that is not in `whole` is not here either.
    """

    def __init__(self, whole: Mapping[str, V], keys: Collection[str]) -> None:
        self._whole = whole
        self._keys = dict.fromkeys(key for key in keys if key in whole)

    def __getitem__(self, key: str) -> V:
        """The value of a key.

        Raises:
            KeyError: If it is not in this part.
        """
        if key not in self._keys:
            raise KeyError(key)
        return self._whole[key]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class NotLookedFor(Mapping[str, Sequence[Link]]):
    """Stands for links that nobody judged, where looking for them takes too long: none, and it is known who asked."""

    def __init__(self) -> None:
        self.is_missed = False
        """Whether an export would have told some."""

    def __getitem__(self, key: str) -> Sequence[Link]:
        """Nothing, which is remembered.

        Raises:
            KeyError: Always.
        """
        self.is_missed = True
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def scope_of(
    edition: Edition, documents: Collection[str] = (), labels: Collection[str] = (), annotators: Collection[str] = ()
) -> Scope:
    """The scope that these name.

    Args:
        edition: Of which it is to be a part.
        documents: Ids or paths of articles.
        labels: Names of labels.
        annotators: Names of those who tagged, related or judged.

    Raises:
        NotFoundError: If there is none of a name, with those there are.
    """
    ids = {entry.id: entry.id for entry in edition.entries} | {entry.path: entry.id for entry in edition.entries}
    for key in documents:
        if key not in ids:
            raise NotFoundError(f"{key}: no such article; give the id or path of one as `documents` lists them")
    _require("label", labels, labels_of(edition))
    _require("annotator", annotators, annotators_of(edition))
    return Scope(frozenset(ids[key] for key in documents), frozenset(labels), frozenset(annotators))


def _require(what: str, names: Collection[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise NotFoundError(f"{name}: no such {what}; there are {', '.join(known) or 'none'}")


def labels_of(edition: Edition) -> list[str]:
    """Names of the labels, those that are declared first."""
    used = (each.label for each in edition.annotations)
    return [*dict.fromkeys([*(label.name for label in edition.labels), *used])]


def annotators_of(edition: Edition) -> list[str]:
    """Who made anything, by name."""
    return sorted(
        {each.annotator for made in (edition.annotations, edition.relations, edition.judgements) for each in made}
    )


def scoped(edition: Edition, scope: Scope) -> Edition:
    """The part of an edition that is in scope, which stands for itself: nothing in it leads out of it.

    An article in scope stays where nothing in it is. A relation or a judged link goes out where both of its ends do and
    its annotator is asked for; labels are no matter of links.
    """
    if scope == ALL:
        return edition
    is_asked, is_label, is_annotator = map(_within, scope)
    entries = tuple(entry for entry in edition.entries if is_asked(entry.id))
    annotations = tuple(
        each
        for each in edition.annotations
        if is_asked(each.document) and is_label(each.label) and is_annotator(each.annotator)
    )
    ids, there = {each.id for each in annotations}, {entry.id for entry in entries}
    return edition._replace(
        entries=entries,
        documents=Chosen(edition.documents, [entry.id for entry in entries]),
        labels=tuple(label for label in edition.labels if is_label(label.name)),
        annotations=annotations,
        relations=tuple(
            each for each in edition.relations if {each.subject, each.object} <= ids and is_annotator(each.annotator)
        ),
        judgements=tuple(
            each
            for each in edition.judgements
            if {each.here.document, each.there.document} <= there and is_annotator(each.annotator)
        ),
        carriers=Chosen(edition.carriers, ids),
    )


def _within(names: frozenset[str]) -> Kept:
    return (lambda name: name in names) if names else (lambda name: True)


def beginning(edition: Edition, annotations: int, characters: int) -> Edition:
    """The first articles of an edition: as many as hold so many annotations and characters, at least one.

    Links that nobody judged are left out: looking for them takes long.
    """
    marks = dict.fromkeys((entry.id for entry in edition.entries), 0)
    for each in edition.annotations:
        marks[each.document] = marks.get(each.document, 0) + 1
    kept = list[str]()
    for entry in edition.entries:
        annotations, characters = annotations - marks[entry.id], characters - entry.characters
        if kept and (annotations < 0 or characters < 0):
            break
        kept.append(entry.id)
    first = edition if len(kept) == len(edition.entries) else scoped(edition, Scope(frozenset(kept)))
    return first._replace(carriers=NotLookedFor() if edition.carriers else {})


def told(part: Edition, whole: Edition) -> str:
    """How much of an edition another one is: `2 of 5 articles, 1 relation`; nothing of what there is none."""
    kinds = ("article", "annotation", "relation", "judged link")
    counts = [
        (len(each.entries), len(each.annotations), len(each.relations), len(each.judgements)) for each in (part, whole)
    ]
    return ", ".join(
        counted(of, kind) if count == of else f"{count} of {counted(of, kind)}"
        for kind, count, of in zip(kinds, *counts, strict=True)
        if of
    )
