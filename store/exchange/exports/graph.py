"""An edition as a network: articles and annotations, what stands where, relations, and accepted links of articles."""

from datetime import date
from typing import TYPE_CHECKING, Any

from store.exchange.edition import Edition
from store.exchange.lookup import Lookup
from store.exchange.losses import PLAIN, TEXTLESS, Losses
from store.exchange.xml import allowed
from store.model import Annotation, Entry, Judgement

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Attributes = dict[str, Any]


def network(lookup: Lookup) -> "MultiDiGraph[str]":
    """Every article and placed annotation as a node; none of its attributes is missing, and none is a list."""
    from networkx import MultiDiGraph

    graph: MultiDiGraph[str] = MultiDiGraph(name=allowed(lookup.edition.name))
    for entry in lookup.edition.entries:
        graph.add_node(_article(entry.id), **_clean(_of_article(entry)))
    for document, inside in lookup.standing.items():
        for annotation in inside:
            graph.add_node(_node(annotation), **_clean(_of_annotation(lookup, annotation)))
            kept = {"kind": "in", "annotator": annotation.annotator, "created": annotation.created}
            graph.add_edge(_node(annotation), _article(document), f"in:{annotation.id}", **_clean(kept))
    for relation in lookup.drawable():
        told = {"kind": relation.kind, "annotator": relation.annotator, "created": relation.created}
        graph.add_edge(
            f"annotation:{relation.subject}", f"annotation:{relation.object}", f"relation:{relation.id}", **_clean(told)
        )
    for judgement in carried(lookup):
        ends = (_article(judgement.here.document), _article(judgement.there.document))
        graph.add_edge(*ends, f"link:{judgement.id}", **_clean(_of_link(judgement)))
    return graph


def carried(lookup: Lookup) -> list[Judgement]:
    """Accepted links between articles there are."""
    entries = lookup.entries
    return [
        each for each in lookup.judged("accepted") if each.here.document in entries and each.there.document in entries
    ]


def losses(edition: Edition) -> Losses:
    """What no network carries."""
    lookup, lost = Lookup(edition), Losses()
    accepted, placed = lookup.judged("accepted"), sum(map(len, lookup.standing.values()))
    lost.add("article", TEXTLESS, len(edition.entries))
    lost.add("orphan", count=len(edition.annotations) - placed)
    lost.add("relation", "left out, an end having no place", len(edition.relations) - len(lookup.drawable()))
    lost.add("accepted link", "left out, an article being gone", len(accepted) - len(carried(lookup)))
    lost.add("rejected link", count=len(lookup.judged("rejected")))
    lost.add("label", PLAIN, len(lookup.unknown_labels()))
    return lost


def day(entry: Entry) -> str:
    """The day on which an article was published, as a network over time can hold it; empty where it is not known."""
    try:
        return date.fromisoformat(entry.published[:10]).isoformat()
    except ValueError:
        return ""


def _article(id: str) -> str:
    return f"article:{id}"


def _node(annotation: Annotation) -> str:
    return f"annotation:{annotation.id}"


def _of_article(entry: Entry) -> Attributes:
    said = {"path": entry.path, "source": entry.source, "published": entry.published, "url": entry.url}
    return {"label": entry.title or entry.path, "kind": "article", **said, "day": day(entry)}


def _of_annotation(lookup: Lookup, annotation: Annotation) -> Attributes:
    span, quote = annotation.span, lookup.quote(annotation)
    assert span is not None
    place = {"start_offset": span.start, "end_offset": span.end, "quote": quote}
    told = {"label": " ".join(quote.split())[:60], "kind": annotation.label, **place, "note": annotation.note}
    return {**told, "day": day(lookup.entries[annotation.document])}


def _of_link(judgement: Judgement) -> Attributes:
    told: Attributes = {"kind": "link", "wording": judgement.kind, "weight": 1.0}
    if judgement.kind != "by hand":
        told |= {"score": float(judgement.score), "weight": round(judgement.score / 100, 4)}
    words = {"here": judgement.here.selector.exact, "there": judgement.there.selector.exact}
    return {**told, **words, "annotator": judgement.annotator, "created": judgement.created}


def _clean(attributes: Attributes) -> Attributes:
    """Without what is empty, and with nothing that XML cannot hold."""
    kept = {name: value for name, value in attributes.items() if value != ""}
    return {name: allowed(value) if isinstance(value, str) else value for name, value in kept.items()}
