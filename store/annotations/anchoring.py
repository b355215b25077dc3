"""Describing a span so that it can be found again, and finding it again: exactly, or by what is left of it, or not.

Follows W3C Web Annotation 4.2.4 (TextQuoteSelector) and 4.2.5 (TextPositionSelector). The rule of the house: an
annotation never lands silently on other words. Two places that fit equally well are none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from store.errors import SpanError
from store.model import AnnotationState, Selector, Span
from store.text import word_at

CONTEXT = 32
"""Code points kept on each side of a quote."""

MARGIN = 0.1
"""How far the best place must lead the runner-up, on a scale of 0 to 1."""

TELLING = 24
"""Code points from which a quote found only once needs no context to be believed."""

LEAST_SIDE = 0.7
"""How much of one side's context must stand beside a shorter quote, unless both sides have `LEAST_CONTEXT`."""

LEAST_CONTEXT = 0.55

LEAST_QUOTE = 0.6
"""How much of a quote must be left for it to be recognised; below, an editor wrote another sentence."""

LEAST_FUZZY = 0.65
"""The same for quote and context together."""

MOST_PLACES = 300
"""Occurrences weighed; what stands more often is sought together with some context."""

LONG = 2000
"""Code points from which an altered quote is found by its two ends: alignment costs the square of the length."""

_END = 400
_LONG_SEED = 20
_SHORT_SEED = 8
_SEEDS = 10
_MOST_HITS = 24
_WEIGHED = 6
"""Windows aligned; each costs well under a millisecond."""


@dataclass(frozen=True, slots=True)
class _Place:
    span: Span
    score: float


def describe(text: str, span: Span) -> Selector:
    """The selector of `span`: position, exact quote, and up to `CONTEXT` code points on each side.

    Raises:
        SpanError: If the span is empty or does not lie inside the text.
    """
    if not span.length or span.end > len(text):
        raise SpanError(
            f"{span.start}-{span.end} is empty or lies outside of the text, which has {len(text)} characters"
        )
    return Selector(span, span.of(text), *_context(text, span))


def locate(text: str, selector: Selector) -> tuple[Span, AnnotationState] | None:
    """Where a selector's quote stands in `text`; None when it is gone or cannot be told from another place.

    First the very place; then the quote elsewhere, told apart by context; then what is left of an altered quote.
    """
    if not selector.exact:
        return None
    if _stands_unchanged(text, selector):
        return selector.span, "anchored"
    places = [_Place(span, _context_score(text, span, selector)) for span in _occurrences(text, selector)]
    if places:
        found = _clear_winner(places)
        if found is None or not _is_believable(text, found, selector, alone=len(places) == 1):
            return None
    else:
        found = _altered(text, selector)
    return (found.span, "anchored" if _is_same(text, found.span, selector) else "moved") if found else None


def _is_same(text: str, span: Span, selector: Selector) -> bool:
    return span == selector.span and span.of(text) == selector.exact


def _context(text: str, span: Span) -> tuple[str, str]:
    return text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]


def _stands_unchanged(text: str, selector: Selector) -> bool:
    span = selector.span
    return span.of(text) == selector.exact and _context(text, span) == (selector.prefix, selector.suffix)


