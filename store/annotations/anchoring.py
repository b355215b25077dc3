"""Describing a span so that it can be found again, and finding it again: exactly, or by what is left of it, or not.

Follows W3C Web Annotation 4.2.4 (TextQuoteSelector) and 4.2.5 (TextPositionSelector). The rule of the house: an
annotation never lands silently on other words. Two places that fit equally well are none, and neither is a place that
was another one before the text changed.
"""

from collections.abc import Sequence

from store.annotations.occurrences import (
    Occurrence,
    altered_occurrences,
    context_score,
    exact_occurrences,
    side_scores,
    similarity,
)
from store.errors import SpanError
from store.model import CONTEXT, AnnotationState, Selector, Span
from store.text import fold, sentence_at

MARGIN = 0.1
"""How far the best place must lead the runner-up, on a scale of 0 to 1."""

TELLING = 24
"""Code points from which a quote found only once needs no context to be believed."""

LEAST_SIDE = 0.7
"""How much of one side's context must stand beside a shorter quote, unless both sides have `LEAST_CONTEXT`."""

LEAST_CONTEXT = 0.55

LONG = 2000
"""Code points from which an altered quote is found by its two ends: alignment costs the square of the length."""

_END = 400
_RANKED = 24
"""Places looked at, best first, for one that was no other before."""

_NAMESAKES = 3
"""Places of the former text, best first, that a place may have been instead."""


def describe(text: str, span: Span) -> Selector:
    """The selector of `span`: position, exact quote, and up to `CONTEXT` code points on each side.

    Raises:
        SpanError: If the span is empty or does not lie inside the text.
    """
    if not span.length or span.end > len(text):
        raise SpanError(
            f"{span.start}-{span.end} is empty or lies outside of the text, which has {len(text)} characters"
        )
    return Selector.at(text, span)


def locate(text: str, selector: Selector, former: str | None = None) -> tuple[Span, AnnotationState] | None:
    """Where a selector's quote stands in `text`; None when it is gone or cannot be told from another place.

    First the very place; then the quote elsewhere, told apart by context; then what is left of an altered quote.

    Args:
        text: The text as it is now.
        selector: What was described in the text as it was.
        former: The text as it was, where it is known: what stood in it as another place is not taken for this one.
    """
    if not selector.exact:
        return None
    if _stands_unchanged(text, selector):
        return selector.span, "anchored"
    if former is None or selector.span.of(former) != selector.exact:
        former = None
    span = _locate_near(text, selector, former)
    if span is None:
        return None
    return span, "anchored" if span == selector.span and span.of(text) == selector.exact else "moved"


def _stands_unchanged(text: str, selector: Selector) -> bool:
    return Selector.at(text, selector.span) == selector


def _locate_near(text: str, selector: Selector, former: str | None) -> Span | None:
    was = None if former is None else _Former(former, text, selector)
    exact = exact_occurrences(text, selector)
    places = _contenders(exact, was)
    if not places and len(selector.exact) > LONG:
        return _by_ends(text, selector, former)
    altered = [] if places else _contenders(altered_occurrences(text, selector), was)
    if not (exact or altered or _is_folded(text, selector)):
        return _locate_near(fold(text), _folded(selector), None if former is None else fold(former))
    if len(places) + len(altered) != 1:
        return None
    best = (places or altered)[0]
    alone = all(place is best or (was is not None and was.surely_other(place)) for place in exact)
    if (was is not None and was.other(best)) or (places and not _is_believable(text, best, selector, alone=alone)):
        return None
    return best.span


def _is_folded(text: str, selector: Selector) -> bool:
    return fold(selector.exact) == selector.exact and fold(text) == text


def _folded(selector: Selector) -> Selector:
    """What was described, as it reads whatever its case: a headline may have come in capitals since."""
    return Selector(selector.span, fold(selector.exact), fold(selector.prefix), fold(selector.suffix))


def _contenders(places: Sequence[Occurrence], was: "_Former | None") -> list[Occurrence]:
    """The best place that was surely no other, and another that comes within `MARGIN`, if there is one."""
    ranked = sorted(places, key=lambda place: -place.score)[:_RANKED]
    free = (place for place in ranked if was is None or not was.surely_other(place))
    best = next(free, None)
    if best is None:
        return []
    rival = next(free, None)
    return [best] if rival is None or rival.score <= best.score - MARGIN else [best, rival]


