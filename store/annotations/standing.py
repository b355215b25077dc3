"""Annotations and relations as readers see them: found in the texts as they stand now."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from store.disk.database import Database
from store.disk.headers import Tables
from store.disk.layout import annotations_key
from store.errors import ArticleError, NotFoundError, StorageError
from store.library.library import Library
from store.model import Annotation, AnnotationState, Document, Problem, Record, Relation, Selector, Span
from store.records import annotation_from, relation_from
from store.records.fields import require_own_id

NOWHERE = 1 << 62
"""Where orphans sort: after everything that has a place."""

T = TypeVar("T")

Found = tuple[Span, AnnotationState] | None
"""What `store.annotations.anchoring.locate` answers."""


class _Standing(NamedTuple):
    """A document's annotations, worked out from these tables and this text."""

    tables: Tables
    text: str
    annotations: tuple[Annotation, ...]
    made: Mapping[str, tuple[Record, Annotation]]
    """By id: the record and what it said, so that only records that changed are read again."""


class StandingAnnotations:
    """What has been made in all documents, read file by file as it is asked for."""

    def __init__(self, database: Database, library: Library) -> None:
        self.problems: dict[str, Problem] = {}
        """Records and files that could not be used, by path."""
        self._database = database
        self._library = library
        self._standing: dict[str, _Standing] = {}
        self._counts: dict[str, tuple[Tables, dict[str, int]]] = {}
        self._places: dict[tuple[str, str, Selector], Found] = {}
        self._former: tuple[str, str | None] = ("", None)

    def annotations(self, document: str) -> tuple[Annotation, ...]:
        """A document's annotations by position, the outer of nested ones first; orphans last."""
        tables = self.tables(document)
        if not tables.get("annotations"):
            return ()
        read = self.document(document)
        shown = self._standing.get(document)
        if shown is None or shown.tables is not tables or shown.text != read.sha256:
            shown = self._standing[document] = self._show(read, tables, shown)
        return shown.annotations

    def relations(self, document: str) -> tuple[Relation, ...]:
        """The relations whose subjects stand in a document, oldest first."""
        records = self.tables(document).get("relations", {})
        read = (self._read(document, id, record, relation_from) for id, record in records.items())
        return tuple(relation for relation in read if relation is not None)

    def rejected(self, document: str) -> tuple[Annotation, ...]:
        """Suggestions of a document that were rejected, where they stand now, orphans too, oldest first."""
        records = self.tables(document).get("suggestions", {})
        if not records:
            return ()
        found = (self._read(document, id, record, annotation_from) for id, record in records.items())
        read = self.document(document)
        return tuple(self._located(read, each) for each in found if each is not None)

    def counts(self, document: str) -> dict[str, int]:
        """How many annotations of each label a document has, without looking for them in its text."""
        tables = self.tables(document)
        counted = self._counts.get(document)
        if counted is None or counted[0] is not tables:
            labels = Counter(str(record.get("label", "")) for record in tables.get("annotations", {}).values())
            counted = self._counts[document] = (tables, dict(labels))
        return dict(counted[1])

    def owner(self, annotation: str) -> str:
        """The document in which an annotation stands.

        Raises:
            NotFoundError: If there is none of this id.
        """
        for document in self._likely_first():
            if annotation in self.tables(document).get("annotations", {}):
                return document
        raise NotFoundError(f"{annotation}: no such annotation; it may have been removed meanwhile")

    def find(self, annotation: str) -> Annotation:
        """The annotation of this id.

        Raises:
            NotFoundError: If there is none.
        """
        document = self.owner(annotation)
        for made in self.annotations(document):
            if made.id == annotation:
                return made
        raise NotFoundError(f"{annotation}: its record cannot be read; `variorum check` says why")

    def pointing_into(self, document: str) -> Iterator[Relation]:
        """Relations that may lead to a document's annotations: its own, and those that lead out of others."""
        yield from self.relations(document)
        for other, header in list(self._database.headers().items()):
            if other != document and header.outward:
                yield from self.relations(other)

    def tables(self, document: str) -> Tables:
        """The tables of a document's file; empty, with a problem told, when they cannot be used."""
        if document not in self._database.headers():
            return {}
        key = annotations_key(document)
        try:
            return self._database.tables(key)
        except StorageError as error:
            self.problems[key] = Problem(key, error.message)
            return {}

    def document(self, id: str) -> Document:
        """A document, or for an article that is gone, what was kept of it when it was last annotated.

        Raises:
            NotFoundError: If there is neither.
        """
        try:
            return self._library.document(id)
        except (NotFoundError, ArticleError):
            kept = self.document_of_record(id)
            if kept is None:
                raise
            return kept

    def document_of_record(self, id: str) -> Document | None:
        """A document as the evidence has it."""
        header = self._database.headers().get(id)
        text = self._database.texts.read(header.sha256) if header else None
        if header is None or text is None:
            return None
        return Document(id, header.path, text, header.title, header.sha256, remarks=("the article is gone",))

    def gone(self) -> list[str]:
        """Documents with a data file whose article is no longer there."""
        return sorted(id for id in self._database.headers() if not self._library.has(id))

    def place(self, document: Document, selector: Selector, text: str) -> Found:
        """Where a selector made in the text of hash `text` is found now; remembered, since looking may take long."""
        if selector.span.of(document.text) == selector.exact and text == document.sha256:
            return selector.span, "anchored"
        key = (document.sha256, text, selector)
        if key not in self._places:
            from store.annotations.anchoring import locate

            self._places[key] = locate(document.text, selector, self._former_text(text))
        return self._places[key]

    def _former_text(self, hash: str) -> str | None:
        """A text that was annotated, as the evidence has it; the last one is kept, since it is asked for in rows."""
        former = self._former
        if former[0] != hash:
            former = self._former = (hash, self._database.texts.read(hash))
        return former[1]

    def _show(self, read: Document, tables: Tables, former: _Standing | None) -> _Standing:
        known = former.made if former is not None and former.text == read.sha256 else {}
        made: dict[str, tuple[Record, Annotation]] = {}
        for id, record in tables.get("annotations", {}).items():
            if (same := known.get(id)) is not None and same[0] is record:
                made[id] = same
                continue
            annotation = self._read(read.id, id, record, annotation_from)
            if annotation is not None:
                made[id] = (record, self._located(read, annotation))
        annotations = sorted((annotation for _, annotation in made.values()), key=_by_place)
        return _Standing(tables, read.sha256, tuple(annotations), made)

    def _located(self, read: Document, annotation: Annotation) -> Annotation:
        span, state = self.place(read, annotation.selector, annotation.text) or (None, "orphan")
        return annotation._replace(span=span, state=state)

    def _read(self, document: str, id: str, record: Record, read: Callable[[object, str], T]) -> T | None:
        """What a record says; None, with a problem told, when it is damaged."""
        try:
            require_own_id(record, id)
            return read(record, document)
        except StorageError as error:
            key = annotations_key(document)
            path = self._database.data / key
            self.problems[f"{key} {id}"] = Problem(key, f"{path}, record {id}: {error.message}; it is left as it is")
            return None

    def _likely_first(self) -> Iterator[str]:
        """Documents with a data file, those first that are in memory anyway."""
        opened = [document for document in self._standing if document in self._database.headers()]
        yield from opened
        yield from (document for document in list(self._database.headers()) if document not in self._standing)


def _by_place(annotation: Annotation) -> tuple[int, int, str]:
    span = annotation.span
    return (NOWHERE, 0, annotation.id) if span is None else (span.start, -span.end, annotation.id)
