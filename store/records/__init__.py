"""Records: the one JSON shape for disk, journal and native export.

Every `*_record` gives a new object whose fields stand in the order in which a reader of the file wants them; every
`*_from` checks shape and type and raises StorageError naming the field that is wrong. Whoever knows the file adds its
name. Fields that are not known are passed over, so that a later version may add some.
"""

from typing import cast, get_args

from store.model import (
    Annotation,
    Judgement,
    Label,
    LabelStyle,
    LabelUnit,
    LinkEnd,
    LinkKind,
    Record,
    Relation,
    RelationKind,
    Selector,
)
from store.records.fields import (
    LINK_KINDS,
    require_number,
    require_object,
    require_one_of,
    require_span,
    require_string,
)

STYLES = get_args(LabelStyle)
"""What a label's style may be."""

UNITS = get_args(LabelUnit)
"""What a label may tag when nothing is selected."""

RELATION_KINDS = get_args(RelationKind)
"""What a relation's kind may be."""

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
    fields = require_object(record, "annotation")
    selector = _selector_from(fields)
    return Annotation(
        id=require_string(fields, "id"),
        document=document,
        label=require_string(fields, "label"),
        selector=selector,
        text=require_string(fields, "text"),
        annotator=require_string(fields, "annotator"),
        created=require_string(fields, "created"),
        note=require_string(fields, "note", ""),
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
    fields = require_object(record, "relation")
    return Relation(
        id=require_string(fields, "id"),
        document=document,
        kind=cast(RelationKind, require_one_of(fields, "kind", RELATION_KINDS)),
        subject=require_string(fields, "subject"),
        object=require_string(fields, "object"),
        annotator=require_string(fields, "annotator"),
        created=require_string(fields, "created"),
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
    fields = require_object(record, "link")
    state = require_one_of(fields, "state", VERDICTS)
    return Judgement(
        id=require_string(fields, "id"),
        here=_place_from(fields, "here"),
        there=_place_from(fields, "there"),
        state="accepted" if state == "accepted" else "rejected",
        score=require_number(fields, "score"),
        kind=cast(LinkKind, require_one_of(fields, "kind", LINK_KINDS)),
        annotator=require_string(fields, "annotator"),
        created=require_string(fields, "created"),
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
    fields = require_object(record, "label")
    return Label(
        name=require_string(fields, "name"),
        key=require_string(fields, "key"),
        style=cast(LabelStyle, require_one_of(fields, "style", STYLES)),
        unit=cast(LabelUnit, require_one_of(fields, "unit", UNITS, "sentence")),
        colour=require_string(fields, "colour", ""),
    )


def _selector_record(selector: Selector) -> Record:
    return {
        "start": selector.span.start,
        "end": selector.span.end,
        "exact": selector.exact,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
    }


def _selector_from(fields: Record) -> Selector:
    context = require_string(fields, "prefix", ""), require_string(fields, "suffix", "")
    return Selector(require_span(fields), require_string(fields, "exact"), *context)


def _place_record(place: LinkEnd) -> Record:
    return {"document": place.document, **_selector_record(place.selector), "text": place.text}


def _place_from(fields: Record, field: str) -> LinkEnd:
    place = require_object(fields.get(field), field)
    return LinkEnd(require_string(place, "document"), _selector_from(place), require_string(place, "text"))
