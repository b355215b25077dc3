"""Where a text has what a query asks for. Pure."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from store.library.catalogue import searched
from store.library.expressions import Stopwatch
from store.library.expressions import spans as matches
from store.library.folded import folded, phrase_pattern
from store.library.queries import SearchQuery, Term, fits
from store.model import Cancelled, Document, Found, Hit, Span
from store.text.plain import PlainText

EXACT = 100.0
"""Score of a hit that stands exactly so."""

AGAIN_SECONDS = 0.25
"""How long after an answer there is a fuller one."""

Tagged = Callable[[str, str], Sequence[Span]]
"""Gives what has a label in a document, by the document's id and the label."""


class ReadText(NamedTuple):
    """A document as it is searched."""

    id: str
    text: str
    compared: PlainText
    """The text as it is compared."""


class Collected:
    """The hits of a search so far: the first ones, and how many there are.

    Args:
        limit: Most hits that are listed.
    """

    def __init__(self, limit: int) -> None:
        self.hits: list[Hit] = []
        self.total = 0
        self._limit = limit
        self._told = 0
        self._told_at = 0.0

    @property
    def is_full(self) -> bool:
        """Whether no more are listed."""
        return len(self.hits) >= self._limit

    @property
    def found(self) -> Found:
        """What there is so far."""
        return Found(list(self.hits), max(self.total, len(self.hits)))

    def add(self, document: str, spans: Sequence[Span]) -> None:
        """Add the places in a document to the list, as far as it is not full."""
        self.hits += [Hit(document, span, EXACT) for span in spans[: self._limit - len(self.hits)]]

    def news(self) -> Iterator[Found]:
        """What there is so far, where something is new and the last answer is a while ago; at once the first time."""
        now = time.monotonic()
        if len(self.hits) > self._told and now >= self._told_at + AGAIN_SECONDS:
            self._told, self._told_at = len(self.hits), now
            yield self.found


def places(query: SearchQuery, read: ReadText, watch: Stopwatch, tagged: Tagged) -> list[Span]:
    """The places of a document that a query asks for, in order, none within another; none where it does not meet all.

    Where no text is asked for these are its tags, if a label is, else its first line.

    Args:
        query: What is asked for; outlet, title and date are seen to elsewhere.
        read: A document.
        watch: How long expressions may take.
        tagged: Gives what has a label.

    Raises:
        QueryError: If an expression takes too long.
    """
    found, is_met = list[Span](), True
    for term in _by_cost(query):
        there = list(_of(term, read, watch))
        is_met = bool(there) != term.excluded
        if not is_met:
            return []
        found += there
    outside = [span for label in query.of("label", excluded=True) for span in tagged(read.id, label)]
    if not (labels := query.of("label")):
        if not query.shows_places:
            return [] if outside else [_first_line(read.text)]
        return [span for span in _apart(found) if not any(map(span.overlap, outside))]
    inside = [span for label in labels for span in tagged(read.id, label)]
    within = found if query.shows_places else inside
    return [
        span
        for span in _apart(within)
        if any(each.contains(span) for each in inside) and not any(map(span.overlap, outside))
    ]


def in_documents(
    query: SearchQuery, documents: Iterable[Document], collected: Collected, tagged: Tagged, cancelled: Cancelled
) -> Iterator[Found]:
    """Search documents one after the other; now and then what was found so far.

    Raises:
        QueryError: If an expression takes too long.
    """
    watch, needs_folding = Stopwatch(), bool(query.words) or any(term.kind == "exact" for term in query.terms)
    for document in documents:
        if cancelled():
            return
        if fits(query, document):
            compared = folded(document.text) if needs_folding else PlainText("", ())
            spans = places(query, ReadText(document.id, document.text, compared), watch, tagged)
            collected.total += len(spans)
            collected.add(document.id, spans)
            yield from collected.news()


def allowed(query: SearchQuery, hits: Sequence[Hit], document: Document, watch: Stopwatch, tagged: Tagged) -> list[Hit]:
    """Hits for plain words in a document, exact and like ones: none where it does not meet all else that is asked for.

    Beside the like ones stand the places where the rest of the query stands.

    Raises:
        QueryError: If an expression takes too long.
    """
    strict = query.strictly()
    if not fits(query, document):
        return []
    there = places(strict, ReadText(document.id, document.text, folded(document.text)), watch, tagged)
    labels = [span for label in query.of("label") for span in tagged(document.id, label)]
    if not there and not (labels and not strict.shows_places):
        return []
    outside = [span for label in query.of("label", excluded=True) for span in tagged(document.id, label)]
    met = [
        hit
        for hit in hits
        if (not query.of("label") or any(each.contains(hit.span) for each in labels))
        and not any(map(hit.span.overlap, outside))
    ]
    taken = [hit.span for hit in met]
    beside = [span for span in there if strict.shows_places and not any(map(span.overlap, taken))]
    return [*met, *(Hit(document.id, span, EXACT) for span in beside)] if met else []


def _by_cost(query: SearchQuery) -> list[Term]:
    """What must stand in a text or must not, expressions last."""
    words = [Term("words", query.words)] if query.words else []
    return [*words, *sorted(query.texts, key=lambda term: term.kind == "expression")]


def _of(term: Term, read: ReadText, watch: Stopwatch) -> Iterator[Span]:
    if term.kind == "expression":
        yield from matches(term.value, read.text, watch)
    elif words := searched(term.value):
        pattern = phrase_pattern(words, whole=term.kind == "exact")
        yield from (read.compared.span(*found.span()) for found in pattern.finditer(read.compared.text))


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, each once, those left out that begin within a former one."""
    found = list[Span]()
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def _first_line(text: str) -> Span:
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return Span(start, end if end >= 0 else len(text))
