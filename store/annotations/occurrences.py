"""Where a quote may stand in a text: word for word, or what is left of it, each place with how well it fits."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from store.model import CONTEXT, Selector, Span
from store.text import word_at

LEAST_QUOTE = 0.6
"""How much of a quote must be left for it to be recognised; below, an editor wrote another sentence."""

LEAST_FUZZY = 0.65
"""The same for quote and context together."""

MOST_PLACES = 300
"""Occurrences weighed; what stands more often is sought together with some context."""

_LONG_SEED = 20
_SHORT_SEED = 8
_SEEDS = 10
_MOST_HITS = 24
_WEIGHED = 6
"""Windows aligned; each costs well under a millisecond."""


class Occurrence(NamedTuple):
    """A place where a quote may stand."""

    span: Span
    score: float
    """How well it fits, 0 to 1."""


def exact_occurrences(text: str, selector: Selector) -> list[Occurrence]:
    """Every place of the very words, scored by context; of very common words, those with some of their context."""
    length = len(selector.exact)
    starts = _find_all(text, selector.exact, MOST_PLACES)
    if len(starts) == MOST_PLACES:
        before, after = selector.prefix[-CONTEXT // 2 :], selector.suffix[: CONTEXT // 2]
        led = [start + len(before) for start in _find_all(text, before + selector.exact, MOST_PLACES)]
        starts = sorted({*led, *_find_all(text, selector.exact + after, MOST_PLACES)})
    spans = [Span(start, start + length) for start in starts]
    return [Occurrence(span, context_score(text, span, selector)) for span in spans]


def altered_occurrences(text: str, selector: Selector) -> list[Occurrence]:
    """Places of what may be left of an edited quote, scored by quote and context; no two of them overlap."""
    candidates = {_aligned(text, selector, start) for start in _likely_starts(text, selector)} - {None}
    places = [Occurrence(span, _fuzzy_score(text, span, selector)) for span in candidates if span is not None]
    return _without_overlaps([place for place in places if place.score >= LEAST_FUZZY])


def context_score(text: str, span: Span, selector: Selector) -> float:
    """How much of the context of a quote stands around `span`, 0 to 1."""
    return sum(side_scores(text, span, selector)) / 2


def _find_all(text: str, sought: str, limit: int) -> list[int]:
    """Offsets of at most `limit` occurrences, which may overlap."""
    found: list[int] = []
    start = text.find(sought)
    while start >= 0 and len(found) < limit:
        found.append(start)
        start = text.find(sought, start + 1)
    return found


def side_scores(text: str, span: Span, selector: Selector) -> tuple[float, float]:
    """How much of the context before and after stands beside `span`, each 0 to 1."""
    now = Selector.at(text, span)
    return (
        _likeness(selector.prefix, now.prefix[-len(selector.prefix) :]),
        _likeness(selector.suffix, now.suffix[: len(selector.suffix)]),
    )


def _likeness(kept: str, beside: str) -> float:
    """Of one side; a quote at an end of its text kept nothing there, which says little of any other place."""
    if not kept:
        return 0.5 if beside else 1.0
    return similarity(kept, beside)


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


def similarity(one: str, other: str) -> float:
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
    quote = similarity(selector.exact, span.of(text))
    before, after = side_scores(text, span, selector)
    # The shorter the quote, the more its neighbours must say.
    weight = len(selector.exact) / (len(selector.exact) + CONTEXT)
    return weight * quote + (1 - weight) * (before + after) / 2 if quote >= LEAST_QUOTE else 0.0


def _without_overlaps(places: list[Occurrence]) -> list[Occurrence]:
    """The best of places that share text: they are one place seen twice."""
    kept: list[Occurrence] = []
    for place in sorted(places, key=lambda place: -place.score):
        if not any(place.span.overlap(other.span) for other in kept):
            kept.append(place)
    return kept
