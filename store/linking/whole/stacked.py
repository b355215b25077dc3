"""Documents one below another, a row a passage, as one document sees them: by the terms that it has itself.

So one document is held against many in a few steps of arrays, whatever is asked of pairs of their passages.
"""

from collections.abc import Sequence
from typing import Any

from store.linking.pair.question import AROUND
from store.linking.whole.tables import WordTables, around


class Stacked:
    """Passages of some documents, a row each, with `AROUND` empty rows before, between and after documents.

    Args:
        tables: The documents.
        seen: The one whose terms have columns; a further column stands for all other terms, and holds nothing.
    """

    def __init__(self, tables: Sequence[WordTables], seen: WordTables) -> None:
        import numpy

        self.tables = tables
        self._columns = len(seen.listed.keys)
        sizes = numpy.array([len(each.lengths) for each in tables])
        self.firsts: Any = numpy.cumsum(sizes + AROUND) - sizes
        """The row of the first passage of each document."""
        self.height = int(sizes.sum()) + AROUND * (len(sizes) + 1)
        """How many rows there are."""
        self.document: Any = numpy.zeros(self.height, int)
        """The document of each row."""
        self.document[self.firsts[1:]] = 1
        self.document = numpy.cumsum(self.document)
        self.place: Any = numpy.arange(self.height) - self.firsts[self.document]
        """The place of each passage in its document."""
        self.lengths = self._by_rows([each.lengths for each in tables], 1)
        """How many words each passage has; 1 in empty rows."""
        self.numbered = self._by_rows([each.numbered for each in tables], False)
        """Whether each passage has numbers."""
        self._list_terms(seen)
        self._lay_out_tokens()
        self._lay_out_kept()

    def rows(self, each: Sequence[Any]) -> Any:
        """Rows of the stack, from those of each document."""
        import numpy

        return numpy.concatenate([rows + first for rows, first in zip(each, self.firsts, strict=True)])

    def _by_rows(self, each: Sequence[Any], empty: float) -> Any:
        """What is known of each passage, and something for empty rows."""
        import numpy

        told = numpy.concatenate(each)
        found: Any = numpy.full((self.height, *told.shape[1:]), empty, told.dtype)
        found[self.rows([numpy.arange(len(part)) for part in each])] = told
        return found

    def _list_terms(self, seen: WordTables) -> None:
        import numpy

        listed = [each.listed for each in self.tables]
        self.columns = self._seen(seen, [each.keys for each in listed])
        """The columns of all terms that the documents list."""
        offsets = numpy.cumsum([0, *(len(each.keys) for each in listed[:-1])])
        self.listed: Any = numpy.concatenate([each.columns + at for each, at in zip(listed, offsets, strict=True)])
        """For each word, the place of its term among these."""
        self.kept_listed: Any = numpy.concatenate(
            [each.kept[1] + at for each, at in zip(self.tables, offsets, strict=True)]
        )
        """The same for each different term of a passage, as passages are kept."""

    def _lay_out_tokens(self) -> None:
        import numpy

        rows = self.rows([each.listed.rows for each in self.tables])
        self.sizes: Any = numpy.bincount(rows, minlength=self.height)
        """How many words each row has."""
        self.starts = numpy.cumsum(self.sizes) - self.sizes
        """Where they begin among all words."""
        self.owners = rows
        """The row of each word."""
        self.terms = self.columns[self.listed]
        """The column of its term."""
        self.nth: Any = numpy.concatenate([each.nth for each in self.tables])
        """How often its passage has had that term up to there."""
        self.weights: Any = numpy.concatenate([each.weights[each.listed.columns] for each in self.tables])
        """How much the term tells in the collection."""
        shape = self.height, self._columns + 1
        counts = numpy.bincount(rows * shape[1] + self.terms, minlength=shape[0] * shape[1]).reshape(shape)
        counts[:, -1] = 0
        self.counts = counts.astype("int16")
        """How often each row has each term."""

    def _lay_out_kept(self) -> None:
        import numpy

        rows = self.rows([each.kept[0] for each in self.tables])
        self.kept_owners = rows
        """The row of each different term of a passage, as passages are kept."""
        self.kept: Any = numpy.zeros((self.height, self._columns + 1), bool)
        self.kept[rows, self.columns[self.kept_listed]] = True
        self.kept[:, -1] = False
        self.around = around(self.kept)
        """Whether a term stands around each passage."""
        self.norms = tuple(self._by_rows([each.norms[at] for each in self.tables], 0.0) for at in (0, 1))
        """The norms of either, by the weights of terms in the collection."""

    def _seen(self, seen: WordTables, keys: Sequence[Any]) -> Any:
        """The columns of terms, by their keys; the last one of those that the document has not."""
        import numpy

        every = numpy.concatenate(keys)
        if not self._columns:
            return numpy.zeros(len(every), int)
        at, is_here = seen.listed.places(every)
        return numpy.where(is_here, at, self._columns)

    def context(self, rarity: Any, language: str) -> tuple[Any, Any]:
        """What stands around each row by its rarity in the news: a matrix, and the norms of its rows."""
        norms = self._by_rows([each.context_norms(language) for each in self.tables], 0.0)
        return self.around[:, :-1] * rarity, norms

    def senses(self, each: Sequence[Any]) -> Any:
        """What each passage says, from what is known of it in each document: zeros where nothing is."""
        import numpy

        found: Any = numpy.zeros((self.height, each[0].shape[1]), each[0].dtype)
        for first, told in zip(self.firsts, each, strict=True):
            found[first : first + len(told)] = told
        return found

    def spread(self, rows: Any) -> tuple[Any, Any]:
        """The words of some rows, one row after another: for each the place of its row among these, and its own."""
        return spread(self.starts[rows], self.sizes[rows])


def spread(starts: Any, sizes: Any) -> tuple[Any, Any]:
    """Stretches of an array, one after another: for each place of one the number of its stretch, and that place."""
    import numpy

    owners: Any = numpy.repeat(numpy.arange(len(sizes)), sizes)
    ends = numpy.cumsum(sizes)
    return owners, numpy.arange(len(owners)) + numpy.repeat(starts + sizes - ends, sizes)
