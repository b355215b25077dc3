"""Changes: one act of a reader each, as edits of records; and the line of the journal that holds one."""

from typing import Literal, NamedTuple, cast, get_args

from store.model import Annotation, Record, Relation
from store.records import annotation_record, relation_record
from store.records.fields import optional_object, require_object, require_one_of, require_string, wrong_field

Table = Literal["annotations", "relations", "suggestions", "links", "settings", "meta"]
"""Which TinyDB table a record stands in: `suggestions` those that were rejected, `meta` path, title and hash."""

TABLES = get_args(Table)
"""Where an edit may stand."""


class Edit(NamedTuple):
    """One record before and after; None before: made, None after: removed."""

    table: Table
    document: str
    """Whose file it stands in; empty for the tables that belong to the whole project."""
    id: str
    before: Record | None
    after: Record | None


class Change(NamedTuple):
    """One act of a reader, whole: all its edits are made, or none."""

    id: str
    at: str
    """ISO 8601 with zone."""
    annotator: str
    action: str
    """What was done, as a verb and an object: `tag claim`, `accept link`."""
    edits: tuple[Edit, ...]
    undoes: str = ""
    """Id of the change that this one takes back."""
    redoes: str = ""
    """Id of the change that this one makes again."""


def annotation_edit(before: Annotation | None, after: Annotation | None) -> Edit:
    """The edit that makes, changes or removes an annotation; one of the two is given."""
    either = before or after
    assert either is not None
    records = [None if each is None else annotation_record(each) for each in (before, after)]
    return Edit("annotations", either.document, either.id, *records)


def rejection_edit(rejected: Annotation) -> Edit:
    """The edit that keeps a suggestion as one that is not to come again."""
    return Edit("suggestions", rejected.document, rejected.id, None, annotation_record(rejected))


def relation_edit(before: Relation | None, after: Relation | None) -> Edit:
    """The edit that makes, changes or removes a relation; one of the two is given."""
    either = before or after
    assert either is not None
    records = [None if each is None else relation_record(each) for each in (before, after)]
    return Edit("relations", either.document, either.id, *records)


def change_record(change: Change) -> Record:
    """A change as one line of the journal; `undoes` and `redoes` only where they say something."""
    record: Record = {"id": change.id, "at": change.at, "annotator": change.annotator, "action": change.action}
    if change.undoes:
        record["undoes"] = change.undoes
    if change.redoes:
        record["redoes"] = change.redoes
    record["edits"] = [_edit_record(edit) for edit in change.edits]
    return record


def change_from(record: object) -> Change:
    """The change that a line of the journal holds.

    Raises:
        StorageError: If a field is missing or of the wrong type.
    """
    fields = require_object(record, "change")
    edits = fields.get("edits")
    if not isinstance(edits, list):
        raise wrong_field("edits", "a list")
    return Change(
        id=require_string(fields, "id"),
        at=require_string(fields, "at"),
        annotator=require_string(fields, "annotator"),
        action=require_string(fields, "action"),
        edits=tuple(_edit_from(edit) for edit in edits),
        undoes=require_string(fields, "undoes", ""),
        redoes=require_string(fields, "redoes", ""),
    )


def _edit_record(edit: Edit) -> Record:
    return {
        "table": edit.table,
        "document": edit.document,
        "id": edit.id,
        "before": edit.before,
        "after": edit.after,
    }


def _edit_from(record: object) -> Edit:
    fields = require_object(record, "edit")
    return Edit(
        table=cast(Table, require_one_of(fields, "table", TABLES)),
        document=require_string(fields, "document"),
        id=require_string(fields, "id"),
        before=optional_object(fields, "before"),
        after=optional_object(fields, "after"),
    )
