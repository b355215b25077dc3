"""A document held against several others: how much words tell between it and each, and how near passages are."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from store.linking.context.relatedness import IN_TWO, Relatedness
from store.linking.pair.counterpart import UNLIKELY
from store.linking.pair.scoring import UNKNOWN
from store.linking.pair.shared import LEAST_ALIKE
from store.linking.whole.stacked import Stacked, spread
from store.linking.words.embedding import LEAST_LENGTH
from store.linking.words.weights import LEAST, rareness

if TYPE_CHECKING:
    from store.linking.whole.sides import Side

TINY = 1e-9
"""What stands for nothing where something is divided by it."""


class HeldAgainst:
    """One document and those that it is held against.

    Args:
        one: The document.
        others: Those.
    """

    def __init__(self, one: "Side", others: Sequence["Side"]) -> None:
        self.one, self.others = one, others
        self.besides = [Relatedness(one.document_terms, each.document_terms) for each in others]
        """What it has in common with each."""
        self.mine = Stacked([one.tables], one.tables)
        self.theirs = Stacked([each.tables for each in others], one.tables)
        self._weigh()
        self._leave_out_names()
        self._lay_out_likeness()
        for each, likeness in zip(self.besides, self._likenesses(), strict=True):
            each.likeness = likeness

    def _weigh(self) -> None:
        """How much each term tells in the two documents."""
        import numpy

        language, listed = self.one.witness.language, [each.tables.listed for each in self.others]
        sizes = [self.one.document_terms.size + each.document_terms.size for each in self.others]
        rare: Any = numpy.zeros((len(sizes), max(sizes) + 1))
        for at, size in enumerate(sizes):
            rare[at, : size + 1] = rareness(size, IN_TWO)
        mine, theirs = self.one.tables, [each.tables.frequencies for each in self.others]
        known: Any = numpy.append(mine.frequencies, 0)
        self._which: Any = numpy.repeat(numpy.arange(len(listed)), [len(each) for each in theirs])
        """The document of each term that the others list."""
        columns, often = self.theirs.columns, numpy.concatenate(theirs)
        seen = self._seen(often)
        rarity = mine.listed.rarity_in(language)
        beside = numpy.arange(len(listed))[:, None]
        self.mine_weights: Any = numpy.maximum(LEAST, numpy.append(rarity, 0.0) * rare[beside, known + seen])
        """Of the terms of the one, a row for each other document."""
        told = numpy.concatenate([each.rarity_in(language) for each in listed])
        self.theirs_weights: Any = numpy.maximum(LEAST, told * rare[self._which, often + known[columns]])
        """Of the terms of the others, as these list them."""

    def _seen(self, values: Any) -> Any:
        """What is known of the terms of the others, of those that the one has: a row for each other document."""
        import numpy

        seen: Any = numpy.zeros((len(self.others), len(self.one.tables.frequencies) + 1), values.dtype)
        seen[self._which, self.theirs.columns] = values
        seen[:, -1] = 0
        return seen

    def _leave_out_names(self) -> None:
        """The same weights without those of names, as `Capitals.named` tells them of the two documents."""
        import numpy

        mine, others = self.one.tables, [each.tables for each in self.others]
        own: list[Any] = [numpy.append(each, False) for each in (mine.large, mine.small)]
        told = [numpy.concatenate(each) for each in zip(*((each.large, each.small) for each in others), strict=True)]
        large, small = (each | self._seen(theirs) for each, theirs in zip(own, told, strict=True))
        self.mine_bare: Any = self.mine_weights * ~(large & ~small)
        large, small = (theirs | each[self.theirs.columns] for each, theirs in zip(own, told, strict=True))
        self.theirs_bare: Any = self.theirs_weights * ~(large & ~small)

    @cached_property
    def totals(self) -> tuple[Any, Any]:
        """The weight of the passages of the one, a row for each other document, and of those of the others."""
        return self._totals(self.mine_weights, self.theirs_weights)

    @cached_property
    def bare_totals(self) -> tuple[Any, Any]:
        """The same without names."""
        return self._totals(self.mine_bare, self.theirs_bare)

    def _totals(self, mine: Any, others: Any) -> tuple[Any, Any]:
        import numpy

        theirs = self.theirs
        told = numpy.bincount(theirs.owners, others[theirs.listed], theirs.height)
        return mine @ self.mine.counts.T.astype("float64"), told

    def _lay_out_likeness(self) -> None:
        """How like each passage of the one is to each of the others, in words and in sense: a matrix."""
        import numpy

        mine, theirs = self.mine, self.theirs
        squares = (self.mine_weights**2).astype("float32")
        norms = numpy.sqrt(squares @ mine.kept.T)
        weighed = theirs.kept * squares[theirs.document]
        told = numpy.bincount(theirs.kept_owners, self.theirs_weights[theirs.kept_listed] ** 2, theirs.height)
        lengths = numpy.maximum(LEAST_LENGTH, norms.T[:, theirs.document]) * numpy.maximum(LEAST_LENGTH, told**0.5)
        in_words = (mine.kept.astype("float32") @ weighed.T) / lengths
        senses = [stack.senses([each.document_terms.senses for each in sides]) for stack, sides in self._sides()]
        self._likeness: Any = ((in_words + senses[0] @ senses[1].T) / 2).astype("float32")

    def _sides(self) -> Any:
        return (self.mine, [self.one]), (self.theirs, self.others)

    def _likenesses(self) -> list[Any]:
        """The same for each of the others, as far as documents are read for it."""
        rows = slice(self.mine.firsts[0], self.mine.firsts[0] + self.one.document_terms.size)
        ends = zip(self.theirs.firsts, self.others, strict=True)
        return [self._likeness[rows, first : first + each.document_terms.size] for first, each in ends]

    def nearest(self, here: Any, there: Any, others: Any) -> Any:
        """How near pairs of passages are, as `Relatedness.nearest` tells it.

        Args:
            here: Places of passages of the one.
            there: Places of passages of others, in these.
            others: Which of the others they are of, ascending.
        """
        import numpy

        found: Any = numpy.full(len(here), UNKNOWN)
        ends: Any = numpy.searchsorted(others, numpy.arange(len(self.others) + 1))
        for beside, start, end in zip(self.besides, ends, ends[1:], strict=False):
            if start < end and beside.event > UNLIKELY:
                found[start:end] = beside.nearest_of(here[start:end], there[start:end])
        return found


class LikeWords:
    """How like the likest word of each passage is to each different word on the other side.

    Args:
        against: The documents.
    """

    def __init__(self, against: HeldAgainst) -> None:
        import numpy

        mine, theirs = against.one.tables, [each.tables for each in against.others]
        names = numpy.concatenate([each.names for each in theirs])
        offsets: Any = numpy.cumsum([0, *(len(each.names) for each in theirs)])
        _, first, places = numpy.unique(names, return_index=True, return_inverse=True)
        order: Any = numpy.argsort(first)  # each word where it comes first, so that vectors are taken by documents
        first, places = first[order], numpy.argsort(order)[places]
        ends: Any = numpy.searchsorted(first, offsets)
        own = [first[start:end] - at for start, end, at in zip(ends, ends[1:], offsets, strict=False)]
        vectors = numpy.concatenate([each.vectors[rows] for each, rows in zip(theirs, own, strict=True)])
        near = mine.vectors @ vectors.T
        near[mine.keys[:, None] == numpy.concatenate([each.keys for each in theirs])[first]] = 1.0
        here, there = numpy.nonzero(near >= LEAST_ALIKE)
        self.mine = mine.words
        """For each word of the one, its place among those that differ."""
        self.theirs: Any = places[
            numpy.concatenate([each.words + at for each, at in zip(theirs, offsets, strict=False)])
        ]
        """The same for each word of the others."""
        self.to_mine = _likest(against.theirs, self.theirs, (there, here), near.T)
        """For each passage of the others, how like its likest word is to each word of the one."""
        self.to_theirs = _likest(against.mine, self.mine, (here, there), near)
        """The same the other way."""


def _likest(stack: Stacked, words: Any, like: tuple[Any, Any], near: Any) -> Any:
    """How like the likest word of each row is to each word on the other side.

    Args:
        stack: The rows.
        words: Their words.
        like: Words of theirs and words of the other side that are like each other.
        near: How like these are.
    """
    import numpy

    order = numpy.argsort(like[0], kind="stable")
    sizes = numpy.bincount(like[0], minlength=near.shape[0])
    owners, places = spread((numpy.cumsum(sizes) - sizes)[words], sizes[words])
    own, other = (each[order][places] for each in like)
    found: Any = numpy.zeros((stack.height, near.shape[1]), "float32")
    numpy.maximum.at(found.ravel(), stack.owners[owners] * near.shape[1] + other, near[own, other])
    return found
