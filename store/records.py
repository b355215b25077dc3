"""One JSON shape for disk, journal and native export.

Every `*_record` gives a new object whose fields stand in the order in which a reader of the file wants them; every
`*_from` checks shape and type and raises StorageError naming the field that is wrong. Whoever knows the file adds its
name. Fields that are not known are passed over, so that a later version may add some.
"""

from collections.abc import Sequence
from typing import cast, get_args

from store.errors import StorageError
from store.model import (
    Annotation,
    Change,
    Difference,
    DifferenceType,
    Edit,
    Judgement,
    Label,
    LabelStyle,
    Link,
    LinkEnd,
    LinkKind,
    Passage,
    Record,
    Relation,
    RelationKind,
    Selector,
    Span,
    Table,
)

STYLES = get_args(LabelStyle)
"""What a label's style may be."""

UNITS = ("sentence", "word", "phrase")
"""What a label may tag when nothing is selected."""

LINK_KINDS = get_args(LinkKind)
"""What a link's kind may be."""

DIFFERENCE_TYPES = get_args(DifferenceType)
"""In what two wordings may differ."""

BEST = 100
"""Score of the best link."""

RELATION_KINDS = get_args(RelationKind)
"""What a relation's kind may be."""

TABLES = get_args(Table)
"""Where an edit may stand."""

VERDICTS = ("accepted", "rejected")
"""What a reader may decide of a link."""


def annotation_record(annotation: Annotation) -> Record:
    """What is kept of an annotation: what was made, not where it is found today."""
    return {
        "id": annotation.id,
        "label": annotation.label,
        **_selector_record(annotation.selector),
        "note": annotation.note,
        "annotator": annotation.annotator,
        "created": annotation.created,
        "text": annotation.text,
    }


def annotation_from(record: object, document: str) -> Annotation:
    """The annotation that a record of `document` holds, its `span` where it was made.

    Raises:
        StorageError: If a field is missing or of the wrong type.
    """
    fields = _object(record, "annotation")
    selector = _selector_from(fields)
    return Annotation(
        id=_string(fields, "id"),
        document=document,
        label=_string(fields, "label"),
        selector=selector,
        text=_string(fields, "text"),
        annotator=_string(fields, "annotator"),
        created=_string(fields, "created"),
        note=_string(fields, "note", ""),
        span=selector.span,
    )


def relation_record(relation: Relation) -> Record:
    """What is kept of a relation, in the file of its subject's document."""
    return {
        "id": relation.id,
        "kind": relation.kind,
        "subject": relation.subject,
        "object": relation.object,
        "annotator": relation.annotator,
        "created": relation.created,
    }


def relation_from(record: object, document: str) -> Relation:
    """The relation that a record of `document` holds.

    Raises:
        StorageError: If a field is missing or of the wrong type, or the kind is not known.
    """
    fields = _object(record, "relation")
    return Relation(
        id=_string(fields, "id"),
        document=document,
        kind=cast(RelationKind, _one_of(fields, "kind", RELATION_KINDS)),
        subject=_string(fields, "subject"),
        object=_string(fields, "object"),
        annotator=_string(fields, "annotator"),
        created=_string(fields, "created"),
    )


def judgement_record(judgement: Judgement) -> Record:
    """What is kept of an accepted or rejected link."""
    return {
        "id": judgement.id,
        "state": judgement.state,
        "kind": judgement.kind,
        "score": judgement.score,
        "here": _place_record(judgement.here),
        "there": _place_record(judgement.there),
        "annotator": judgement.annotator,
        "created": judgement.created,
    }


def judgement_from(record: object) -> Judgement:
    """The judgement that a record holds.

    Raises:
        StorageError: If a field is missing or of the wrong type.
    """
    fields = _object(record, "link")
    state = _one_of(fields, "state", VERDICTS)
    return Judgement(
        id=_string(fields, "id"),
        here=_place_from(fields, "here"),
        there=_place_from(fields, "there"),
        state="accepted" if state == "accepted" else "rejected",
        score=_number(fields, "score"),
        kind=cast(LinkKind, _one_of(fields, "kind", LINK_KINDS)),
        annotator=_string(fields, "annotator"),
        created=_string(fields, "created"),
    )


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
    fields = _object(record, "change")
    edits = fields.get("edits")
    if not isinstance(edits, list):
        raise _wrong("edits", "a list")
    return Change(
        id=_string(fields, "id"),
        at=_string(fields, "at"),
        annotator=_string(fields, "annotator"),
        action=_string(fields, "action"),
        edits=tuple(_edit_from(edit) for edit in edits),
        undoes=_string(fields, "undoes", ""),
        redoes=_string(fields, "redoes", ""),
    )


