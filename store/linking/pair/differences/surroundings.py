"""What stands beside two mentions: by it they are known to be said of one thing, or of two.

Words are held against each other as they are for a score: the same term, or like in sense by their vectors.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from store.linking.pair.differences.mentions import Facing, Mention, between
from store.linking.pair.laid_out import laid_out
from store.linking.words.analysis import Analysis, stop_terms
from store.linking.words.lexicon import MODAL, TITLES, conjunctions
from store.linking.words.weights import plain_weights

ALIKE = 0.4
"""Cosine from which two words beside mentions say the same of them."""

WORD_FOR_WORD = 0.7
"""Share of common words, of the longer side, from which two wordings are the same but for what differs."""

KIN = 0.3
"""Cosine below which two words have nothing to do with each other."""

MARKS = frozenset('.;:!?,()[]—–"“”«»')
"""Signs at which a clause ends."""

PARAGRAPH = "\n\n"
"""Ends a clause as well; a single break of line does not: texts are wrapped."""

BREAKS = MARKS - {","}
"""Of these, what does not merely set apart who somebody is."""

JOINING = frozenset({"than", "as", "so"})
"""Of the words at which a clause ends, those after which its numbers may stand."""

UNTELLING = frozenset(MODAL | TITLES)
"""Words that say nothing of what stands beside them."""

Words = Sequence[int]


class Surroundings:
    """The words beside the mentions of two wordings.

    Args:
        held: The wordings.
    """

    def __init__(self, held: Facing) -> None:
        self.held = held

    @cached_property
    def _near(self) -> Any:
        """How like each word of the one is to each of the other, 0 to 1."""
        one, other = laid_out(self.held.one), laid_out(self.held.other)
        near = one.vectors @ other.vectors.T
        near[one.terms[:, None] == other.terms] = 1.0
        return near

    def alike(self, here: Words, there: Words, least: float = ALIKE) -> bool:
        """Whether any word of one side is like any of the other."""
        return bool(here) and bool(there) and bool(self._near[list(here)][:, list(there)].max() >= least)

    @cached_property
    def word_for_word(self) -> bool:
        """Whether the two are the same for the most part, so that what stands in one gap is of one thing."""
        common = sum(gap < 0 for gap in self.held.here)
        return common >= WORD_FOR_WORD * max(self.held.one.length, self.held.other.length)

    def in_one_gap(self, one: Mention, other: Mention) -> bool:
        """Whether two mentions stand in the same gap of wordings that are the same but for such gaps."""
        return self.word_for_word and self.held.here[one.last] == self.held.there[other.last]

    def one_place(self, one: Mention, other: Mention) -> bool:
        """Whether two mentions stand between words that are alike on both sides, or on one beside a clause's end."""
        here, there = self.held.one, self.held.other
        described = described_by(here, one), described_by(there, other)
        if self.in_one_gap(one, other) or (described[0] and described[0] == described[1]):
            return True
        for marks in (MARKS, BREAKS):
            ahead = before(here, one.first, 1, marks), before(there, other.first, 1, marks)
            behind = after(here, one.last, 1, marks), after(there, other.last, 1, marks)
            known = [self.alike(*side) for side in (ahead, behind) if any(side)]
            if known:
                return all(known)
        return False

    def covered(self, here: Words, there: Words) -> float:
        """Share of the weight of the words of either side that has a like word on the other, in the mean."""
        if not here or not there:
            return 0.0
        near = self._near[list(here)][:, list(there)].copy()
        near[near < KIN] = 0.0
        shares = _share(self.held.one, here, near.max(1)), _share(self.held.other, there, near.max(0))
        return float(sum(shares) / 2)


def _share(analysis: Analysis, words: Words, likest: Any) -> Any:
    weights = plain_weights(analysis.language)
    each = [weights[analysis.terms[at]] for at in words]
    return (likest @ each) / sum(each)


def ends_clause(analysis: Analysis, at: int, marks: frozenset[str] = MARKS) -> bool:
    """Whether a clause ends before a word."""
    mark, before = between(analysis, at), analysis.words[at - 1]
    ends = marks.intersection(mark if before not in TITLES else mark.replace(".", ""))
    joints = conjunctions(analysis.language) - JOINING
    return bool(ends) or PARAGRAPH in mark or analysis.words[at] in joints or before in joints


def described_by(analysis: Analysis, mention: Mention) -> str:
    """The term that a mention between commas is set beside: `the gunman, Dale Rusk,`; empty where there is none."""
    at = mention.first - 1
    is_set_apart = at >= 0 and between(analysis, mention.first).strip() == "," and tells(analysis, at)
    closes = mention.last + 1 == analysis.length or not MARKS.isdisjoint(between(analysis, mention.last + 1))
    return analysis.terms[at] if is_set_apart and closes and small(analysis, [at]) else ""


def before(analysis: Analysis, first: int, most: int = 9, marks: frozenset[str] = MARKS) -> list[int]:
    """Telling words of the clause before a mention, the nearest first."""
    found = list[int]()
    for at in range(first - 1, -1, -1):
        if ends_clause(analysis, at + 1, marks) or len(found) == most:
            break
        found += [at] if tells(analysis, at) else []
    return found


def after(analysis: Analysis, last: int, most: int = 9, marks: frozenset[str] = MARKS) -> list[int]:
    """Telling words of the clause after a mention, the nearest first."""
    found = list[int]()
    for at in range(last + 1, analysis.length):
        if ends_clause(analysis, at, marks) or len(found) == most:
            break
        found += [at] if tells(analysis, at) else []
    return found


def tells(analysis: Analysis, at: int) -> bool:
    """Whether a word says something of what stands beside it: no function word, and no number."""
    term = analysis.terms[at]
    return analysis.words[at] not in UNTELLING and not (
        term[0].isdecimal() or term[0] in "#%" or term in stop_terms(analysis.language)
    )


def next_clause(analysis: Analysis, last: int) -> list[int]:
    """Telling words of the clause after the one that a mention stands in."""
    at = last + 1
    while at < analysis.length and not ends_clause(analysis, at):
        at += 1
    return ([at] if at < analysis.length and tells(analysis, at) else []) + after(analysis, at)


def small(analysis: Analysis, words: Iterable[int]) -> list[int]:
    """Those that are no part of a name."""
    return [at for at in words if not analysis.text[analysis.starts[at]].isupper()]


def every(analysis: Analysis, first: int, last: int) -> Iterator[int]:
    """Telling words of the clause of a mention."""
    yield from reversed(before(analysis, first))
    yield from after(analysis, last)
