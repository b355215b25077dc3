"""Variorum's own JSON, read back: all of an edition."""

import json
from collections.abc import Mapping
from typing import cast

from store import records
from store.errors import StorageError
from store.exchange.edition import Edition, Imported
from store.exchange.exports.native import DOCUMENT_STRINGS, FORMAT, STATES, VERSION
from store.model import Annotation, AnnotationState, Document, Record, Span
from store.records.fields import (
    require_object,
    require_offset,
    require_one_of,
    require_span,
    require_string,
    wrong_field,
)


def read(files: Mapping[str, bytes]) -> Imported:
    """Everything that one file holds; nothing is lost.

    Raises:
        StorageError: If it is no such export, or of a later version, or a field has another shape; names the file.
    """
    if len(files) != 1:
        raise StorageError(f"{len(files)} files: an export of Variorum is one; name it", "Cannot read this export")
    ((name, content),) = files.items()
    try:
        return Imported(_edition(_object(content)))
    except StorageError as error:
        raise StorageError(f"{name}: not an export of Variorum: {error.message}", "Cannot read this export") from error


def _object(content: bytes) -> Record:
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise StorageError(f"line {error.lineno} is not JSON ({error.msg})") from error
    except (ValueError, RecursionError) as error:
        raise StorageError(f"it is not JSON in UTF-8 ({' '.join(str(error).split())})") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise StorageError(f'it does not say "format": "{FORMAT}"')
    if data.get("version") != VERSION:
        raise StorageError(
            f"it is of version {data.get('version')}, known is {VERSION}; use the Variorum that wrote it"
        )
    return data


def _edition(data: Record) -> Edition:
    documents = [_document(record) for record in _objects(data, "documents")]
    relations = _objects(data, "relations")
    return Edition(
        name=require_string(data, "name"),
        entries=tuple(document.entry for document in documents),
        documents={document.id: document for document in documents},
        labels=tuple(map(records.label_from, _objects(data, "labels"))),
        annotations=tuple(map(_annotation, _objects(data, "annotations"))),
        relations=tuple(records.relation_from(record, require_string(record, "document")) for record in relations),
        judgements=tuple(map(records.judgement_from, _objects(data, "links"))),
    )


def _document(record: Record) -> Document:
    remarks = record.get("remarks", [])
    if not isinstance(remarks, list) or not all(isinstance(remark, str) for remark in remarks):
        raise wrong_field("remarks", "a list of strings")
    strings = {own: require_string(record, name) for name, own in DOCUMENT_STRINGS.items()}
    author = require_string(record, "author", "")
    return Document(**strings, remarks=tuple(remarks), author=author, locators=_locators(record))


def _locators(record: Record) -> tuple[tuple[int, str], ...]:
    value = _objects(record, "locators") if "locators" in record else []
    return tuple((require_offset(each, "start"), require_string(each, "name")) for each in value)


def _annotation(record: Record) -> Annotation:
    annotation = records.annotation_from(record, require_string(record, "document"))
    state = cast(AnnotationState, require_one_of(record, "state", STATES, "anchored"))
    return annotation._replace(state=state, span=_span_of(record, annotation.span))


def _span_of(record: Record, made: Span | None) -> Span | None:
    """Where an annotation is found; where the export does not say, where it was made."""
    if "found" not in record:
        return made
    return None if record["found"] is None else require_span(require_object(record["found"], "found"))


def _objects(data: Record, field: str) -> list[Record]:
    value = data.get(field)
    if not isinstance(value, list):
        raise wrong_field(field, "a list of objects")
    return [require_object(item, f"an item of {field}") for item in value]
