"""Label Studio: tasks with annotations as it imports them, and the configuration of its labelling screen."""

from collections.abc import Sequence
from typing import get_args
from xml.sax.saxutils import quoteattr

from store.exchange.edition import Edition, Exported
from store.exchange.files import json_bytes, utf8
from store.exchange.lookup import Lookup
from store.exchange.losses import DESCRIBED, Marked, Standoff
from store.exchange.xml import allowed
from store.model import Annotation, Document, Record, Relation, RelationKind, Span

TASKS = "tasks.json"
CONFIGURATION = "labels.xml"


def write(edition: Edition, name: str) -> Exported:
    """A folder: tasks.json, and labels.xml for the settings of a project."""
    lookup = Lookup(edition)
    standoff = Standoff(lookup, DESCRIBED)
    standoff.lose_relations_across()
    tasks = (_task(standoff, number, *article) for number, article in enumerate(standoff.articles, 1))
    used = [annotation.label for annotation in lookup.annotations.values()]
    labels = dict.fromkeys((*(label.name for label in edition.labels), *used))
    files = {TASKS: json_bytes(tasks), CONFIGURATION: utf8(_configuration([*labels]))}
    return Exported(files, standoff.losses.told())


def _task(standoff: Standoff, number: int, document: Document, marks: Marked) -> Record:
    """An article; what each annotator made is one annotation of it."""
    relations = standoff.relations(document)
    annotators = dict.fromkeys(made.annotator for made, _ in marks)
    by = {made.id: made.annotator for made, _ in marks}
    across = sum(by[edge.subject] != by[edge.object] for edge in relations)
    standoff.losses.add("relation", "left out, with ends of two annotators", across)
    annotations = [
        _annotation(
            name,
            [(made, span) for made, span in marks if made.annotator == name],
            [edge for edge in relations if by[edge.subject] == by[edge.object] == name],
        )
        for name in annotators
    ]
    told = {field: getattr(document, field) for field in ("path", *DESCRIBED)}
    return {"id": number, "data": {"text": document.text, **told}, "annotations": annotations}


def _annotation(annotator: str, marks: Marked, relations: Sequence[Relation]) -> Record:
    ids = {made.id: f"s{number}" for number, (made, _) in enumerate(marks, 1)}
    regions = [_region(ids[made.id], made, span) for made, span in marks]
    edges: list[Record] = [
        {
            "type": "relation",
            "from_id": ids[edge.subject],
            "to_id": ids[edge.object],
            "direction": "right",
            "labels": [edge.kind],
            "meta": {"annotator": edge.annotator, "created": edge.created},
        }
        for edge in relations
    ]
    return {
        "created_username": annotator,
        "created_at": min((made.created for made, _ in marks), default=""),
        "result": [*regions, *edges],
    }


def _region(id: str, made: Annotation, span: Span) -> Record:
    meta: Record = {"created": made.created, **({"text": [made.note]} if made.note else {})}
    return {
        "id": id,
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {"start": span.start, "end": span.end, "text": made.selector.exact, "labels": [made.label]},
        "meta": meta,
    }


def _configuration(labels: Sequence[str]) -> str:
    rows = "\n".join(f"    <Label value={quoteattr(allowed(name))}/>" for name in labels)
    kinds = "\n".join(f"    <Relation value={quoteattr(kind)}/>" for kind in get_args(RelationKind))
    return (
        "<View>\n"
        f'  <Labels name="label" toName="text">\n{rows}\n  </Labels>\n'
        f"  <Relations>\n{kinds}\n  </Relations>\n"
        '  <Text name="text" value="$text"/>\n'
        "</View>\n"
    )
