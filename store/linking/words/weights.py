"""How much each term tells: rare words much, function words little."""

import math
from collections.abc import Callable, Iterable, Set

from store.linking.words.analysis import stop_terms

STOP_WEIGHT = 0.12
"""Weight of a function word: enough to tell two clauses apart, too little to join them."""

STOP_WEIGHT_ALONE = 0.4
"""The same where two wordings are held against each other alone: there it tells how much was rewritten."""

NUMBER_WEIGHT = 1.3
"""Weight of a number where no index tells: statements of the same words differ by their numbers."""

LEAST = 0.02
"""Weight of the commonest word there is."""

PRIOR_PASSAGES = 400
"""Passages that an index must hold before its own frequencies count as much as the words themselves do."""


class Weights(dict[str, float]):
    """Weights of terms, 0 to about 1, each worked out when it is first asked for.

    Args:
        work_out: The weight of a term not asked for before.
    """

    def __init__(self, work_out: Callable[[str], float]) -> None:
        super().__init__()
        self._work_out = work_out

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


def plain_weights(language: str, stop: float = STOP_WEIGHT) -> Weights:
    """Weights without an index: function words little, longer words more, for they are rarer."""
    stops = stop_terms(language)

    def work_out(term: str) -> float:
        if term in stops:
            return stop
        return NUMBER_WEIGHT if term[0].isdecimal() else min(1.0, 0.55 + 0.06 * len(term))

    return Weights(work_out)


def corpus_weights(language: str, size: int, frequency: Callable[[str], int]) -> Weights:
    """Inverse passage frequency scaled to 0..1, smoothed towards `plain_weights` where passages are few.

    Args:
        language: Whose function words are held down.
        size: Passages in the index.
        frequency: In how many of them a term stands.
    """
    plain, scale = plain_weights(language), math.log(size + 2)

    def work_out(term: str) -> float:
        prior = plain[term]
        rarity = math.log((size + 2) / (frequency(term) + 1)) / scale
        rarity = min(rarity, STOP_WEIGHT) if prior == STOP_WEIGHT else rarity
        return max(LEAST, (size * rarity + PRIOR_PASSAGES * prior) / (size + PRIOR_PASSAGES))

    return Weights(work_out)
