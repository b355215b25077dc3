"""Where in a stretch of text a passage's counterpart begins and ends.

The counterpart is the run of words that is most like the passage as a whole: the one with the highest Dice coefficient
of weighted terms. It is sought three times, over sentences, over clauses and over words, and the widest unit that
loses little is taken, so that a sentence rendered by a sentence is linked whole and a clause inside a longer sentence
is linked as that clause.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import compress
from typing import Literal

from rapidfuzz.distance import LCSseq

from store.linking.analysis import Analysis
from store.linking.weights import Weights
from store.model import Span
from store.text import clauses

WORD_WEIGHT = 0.1
"""Added to each word's weight: boundaries depend on every word, not on the rare ones alone."""

Extent = Literal["sentences", "clauses", "words"]
"""What a passage is made of: whole sentences, whole clauses, or neither."""

KEEP_SENTENCE: dict[Extent, float] = {"sentences": 0.80, "clauses": 0.85, "words": 0.97}
"""A whole sentence is taken when it is at least this share as like the passage as the best of its parts is."""

KEEP_CLAUSE: dict[Extent, float] = {"sentences": 0.80, "clauses": 0.85, "words": 0.97}
"""The same for whole clauses against words."""

PART_OF_SENTENCE = 0.85
"""A whole sentence is linked to part of one only when the part is at least so like it."""

COPIED = 0.985
"""Likeness from which words are a copy, and are taken as they stand."""

CROSSING = 1.2
"""A counterpart reaches into the neighbouring sentences only when that makes it so many times as like."""

IN_ORDER = 0.7
"""Share of the weight of common words standing in the same order from which only those in order count."""

WORTH_CROSSING = 0.15
"""Share of a passage's weight that neighbouring sentences must add before a counterpart across them is tried."""

_ROUNDS = 6
"""Rounds in which the best run is approached; it is exact after three or four."""


@dataclass(frozen=True, slots=True)
class Window:
    """Where a counterpart is sought: a stretch of a document and its sentences, offsets from the stretch's start."""

    analysis: Analysis
    sentences: tuple[Span, ...]
    seed: int
    """Which of the sentences promised something."""

    def terms(self, first: int, last: int) -> tuple[str, ...]:
        """The terms of some of the sentences."""
        return self.analysis.terms_in(self._span(first, last))

    def scope(self, first: int, last: int) -> tuple[Analysis, list[Span]]:
        """Some of the sentences, with offsets from the first."""
        span = self._span(first, last)
        return self.analysis.part(span), [
            sentence.shifted(-span.start) for sentence in self.sentences[first : last + 1]
        ]

    def _span(self, first: int, last: int) -> Span:
        return Span(self.sentences[first].start, self.sentences[last].end)


@dataclass(frozen=True, slots=True)
class _Units:
    """Stretches of words, each with the weight it shares with the passage and the weight it has."""

    spans: tuple[Span, ...]
    shared: tuple[float, ...]
    total: tuple[float, ...]


def locate(passage: Analysis, extent: Extent, window: Window, weights: Weights) -> Span:
    """The counterpart of a passage in a window, not empty.

    It lies in the sentence that promised something, or reaches from there into its neighbours.

    Args:
        passage: What is sought.
        extent: What it is made of.
        window: Where.
        weights: Weights of terms.
    """
    seed, last = window.seed, len(window.sentences) - 1
    found, like = _in_scope(passage, extent, window, (seed, seed), weights)
    for scope in dict.fromkeys(((0, seed), (seed, last), (0, last))):
        if CROSSING * like < 1.0 and _adds(passage, window, scope, weights):
            across, across_like = _in_scope(passage, extent, window, scope, weights)
            reaches = across_like >= CROSSING * like and across.overlap(window.sentences[seed])
            if reaches and across_like >= _most_like(passage, extent, window, scope, weights):
                found, like = across, across_like
    return found


def _most_like(passage: Analysis, extent: Extent, window: Window, scope: tuple[int, int], weights: Weights) -> float:
    """How like a passage the best of the seed's neighbours is, by itself."""
    return max(
        _in_scope(passage, extent, window, (at, at), weights)[1]
        for at in range(scope[0], scope[1] + 1)
        if at != window.seed
    )


def _adds(passage: Analysis, window: Window, scope: tuple[int, int], weights: Weights) -> bool:
    """Whether the neighbours in a scope have enough of what the passage has and the seed has not."""
    seed, around = Counter(window.terms(window.seed, window.seed)), Counter(window.terms(*scope))
    gained = weights.sum(((Counter(passage.terms) - seed) & (around - seed)).elements())
    return gained >= WORTH_CROSSING * weights.sum(passage.terms)


