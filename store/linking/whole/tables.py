"""The words of a document in tables, a row a passage: what is known of it by itself, made once."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from store.linking.pair.laid_out import is_figure
from store.linking.pair.question import AROUND
from store.linking.words.analysis import Analysis
from store.linking.words.embedding import word_vectors
from store.linking.words.term_arrays import ListedTerms

if TYPE_CHECKING:
    from store.linking.whole.sides import Side


class WordTables:
    """The words of a document in tables: a row a passage.

    Args:
        side: The document.
    """

    def __init__(self, side: "Side") -> None:
        import numpy

        places = range(side.shelved.count)
        analyses, kept = [side.query(at).analysis for at in places], [side.terms(at) for at in places]
        self.listed = ListedTerms([each.terms for each in analyses], chain(*kept))
        """Its terms, as they are analysed and as they were kept."""
        self.lengths: Any = numpy.array([max(1, each.length) for each in analyses], int)
        """How many words each passage has."""
        self.nth: Any = self.listed.nth()
        """For each word in order, how often its passage has had its term up to there."""
        self.weights: Any = numpy.array([side.weights[term] for term in self.listed.terms])
        """How much each term tells in the collection."""
        self.frequencies = side.document_terms.frequencies_of(self.listed.keys)
        """In how many passages of the document each term stands."""
        sizes: Any = numpy.array([len(terms) for terms in kept], int)
        self.kept: tuple[Any, Any] = (
            numpy.repeat(numpy.arange(len(kept)), sizes),
            self.listed.columns_of(chain(*kept)),
        )
        """The passage and the term of each that was kept."""
        self._lay_out_names(side)
        self._lay_out_words(analyses)
        has: Any = numpy.zeros((len(kept), len(self.weights)), bool)
        has[self.kept] = True
        self._around = around(has)
        self.norms = self._norms(has), self._norms(self._around)
        """The norms of what was kept of each passage, and of what was around it, by the weights of terms."""
        self.context_norms = cache(self._context_norms)

    def _lay_out_names(self, side: "Side") -> None:
        import numpy

        written, terms = side.document_terms.written, self.listed.terms
        self.large, self.small = (numpy.array([term in some for term in terms], bool) for some in written)
        """Whether each term stands with a capital somewhere in the document, and without one."""
        self.figures: Any = numpy.array([is_figure(term) for term in terms], bool)
        """Whether it is a figure."""

    def _norms(self, terms: Any) -> Any:
        import numpy

        return numpy.sqrt(terms @ self.weights**2)

    def _lay_out_words(self, analyses: Sequence[Analysis]) -> None:
        import numpy

        self.numbered: Any = numpy.array([any(term[0].isdecimal() for term in each.terms) for each in analyses], bool)
        """Whether each passage has numbers."""
        words = {pair: at for at, pair in enumerate(dict.fromkeys(_words(analyses)))}
        self.words: Any = numpy.fromiter(map(words.__getitem__, _words(analyses)), int)
        """The words of the document in order, each by its place among those that differ."""
        self.names: Any = numpy.fromiter(map(hash, words), numpy.int64, len(words))
        """A number for each different word; the same in every document of a process."""
        self.keys = self.listed.keys[self.listed.columns_of(term for _, term in words)]
        """The key of its term."""
        self.vectors = word_vectors().of([word for word, _ in words])
        """What it means: a row each."""

    def _context_norms(self, language: str) -> Any:
        """The norms of what stands around each passage, by the rarity of terms in the news."""
        import numpy

        return numpy.sqrt(self._around @ self.listed.rarity_in(language) ** 2)


def around(has: Any) -> Any:
    """Whether a term stands in one of the `AROUND` rows before or after each."""
    import numpy

    near: Any = numpy.zeros(has.shape, bool)
    for step in range(1, AROUND + 1):
        near[step:] |= has[:-step]
        near[:-step] |= has[step:]
    return near


def _words(analyses: Iterable[Analysis]) -> Iterator[tuple[str, str]]:
    return (pair for each in analyses for pair in zip(each.words, each.terms, strict=True))
