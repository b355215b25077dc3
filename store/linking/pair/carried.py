"""How much of a wording another one carries too, where nothing is known but the two.

Words are held against words by what they mean (soft alignment, as in `shared.py`). Two things make up for what
documents would tell: a word means what stands beside it too, and numbers, days and months, which are the same or are
not, weigh more than other words.
"""

from functools import cache
from typing import Any

from store.linking.pair.laid_out import LaidOut
from store.linking.pair.meaning import unit
from store.linking.pair.shared import LEAST_ALIKE
from store.linking.words.analysis import Analysis
from store.linking.words.calendar import AMBIGUOUS, months, weekdays
from store.linking.words.weights import Weights

FACT = 2.0
"""How many times what it weighs as a word a number, a day or a month counts."""

BESIDE = 0.3
"""How much either neighbour adds to what a word means."""

_MARK = "#"
"""Begins the term of a day or a month, so that it equals no word's."""


def carried(one: Analysis, other: Analysis, weights: Weights) -> float:
    """Share of the weight of a wording that has a like word in the other, 0 to 1, of the side that has less of it.

    Args:
        one: A wording of a word at least.
        other: Another one.
        weights: Weights of terms.
    """
    here, there = _Weighed(one, weights), _Weighed(other, weights)
    near = here.held_against(there)
    return min(here.share(near.max(axis=1)), there.share(near.max(axis=0)))


class _Weighed:
    """The words of a wording, what each means and weighs."""

    def __init__(self, wording: Analysis, weights: Weights) -> None:
        dated = _dated(wording.language)
        terms = tuple(map(dated.get, wording.words, wording.terms))
        laid_out = LaidOut(wording.words, terms)
        self._terms, self._vectors = laid_out.terms, laid_out.vectors
        import numpy

        self._facts: Any = numpy.array([term[0] == _MARK or term[0].isdecimal() for term in terms])
        self._weights = numpy.array([weights[term] for term in wording.terms]) * numpy.where(self._facts, FACT, 1.0)

    def held_against(self, other: "_Weighed") -> Any:
        """A matrix of how like each word, a row, is to each of the other wording's, 0 to 1."""
        near = self._meaning() @ other._meaning().T
        near[near < LEAST_ALIKE] = 0.0
        near[self._facts[:, None] | other._facts] = 0.0
        near[self._terms[:, None] == other._terms] = 1.0
        return near

    def share(self, alike: Any) -> float:
        """Share of the weight that has a like word, told how like each word's likest is."""
        total = float(self._weights.sum())
        return float(self._weights @ alike) / total if total else 0.0

    def _meaning(self) -> Any:
        import numpy

        beside = numpy.zeros_like(self._vectors)
        beside[1:] += self._vectors[:-1]
        beside[:-1] += self._vectors[1:]
        return unit(self._vectors + BESIDE * beside)


@cache
def _dated(language: str) -> dict[str, str]:
    """A term for each name of a day or a month that is no other word, the same however it is written."""
    named = {"day": weekdays(language), "month": months(language)}
    return {
        word: f"{_MARK}{kind} {number}"
        for kind, numbers in named.items()
        for word, number in numbers.items()
        if word not in AMBIGUOUS
    }