def _is_believable(text: str, place: Occurrence, selector: Selector, *, alone: bool) -> bool:
    """Whether an exact occurrence is the one that was meant: a short quote says little without its neighbours."""
    if alone and len(selector.exact) >= TELLING:
        return True
    return place.score >= LEAST_CONTEXT or max(side_scores(text, place.span, selector)) >= LEAST_SIDE


def _by_ends(text: str, selector: Selector, former: str | None) -> Span | None:
    """The place of a very long quote, from where it begins to where it ends."""
    exact, span = selector.exact, selector.span
    head = Selector(Span(span.start, span.start + _END), exact[:_END], selector.prefix, exact[_END : _END + CONTEXT])
    tail = Selector(
        Span(max(0, span.end - _END), span.end), exact[-_END:], exact[-_END - CONTEXT : -_END], selector.suffix
    )
    first, last = locate(text, head, former), locate(text, tail, former)
    if first is None or last is None or not 0.5 < (last[0].end - first[0].start) / len(exact) < 2:
        return None
    return Span(first[0].start, last[0].end)


class _Former:
    """A text as it was when something was described in it, to ask of a place in the new text what it was.

    Args:
        former: The text as it was.
        text: The text as it is.
        selector: What was described in the former one.
    """

    def __init__(self, former: str, text: str, selector: Selector) -> None:
        self._former = former
        self._text = text
        self._selector = selector

    def surely_other(self, place: Occurrence) -> bool:
        """Whether a place stood elsewhere in the former text, with the same words around it and only there."""
        origin = self._origin(place.span)
        return origin is not None and not _is_same(origin, self._selector.span)

    def other(self, place: Occurrence) -> bool:
        """Whether a place was another one than what is sought, or may well have been."""
        now = Selector.at(self._text, place.span)
        least = self._fit(self._selector.span, now) - MARGIN
        others = sorted(self._others(now), key=lambda span: -self._fit(span, now))[:_NAMESAKES]
        return any(
            (self._fit(span, now) > least or self._stood_so(span, now.span) or self._is_repetition(span))
            and not self._is_elsewhere(span, place)
            for span in others
        )

    def _others(self, now: Selector) -> list[Span]:
        """What read like a place of the new text in the former one and was not what is sought."""
        sought = self._selector
        places = exact_occurrences(self._former, now)
        if now.exact != sought.exact and len(now.exact) <= LONG:
            places += altered_occurrences(self._former, now)
        return [place.span for place in places if not _is_same(place.span, sought.span)]

    def _fit(self, span: Span, now: Selector) -> float:
        """How much a place of the former text is like one of the new text, in words and context, 0 to 2."""
        return similarity(span.of(self._former), now.exact) + context_score(self._former, span, now)

    def _stood_so(self, span: Span, now: Span) -> bool:
        """Whether the whole sentence of a place stood so around `span`, and not around what is sought."""
        first, last = sentence_at(self._text, now.start), sentence_at(self._text, now.end - 1)
        whole = Span(min(first.start, now.start), max(last.end, now.end))
        return self._stood_around(span, now, whole) and not self._stood_around(self._selector.span, now, whole)

    def _stood_around(self, span: Span, now: Span, whole: Span) -> bool:
        start = span.start - (now.start - whole.start)
        return whole.length >= TELLING and start >= 0 and self._former.startswith(whole.of(self._text), start)

    def _is_repetition(self, span: Span) -> bool:
        """Whether the sought words followed upon themselves: which of the two is left, no context tells."""
        sought = self._selector
        between = self._former[min(span.end, sought.span.end) : max(span.start, sought.span.start)]
        return span.of(self._former) == sought.exact and not between.strip()

    def _is_elsewhere(self, span: Span, place: Occurrence) -> bool:
        """Whether what stood at `span` has a better place in the new text than this one."""
        other = Selector.at(self._former, span)
        places = exact_occurrences(self._text, other) or altered_occurrences(self._text, other)
        here = max((each.score for each in places if _is_same(each.span, place.span)), default=0.0)
        better = (each.span for each in places if each.score > here and not _is_same(each.span, place.span))
        return any((origin := self._origin(each)) is None or _is_same(origin, span) for each in better)

    def _origin(self, span: Span) -> Span | None:
        """Where a place stood in the former text, if that has its words and those around it just once."""
        now = Selector.at(self._text, span)
        whole = now.prefix + now.exact + now.suffix
        start = self._former.find(whole)
        if start < 0 or self._former.find(whole, start + 1) >= 0:
            return None
        return span.shifted(start + len(now.prefix) - span.start)


def _is_same(one: Span, other: Span) -> bool:
    """Whether two spans share at least half of the shorter one."""
    return 2 * one.overlap(other) >= min(one.length, other.length)
