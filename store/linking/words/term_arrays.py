"""The terms of some passages as numbers, so that documents are held against each other in a few steps of arrays."""

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import chain
from typing import Any

from store.linking.words.weights import plain_weights


class ListedTerms:
    """The different terms of some passages, in the order of their keys, and which passage has which.

    Args:
        passages: The terms of each; one that is given twice counts twice.
        beside: Further terms to be listed, which no passage has.
    """

    def __init__(self, passages: Sequence[Collection[str]], beside: Iterable[str] = ()) -> None:
        import numpy

        named = {hash(term): term for term in chain(*passages, beside)}
        self.keys: Any = numpy.array(sorted(named), numpy.int64)
        """Numbers that stand for terms, ascending; the same in every list of a process."""
        self.terms = [named[key] for key in self.keys.tolist()]
        sizes: Any = numpy.array([len(passage) for passage in passages], int)
        self.rows: Any = numpy.repeat(numpy.arange(len(passages)), sizes)
        """The passage of each place of a term."""
        self.columns = self.columns_of(chain(*passages))
        """The place of that term in the list."""
        self.rarity_in = cache(self._rarity_in)
        self._passages = len(passages)

    def _rarity_in(self, language: str) -> Any:
        """The weight of each term in the news at large."""
        import numpy

        weights = plain_weights(language)
        return numpy.array([weights[term] for term in self.terms])

    def columns_of(self, terms: Iterable[str]) -> Any:
        """Where terms that are listed stand in the list."""
        import numpy

        return numpy.searchsorted(self.keys, numpy.fromiter(map(hash, terms), numpy.int64))

    def places(self, keys: Any) -> tuple[Any, Any]:
        """Where terms would stand in the list, by their keys, and whether they do; of a list that is not empty."""
        import numpy

        at = numpy.minimum(numpy.searchsorted(self.keys, keys), len(self.keys) - 1)
        return at, self.keys[at] == keys

    def common(self, other: "ListedTerms") -> tuple[Any, Any]:
        """Where the terms that both lists have stand in either, in one order."""
        import numpy

        if not len(self.keys) or not len(other.keys):
            return numpy.zeros(0, int), numpy.zeros(0, int)
        at, is_there = other.places(self.keys)
        return numpy.flatnonzero(is_there), at[is_there]

    def nth(self) -> Any:
        """For each place of a term, how often its passage has had the term up to there: 1 for the first time."""
        import numpy

        places = self.rows * max(1, len(self.keys)) + self.columns
        order = numpy.argsort(places, kind="stable")
        ordered = places[order]
        first: Any = numpy.flatnonzero(numpy.diff(ordered, prepend=-1))
        sizes = numpy.diff(first, append=len(ordered))
        found: Any = numpy.zeros(len(places), int)
        found[order] = numpy.arange(1, len(places) + 1) - numpy.repeat(first, sizes)
        return found

    def table(self, values: Any, columns: Any) -> Any:
        """A row a passage, with the values of those of some terms that it has, each once."""
        import numpy

        place = numpy.full(len(self.keys), -1)
        place[columns] = numpy.arange(len(columns))
        at = place[self.columns]
        taken = at >= 0
        told: Any = numpy.zeros((self._passages, len(columns)), values.dtype)
        told[self.rows[taken], at[taken]] = values[self.columns[taken]]
        return told
