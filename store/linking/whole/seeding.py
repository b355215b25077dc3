"""Which documents of a collection are worth holding against each other, and at which of their passages.

What is known of every passage are numbers in memory: no text is read before two documents are found to be worth it.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from heapq import heappop, heappush
from typing import Any

from store.linking.whole.blocking import (
    SHARED_OF_FEW,
    Frequencies,
    Seeds,
    Vector,
    blocks_of,
    is_chain,
    seeds_of,
    vector_of,
)
from store.linking.whole.witnesses import Witness


def near_each_other(later: Sequence[Mapping[int, int]]) -> list[int]:
    """All documents, by number, so that those that share most come soon after each other.

    Next comes whichever shares most with one that came already (Prim's way to a maximum spanning tree).

    Args:
        later: For each document how much it shares with later ones.
    """
    beside = [dict(others) for others in later]
    for at, others in enumerate(later):
        for other, much in others.items():
            beside[other][at] = much
    found = dict[int, None]()
    for first in range(len(later)):
        waiting = [] if first in found else [(0, first)]
        while waiting:
            _, at = heappop(waiting)
            if at not in found:
                found[at] = None
                for other, much in beside[at].items():
                    heappush(waiting, (-much, other))
    return list(found)


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
            if not self._frequencies.are_few:
                self._add_vector(vector_of(row, self._weights(witness.language), self._frequencies))
        self._starts.append(len(self._told))

    def _add_vector(self, vector: Vector) -> None:
        self._terms.extend(vector.squares)
        self._ends.append(len(self._terms))
        self._norms.append(vector.norm)

    def seeds(self, at: int, witness: Witness) -> dict[int, Seeds]:
        """The passages at which a document is held against later ones, by the number of the other."""
        if self._frequencies.are_few:
            return self._every(witness, self._starts[at + 1])
        return seeds_of(self._promising(witness, self._starts[at + 1]), self._frequencies)

    def _promising(self, witness: Witness, following: int) -> Iterator[tuple[int, float, int, int]]:
        """Pairs as `seeds_of` takes them."""
        weights = self._weights(witness.language)
        for here, row in enumerate(witness.rows):
            told = blocks_of(row, witness.language, witness.number, self._frequencies)
            own, vector = sum(told.values()), vector_of(row, weights, self._frequencies)
            for other, weight in self._sharing(told, following).items():
                if self._frequencies.is_promising(weight, own, self._told[other]):
                    document = bisect_right(self._starts, other) - 1
                    terms = self._terms[self._ends[other] : self._ends[other + 1]]
                    likeness = vector.likeness(terms, self._norms[other])
                    yield here, likeness, document, other - self._starts[document]

    def _every(self, witness: Witness, following: int) -> dict[int, Seeds]:
        """The same in a small collection: every promising pair, whatever its likeness."""
        import numpy

        starts, told = numpy.array(self._starts), numpy.array(self._told[following:])
        found = defaultdict[int, list[tuple[int, int]]](list)
        for here, row in enumerate(witness.rows):
            blocks = blocks_of(row, witness.language, witness.number, self._frequencies)
            shared: Any = numpy.zeros(len(told), int)
            for block, weight in blocks.items():
                shared[self._later(block, following) - following] += weight
            least = SHARED_OF_FEW * numpy.minimum(sum(blocks.values()), told)
            others: Any = numpy.flatnonzero((shared > 0) & (shared >= least)) + following
            documents: Any = numpy.searchsorted(starts, others, "right") - 1
            for document, there in zip(documents.tolist(), (others - starts[documents]).tolist(), strict=True):
                found[document].append((here, there))
        return dict(found)

    def _later(self, block: str, following: int) -> Any:
        """Later passages of a block; of a chain the next one only."""
        import numpy

        members = self._members[block]
        later = bisect_left(members, following)
        return numpy.array(members[later : later + 1 if is_chain(block) else None], int)

    def _sharing(self, told: Mapping[str, int], following: int) -> dict[int, int]:
        """Later passages that share blocks with one, and the weight of these."""
        shared = defaultdict[int, int](int)
        for block, weight in told.items():
            members = self._members[block]
            later = bisect_left(members, following)
            for other in members[later : later + 1 if is_chain(block) else None]:
                shared[other] += weight
        return shared
