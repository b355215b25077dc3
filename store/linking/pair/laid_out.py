"""A wording made ready for being held against many others: what can be worked out of it alone, once."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from store.errors import VariorumError
from store.linking.words.analysis import Analysis
from store.linking.words.embedding import word_vectors

REMEMBERED = 1024
"""Wordings that are kept."""

_numbered: dict[str, int] = {}
"""A number for each term, by which terms are compared many at a time."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What is known of a wording by itself."""

    counts: Counter[str]
    """How often it has each term."""
    numbers: frozenset[str]
    """Its numbers."""
    figures: int
    """Words that are numbers."""
    joined: str
    """Its words, with a space between them."""
    terms: Any
    """An array of a number for each word's term."""
    vectors: Any
    """A matrix of a row for each word: what it means."""


def laid_out(analysis: Analysis) -> LaidOut:
    """What is known of a wording by itself; remembered."""
    return _laid_out(analysis.words, analysis.terms)


@lru_cache(REMEMBERED)
def _laid_out(words: tuple[str, ...], terms: tuple[str, ...]) -> LaidOut:
    try:
        import numpy
    except ImportError as error:
        raise VariorumError(f"{error}; install variorum again", "Cannot link") from error
    return LaidOut(
        Counter(terms),
        frozenset(numbers_in(terms)),
        sum(term[0].isdecimal() for term in terms),
        " ".join(words),
        numpy.array([_numbered.setdefault(term, len(_numbered)) for term in terms], int),
        word_vectors().of(words),
    )


def numbers_in(terms: Iterable[str]) -> set[str]:
    """The numbers among some terms."""
    return {term for term in terms if term[0].isdecimal()}
