"""What is measured of two wordings, and of where they stand, to tell whether they state the same.

Every feature is the same from either side, so the score is. Rare words count most.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from store.linking.pair.laid_out import LaidOut, laid_out
from store.linking.pair.likeness import likeness
from store.linking.words.analysis import Analysis, stop_terms
from store.linking.words.weights import Weights

LONGEST_COMPARED = 1500
"""Characters of either side that are compared letter by letter; keeps each call under a millisecond."""


FEW = 1000
"""Passages, those of about thirty articles, of which none is alike by chance."""

UNKNOWN = 0.5
"""What is as likely as not."""


@dataclass(frozen=True, slots=True)
class Features:
    """What is measured of a pair of wordings, 0 to 1 unless it says otherwise, and the same from either side."""

    coverage: float
    """Weight of the shared terms against that of the larger side."""
    order: float
    """Words standing in the same order, against those of the longer side."""
    ratio: float
    """Similarity letter by letter: near spellings, inflections."""
    mass: float
    """How much is shared besides the rarest word, saturating: one word, or a few common ones, prove little."""
    numbers: float
    """Share of the numbers of both that only one has."""
    words: float
    """1 where two telling words are shared and either side has `STATEMENT` words, less in fewer, else 0."""
    lesser: float
    greater: float
    """Shares of the weight of either side that has a like word in the other."""
    sense: float
    """Cosine of what either says as a whole, by what its words mean."""
    context: float = 0.0
    """Square root of the cosine of what stands around the two, at most `MOST_CONTEXT`."""
    lead: float = 0.0
    """1 where both stand at the beginning of their documents, where news is told as a whole."""
    event: float = UNKNOWN
    """How surely the two documents tell of one event; 0.5 where nothing is known of them."""
    nearest: float = UNKNOWN
    """1 where neither document has a passage more like the other's, else the reciprocal of how many there are."""
    beyond: float = 0.0
    """Logarithm of how many times more passages than `FEW` the two were found among: of many, some are alike by chance.
    """

    @property
    def copied(self) -> float:
        """How much stands in the very words and order."""
        return self.coverage * self.order * self.mass


NO_CONTEXT = 0.2
"""Cosine of the surroundings of a text that stands nowhere: what neither speaks for a link nor against it."""

MOST_CONTEXT = 0.65
"""Two passages of the same report have surroundings this like; to ask for more would let the surroundings decide."""

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

ENOUGH_SHARED = 1.5
"""Shared weight, in rare words besides the rarest, at which `mass` reaches two thirds."""


def measure(one: Analysis, other: Analysis, weights: Weights) -> Features:
    """All features of two wordings.

    Args:
        one: One wording.
        other: The other.
        weights: Weights of terms.
    """
    here, there = laid_out(one), laid_out(other)
    larger = max(weights.sum(one.terms), weights.sum(other.terms))
    common = here.counts & there.counts
    shared = weights.sum(common.elements())
    numbers = _share_of_one(here.numbers, there.numbers)
    return Features(
        coverage=min(1.0, shared / larger) if larger else 0.0,
        order=LCSseq.normalized_similarity(one.terms, other.terms),
        ratio=fuzz.ratio(here.joined[:LONGEST_COMPARED], there.joined[:LONGEST_COMPARED]) / 100.0,
        mass=_saturating(shared - _heaviest(common, weights)),
        numbers=numbers,
        words=0.0 if _are_rows(here, there, numbers) else _statement(one, other, common),
        **likeness(one, other, weights)._asdict(),
    )


def _are_rows(one: LaidOut, other: LaidOut, unshared: float) -> bool:
    """Whether both are rows of tables that tell of different things: mostly words of the form, and other numbers."""
    words = one.counts.total() + other.counts.total()
    numbers = (one.figures + other.figures) / words if words else 0.0
    return (unshared >= HALF and numbers >= OF_A_ROW) or (unshared > 0 and numbers >= OF_A_TABLE)


def _statement(one: Analysis, other: Analysis, common: Counter[str]) -> float:
    telling = len(common.keys() - stop_terms(one.language))
    if one.terms == other.terms and one.length >= COPY:
        telling = max(telling, 2)
    return min(1.0, (min(one.length, other.length) - 1) / (STATEMENT - 1)) if telling > 1 else 0.0


def shared_mass(common: Collection[str], weights: Weights) -> float:
    """The feature `mass` of these common terms."""
    return _saturating(weights.sum(common) - _heaviest(common, weights))


def _heaviest(terms: Iterable[str], weights: Weights) -> float:
    return max(map(weights.__getitem__, terms), default=0.0)


def _saturating(shared: float) -> float:
    return 1.0 - math.exp(-shared / ENOUGH_SHARED)


def _share_of_one(here: frozenset[str], there: frozenset[str]) -> float:
    """Share of the members of two sets that only one has."""
    return len(here ^ there) / len(here | there) if here or there else 0.0
