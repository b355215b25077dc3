"""What is measured of two wordings, and of where they stand, to tell whether they state the same.

Every feature is the same from either side, so the score is. Rare words count most.
"""

import math
from collections.abc import Collection, Iterable, Sequence
from operator import mul
from typing import NamedTuple

from store.linking.pair.laid_out import is_figure
from store.linking.pair.shared import Shared
from store.linking.words.names import written
from store.linking.words.weights import Weights

FEW = 1000
"""Passages, those of about thirty articles, of which none is alike by chance."""

UNKNOWN = 0.5
"""What is as likely as not."""

MOST = 60
"""Words of a wording, and passages before one, beyond which more of them tell nothing further."""


class Features(NamedTuple):
    """What is measured of a pair of wordings, 0 to 1 unless it says otherwise, and the same from either side."""

    coverage: float
    """Weight of the shared terms against that of the larger side."""
    order: float
    """Words standing in the same order, against those of the longer side."""
    mass: float
    """How much is shared besides the rarest word, saturating: one word, or a few common ones, prove little."""
    numbers: float
    """Share of the numbers of both that only one has."""
    words: float
    """1 where two telling words are shared and either side has `STATEMENT` words, less in fewer, else 0."""
    lesser: float
    """Share of the weight of one side that has a like word in the other, of the side that has less."""
    unnamed: float
    """How much is shared besides names, saturating: reports of one event share these whatever they tell of it."""
    unnamed_share: float
    """Share of the weight of the words besides names that has a like word in the other, of the side that has more."""
    figures: float
    """How many of the same figures are told, saturating."""
    recounted: float = 0.0
    """How rare the words are that both have behind figures that differ: the same thing counted otherwise."""
    context: float = 0.0
    """Square root of the cosine of what stands around the two, at most `MOST_CONTEXT`."""
    early: float = 0.0
    """1 where both open their documents, `fading` with the place of the later one: reports of one event share what they
    begin with, and end on what each has to itself."""
    event: float = UNKNOWN
    """How surely the two documents tell of one event; 0.5 where nothing is known of them."""
    nearest: float = UNKNOWN
    """1 where neither document has a passage more like the other's, else the reciprocal of how many there are."""
    brief: float = 0.0
    """`fading` with the words of the shorter wording: long ones share words by chance."""
    beyond: float = 0.0
    """Logarithm of how many times more passages than `FEW` the two were found among: of many, some are alike by chance.
    """

    @property
    def full(self) -> float:
        """How long the shorter wording is, what `brief` lacks: of a few words, all may have a like one by chance."""
        return 1.0 - self.brief


NO_CONTEXT = 0.2
"""Cosine of the surroundings of a text that stands nowhere: what neither speaks for a link nor against it."""

MOST_CONTEXT = 0.65
"""Two passages of the same report have surroundings this like; to ask for more would let the surroundings decide."""

LEAST_UNNAMED = 0.3
"""Weight of words besides names up to which a share of it tells little: that of a few common ones."""

ENOUGH_SHARED = 1.5
"""Shared weight, in rare words besides the rarest, at which `mass` reaches two thirds."""


def beyond(passages: int) -> float:
    """The feature `beyond` of so many passages."""
    return math.log(max(FEW, passages) / FEW)


def fading(count: int) -> float:
    """1 for none, less with the logarithm of a count of words or passages, and 0 from `MOST` on."""
    return 1.0 - math.log1p(min(MOST, count)) / math.log1p(MOST)


def measure(shared: Shared, weights: Weights, named: Collection[str] | None = None) -> Features:
    """What is measured of two wordings themselves.

    Args:
        shared: What they share.
        weights: Weights of terms.
        named: Terms that are names; None: as the two wordings have them.
    """
    sides = (shared.one, shared.here), (shared.other, shared.there)
    names = written(shared.one).named(written(shared.other)) if named is None else named
    mine, theirs = ([weights[term] for term in side.terms] for side, _ in sides)
    here, there = sum(mine), sum(theirs)
    common = weights.sum(shared.common.elements())
    shares = _share(mine, shared.here, here), _share(theirs, shared.there, there)
    return Features(
        coverage=min(1.0, common / max(here, there)) if common else 0.0,
        order=shared.order,
        mass=_saturating(common - _heaviest(shared.common, weights)),
        numbers=shared.numbers,
        words=shared.words,
        lesser=min(shares),
        unnamed=unnamed_mass((term for term in shared.common.elements() if term not in names), weights),
        unnamed_share=max(
            _unnamed_share(side.terms, each, alike, names)
            for (side, alike), each in zip(sides, (mine, theirs), strict=True)
        ),
        figures=_saturating(weights.sum(filter(is_figure, shared.common))),
        brief=fading(min(shared.one.length, shared.other.length)),
    )


def _share(weights: list[float], alike: Iterable[float], total: float) -> float:
    """Share of the weight of one side that has a like word on the other."""
    return sum(map(mul, weights, alike)) / total if total else 0.0


def _unnamed_share(terms: Sequence[str], weights: list[float], alike: Iterable[float], names: Collection[str]) -> float:
    """The same of what is no name."""
    bare = [0.0 if term in names else weight for term, weight in zip(terms, weights, strict=True)]
    return _share(bare, alike, max(LEAST_UNNAMED, sum(bare)))


def unnamed_mass(terms: Iterable[str], weights: Weights) -> float:
    """The feature `unnamed` of common terms that are no names, each as often as both have it."""
    return _saturating(weights.sum(terms))


def shared_mass(common: Collection[str], weights: Weights) -> float:
    """The feature `mass` of these common terms."""
    return _saturating(weights.sum(common) - _heaviest(common, weights))


def _heaviest(terms: Iterable[str], weights: Weights) -> float:
    return max(map(weights.__getitem__, terms), default=0.0)


def _saturating(shared: float) -> float:
    return 1.0 - math.exp(-shared / ENOUGH_SHARED)