def _in_scope(
    passage: Analysis, extent: Extent, window: Window, scope: tuple[int, int], weights: Weights
) -> tuple[Span, float]:
    """The counterpart in some of the window's sentences, and how like it is."""
    analysis, sentences = window.scope(*scope)
    heaviness = [weights[term] + WORD_WEIGHT for term in analysis.terms]
    sought = weights.sum(passage.terms) + WORD_WEIGHT * passage.length
    units = partial(_units, analysis, heaviness, _matched(passage, analysis, heaviness))
    found, like = _widest(units, analysis.text, sentences, sought, extent)
    return found.shifted(window.sentences[scope[0]].start), like


def _widest(
    units: Callable[[Sequence[Span]], _Units], text: str, sentences: Sequence[Span], sought: float, extent: Extent
) -> tuple[Span, float]:
    """The best run of sentences, of clauses or of words: the widest kind that loses little."""
    whole, words = _best_run(units(sentences), sought), _best_run(units(()), sought)
    copied = words[1] >= COPIED
    if extent == "sentences" and len(sentences) > 1 and not copied:
        return whole
    keep = 1.0 if copied else KEEP_SENTENCE[extent]
    if whole[1] >= keep * words[1] or (extent == "sentences" and words[1] < PART_OF_SENTENCE):
        return whole
    if copied:
        return words
    parts = _best_run(units([clause for sentence in sentences for clause in clauses(text, sentence)]), sought)
    return parts if parts[1] >= KEEP_CLAUSE[extent] * words[1] else words


def _matched(passage: Analysis, target: Analysis, heaviness: Sequence[float]) -> list[bool]:
    """Which words of the target the passage has; only those in its order when most of their weight is in them."""
    loose = _up_to(Counter(passage.terms), target.terms)
    common = sum(compress(heaviness, loose))
    strict = [False] * target.length
    for block in LCSseq.opcodes(passage.terms, target.terms):
        if block.tag == "equal":
            strict[block.dest_start : block.dest_end] = [True] * (block.dest_end - block.dest_start)
    return strict if sum(compress(heaviness, strict)) >= IN_ORDER * common else loose


def _up_to(available: Counter[str], terms: Sequence[str]) -> list[bool]:
    """Which words are among the available ones, each taken as often as it is there."""
    left = available.copy()
    taken = []
    for term in terms:
        taken.append(left[term] > 0)
        left[term] -= 1
    return taken


def _units(analysis: Analysis, weights: Sequence[float], matched: Sequence[bool], spans: Sequence[Span]) -> _Units:
    """Sum the words that lie in each span, both in order of position; no spans: every word on its own."""
    if not spans:
        alone = tuple(Span(start, end) for start, end in zip(analysis.starts, analysis.ends, strict=True))
        return _Units(
            alone, tuple(w if common else 0.0 for w, common in zip(weights, matched, strict=True)), tuple(weights)
        )
    shared, total = [0.0] * len(spans), [0.0] * len(spans)
    at = 0
    for start, weight, common in zip(analysis.starts, weights, matched, strict=True):
        while at < len(spans) - 1 and spans[at].end <= start:
            at += 1
        total[at] += weight
        shared[at] += weight if common else 0.0
    return _Units(tuple(spans), tuple(shared), tuple(total))


def _best_run(units: _Units, sought: float) -> tuple[Span, float]:
    """The run of units with the highest Dice coefficient, and that coefficient (Dinkelbach's method)."""
    if not units.spans:
        return Span(0, 0), 0.0
    first = last = max(range(len(units.spans)), key=lambda at: (units.shared[at], -at))
    like = _dice(units, first, last, sought)
    for _ in range(_ROUNDS):
        first, last = _heaviest([2 * s - like * t for s, t in zip(units.shared, units.total, strict=True)])
        better = _dice(units, first, last, sought)
        if better <= like + 1e-9:
            break
        like = better
    return Span(units.spans[first].start, units.spans[last].end), like


def _dice(units: _Units, first: int, last: int, sought: float) -> float:
    common, total = sum(units.shared[first : last + 1]), sum(units.total[first : last + 1])
    return 2 * min(common, sought) / (sought + total) if sought + total else 0.0


def _heaviest(gains: Sequence[float]) -> tuple[int, int]:
    """First and last place of the run of greatest sum, at least one place long (Kadane's method)."""
    best, bounds, running, start = -float("inf"), (0, 0), 0.0, 0
    for at, gain in enumerate(gains):
        if running <= 0:
            running, start = 0.0, at
        running += gain
        if running > best:
            best, bounds = running, (start, at)
    return bounds
