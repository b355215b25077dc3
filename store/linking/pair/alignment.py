"""Where in a stretch of text a passage's counterpart begins and ends.

The counterpart is the run of words that is most like the passage as a whole: the one with the highest Dice coefficient
of weighted terms. It is sought three times, over sentences, over clauses and over words, and the widest unit that
loses little is taken, so that a sentence rendered by a sentence is linked whole and a clause inside a longer sentence
is linked as that clause.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, compress
from typing import Literal, NamedTuple

from rapidfuzz.distance import LCSseq

from store.linking.pair.laid_out import laid_out
from store.linking.pair.shared import Shared
from store.linking.words.analysis import Analysis
from store.linking.words.weights import Weights
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

ROUNDING = 1e-9
"""Difference of two likenesses that comes from adding in another order."""

_ROUNDS = 6
"""Rounds in which the best run is approached; it is exact after three or four."""


@dataclass(frozen=True, slots=True)
class Window:
    """Where a counterpart is sought: a stretch of a document and its sentences, offsets from the stretch's start."""

    text: str
    sentences: tuple[Span, ...]
    seed: int
    """Which of the sentences promised something."""
    analyse: Callable[[str], Analysis]
    """Called for those sentences only in which the counterpart may stand."""
    terms_of: Callable[[int], Sequence[str]]
    """The terms of one of the sentences."""

    def terms(self, first: int, last: int) -> Iterator[str]:
        """The terms of some of the sentences."""
        return chain.from_iterable(map(self.terms_of, range(first, last + 1)))

    def scope(self, first: int, last: int) -> tuple[Analysis, list[Span], int]:
        """Some of the sentences, with offsets from the first, and where that one begins."""
        start, end = self.sentences[first].start, self.sentences[last].end
        inside = [sentence.shifted(-start) for sentence in self.sentences[first : last + 1]]
        return self.analyse(self.text[start:end]), inside, start


class _Located(NamedTuple):
    """A counterpart in some sentences of a window."""

    like: float
    analysis: Analysis
    """Of these sentences."""
    inside: Span
    """Offsets in them."""
    start: int
    """Where they begin in the window."""

    @property
    def span(self) -> Span:
        """Offsets in the window."""
        return self.inside.shifted(self.start)


@dataclass(frozen=True, slots=True)
class _Units:
    """Stretches of words, each with the weight it shares with the passage and the weight it has."""

    starts: Sequence[int]
    ends: Sequence[int]
    shared: Sequence[float]
    total: Sequence[float]


def locate(passage: Analysis, extent: Extent, window: Window, weights: Weights) -> tuple[Span, Analysis]:
    """The counterpart of a passage in a window, not empty, and what it says.

    It lies in the sentence that promised something, or reaches from there into its neighbours.

    Args:
        passage: What is sought.
        extent: What it is made of.
        window: Where.
        weights: Weights of terms.
    """
    seed, last = window.seed, len(window.sentences) - 1
    found = _in_scope(passage, extent, window, (seed, seed), weights)
    lacking = Counter(passage.terms) - Counter(found.analysis.terms)
    least, wanted = WORTH_CROSSING * weights.sum(passage.terms), CROSSING * found.like
    if wanted < 1.0 and weights.sum(lacking.elements()) >= least:
        for scope in dict.fromkeys(((0, seed), (seed, last), (0, last))):
            if wanted < 1.0 and _gained(lacking, window, scope, weights) >= least:
                across = _in_scope(passage, extent, window, scope, weights)
                reaches = across.like >= wanted and across.span.overlap(window.sentences[seed])
                if reaches and across.like >= _most_like(passage, extent, window, scope, weights):
                    # What has been reached over for is taken further only where that makes it as much more, or a copy.
                    found, wanted = across, min(CROSSING * across.like, max(COPIED, across.like))
    return found.span, found.analysis.part(found.inside)


def is_taken_whole(
    shared: Shared, before: Sequence[Sequence[str]], after: Sequence[Sequence[str]], weights: Weights
) -> bool:
    """Whether the counterpart of whole sentences in a sentence can be nothing but that sentence: `locate` would say so.

    So it is where no run of its words can be like enough to be taken alone, and none that reaches into its neighbours.

    Args:
        shared: What both share.
        before: The terms of the sentences before it in which the counterpart may stand, the nearest first.
        after: The same of those after it.
        weights: Weights of terms.
    """
    if shared.one.terms == shared.other.terms:
        return bool(shared.one.terms)
    passage, common = laid_out(shared.one), list(shared.common.elements())
    sought, alike = _heaviness(shared.one.terms, weights), _heaviness(common, weights)
    if not sought or CROSSING * _at_most(alike, alike, sought) >= 1.0 - ROUNDING:
        return False
    lacking = {term: left for term, n in passage.counts.items() if (left := n - shared.common.get(term, 0)) > 0}
    least = (1.0 - ROUNDING) * WORTH_CROSSING * (sought - WORD_WEIGHT * shared.one.length)
    gained = [[term for terms in near for term in terms if term in lacking] for near in (before, after)]
    gained = [_up_to_all(terms, lacking) for terms in (*gained, [*gained[0], *gained[1]])]
    if weights.sum(gained[-1]) < least:
        return True
    size = _heaviness(shared.other.terms, weights)
    beside = [_heaviness(near[0], weights) if near else 0.0 for near in (before, after)]
    longer = [size + more for more in (*beside, sum(beside))]
    heavier = [alike + _heaviness(terms, weights) for terms in gained]
    if _at_most(heavier[-1], heavier[-1], sought) >= COPIED - ROUNDING:
        return False
    reaches = (bool(before), bool(after), True)
    most = max(_at_most(*each, sought) for each in compress(zip(heavier, longer, strict=True), reaches))
    return most < CROSSING * _like_as_a_whole(shared, sought, size, weights) - ROUNDING


