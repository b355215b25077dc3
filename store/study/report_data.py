"""The board as data: a table for spreadsheets, and JSON with every passage and difference."""

from store.model import Annotation, Passage, Record
from store.study.apparatus import apparatus, line
from store.study.board import Board, BoardRow
from store.study.board_cells import Cell

WORDS = {"=": "same", "~": "reworded", "≠": "denies", "«": "attributed", "": ""}
"""What a table writes for a sign; a cell that begins with `=` would be a formula."""

LEADING = (
    "statement",
    "claim",
    "carried by",
    "disputed by",
    "said by",
    "first in",
    "article",
    "start",
    "end",
    "apparatus",
)
"""Columns of the table before those of the articles."""


def write_csv(board: Board, name: str) -> str:
    """The board as a table (RFC 4180), a row a statement and a column an article; no cell is a formula."""
    import csv
    import io

    from store.exchange.exports.csv_table import MARK, guarded

    target = io.StringIO(newline="")
    table = csv.writer(target)
    table.writerow(map(guarded, (*LEADING, *(column.heading for column in board.columns))))
    headings = {column.entry.id: column.heading for column in board.columns}
    for row in board.rows:
        cells = (row.cells.get(column.entry.id) for column in board.columns)
        table.writerow(map(guarded, (*_leading(row, headings), *(_cell(cell) if cell else "" for cell in cells))))
    return MARK + target.getvalue()


def write_json(board: Board, name: str) -> str:
    """The board as one JSON object: `name`, `articles` in the order of columns, `rows`."""
    import json

    articles = [
        {
            "document": column.entry.id,
            "path": column.entry.path,
            "title": column.entry.title,
            "source": column.entry.source,
            "published": column.entry.published,
            "heading": column.heading,
        }
        for column in board.columns
    ]
    record = {"name": name, "articles": articles, "rows": [row_record(row, board) for row in board.rows]}
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def row_record(row: BoardRow, board: Board) -> Record:
    """A statement as JSON; articles are told by id and path."""
    paths = {column.entry.id: column.entry.path for column in board.columns}
    found = apparatus(row)
    return {
        "base": _passage(row.base, paths),
        "documents": len(row.cells),
        "disputed": sorted(row.disputants, key=list(paths).index),
        "claims": [_annotation(claim) for claim in row.claims],
        "relations": [
            {"claim": tie.claim.id, "kind": tie.kind, "annotation": _annotation(tie.other)} for tie in row.ties
        ],
        "tags": [_annotation(tag) for tag in row.tags],
        "cells": [_cell_record(cell, paths) for cell in row.cells.values()],
        "clashes": [
            {
                "here": link.here.document,
                "there": link.there.document,
                "differences": [each._asdict() for each in link.differences],
            }
            for link in row.clashes
        ],
        "apparatus": [
            {"lemma": each.lemma, "type": each.type, "readings": [reading._asdict() for reading in each.readings]}
            for each in found.variants
        ],
    }


def _leading(row: BoardRow, headings: dict[str, str]) -> tuple[str, ...]:
    said = "; ".join(dict.fromkeys(tie.other.selector.exact for tie in row.ties if tie.kind == "said by"))
    counts = str(len(row.cells)), str(len(row.disputants))
    place = headings[row.base.document or ""], str(row.base.span.start), str(row.base.span.end)
    entries = " | ".join(line(each, headings) for each in apparatus(row).variants)
    return row.base.text, "yes" if row.claims else "no", *counts, said, headings[next(iter(row.cells))], *place, entries


def _cell(cell: Cell) -> str:
    return " ".join(filter(None, (WORDS[cell.sign], " ".join(cell.says.split()))))


def _cell_record(cell: Cell, paths: dict[str, str]) -> Record:
    return {
        "sign": cell.sign,
        "says": cell.says,
        **_passage(cell.passage, paths),
        "others": [_passage(each, paths) for each in cell.others],
        "kind": cell.kind,
        "differences": [each._asdict() for each in cell.differences],
        "conflicts": [each._asdict() for each in cell.conflicts],
    }


def _passage(passage: Passage, paths: dict[str, str]) -> Record:
    return {
        "document": passage.document,
        "path": paths.get(passage.document or ""),
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
    }


def _annotation(annotation: Annotation) -> Record:
    span = annotation.span or annotation.selector.span
    return {
        "id": annotation.id,
        "document": annotation.document,
        "start": span.start,
        "end": span.end,
        "quote": annotation.selector.exact,
        "label": annotation.label,
        "note": annotation.note,
    }
