"""doccano JSON Lines: an article a line, for its projects of sequence labelling and of relations.

`label` is what the former read, `entities` and `relations` the latter; the rest is kept there as metadata.
"""

from store.exchange.edition import Edition, Exported
from store.exchange.files import json_lines
from store.exchange.lookup import Lookup
from store.exchange.losses import DESCRIBED, Marked, Standoff, overlapping
from store.model import Document, Record


def write(edition: Edition, name: str) -> Exported:
    """A line for every article."""
    standoff = Standoff(Lookup(edition), DESCRIBED)
    standoff.lose_relations_across()
    records = (_record(standoff, *article) for article in standoff.articles)
    shared = sum(overlapping(marks) for _, marks in standoff.articles)
    standoff.losses.add(
        "annotation", "sharing words with another, doccano drops them unless its project allows that", shared
    )
    return Exported({name: json_lines(records)}, standoff.losses.told())


def _record(standoff: Standoff, document: Document, marks: Marked) -> Record:
    numbers = {annotation.id: number for number, (annotation, _) in enumerate(marks)}
    return {
        "text": document.text,
        "label": [[span.start, span.end, annotation.label] for annotation, span in marks],
        "entities": [
            {
                "id": numbers[annotation.id],
                "label": annotation.label,
                "start_offset": span.start,
                "end_offset": span.end,
                "note": annotation.note,
                "user": annotation.annotator,
                "created_at": annotation.created,
            }
            for annotation, span in marks
        ],
        "relations": [
            {
                "id": number,
                "from_id": numbers[edge.subject],
                "to_id": numbers[edge.object],
                "type": edge.kind,
                "user": edge.annotator,
                "created_at": edge.created,
            }
            for number, edge in enumerate(standoff.relations(document))
        ],
        **{field: getattr(document, field) for field in ("path", *DESCRIBED)},
    }