def _occurrences(text: str, selector: Selector) -> list[Span]:
    """Every place of the exact quote; of a very common one, those with some of its context."""
    length = len(selector.exact)
    starts = _find_all(text, selector.exact, MOST_PLACES)
    if len(starts) == MOST_PLACES:
        before, after = selector.prefix[-CONTEXT // 2 :], selector.suffix[: CONTEXT // 2]
        led = [start + len(before) for start in _find_all(text, before + selector.exact, MOST_PLACES)]
        starts = sorted({*led, *_find_all(text, selector.exact + after, MOST_PLACES)})
    return [Span(start, start + length) for start in starts]


def _find_all(text: str, sought: str, limit: int) -> list[int]:
    """Offsets of at most `limit` occurrences, which may overlap."""
    found: list[int] = []
    start = text.find(sought)
    while start >= 0 and len(found) < limit:
        found.append(start)
        start = text.find(sought, start + 1)
    return found


def _sides(text: str, span: Span, selector: Selector) -> tuple[float, float]:
    """How much of the context before and after stands beside `span`, each 0 to 1."""
    before, after = _context(text, span)
    return (
        _likeness(selector.prefix, before[-len(selector.prefix) :]),
        _likeness(selector.suffix, after[: len(selector.suffix)]),
    )


def _likeness(kept: str, beside: str) -> float:
    """Of one side; a quote at an end of its text kept nothing there, which says little of any other place."""
    if not kept:
        return 0.5 if beside else 1.0
    return _similarity(kept, beside)


def _context_score(text: str, span: Span, selector: Selector) -> float:
    return sum(_sides(text, span, selector)) / 2


def _clear_winner(places: list[_Place]) -> _Place | None:
    """The best place, unless another that does not overlap it comes within `MARGIN`."""
    best = max(places, key=lambda place: place.score)
    rivals = [place for place in places if place is not best and place.score > best.score - MARGIN]
    return None if rivals else best


def _is_believable(text: str, place: _Place, selector: Selector, *, alone: bool) -> bool:
    """Whether an exact occurrence is the one that was meant: a short quote says little without its neighbours."""
    if alone and len(selector.exact) >= TELLING:
        return True
    return place.score >= LEAST_CONTEXT or max(_sides(text, place.span, selector)) >= LEAST_SIDE


def _altered(text: str, selector: Selector) -> _Place | None:
    """The place of a quote that was edited."""
    if len(selector.exact) > LONG:
        return _by_ends(text, selector)
    candidates = {_aligned(text, selector, start) for start in _likely_starts(text, selector)} - {None}
    places = [_Place(span, _fuzzy_score(text, span, selector)) for span in candidates if span is not None]
    places = [place for place in places if place.score >= LEAST_FUZZY]
    return _clear_winner(_without_overlaps(places)) if places else None


def _by_ends(text: str, selector: Selector) -> _Place | None:
    """The place of a very long quote, from where it begins to where it ends."""
    exact, span = selector.exact, selector.span
    head = Selector(Span(span.start, span.start + _END), exact[:_END], selector.prefix, exact[_END : _END + CONTEXT])
    tail = Selector(
        Span(max(0, span.end - _END), span.end), exact[-_END:], exact[-_END - CONTEXT : -_END], selector.suffix
    )
    first, last = locate(text, head), locate(text, tail)
    if first is None or last is None or not 0.5 < (last[0].end - first[0].start) / len(exact) < 2:
        return None
    return _Place(Span(first[0].start, last[0].end), 1.0)


def _likely_starts(text: str, selector: Selector) -> list[int]:
    """Where the quote may begin: where it began, and where most pieces of quote and context that are left point to."""
    votes = _votes(text, selector, _LONG_SEED) or _votes(text, selector, _SHORT_SEED)
    reach = max(CONTEXT, len(selector.exact) // 4)
    groups: list[list[int]] = [votes[:1]] if votes else []
    for vote, following in pairwise(votes):
        if following - vote > reach:
            groups.append([])
        groups[-1].append(following)
    groups.sort(key=lambda group: (-len(group), abs(group[0] - selector.span.start)))
    return [selector.span.start, *(group[len(group) // 2] for group in groups[:_WEIGHED])]


def _votes(text: str, selector: Selector, size: int) -> list[int]:
    """Starts of the quote that its pieces speak for, in order; a piece that stands everywhere says nothing."""
    votes: list[int] = []
    for offset, seed in _seeds(selector, size):
        hits = _find_all(text, seed, _MOST_HITS)
        votes += [hit - offset for hit in hits] if len(hits) < _MOST_HITS else []
    return sorted(votes)


def _seeds(selector: Selector, size: int) -> Iterator[tuple[int, str]]:
    """Pieces of context and quote, spread evenly, each with its offset from the start of the quote."""
    whole = selector.prefix + selector.exact + selector.suffix
    # Where one character is a word, a piece of half the length says as much.
    length = size if max(whole) < "\u2e80" else size // 2
    last = max(0, len(whole) - length)
    for offset in sorted({last * step // (_SEEDS - 1) for step in range(_SEEDS)}):
        if (seed := whole[offset : offset + length]).strip():
            yield offset - len(selector.prefix), seed


def _similarity(one: str, other: str) -> float:
    """Letter by letter, 0 to 1; loaded when first wanted, since most annotations stand where they were."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(one, other)


def _aligned(text: str, selector: Selector, start: int) -> Span | None:
    """What quote and context, laid over the text around `start`, make of the quote's two ends."""
    from rapidfuzz.distance import Levenshtein

    whole = selector.prefix + selector.exact + selector.suffix
    slack = CONTEXT // 2 + len(selector.exact) // 5
    left = max(0, start - len(selector.prefix) - slack)
    window = text[left : max(0, start + len(selector.exact) + len(selector.suffix) + slack)]
    first, last = len(selector.prefix), len(selector.prefix) + len(selector.exact)
    begin, end = first, last
    for code in Levenshtein.opcodes(whole, window):
        if code.src_start <= first <= code.src_end:
            begin = code.dest_start + min(first - code.src_start, code.dest_end - code.dest_start)
            begin = code.dest_end if first == code.src_end else begin
        if code.src_start < last <= code.src_end:
            end = code.dest_end if last == code.src_end else min(code.dest_end, code.dest_start + last - code.src_start)
    return _whole_words(text, left + begin, left + end, selector)


def _whole_words(text: str, start: int, end: int, selector: Selector) -> Span | None:
    """The visible part between two offsets; an end that fell inside a word moves out, unless the quote's own did."""
    kept = text[start:end].strip()
    if not kept:
        return None
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(kept)
    first, last = word_at(text, start), word_at(text, end - 1)
    if first and not (selector.prefix[-1:].isalnum() and selector.exact[0].isalnum()):
        start = first.start
    if last and not (selector.exact[-1].isalnum() and selector.suffix[:1].isalnum()):
        end = last.end
    return Span(start, end)


def _fuzzy_score(text: str, span: Span, selector: Selector) -> float:
    """How much of quote and context is left at `span`, 0 to 1; 0 when too little of the quote itself is."""
    quote = _similarity(selector.exact, span.of(text))
    before, after = _sides(text, span, selector)
    # The shorter the quote, the more its neighbours must say.
    weight = len(selector.exact) / (len(selector.exact) + CONTEXT)
    return weight * quote + (1 - weight) * (before + after) / 2 if quote >= LEAST_QUOTE else 0.0


def _without_overlaps(places: list[_Place]) -> list[_Place]:
    """The best of places that share text: they are one place seen twice."""
    kept: list[_Place] = []
    for place in sorted(places, key=lambda place: -place.score):
        if not any(place.span.overlap(other.span) for other in kept):
            kept.append(place)
    return kept
