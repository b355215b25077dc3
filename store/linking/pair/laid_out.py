"""A wording made ready for being held against many others: what can be worked out of it alone, once."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any

from store.errors import VariorumError
from store.linking.words.analysis import PASSAGES, Analysis
from store.linking.words.embedding import word_vectors

FIGURE, YEAR = 3, 4
"""Digits of a number from which it is a figure, and those of a year."""


class LaidOut:
    """What is known of a wording by itself.

    Args:
        words: Its words.
        terms: Their terms.
    """

    def __init__(self, words: tuple[str, ...], terms: tuple[str, ...]) -> None:
        self._words, self._terms = words, terms
        self.counts = Counter(terms)
        """How often it has each term."""
        figures = [term for term in terms if term[0].isdecimal()]
        self.figures = len(figures)
        """Words that are numbers."""
        self.numbers = frozenset(figures)
        """Its numbers."""

    def __len__(self) -> int:
        return len(self._terms)

    @cached_property
    def terms(self) -> Any:
        """An array of a number for each word's term, by which many are compared at a time."""
        try:
            import numpy
        except ImportError as error:
            raise VariorumError(f"{error}; install variorum again", "Cannot link") from error
        return numpy.array(list(map(hash, self._terms)), numpy.int64)

    @property
    def vectors(self) -> Any:
        """A matrix of a row for each word: what it means."""
        return word_vectors().of(self._words)


@lru_cache(PASSAGES)
def laid_out(analysis: Analysis) -> LaidOut:
    """What is known of a wording by itself; remembered."""
    return LaidOut(analysis.words, analysis.terms)


def numbers_in(terms: Iterable[str]) -> set[str]:
    """The numbers among some terms."""
    return {term for term in terms if term[0].isdecimal()}


def is_figure(term: str) -> bool:
    """Whether a term is a number of three digits or more that is no year: few are told twice by chance."""
    if not term[0].isdecimal():
        return False
    whole = term.partition(".")[0]
    return len(whole) >= FIGURE and not (len(term) == YEAR and term.startswith(("19", "20")))
