"""Which documents of a collection are worth holding against each other, and at which of their passages.

What is known of every passage are numbers in memory: no text is read before two documents are found to be worth it.
"""

import math
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from store.linking.whole.blocking import Frequencies, blocks_of, is_chain
from store.linking.whole.witnesses import Witness

ROUNDING = 1e-6
"""Likeness by which two passages may be less alike than they must be: what is decided on both texts is sure."""

Seeds = Sequence[tuple[int, int]]
"""Pairs of passages of two documents that are worth a closer look."""


class Blocks:
    """Which passages stand in which block, and what terms they have; passages are numbered through.

    Args:
        frequencies: Of the collection.
    """

    def __init__(self, frequencies: Frequencies) -> None:
        self._frequencies = frequencies
        self._weights = cache(frequencies.weights)
        self._members: dict[str, array[int]] = {}
        self._told = array("I")
        self._starts = array("I", [0])
        self._numbers = {term: number for number, term in enumerate(frequencies.counts)}
        self._terms = array("I")
        self._ends = array("Q", [0])
        self._norms = array("d")

    def add(self, witness: Witness) -> None:
        """Take in the next document."""
        for row in witness.rows:
            told = blocks_of(row, witness.language, witness.number, self._frequencies)
            for block in told:
                self._members.setdefault(block, array("I")).append(len(self._told))
            self._told.append(sum(told.values()))
            self._add_terms(set(row.terms.split()), witness.language)
        self._starts.append(len(self._told))

    def _add_terms(self, terms: Iterable[str], language: str) -> None:
        self._terms.extend(self._numbers[term] for term in terms if term in self._numbers)
        self._ends.append(len(self._terms))
        self._norms.append(math.sqrt(self._weights(language).square(terms)))

    def seeds(self, at: int, witness: Witness) -> dict[int, Seeds]:
        """The promising pairs of a document with later ones, by the number of the other."""
        found, alike = defaultdict[int, list[tuple[int, int]]](list), set[int]()
        first, following = self._starts[at], self._starts[at + 1]
        for here, row in enumerate(witness.rows):
            told = blocks_of(row, witness.language, witness.number, self._frequencies)
            own, squares = sum(told.values()), self._squares(row.terms, witness.language)
            for other, weight in self._sharing(told, following).items():
                if self._frequencies.is_promising(weight, own, self._told[other]):
                    document = bisect_right(self._starts, other) - 1
                    found[document].append((here, other - self._starts[document]))
                    if document not in alike and self._are_alike(squares, first + here, other):
                        alike.add(document)
        return {document: found[document] for document in alike}

    def _squares(self, terms: str, language: str) -> dict[int, float]:
        """The squared weights of the terms that other passages may have too, by their numbers."""
        weights = self._weights(language)
        return {self._numbers[term]: weights[term] ** 2 for term in set(terms.split()) if term in self._numbers}

    def _are_alike(self, squares: Mapping[int, float], one: int, other: int) -> bool:
        terms = self._terms[self._ends[other] : self._ends[other + 1]]
        shared = sum([squares[term] for term in terms if term in squares])
        likeness = shared / (self._norms[one] * self._norms[other]) if shared else 0.0
        return self._frequencies.are_alike(likeness + ROUNDING)

    def _sharing(self, told: Mapping[str, int], following: int) -> dict[int, int]:
        """Later passages that share blocks with one, and the weight of these."""
        shared = defaultdict[int, int](int)
        for block, weight in told.items():
            members = self._members[block]
            later = bisect_left(members, following)
            for other in members[later : later + 1 if is_chain(block) else None]:
                shared[other] += weight
        return shared
