"""The words of a document in tables, a row a passage: what is known of it by itself, made once."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from store.linking.pair.question import AROUND
from store.linking.words.analysis import Analysis
from store.linking.words.embedding import word_vectors
from store.linking.words.listed import ListedTerms

if TYPE_CHECKING:
    from store.linking.whole.sides import Side


class WordTables:
    """The words of a document in tables: a row a passage.

    Args:
        side: The document.
    """

    def __init__(self, side: "Side") -> None:
        import numpy

        analyses, places = [side.query(at).analysis for at in range(side.shelved.count)], range(side.shelved.count)
        kept = [side.terms(at).terms for at in places]
        self.listed = ListedTerms([each.terms for each in analyses], chain(*kept))
        """Its terms, as they are analysed and as they were kept."""
        self.counts: Any = self.listed.counted().astype("float64")
        """How often each passage has each term."""
        self.lengths: Any = numpy.array([max(1, each.length) for each in analyses])
        self.places: Any = numpy.arange(side.shelved.count)
        self._lay_out_words(analyses)
        has: Any = numpy.zeros(self.counts.shape, bool)
        sizes: Any = numpy.array([len(terms) for terms in kept], int)
        has[numpy.repeat(places, sizes), self.listed.columns_of(chain(*kept))] = True
        near: Any = numpy.zeros(has.shape, bool)
        for step in range(1, AROUND + 1):
            near[step:] |= has[:-step]
            near[:-step] |= has[step:]
        self.weights: Any = numpy.array([side.weights[term] for term in self.listed.terms])
        """How much each term tells in the collection."""
        self.kept = has, self._norms(has)
        """Whether each passage was kept with each term, and the norms of these by their weights."""
        self.around = near, self._norms(near)
        """The same of the terms that stand around each passage."""
        self.context = cache(self._context)

    def _norms(self, terms: Any) -> Any:
        import numpy

        return numpy.sqrt(terms @ self.weights**2)

    def _lay_out_words(self, analyses: Sequence[Analysis]) -> None:
        import numpy

        words = {pair: at for at, pair in enumerate(dict.fromkeys(_words(analyses)))}
        self.columns = self.listed.columns_of(term for _, term in words)
        """The column of the term of each different word."""
        self.keys = self.listed.keys[self.columns]
        """The key of that term."""
        self.vectors = word_vectors().of([word for word, _ in words])
        """What each different word means: a row each."""
        self.sequence: Any = numpy.array([words[pair] for pair in _words(analyses)], "int64")
        """The words of the document in order, each by its row there."""
        lengths: Any = numpy.array([each.length for each in analyses], int)
        self.sequences = numpy.split(self.sequence, numpy.cumsum(lengths)[:-1])
        """The same, passage by passage."""
        shape = len(analyses), len(words)
        places = numpy.repeat(numpy.arange(shape[0]), lengths) * shape[1] + self.sequence
        self.words: Any = numpy.bincount(places, minlength=shape[0] * shape[1]).reshape(shape)
        """How often each passage has each word."""

    def _context(self, language: str) -> tuple[Any, Any]:
        """For each passage the terms that stand around it, by their rarity in the news, and the norms of these."""
        import numpy

        weighed = self.around[0] * self.listed.rarity_in(language)
        return weighed, numpy.linalg.norm(weighed, axis=1)


def _words(analyses: Iterable[Analysis]) -> Iterator[tuple[str, str]]:
    return (pair for each in analyses for pair in zip(each.words, each.terms, strict=True))
