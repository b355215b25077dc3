"""What two wordings share, whatever their words weigh: worked out once, and for one against many at a time.

Soft alignment (as in BERTScore, Zhang et al. 2020, with static vectors): each word is held against the word most like
it on the other side.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz.distance import LCSseq

from store.linking.pair.laid_out import LaidOut, laid_out
from store.linking.words.analysis import Analysis, stop_terms

LEAST_ALIKE = 0.3
"""Cosine below which two words have nothing to do with each other."""

OF_A_ROW = 0.2
"""Share of numbers among the words of a table's row, at least."""

OF_A_TABLE = 0.4
"""Share from which it is nothing else, whatever numbers the other row has."""

HALF = 0.5
"""Share of the numbers of two rows that only one has, from which they are rows about different things."""

STATEMENT = 4
"""Words from which a wording can state something; a shorter one names it."""

COPY = 6
"""Words from which the same words in the same order state the same, whatever each of them tells."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two wordings share."""

    one: Analysis
    other: Analysis
    common: Counter[str]
    """The terms of both, each as often as both have it."""
    here: Sequence[float]
    """For each word of the one, how like it the word of the other is that is most like it, 0 to 1."""
    there: Sequence[float]
    """The same for each word of the other."""
    order: float
    """Words standing in the same order, against those of the longer side."""
    numbers: float
    """Share of the numbers of both that only one has."""
    words: float
    """1 where two telling words are shared and either side has `STATEMENT` words, less in fewer, else 0."""

    def turned(self) -> "Shared":
        """The same from the other side."""
        return replace(self, one=self.other, other=self.one, here=self.there, there=self.here)


def shared(one: Analysis, other: Analysis) -> Shared:
    """What two wordings share, in words and in what they mean."""
    return aligned([alike(one, other)])[0]


def alike(one: Analysis, other: Analysis) -> Shared:
    """What two wordings share in the same words alone."""
    mine, theirs = laid_out(one), laid_out(other)
    common = _common(mine.counts, theirs.counts)
    numbers = _share_of_one(mine.numbers, theirs.numbers)
    return Shared(
        one,
        other,
        common,
        list(map(float, map(common.__contains__, one.terms))),
        list(map(float, map(common.__contains__, other.terms))),
        LCSseq.normalized_similarity(one.terms, other.terms),
        numbers,
        0.0 if _are_rows(mine, theirs, numbers) else _statement(one, other, common),
    )


def _common(one: Counter[str], other: Counter[str]) -> Counter[str]:
    """What `one & other` gives, in a third of the time."""
    common, has = Counter[str](), other.get
    dict.update(common, {term: min(often, has(term, 0)) for term, often in one.items() if term in other})
    return common


def aligned(pairs: Sequence[Shared]) -> list[Shared]:
    """What is shared in the same words, and in words of like sense too; of one wording and of each of others."""
    if not pairs:
        return []
    likest = _likest(laid_out(pairs[0].one), [laid_out(each.other) for each in pairs])
    return [replace(each, here=here, there=there) for each, (here, there) in zip(pairs, likest, strict=True)]


def _likest(here: LaidOut, sides: Sequence[LaidOut]) -> list[tuple[list[float], list[float]]]:
    """How like its likest word each word is, on either side, for one wording and each of others."""
    import numpy

    starts = numpy.cumsum([0, *map(len, sides)])
    if not len(here) or not starts[-1]:
        return [([0.0] * len(here), [0.0] * len(there)) for there in sides]
    terms = numpy.concatenate([there.terms for there in sides])
    near: Any = here.vectors @ numpy.concatenate([there.vectors for there in sides]).T
    near[near < LEAST_ALIKE] = 0.0
    near[here.terms[:, None] == terms] = 1.0
    theirs = near.max(axis=0).tolist()
    filled = [at for at, there in enumerate(sides) if len(there)]
    mine = dict(zip(filled, numpy.maximum.reduceat(near, starts[filled], axis=1).T.tolist(), strict=True))
    nothing = [0.0] * len(here)
    return [(mine.get(at, nothing), theirs[starts[at] : starts[at + 1]]) for at in range(len(sides))]


def _are_rows(one: LaidOut, other: LaidOut, unshared: float) -> bool:
    """Whether both are rows of tables that tell of different things: mostly words of the form, and other numbers."""
    if not unshared:
        return False
    words = len(one) + len(other)
    numbers = (one.figures + other.figures) / words
    return (unshared >= HALF and numbers >= OF_A_ROW) or numbers >= OF_A_TABLE


def _statement(one: Analysis, other: Analysis, common: Counter[str]) -> float:
    telling = len(common.keys() - stop_terms(one.language))
    if one.terms == other.terms and one.length >= COPY:
        telling = max(telling, 2)
    return min(1.0, (min(one.length, other.length) - 1) / (STATEMENT - 1)) if telling > 1 else 0.0


def _share_of_one(here: frozenset[str], there: frozenset[str]) -> float:
    """Share of the members of two sets that only one has."""
    return len(here ^ there) / len(here | there) if here or there else 0.0
