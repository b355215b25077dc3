"""Prodigy JSON Lines: an article a line, with spans and relations, as its recipes for spans read them."""

from collections.abc import Mapping

from store.exchange.edition import Edition, Exported
from store.exchange.files import json_lines
from store.exchange.lookup import Lookup
from store.exchange.losses import DESCRIBED, Marked, Standoff, overlapping
from store.exchange.tokens import Token, tokens
from store.model import Document, Record, Relation, Span


def write(edition: Edition, name: str) -> Exported:
    """A line for every article."""
    standoff = Standoff(Lookup(edition), DESCRIBED)
    standoff.lose_relations_across()
    records = (_record(standoff, *article) for article in standoff.articles)
    shared = sum(overlapping(marks) for _, marks in standoff.articles)
    standoff.losses.add("annotation", "sharing words with another, only recipes for spans show them", shared)
    return Exported({name: json_lines(records)}, standoff.losses.told())


def _record(standoff: Standoff, document: Document, marks: Marked) -> Record:
    words = tokens(document.text, [span for _, span in marks])
    starts = {word.span.start: number for number, word in enumerate(words)}
    ends = {word.span.end: number for number, word in enumerate(words)}
    spans: dict[str, Record] = {
        annotation.id: {
            "id": number,
            "start": span.start,
            "end": span.end,
            "token_start": starts[span.start],
            "token_end": ends[span.end],
            "label": annotation.label,
            "note": annotation.note,
            "annotator": annotation.annotator,
            "created": annotation.created,
        }
        for number, (annotation, span) in enumerate(marks)
    }
    return {
        "text": document.text,
        "meta": {field: getattr(document, field) for field in ("path", *DESCRIBED)},
        "tokens": [_token(number, word) for number, word in enumerate(words)],
        "spans": [*spans.values()],
        "relations": [_relation(edge, spans) for edge in standoff.relations(document)],
        "answer": "accept",
    }


def _relation(edge: Relation, spans: Mapping[str, Record]) -> Record:
    head, child = spans[edge.subject], spans[edge.object]
    ends = {"head": head["token_end"], "child": child["token_end"], "head_span": head, "child_span": child}
    return ends | {"label": edge.kind, "annotator": edge.annotator, "created": edge.created}


def _token(number: int, word: Token) -> Record:
    span: Span = word.span
    return {"text": word.text, "start": span.start, "end": span.end, "id": number, "ws": word.has_space}
