"""Taking in what was annotated elsewhere: articles as files, everything else as one change."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple, TypeVar

from store.annotations.judgements import Judged, same
from store.disk.settings import PROJECT
from store.exchange.edition import Edition, Imported
from store.model import Annotation, Judgement, Label, LinkEnd, Passage, Relation, archive_of, counted
from store.project.declarations import declared
from store.project.imported_articles import Arrivals, arrivals, writable
from store.project.imported_places import Anchored, Placing
from store.project.judgements import Judgements
from store.project.labels import fitting_label, label_name
from store.project.summary import first_few
from store.project.workspace import Workspace
from store.records import judgement_record, label_record
from store.records.changes import Change, Edit, annotation_edit, relation_edit

Made = TypeVar("Made")

ULID_LENGTH = 26
"""Letters of an id that is unique across machines."""

CROCKFORD = frozenset("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
"""What it is written with."""

MOST_NAMED = 5
"""Articles of a loss that are named; the rest is counted."""


class TakenIn(NamedTuple):
    """What became of an import."""

    change: Change | None
    """What undo takes back; None where everything was there already."""
    articles: tuple[str, ...]
    """Paths of articles that were brought along; undo leaves their files."""
    labels: tuple[str, ...]
    """Names of labels that the project has since."""
    annotations: int
    relations: int
    links: int
    already: int
    """How many annotations, relations and links were there before."""
    losses: tuple[str, ...]
    """What could not be taken in, by kind, each with its count."""


def take_in(
    workspace: Workspace, judgements: Judgements, imported: Imported, is_taken: Callable[[str], bool]
) -> TakenIn:
    """Make everything of an import part of a project, nothing twice.

    Args:
        workspace: Of the project.
        judgements: What is decided of its links.
        imported: What another tool's files hold.
        is_taken: Whether a key does something else, so that no label may have it.

    Raises:
        StorageError: If it could not be kept. Nothing but files of articles is other than before then.
    """
    arrived = arrivals(imported.edition, workspace.folder, workspace.library)
    with workspace.writing():
        taking = _TakingIn(workspace, judgements, imported.edition, arrived)
        labels = taking.settings(is_taken)
        change = taking.keep()
    losses = (*imported.losses, *_untold(arrived.refused), *taking.losses())
    made = Counter(edit.table for edit in change.edits) if change else Counter[str]()
    counts = (made["annotations"], made["relations"], made["links"], taking.already)
    return TakenIn(change, arrived.brought, labels, *counts, losses)


def _untold(names: Sequence[str]) -> Iterator[str]:
    if names:
        told = first_few(names, MOST_NAMED)
        many = counted(len(names), "article")
        yield f"{many}: neither in the project nor brought with a text that can be read: {told}"


class _TakingIn:
    """One import on its way into a project; to be made while writing."""

    def __init__(self, workspace: Workspace, judgements: Judgements, edition: Edition, arrived: Arrivals) -> None:
        self.already = 0
        self._workspace = workspace
        self._edition = edition
        self._placing = Placing(arrived.known)
        self._lost = Counter[tuple[str, str]]()
        self._settings: list[Edit] = []
        self._now = workspace.now()
        self._there = _There(workspace, judgements.all())
        self._owned: dict[str, Annotation] = {}
        self._annotations = [made for each in edition.annotations if (made := self._annotation(each))]
        self._relations = [edge for each in edition.relations if (edge := self._relation(each))]
        self._decided = _Decided(judgements.located())
        self._judgements = [judged for each in edition.judgements if (judged := self._judgement(each))]

    def losses(self) -> list[str]:
        """What could not be taken in, by kind, each with its count."""
        return [f"{counted(count, what)}: {how}" for (what, how), count in self._lost.items()]

    def settings(self, is_taken: Callable[[str], bool]) -> tuple[str, ...]:
        """Declare the labels that the project lacks; their names."""
        record, listed = declared(self._workspace, "labels")
        known = list(self._workspace.labels)
        defined = {label_name(label.name): label for label in self._edition.labels}
        quotes: dict[str, list[str]] = {name: [] for name in defined}
        for made in self._annotations:
            quotes.setdefault(made.label, []).append(made.selector.exact)
        names = quotes.keys() - {label.name for label in known}
        fresh = list[Label]()
        for name in (name for name in quotes if name in names):
            fresh.append(fitting_label(name, defined.get(name), (*known, *fresh), quotes[name], is_taken))
        if fresh:
            after = {**record, "labels": [*listed, *map(label_record, fresh)]}
            self._settings = [Edit("settings", "", PROJECT, record or None, after)]
        return tuple(label.name for label in fresh)

    def keep(self) -> Change | None:
        """Keep all of it as one change."""
        counts = ((self._annotations, "tag"), (self._relations, "relation"), (self._judgements, "link"))
        what = ", ".join(counted(len(made), name) for made, name in counts if made)
        edits = tuple(self._edits())
        if not edits:
            return None
        self._workspace.database.texts.keep(self._placing.former)
        return self._workspace.keep(f"import {what or 'labels'}", edits, self._placing.touched.values())

    def _edits(self) -> Iterator[Edit]:
        """What is to be kept; each annotation is let go of once it is a record, a million of both fills a memory."""
        self._owned.clear()
        yield from self._settings
        yield from (annotation_edit(None, made) for made in _drained(self._annotations))
        yield from (relation_edit(None, made) for made in _drained(self._relations))
        yield from (Edit("links", "", made.id, None, judgement_record(made)) for made in self._judgements)

    def _lose(self, what: str, how: str) -> None:
        self._lost[what, how] += 1

    def _annotation(self, theirs: Annotation) -> Annotation | None:
        """An annotation that is to be made; None for one that is there, or cannot be."""
        place = self._placing.of_annotation(theirs)
        if place is None:
            self._lose("annotation", "marks no words of an article that is here")
            return None
        if not place.span:
            self._lose("annotation", "its words do not stand in the article as it is here; kept as an orphan")
        label = label_name(theirs.label)
        if (there := self._there.annotation(theirs, place, label)) is not None:
            self.already += 1
            self._owned[theirs.id] = there
            if (there.label, there.note) != (label, writable(theirs.note)):
                self._lose("annotation", "has another label or note here, which is kept")
            return None
        self._owned[theirs.id] = made = self._placed(theirs, place, label)
        return made

    def _placed(self, theirs: Annotation, place: Anchored, label: str) -> Annotation:
        return Annotation(
            id=self._there.free_id(theirs.id),
            document=place.document,
            label=label,
            selector=place.selector,
            text=place.text,
            annotator=writable(theirs.annotator) or self._workspace.annotator,
            created=zoned(theirs.created, self._now),
            note=writable(theirs.note),
            span=place.span,
        )

    def _relation(self, theirs: Relation) -> Relation | None:
        ends = [self._owned.get(end) for end in (theirs.subject, theirs.object)]
        subject, object = ends
        if subject is None or object is None or subject.id == object.id:
            self._lose("relation", "does not lead from one annotation here to another")
            return None
        if self._there.is_related(subject, theirs.kind, object):
            self.already += 1
            return None
        who = writable(theirs.annotator) or self._workspace.annotator
        drawn = (theirs.kind, subject.id, object.id, who, zoned(theirs.created, self._now))
        return Relation(self._there.free_id(theirs.id), subject.document, *drawn)

    def _judgement(self, theirs: Judgement) -> Judgement | None:
        ends = [self._end(end) for end in (theirs.here, theirs.there)]
        here, there = ends
        if here is None or there is None:
            self._lose("judged link", "an end of it does not stand in the articles that are here")
            return None
        who, when = writable(theirs.annotator) or self._workspace.annotator, zoned(theirs.created, self._now)
        made = theirs._replace(id=self._there.free_id(theirs.id), here=here, there=there, annotator=who, created=when)
        former = self._decided.of(made)
        if former is None:
            self._decided.add(made)
            return made
        self.already += 1
        if former.state != made.state:
            self._lose("judged link", "was judged otherwise here, which is kept")
        return None

    def _end(self, end: LinkEnd) -> LinkEnd | None:
        if archive_of(end.document) and end.document not in self._edition.documents:
            return end if self._workspace.archives.has_text(end.document) else None
        place = self._placing.of_end(end)
        return LinkEnd(place.document, place.selector, place.text) if place and place.span else None


class _There:
    """What readers made in the project before."""

    def __init__(self, workspace: Workspace, judgements: Iterable[Judgement]) -> None:
        self._workspace = workspace
        self._annotations: dict[str, _Matchable] = {}
        self._edges: dict[str, set[tuple[str, str, str]]] = {}
        documents = [workspace.standing.tables(document) for document in list(workspace.database.headers())]
        self._ids = {id for tables in documents for name in ("annotations", "relations") for id in tables.get(name, {})}
        self._ids |= {each.id for each in judgements}

    def annotation(self, theirs: Annotation, place: Anchored, label: str) -> Annotation | None:
        """The annotation that one of an import is; each is given once."""
        document = place.document
        if document not in self._annotations:
            self._annotations[document] = _Matchable(self._workspace.standing.annotations(document))
        return self._annotations[document].taken(theirs, place, label)

    def is_related(self, subject: Annotation, kind: str, object: Annotation) -> bool:
        """Whether one annotation is related so to another; they count as related from then on."""
        document = subject.document
        if document not in self._edges:
            edges = self._workspace.standing.relations(document)
            self._edges[document] = {(edge.subject, edge.kind, edge.object) for edge in edges}
        edge = (subject.id, kind, object.id)
        is_there = edge in self._edges[document]
        self._edges[document].add(edge)
        return is_there

    def free_id(self, wanted: str) -> str:
        """The id that something has elsewhere where that is unique and not yet known here; else a new one."""
        is_unique = len(wanted) == ULID_LENGTH and set(wanted) <= CROCKFORD and wanted not in self._ids
        id = wanted if is_unique else self._workspace.new_id()
        self._ids.add(id)
        return id


class _Matchable:
    """Annotations of one document, each of which can be what one of an import is, once."""

    def __init__(self, annotations: Iterable[Annotation]) -> None:
        self._by_id = {each.id: each for each in annotations}
        self._by_place: dict[tuple[object, str], list[str]] = {}
        for each in self._by_id.values():
            self._by_place.setdefault((each.span or each.selector.exact, each.label), []).append(each.id)

    def taken(self, theirs: Annotation, place: Anchored, label: str) -> Annotation | None:
        """The one of this id; else one of the same words, label and annotator, whom an import need not name."""
        if theirs.id in self._by_id:
            return self._by_id.pop(theirs.id)
        for id in self._by_place.get((place.span or place.selector.exact, label), []):
            if id in self._by_id and writable(theirs.annotator) in ("", self._by_id[id].annotator):
                return self._by_id.pop(id)
        return None


class _Decided:
    """Judgements of links, found by the articles that they are of."""

    def __init__(self, judged: Iterable[Judged]) -> None:
        self._by: dict[frozenset[str], list[Judged]] = {}
        for each in judged:
            self._by.setdefault(frozenset((each.here[0], each.there[0])), []).append(each)

    def of(self, made: Judgement) -> Judgement | None:
        """What was decided of the same link, in either direction."""
        here, there = _passage(made.here), _passage(made.there)
        for each in self._by.get(frozenset((made.here.document, made.there.document)), []):
            ends = (each.here, each.there)
            if any(same(one, here) and same(other, there) for one, other in (ends, ends[::-1])):
                return each.judgement
        return None

    def add(self, made: Judgement) -> None:
        """Know one more."""
        ends = [(end.document, end.selector.span) for end in (made.here, made.there)]
        key = frozenset((made.here.document, made.there.document))
        self._by.setdefault(key, []).append(Judged(made, *ends))


def zoned(created: str, now: str) -> str:
    """A time in ISO 8601 with zone, UTC where it names none; `now` where it is no time."""
    try:
        moment = datetime.fromisoformat(created)
    except ValueError:
        return now
    return moment.replace(tzinfo=UTC).isoformat() if moment.tzinfo is None else created


def _drained(made: list[Made]) -> Iterator[Made]:
    """What a list holds, in its order, until it holds nothing."""
    made.reverse()
    while made:
        yield made.pop()


def _passage(end: LinkEnd) -> Passage:
    return Passage(end.document, end.selector.span, end.selector.exact)
