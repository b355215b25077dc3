"""How much each term tells: rare words much, function words little."""

import math
from collections.abc import Callable, Iterable, Set
from functools import cache, lru_cache
from typing import Any

from store.linking.words.analysis import stop_terms
from store.linking.words.background import rarity

STOP_WEIGHT = 0.12
"""Weight of a function word: enough to tell two clauses apart, too little to join them."""

NUMBER_WEIGHT = 0.5
SHORTEST_WEIGHT = 0.29
LETTER_WEIGHT = 0.035
"""Weights in languages whose words were not counted: of a number, and of a word by its length, as they are in English
on the whole."""

LEAST = 0.02
"""Weight of the commonest word there is."""


REMEMBERED = 64
"""Sizes for which the rarity of every frequency is kept."""


class Weights(dict[str, float]):
    """Weights of terms, 0 to about 1, each worked out when it is first asked for.

    Args:
        work_out: The weight of a term not asked for before.
        passages: Among how many passages they were worked out; 0: none.
        rarity: Weights in the news at large; None: these are such.
    """

    def __init__(self, work_out: Callable[[str], float], passages: int = 0, rarity: "Weights | None" = None) -> None:
        super().__init__()
        self._work_out = work_out
        self.passages = passages
        self.rarity = self if rarity is None else rarity

    def __missing__(self, term: str) -> float:
        self[term] = weight = self._work_out(term)
        return weight

    def sum(self, terms: Iterable[str]) -> float:
        """Weight of all terms, each as often as it is given."""
        return sum(map(self.__getitem__, terms))

    def cosine(self, one: Set[str], other: Set[str]) -> float:
        """Cosine of two sets of weighted terms."""
        shared = self.square(one & other)
        return cosine(shared, math.sqrt(self.square(one) * self.square(other)))

    def square(self, terms: Iterable[str]) -> float:
        """Square of the norm of a set of weighted terms."""
        return sum([weight * weight for weight in map(self.__getitem__, terms)])


def cosine(shared: float, norms: float) -> float:
    """Cosine of two vectors.

    Args:
        shared: Sum of the products of what both have.
        norms: Product of the norms of both.
    """
    return shared / norms if shared else 0.0


@cache
def plain_weights(language: str) -> Weights:
    """Weights without an index: how rare a word is in news at large, or, where that was not counted, how long it is."""
    stops, known = stop_terms(language), rarity(language)

    def work_out(term: str) -> float:
        if known is not None:
            return known.get(term, 1.0)
        if term in stops:
            return STOP_WEIGHT
        return NUMBER_WEIGHT if term[0].isdecimal() else min(1.0, SHORTEST_WEIGHT + LETTER_WEIGHT * len(term))

    return Weights(work_out)


def weights_among(rarity: Weights, passages: int, frequency: Callable[[str], int], power: float = 1.0) -> Weights:
    """Rarity in the news at large times rarity in some passages, 0 to 1.

    Of the words that are rare in the news, those tell one passage from another that are rare among the passages too.

    Args:
        rarity: In the news at large.
        passages: How many there are.
        frequency: In how many of them a term stands.
        power: Of the rarity among the passages: the higher, the less tell words that stand in many of them.
    """

    def work_out(term: str) -> float:
        return max(LEAST, rarity[term] * _rareness(passages, frequency(term), power))

    return Weights(work_out, passages, rarity)


def _rareness(passages: int, frequency: int, power: float) -> float:
    """How rare a term is among some passages, 0 to 1."""
    return float((math.log((passages + 2) / (frequency + 1)) / math.log(passages + 2)) ** power)


@lru_cache(REMEMBERED)
def rareness(passages: int, power: float) -> Any:
    """The same for every frequency from 0 on, as an array."""
    import numpy

    return numpy.array([_rareness(passages, frequency, power) for frequency in range(passages + 1)])


def corpus_weights(language: str, size: int, frequency: Callable[[str], int]) -> Weights:
    """Weights of the terms of a language among all passages of an index, `size` of them."""
    return weights_among(plain_weights(language), size, frequency)