def _up_to_all(terms: list[str], lacking: Mapping[str, int]) -> list[str]:
    """Terms that are lacking, each at most as often as it is."""
    is_each_once = len(set(terms)) == len(terms)
    return terms if is_each_once else list((Counter(terms) & Counter(lacking)).elements())


def _heaviness(terms: Sequence[str], weights: Weights) -> float:
    return weights.sum(terms) + WORD_WEIGHT * len(terms)


def _at_most(common: float, total: float, sought: float) -> float:
    """Dice coefficient of a run that has no more in common with what is sought, and no less beside it."""
    return 2 * min(common, sought) / (sought + total)


def _like_as_a_whole(shared: Shared, sought: float, size: float, weights: Weights) -> float:
    """Dice coefficient of a whole sentence."""
    heaviness = [weights[term] + WORD_WEIGHT for term in shared.other.terms]
    common = sum(compress(heaviness, _matched(shared.one, shared.other, heaviness)))
    return _at_most(common, size, sought)


def _gained(lacking: Counter[str], window: Window, scope: tuple[int, int], weights: Weights) -> float:
    """Weight of what the neighbours in a scope have of the terms that a passage has oftener than the seed."""
    near = chain(window.terms(scope[0], window.seed - 1), window.terms(window.seed + 1, scope[1]))
    return weights.sum(_up_to_all(list(filter(lacking.__contains__, near)), lacking))


def _most_like(passage: Analysis, extent: Extent, window: Window, scope: tuple[int, int], weights: Weights) -> float:
    """How like a passage the best of the seed's neighbours is, by itself."""
    near = (at for at in range(scope[0], scope[1] + 1) if at != window.seed)
    return max((_in_scope(passage, extent, window, (at, at), weights).like for at in near), default=0.0)


def _in_scope(passage: Analysis, extent: Extent, window: Window, scope: tuple[int, int], weights: Weights) -> _Located:
    """The counterpart in some of the window's sentences."""
    analysis, sentences, start = window.scope(*scope)
    heaviness = [weights[term] + WORD_WEIGHT for term in analysis.terms]
    sought = weights.sum(passage.terms) + WORD_WEIGHT * passage.length
    units = partial(_units, analysis, heaviness, _matched(passage, analysis, heaviness))
    found, like = _widest(units, analysis.text, sentences, sought, extent)
    return _Located(like, analysis, found, start)


def _widest(
    units: Callable[[Sequence[Span]], _Units], text: str, sentences: Sequence[Span], sought: float, extent: Extent
) -> tuple[Span, float]:
    """The best run of sentences, of clauses or of words: the widest kind that loses little."""
    whole, words = _best_run(units(sentences), sought), _best_run(units(()), sought)
    copied = words[1] >= COPIED
    if extent == "sentences" and len(sentences) > 1 and not copied:
        return whole
    keep = 1.0 if copied else KEEP_SENTENCE[extent]
    if whole[1] >= keep * words[1] - ROUNDING or (extent == "sentences" and words[1] < PART_OF_SENTENCE):
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
        shared = [weight if common else 0.0 for weight, common in zip(weights, matched, strict=True)]
        return _Units(analysis.starts, analysis.ends, shared, weights)
    shared, total = [0.0] * len(spans), [0.0] * len(spans)
    at = 0
    for start, weight, common in zip(analysis.starts, weights, matched, strict=True):
        while at < len(spans) - 1 and spans[at].end <= start:
            at += 1
        total[at] += weight
        shared[at] += weight if common else 0.0
    return _Units([span.start for span in spans], [span.end for span in spans], shared, total)


def _best_run(units: _Units, sought: float) -> tuple[Span, float]:
    """The run of units with the highest Dice coefficient, and that coefficient (Dinkelbach's method)."""
    if not units.starts:
        return Span(0, 0), 0.0
    first = last = max(range(len(units.starts)), key=lambda at: (units.shared[at], -at))
    like = _dice(units, first, last, sought)
    for _ in range(_ROUNDS):
        first, last = _heaviest([2 * s - like * t for s, t in zip(units.shared, units.total, strict=True)])
        better = _dice(units, first, last, sought)
        if better <= like + 1e-9:
            break
        like = better
    return Span(units.starts[first], units.ends[last]), like


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
