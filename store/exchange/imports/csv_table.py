"""A table of annotations, read back: as Variorum wrote it, or as a spreadsheet saved it since."""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import cast

from store.errors import StorageError
from store.exchange.edition import Imported
from store.exchange.edition_builder import EditionBuilder
from store.exchange.exports.csv_table import unguarded
from store.model import Annotation, AnnotationState, RelationKind, Selector, Span
from store.records import RELATION_KINDS

WESTERN = "windows-1252"
"""What a table is read as that is no Unicode."""

PIECE = 1 << 20
"""Bytes that are decoded at a time to see whether they are UTF-8."""

LONGEST = 10_000_000
"""Characters of a cell that are read at most."""

_RELATION = re.compile(rf"({'|'.join(RELATION_KINDS)}) (\S+)")

_SAID = re.compile(r'"?sep=([,;\t|])"?', re.IGNORECASE)
"""A first line by which Excel is told what parts the cells."""

_NAMES = {
    "document": ("document", "document_id", "doc", "article"),
    "path": ("path", "file", "filename", "file_name"),
    "quote": ("quote", "text", "exact", "words", "segment"),
    "label": ("label", "code", "tag", "category"),
    "note": ("note", "comment", "memo"),
    "annotator": ("annotator", "coder", "user", "author"),
    "created": ("created", "time", "date", "datetime"),
}
"""What a column may be called; all others have but their own name."""


def read(files: Mapping[str, bytes]) -> Imported:
    """The annotations of one table. Articles are named by it, not held, so they must be in the project.

    Raises:
        StorageError: If a column is missing or an offset is no number; names the file and the row.
    """
    ((name, content),) = files.items()
    builder = EditionBuilder()
    try:
        table = _Table(content, _encoding(content, builder), builder)
        for number, cells in table.rows():
            table.take(number, cells)
    except (csv.Error, ValueError) as error:
        raise StorageError(f"{name}: {error}", "Cannot read this table") from error
    return table.imported(PurePosixPath(name).stem)


class _Table:
    """One table being read."""

    def __init__(self, content: bytes, encoding: str, builder: EditionBuilder) -> None:
        self._content = content
        self._encoding = encoding
        self._builder = builder
        self._related = dict[str, str]()

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Rows with their numbers, cells by the names that `_NAMES` has for their columns."""
        csv.field_size_limit(LONGEST)
        faults = "replace" if self._encoding == WESTERN else "strict"
        text = io.TextIOWrapper(io.BytesIO(self._content), self._encoding, faults, newline="")
        head = text.readline(LONGEST)
        if said := _SAID.fullmatch(head.strip()):
            delimiter = said[1]
        else:
            delimiter = _delimiter(head)
            text.seek(0)
        lines = csv.reader(text, delimiter=delimiter)
        columns = [_column(head) for head in next(lines, [])]
        if "label" not in columns or not {"document", "path"} & {*columns} or not {"quote", "start"} & {*columns}:
            raise ValueError("the first row must name the columns path, label, and quote or start and end; it does not")
        for number, row in enumerate(lines, 2):
            if any(row):
                yield number, {name: unguarded(cell) for name, cell in zip(columns, row, strict=False)}

    def take(self, number: int, cells: dict[str, str]) -> None:
        """Add the annotation of a row.

        Raises:
            ValueError: If it is none; says which row.
        """
        selector = _selector(number, cells)
        path = cells.get("path") or cells.get("document", "")
        document = cells.get("document") or path
        label = cells.get("label", "").strip()
        if not document or not label:
            raise ValueError(f"row {number} names no {'article' if label else 'label'}")
        if document not in self._builder.entries:
            known = {name: cells.get(name, "") for name in ("source", "published", "url")}
            sha256 = cells.get("text_sha256", "") if cells.get("state") != "orphan" else ""
            self._builder.absent(document, path, cells.get("title", ""), sha256=sha256, **known)
        self._annotate(cells.get("id") or f"row {number}", document, label, selector, cells)

    def _annotate(self, id: str, document: str, label: str, selector: Selector, cells: dict[str, str]) -> None:
        if id in self._builder.annotations:
            raise ValueError(f"two rows have the id {id}")
        state = cast(AnnotationState, cells["state"] if cells.get("state") in ("moved", "orphan") else "anchored")
        made = {name: cells.get(name, "") for name in ("annotator", "created", "note")}
        span = None if state == "orphan" else selector.span
        text = cells.get("text_sha256", "")
        self._builder.annotate(id, document, label, selector, text=text, span=span, state=state, **made)
        if cells.get("relations"):
            self._related[id] = cells["relations"]

    def imported(self, name: str) -> Imported:
        """All rows, and the relations that they tell."""
        for subject, told in self._related.items():
            for relation in told.split("; "):
                self._relate(self._builder.annotations[subject], relation)
        return self._builder.imported(name)

    def _relate(self, subject: Annotation, told: str) -> None:
        found = _RELATION.fullmatch(told)
        if found and found[2] in self._builder.annotations:
            kind = cast(RelationKind, found[1])
            id = f"{subject.id} {kind} {found[2]}"
            self._builder.relate(id, kind, (subject.id, found[2]), subject.annotator, subject.created)
        else:
            self._builder.lose("relation", "left out, its other end being in no row")


def _encoding(content: bytes, builder: EditionBuilder) -> str:
    """A table's encoding; spreadsheets save UTF-8, UTF-16 with a mark, or what Windows has in the West."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    try:
        for _ in codecs.iterdecode(_pieces(content), "utf-8"):
            pass
    except UnicodeDecodeError:
        builder.lose("table", "not in UTF-8, read as windows-1252; save it as CSV UTF-8 where words look wrong")
        return WESTERN
    return "utf-8-sig"


def _pieces(content: bytes) -> Iterator[bytes]:
    return (content[start : start + PIECE] for start in range(0, len(content), PIECE))


def _delimiter(head: str) -> str:
    return max(",;\t", key=head.count)


def _column(head: str) -> str:
    said = head.strip().lower().replace(" ", "_")
    return next((name for name, others in _NAMES.items() if said in others), said)


def _selector(number: int, cells: dict[str, str]) -> Selector:
    """Where a row's annotation was made; without offsets its words alone tell."""
    quote = cells.get("quote", "")
    try:
        start = int(cells.get("start") or 0)
        span = Span(start, int(cells.get("end") or start + len(quote)))
    except ValueError as error:
        said = f"{cells.get('start')!r} to {cells.get('end')!r}"
        raise ValueError(f"row {number} has no offsets in start and end, but {said}") from error
    if not quote and not span.length:
        raise ValueError(f"row {number} has neither words nor offsets")
    return Selector(span, quote, cells.get("prefix", ""), cells.get("suffix", ""))
