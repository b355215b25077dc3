"""Variorum's own JSON: all of an edition. Its shape is published as docs/variorum.schema.json."""

from typing import get_args

from store import records
from store.exchange.edition import Edition, Exported
from store.exchange.files import json_bytes
from store.model import Annotation, AnnotationState, Document, Record

FORMAT = "variorum"
"""What the member `format` says."""

VERSION = 1
"""Of the shape; a reader takes this and older ones."""

STATES = get_args(AnnotationState)
"""Where an annotation may be found."""

DOCUMENT_STRINGS = {
    **{name: name for name in ("id", "path", "title", "source", "published", "url")},
    "text_sha256": "sha256",
    "text": "text",
}
"""What is written of a document, but for its remarks: by the name it has in the file, the one it has here."""


def write(edition: Edition, name: str) -> Exported:
    """The whole edition; nothing is lost."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "name": edition.name,
        "labels": [records.label_record(label) for label in edition.labels],
        "documents": (_document_record(edition.documents[entry.id]) for entry in edition.entries),
        "annotations": map(_annotation_record, edition.annotations),
        "relations": (
            {"document": relation.document, **records.relation_record(relation)} for relation in edition.relations
        ),
        "links": map(records.judgement_record, edition.judgements),
    }
    return Exported({name: json_bytes(content)})


def _document_record(document: Document) -> Record:
    fields: Record = {name: getattr(document, own) for name, own in DOCUMENT_STRINGS.items()}
    locators = [{"start": start, "name": name} for start, name in document.locators]
    told = {"author": document.author, "locators": locators}
    return {**fields, "remarks": list(document.remarks), **{name: value for name, value in told.items() if value}}


def _annotation_record(annotation: Annotation) -> Record:
    """What is kept of an annotation, its document, and where it is found in the text as it stands now."""
    span = annotation.span
    return {
        "document": annotation.document,
        **records.annotation_record(annotation),
        "state": annotation.state,
        "found": {"start": span.start, "end": span.end} if span else None,
    }
