"""Variorum's own JSON: all of an edition, and back. Its shape is published as docs/variorum.schema.json."""

import json
from typing import cast, get_args

from store import records
from store.errors import StorageError
from store.model import Annotation, AnnotationState, Document, Edition, Exported, Record, Span

FORMAT = "variorum"
"""What the member `format` says."""

VERSION = 1
"""Of the shape; a reader takes this and older ones."""

_STATES = get_args(AnnotationState)
_DOCUMENT_STRINGS = ("id", "path", "title", "source", "published", "url", "sha256", "text")


def write(edition: Edition) -> Exported:
    """The whole edition; nothing is lost."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "name": edition.name,
        "labels": [records.label_record(label) for label in edition.labels],
        "documents": [_document_record(document) for document in edition.documents],
        "annotations": [_annotation_record(annotation) for annotation in edition.annotations],
        "relations": [
            {"document": relation.document, **records.relation_record(relation)} for relation in edition.relations
        ],
        "links": [records.judgement_record(judgement) for judgement in edition.judgements],
    }
    return Exported(json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def read(content: str) -> Edition:
    """The edition that an export holds.

    Raises:
        StorageError: If it is no such export, or of a later version, or a field has another shape.
    """
    try:
        data = json.loads(content)
    except json.JSONDecodeError as error:
        raise _refused(f"line {error.lineno} is not JSON ({error.msg})") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise _refused(f'it does not say "format": "{FORMAT}"')
    if data.get("version") != VERSION:
        raise _refused(f"it is of version {data.get('version')}, known is {VERSION}; use the Variorum that wrote it")
    return Edition(
        name=_string(data, "name"),
        documents=tuple(_document_from(record) for record in _records(data, "documents")),
        labels=tuple(records.label_from(record) for record in _records(data, "labels")),
        annotations=tuple(_annotation_from(record) for record in _records(data, "annotations")),
        relations=tuple(
            records.relation_from(record, _string(record, "document")) for record in _records(data, "relations")
        ),
        judgements=tuple(records.judgement_from(record) for record in _records(data, "links")),
    )


def _document_record(document: Document) -> Record:
    fields: Record = {name: getattr(document, name) for name in _DOCUMENT_STRINGS}
    return {**fields, "remarks": list(document.remarks)}


def _document_from(record: Record) -> Document:
    remarks = record.get("remarks", [])
    if not isinstance(remarks, list) or not all(isinstance(remark, str) for remark in remarks):
        raise _refused("field 'remarks' is not a list of strings")
    return Document(**{name: _string(record, name) for name in _DOCUMENT_STRINGS}, remarks=tuple(remarks))


def _annotation_record(annotation: Annotation) -> Record:
    """What is kept of an annotation, its document, and where it is found in the text as it stands now."""
    span = annotation.span
    return {
        "document": annotation.document,
        **records.annotation_record(annotation),
        "state": annotation.state,
        "found": {"start": span.start, "end": span.end} if span else None,
    }


def _annotation_from(record: Record) -> Annotation:
    annotation = records.annotation_from(record, _string(record, "document"))
    state = record.get("state", "anchored")
    if state not in _STATES:
        raise _refused(f"field 'state' is not one of {', '.join(_STATES)}")
    return annotation._replace(state=cast(AnnotationState, state), span=_found(record, annotation.span))


def _found(record: Record, made: Span | None) -> Span | None:
    found = record.get("found", made)
    if found is None or isinstance(found, Span):
        return found
    try:
        return Span(int(found["start"]), int(found["end"]))
    except (TypeError, KeyError, ValueError) as error:
        raise _refused("field 'found' is not an object with start and end") from error


def _records(data: Record, field: str) -> list[Record]:
    value = data.get(field)
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise _refused(f"field '{field}' is not a list of objects")
    return value


def _string(record: Record, field: str) -> str:
    value = record.get(field)
    if not isinstance(value, str):
        raise _refused(f"field '{field}' is not a string")
    return value


def _refused(reason: str) -> StorageError:
    return StorageError(f"not an export of Variorum: {reason}", "Cannot read this export")
