"""doccano JSON Lines, read: sequence labelling in all its shapes, relations, and Prodigy's spans."""

import json
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import chain
from typing import Any

from store.exchange.edition import Imported
from store.exchange.json_source import JsonSource
from store.exchange.losses import DESCRIBED
from store.exchange.numbering_builder import NumberingBuilder
from store.exchange.parsing import number_in, objects_in, parsed_json, refused, string_in

TEXTS = ("text", "data")
"""Fields that may hold the text."""

MARKS = ("entities", "annotations", "spans", "labels", "label")
"""Fields that may hold marks, what tells most first."""


def read(files: Mapping[str, bytes]) -> Imported:
    """All records of all files.

    Raises:
        StorageError: If a file is no JSON Lines and no JSON list of objects, or there is no text in any; names it.
    """
    builder = NumberingBuilder()
    found = 0
    for name, content in files.items():
        if len(files) == 1 or name.rpartition(".")[2].lower() in ("jsonl", "json", "ndjson"):
            for number, record in enumerate(_records(content, name), 1):
                found += _gather(builder, record, f"{name.rpartition('/')[2].rpartition('.')[0]}-{number}.txt")
    if not found:
        raise refused(next(iter(files), "no file"), "there is no record with a text here, as doccano writes them")
    return builder.imported()


def _records(content: bytes, name: str) -> Iterator[dict[str, Any]]:
    """Objects, one a line; or where the first line is none, those of one list."""
    lines = (line for line in BytesIO(content.removeprefix(BOM_UTF8)) if line.strip())
    first = next(lines, b"")
    if not _is_object(first):
        yield from JsonSource(content, name).objects()
        return
    for line in chain([first], lines):
        record = parsed_json(line, name)
        if not isinstance(record, dict):
            raise refused(name, "a line of it is no JSON object")
        yield record


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _gather(builder: NumberingBuilder, record: dict[str, Any], name: str) -> int:
    """One article; 0 where the record has no text."""
    text = next((record[field] for field in TEXTS if isinstance(record.get(field), str)), None)
    if text is None:
        builder.losses.add("record", "has no text")
        return 0
    meta = record.get("meta")
    about = {**meta, **record} if isinstance(meta, dict) else record
    told = {field: string_in(about.get(field)) for field in DESCRIBED}
    path = string_in(about.get("path"))
    article = builder.article(path, text, **told) if path else builder.unnamed(name, text, **told)
    ids: dict[Any, str] = {}
    marks: list[object] = next(
        (record[field] for field in MARKS if isinstance(record.get(field), list) and record[field]), []
    )
    for mark in marks:
        key, id = _mark(builder, article, mark)
        ids |= {key: id} if id else {}
    for edge in objects_in(record.get("relations")):
        _relate(builder, edge, ids)
    builder.losses.add("comment", count=len(objects_in(record.get("Comments"))))
    return 1


def _mark(builder: NumberingBuilder, article: str, mark: object) -> tuple[object, str]:
    """A mark, `[start, end, label]` or an object: the id that it has in the file, and the one that it has now."""
    if isinstance(mark, list) and len(mark) > 2:
        start, end, label = mark[:3]
        return None, builder.mark(article, number_in(start), number_in(end), string_in(label))
    if not isinstance(mark, dict) or not {"start", "start_offset"} & mark.keys():
        builder.losses.add("label", "is of a whole text")
        return None, ""
    start, end = (number_in(mark.get(f"{name}_offset", mark.get(name))) for name in ("start", "end"))
    id = builder.mark(
        article,
        start,
        end,
        string_in(mark.get("label")),
        note=string_in(mark.get("note")),
        annotator=string_in(mark.get("user", mark.get("annotator"))),
        created=string_in(mark.get("created_at", mark.get("created"))),
    )
    return (string_in(mark.get("id")) or (start, end, string_in(mark.get("label")))), id


def _relate(builder: NumberingBuilder, edge: dict[str, Any], ids: Mapping[Any, str]) -> None:
    ends = []
    for field, span in (("from_id", "head_span"), ("to_id", "child_span")):
        at = edge.get(span)
        key: object = string_in(edge.get(field))
        if isinstance(at, dict) and not key:
            # Where several tags have one place only an id tells them apart.
            key = string_in(at.get("id"))
        if isinstance(at, dict) and not key:
            key = number_in(at.get("start")), number_in(at.get("end")), string_in(at.get("label"))
        ends.append(ids.get(key, ""))
    names = (("user", "annotator"), ("created_at", "created"))
    who, when = (string_in(edge.get(one, edge.get(other))) for one, other in names)
    builder.relate(ends[0], string_in(edge.get("type", edge.get("label"))), ends[1], who, when)