def label_record(label: Label) -> Record:
    """A label as it stands in the project's settings."""
    return {
        "name": label.name,
        "key": label.key,
        "style": label.style,
        "unit": label.unit,
        "colour": label.colour,
    }


def label_from(record: object) -> Label:
    """The label that a record holds; unit and colour may be left out.

    Raises:
        StorageError: If a field is missing or of the wrong type, or style or unit is not known.
    """
    fields = _object(record, "label")
    unit = _one_of(fields, "unit", UNITS, "sentence")
    return Label(
        name=_string(fields, "name"),
        key=_string(fields, "key"),
        style=cast(LabelStyle, _one_of(fields, "style", STYLES)),
        unit="word" if unit == "word" else "phrase" if unit == "phrase" else "sentence",
        colour=_string(fields, "colour", ""),
    )


def link_from(record: object) -> Link:
    """The link that a line of `variorum link` holds, as one that nobody has judged.

    Raises:
        StorageError: If a field is missing or of the wrong type.
    """
    fields = _object(record, "link")
    score, weak = _number(fields, "score"), fields.get("weak")
    if not 0 <= score <= BEST:
        raise _wrong("score", f"a number from 0 to {BEST}")
    if not isinstance(weak, bool):
        raise _wrong("weak", "true or false")
    kind = cast(LinkKind, _one_of(fields, "kind", LINK_KINDS))
    differences = fields.get("differences")
    if not isinstance(differences, list):
        raise _wrong("differences", "a list")
    changed = tuple(map(_difference_from, differences))
    return Link(_end_from(fields, "here"), _end_from(fields, "there"), score, weak, kind, changed)


def _end_from(fields: Record, field: str) -> Passage:
    end = _object(fields.get(field), field)
    return Passage(_string(end, "document"), _span_from(end), _string(end, "text"))


def _difference_from(record: object) -> Difference:
    fields = _object(record, "difference")
    type = cast(DifferenceType, _one_of(fields, "type", DIFFERENCE_TYPES))
    return Difference(type, _string(fields, "here"), _string(fields, "there"))


def _span_from(fields: Record) -> Span:
    start, end = _offset(fields, "start"), _offset(fields, "end")
    if end < start:
        raise _wrong("end", "an offset that is not before 'start'")
    return Span(start, end)


def _selector_record(selector: Selector) -> Record:
    return {
        "start": selector.span.start,
        "end": selector.span.end,
        "exact": selector.exact,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
    }


def _selector_from(fields: Record) -> Selector:
    context = _string(fields, "prefix", ""), _string(fields, "suffix", "")
    return Selector(_span_from(fields), _string(fields, "exact"), *context)


def _place_record(place: LinkEnd) -> Record:
    return {"document": place.document, **_selector_record(place.selector), "text": place.text}


def _place_from(fields: Record, field: str) -> LinkEnd:
    place = _object(fields.get(field), field)
    return LinkEnd(_string(place, "document"), _selector_from(place), _string(place, "text"))


def _edit_record(edit: Edit) -> Record:
    return {
        "table": edit.table,
        "document": edit.document,
        "id": edit.id,
        "before": edit.before,
        "after": edit.after,
    }


def _edit_from(record: object) -> Edit:
    fields = _object(record, "edit")
    return Edit(
        table=cast(Table, _one_of(fields, "table", TABLES)),
        document=_string(fields, "document"),
        id=_string(fields, "id"),
        before=_object_or_none(fields, "before"),
        after=_object_or_none(fields, "after"),
    )


def _object(value: object, what: str) -> Record:
    if not isinstance(value, dict):
        raise _wrong(what, "an object")
    return value


def _object_or_none(fields: Record, field: str) -> Record | None:
    value = fields.get(field)
    return None if value is None else _object(value, field)


def _string(fields: Record, field: str, default: str | None = None) -> str:
    value = fields.get(field, default)
    if not isinstance(value, str):
        raise _wrong(field, "a string")
    return value


def _offset(fields: Record, field: str) -> int:
    value = fields.get(field)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _wrong(field, "an offset, 0 or more")
    return value


def _number(fields: Record, field: str) -> float:
    value = fields.get(field)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise _wrong(field, "a number")
    return float(value)


def _one_of(fields: Record, field: str, choices: Sequence[str], default: str | None = None) -> str:
    value = fields.get(field, default)
    if not isinstance(value, str) or value not in choices:
        raise _wrong(field, f"one of {', '.join(choices)}")
    return value


def _wrong(field: str, wanted: str) -> StorageError:
    return StorageError(f"field '{field}' is not {wanted}", "Damaged record")
