"""A workbook (Office Open XML) with a sheet a kind of thing; no cell is a formula."""

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from store.exchange.edition import Edition, Exported
from store.exchange.exports.csv_table import COLUMNS, rows
from store.exchange.lookup import Lookup
from store.exchange.losses import TEXTLESS, Losses
from store.exchange.unpacking import unpacked
from store.exchange.xml import allowed
from store.exchange.zipping import zipped
from store.model import Judgement, LinkEnd, Relation

MOST = 32_767
"""Characters that a cell holds (Office Open XML)."""

_TIMES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
"""When a workbook was made: left out, so that an export follows from its contents."""

_BEWARE = frozenset("=+-@#\t\r\n")
"""With what words begin that a library or a spreadsheet may take for a formula or an error."""

_NUMBERS = {"start", "end", "score", "characters", "words"}
"""Columns of numbers, which a spreadsheet sorts as such."""

_WIDTHS = {"quote": 70, "here": 50, "there": 50, "title": 40, "note": 40, "path": 30, "prefix": 20, "suffix": 20}

RELATIONS = ("kind", "subject", "subject quote", "object", "object quote", "annotator", "created", "id")
LINKS = (
    *("state", "kind", "score", "here path", "here", "here start", "there path", "there", "there start"),
    *("annotator", "created", "id"),
)
ARTICLES = ("document", "path", "title", "source", "published", "url", "characters", "words", "text_sha256")
LABELS = ("label", "key", "style", "unit", "colour")


def write(edition: Edition, name: str) -> Exported:
    """A sheet a kind of thing, each with a frozen head and a filter."""
    from openpyxl import Workbook

    lookup, book = Lookup(edition), Workbook(write_only=True)
    cut = 0
    for title, columns, table in _sheets(lookup):
        cut += _fill(book.create_sheet(title), columns, table)
    target = io.BytesIO()
    book.save(target)
    parts = {part: _TIMES.sub(b"", content) for part, content in unpacked(target.getvalue(), name).items()}
    return Exported({name: zipped(parts)}, _losses(lookup, cut).told())


def _sheets(lookup: Lookup) -> Iterator[tuple[str, tuple[str, ...], Iterable[Iterable[object]]]]:
    edition = lookup.edition
    yield "Annotations", COLUMNS, rows(lookup)
    yield "Relations", RELATIONS, (_relation(lookup, relation) for relation in edition.relations)
    yield "Links", LINKS, (_link(lookup, judgement) for judgement in edition.judgements)
    yield "Articles", ARTICLES, (entry[:9] for entry in edition.entries)
    yield "Labels", LABELS, edition.labels


def _relation(lookup: Lookup, relation: Relation) -> list[str]:
    ends = (relation.subject, relation.object)
    words = [lookup.quote(each) if (each := lookup.annotations.get(end)) else "" for end in ends]
    made = (relation.annotator, relation.created, relation.id)
    return [relation.kind, ends[0], words[0], ends[1], words[1], *made]


def _link(lookup: Lookup, judgement: Judgement) -> list[object]:
    score = "" if judgement.kind == "by hand" else judgement.score
    ends = (*_end(lookup, judgement.here), *_end(lookup, judgement.there))
    return [judgement.state, judgement.kind, score, *ends, judgement.annotator, judgement.created, judgement.id]


def _end(lookup: Lookup, place: LinkEnd) -> tuple[object, ...]:
    entry = lookup.entries.get(place.document)
    return entry.path if entry else place.document, place.selector.exact, place.selector.span.start


def _fill(sheet: Any, columns: tuple[str, ...], table: Iterable[Iterable[object]]) -> int:
    """Write a sheet; how many of its cells had to be cut."""
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column, 16)
    sheet.freeze_panes = "A2"
    count, cut = 1, 0
    sheet.append([_cell(sheet, column, is_head=True) for column in columns])
    for row in table:
        cells = [*row]
        cut += sum(isinstance(cell, str) and len(cell) > MOST for cell in cells)
        sheet.append([_typed(sheet, column, cell) for column, cell in zip(columns, cells, strict=True)])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"
    return cut


def _typed(sheet: Any, column: str, value: object) -> Any:
    if column.rpartition(" ")[2] in _NUMBERS and str(value):
        return int(value) if isinstance(value, str) else value
    if not value:
        return None
    words = str(value)
    # Most cells need nothing of their own, and are written in half the time so.
    return _cell(sheet, words) if words[0] in _BEWARE else allowed(words)[:MOST]


def _cell(sheet: Any, value: str, *, is_head: bool = False) -> Any:
    """A cell that is text whatever it begins with, also once somebody has edited it."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet)
    cell.value = allowed(value)[:MOST]
    cell.data_type = "s"
    cell.quotePrefix = value[:1] in set("=+-@")
    if is_head:
        cell.font = Font(bold=True)
    return cell


def _losses(lookup: Lookup, cut: int) -> Losses:
    losses = Losses()
    losses.add("article", TEXTLESS, len(lookup.edition.entries))
    losses.add("cell", f"cut at {MOST} characters", cut)
    return losses
