"""Which documents of a collection are worth holding against each other, and at which of their passages.

What is known of every passage are numbers in memory: no text is read before two documents are found to be worth it.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from store.linking.whole.blocking import Frequencies, Seeds, blocks_of, is_chain, seeds_of, vector_of
from store.linking.whole.witnesses import Witness


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
            vector = vector_of(row, self._weights(witness.language), self._frequencies)
            self._terms.extend(vector.squares)
            self._ends.append(len(self._terms))
            self._norms.append(vector.norm)
        self._starts.append(len(self._told))

    def seeds(self, at: int, witness: Witness) -> dict[int, Seeds]:
        """The passages at which a document is held against later ones, by the number of the other."""
        return seeds_of(self._promising(witness, self._starts[at + 1]), self._frequencies)

    def _promising(self, witness: Witness, following: int) -> Iterator[tuple[int, float, int, int]]:
        """Pairs as `seeds_of` takes them; of a small collection it takes all, whatever their likeness."""
        are_few = self._frequencies.are_few
        weights = self._weights(witness.language)
        for here, row in enumerate(witness.rows):
            told = blocks_of(row, witness.language, witness.number, self._frequencies)
            own, vector = sum(told.values()), vector_of(row, weights, self._frequencies)
            for other, weight in self._sharing(told, following).items():
                if self._frequencies.is_promising(weight, own, self._told[other]):
                    document = bisect_right(self._starts, other) - 1
                    terms = self._terms[self._ends[other] : self._ends[other + 1]]
                    likeness = 1.0 if are_few else vector.likeness(terms, self._norms[other])
                    yield here, likeness, document, other - self._starts[document]

    def _sharing(self, told: Mapping[str, int], following: int) -> dict[int, int]:
        """Later passages that share blocks with one, and the weight of these."""
        shared = defaultdict[int, int](int)
        for block, weight in told.items():
            members = self._members[block]
            later = bisect_left(members, following)
            for other in members[later : later + 1 if is_chain(block) else None]:
                shared[other] += weight
        return shared
