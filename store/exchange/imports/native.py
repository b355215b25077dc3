"""Variorum's own JSON, read back: all of an edition."""

from collections.abc import Callable, Mapping
from sys import intern
from typing import Any, cast

from store import records
from store.errors import StorageError
from store.exchange.edition import Edition, Imported
from store.exchange.exports.native import DOCUMENT_STRINGS, FORMAT, STATES, VERSION
from store.exchange.json_source import JsonSource
from store.model import Annotation, AnnotationState, Document, Record, Relation, Span
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
    source = JsonSource(content, name)
    try:
        return Imported(_edition(_members(source)))
    except StorageError as error:
        told = error.message.removeprefix(f"{name}: ")
        raise StorageError(f"{name}: not an export of Variorum: {told}", "Cannot read this export") from error


def _members(source: JsonSource) -> Record:
    """The members of an export; of its lists what their records say."""
    if source.peek() != "{":
        raise StorageError(f'it does not say "format": "{FORMAT}"')
    found: Record = {}
    for name in source.members():
        known = _LISTS.get(name)
        if known is None:
            found[name] = source.value()
        elif source.peek() != "[":
            raise wrong_field(name, "a list of objects")
        else:
            # What is wrong with a record of a file of another format or version says less than that it is one.
            if {"format", "version"} <= found.keys():
                _require_version(found)
            found[name] = [known(require_object(source.value(), f"an item of {name}")) for _ in source.items()]
    source.end()
    _require_version(found)
    return found


def _require_version(data: Record) -> None:
    if data.get("format") != FORMAT:
        raise StorageError(f'it does not say "format": "{FORMAT}"')
    if data.get("version") != VERSION:
        raise StorageError(
            f"it is of version {data.get('version')}, known is {VERSION}; use the Variorum that wrote it"
        )


def _edition(data: Record) -> Edition:
    missing = next((name for name in _LISTS if name not in data), None)
    if missing:
        raise wrong_field(missing, "a list of objects")
    documents: list[Document] = data["documents"]
    return Edition(
        name=require_string(data, "name"),
        entries=tuple(document.entry for document in documents),
        documents={document.id: document for document in documents},
        labels=tuple(data["labels"]),
        annotations=tuple(data["annotations"]),
        relations=tuple(data["relations"]),
        judgements=tuple(data["links"]),
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
    made = records.annotation_from(record, intern(require_string(record, "document")))
    state = cast(AnnotationState, require_one_of(record, "state", STATES, "anchored"))
    # The same few strings in a million annotations are kept once: else they take half of the memory.
    return made._replace(
        label=intern(made.label),
        text=intern(made.text),
        annotator=intern(made.annotator),
        span=_span_of(record, made.span),
        state=STATES[STATES.index(state)],
    )


def _relation(record: Record) -> Relation:
    return records.relation_from(record, require_string(record, "document"))


_LISTS: dict[str, Callable[[Record], Any]] = {
    "labels": records.label_from,
    "documents": _document,
    "annotations": _annotation,
    "relations": _relation,
    "links": records.judgement_from,
}
"""What each record of a list holds."""


def _span_of(record: Record, made: Span | None) -> Span | None:
    """Where an annotation is found; where the export does not say, where it was made."""
    if "found" not in record:
        return made
    if record["found"] is None:
        return None
    found = require_span(require_object(record["found"], "found"))
    return made if found == made else found


def _objects(data: Record, field: str) -> list[Record]:
    value = data.get(field)
    if not isinstance(value, list):
        raise wrong_field(field, "a list of objects")
    return [require_object(item, f"an item of {field}") for item in value]
