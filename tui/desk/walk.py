"""Going from hit to hit of what was looked for, in one article or through many."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from store.model import Span


class HitPlace(NamedTuple):
    """Where something was found."""

    document: str
    span: Span


class Walk:
    """Hits in their order, those of one article one after the other, and one of them that is the present one.

    Args:
        places: The hits.
        at: Number of the present one, from 0.
        is_local: Whether they are looked for in one article alone, and forgotten when it is left.
    """

    def __init__(self, places: Iterable[HitPlace] = (), at: int = 0, *, is_local: bool = False) -> None:
        self.places: Sequence[HitPlace] = list(places)
        self.at = at
        self.is_local = is_local
        self._first: dict[str, int] = {}
        self._spans: dict[str, list[Span]] = {}
        for number, place in enumerate(self.places):
            self._first.setdefault(place.document, number)
            self._spans.setdefault(place.document, []).append(place.span)

    def __len__(self) -> int:
        return len(self.places)

    def within(self, document: str) -> list[Span]:
        """The hits in a document, in the order of its text."""
        return self._spans.get(document, [])

    def beyond(self, document: str, cursor: int, direction: int) -> int:
        """Number of the next hit from a cursor in a document, or the one before, round the ends.

        In a document without hits, it is the one beyond the present one.
        """
        spans = self.within(document)
        if not spans:
            return (self.at + direction) % len(self.places)
        before = bisect_right if direction > 0 else bisect_left
        index = before(spans, cursor, key=_start) - (direction < 0)
        return (self._first[document] + index) % len(self.places)

    def near(self, document: str, cursor: int) -> int:
        """Number of the hit at a cursor in a document, or of the last before it, else of the first there."""
        return self._first[document] + max(0, bisect_right(self.within(document), cursor, key=_start) - 1)

    def number_at(self, document: str, cursor: int) -> int | None:
        """Number of the hit under a cursor, from 1; None where there is none."""
        spans = self.within(document)
        index = bisect_right(spans, cursor, key=_start) - 1
        return self._first[document] + index + 1 if index >= 0 and spans[index].covers(cursor) else None

    def without(self, document: str) -> "Walk":
        """The same without the hits of a document that cannot be read; the present one is the next that is left."""
        kept = [place for place in self.places if place.document != document]
        before = sum(place.document != document for place in self.places[: self.at])
        return Walk(kept, before % len(kept) if kept else 0, is_local=self.is_local)


def _start(span: Span) -> int:
    return span.start
