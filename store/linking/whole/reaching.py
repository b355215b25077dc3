"""Which passages of two documents can reach a score at all: a bound for all pairs at once, in a few steps of matrices.

Nothing here is told: what can reach it is measured. Each feature is bounded from above, and each raises the score.
"""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from store.linking.context.evidence import Evidence
from store.linking.pair.counterpart import UNLIKELY
from store.linking.pair.model import model
from store.linking.pair.question import AROUND
from store.linking.pair.scoring import (
    ENOUGH_SHARED,
    MOST,
    MOST_CONTEXT,
    NO_CONTEXT,
    UNKNOWN,
    Features,
    beyond,
)
from store.linking.pair.shared import LEAST_ALIKE
from store.linking.words.embedding import word_vectors
from store.linking.words.weights import Weights

if TYPE_CHECKING:
    from store.linking.whole.sides import Side

MOST_CELLS = 2_000_000
"""Passages times different terms of a document, up to which its tables are made; larger ones would fill the memory."""

SLACK = 0.01
"""Score that is allowed for adding in another order."""

TINY = 1e-9


class WordTables:
    """The words of a document in tables: a row a passage.

    Args:
        side: The document.
    """

    def __init__(self, side: "Side") -> None:
        import numpy

        analyses = [side.query(at).analysis for at in range(side.shelved.count)]
        self.rows = [list(each.terms) for each in analyses]
        kept = [side.terms(at).terms for at in range(side.shelved.count)]
        self.place = {term: at for at, term in enumerate(dict.fromkeys(t for row in (*self.rows, *kept) for t in row))}
        """The column of each term."""
        self.counts = _table(self.rows, self.place)
        """How often each passage has each term."""
        self.lengths: Any = numpy.array([max(1, len(row)) for row in self.rows], "float32")
        words = {pair: at for at, pair in enumerate(dict.fromkeys(_words(analyses)))}
        self.terms_of_words = [self.place[term] for _, term in words]
        """The column of the term of each word."""
        self.vectors = word_vectors().of([word for word, _ in words])
        self.sequence: Any = numpy.array([words[pair] for pair in _words(analyses)], "int64")
        """The words of the document in order."""
        self.starts = numpy.cumsum([0, *(each.length for each in analyses)])
        self.words = _table([[words[pair] for pair in _words([each])] for each in analyses], None, len(words))
        self.places: Any = numpy.arange(side.shelved.count)
        self._kept = _table(kept, self.place) > 0
        self._rarity: Any = numpy.array([side.weights.rarity[term] for term in self.place], "float32")

    @cached_property
    def context(self) -> Any:
        """For each passage the terms that stand around it, by their rarity in the news."""
        import numpy

        around = numpy.zeros(self._kept.shape, bool)
        for step in range(1, AROUND + 1):
            around[step:] |= self._kept[:-step]
            around[:-step] |= self._kept[step:]
        return around * self._rarity

    @cached_property
    def context_norms(self) -> Any:
        """The norm of each."""
        import numpy

        return numpy.linalg.norm(self.context, axis=1)


def _words(analyses: Any) -> Any:
    return [pair for each in analyses for pair in zip(each.words, each.terms, strict=True)]


def _table(rows: Any, place: dict[str, int] | None, columns: int = 0) -> Any:
    import numpy

    told: Any = numpy.zeros((len(rows), len(place) if place is not None else columns), "float32")
    for at, row in enumerate(rows):
        for each in row:
            told[at, place[each] if place is not None else each] += 1.0
    return told


def reaching(one: "Side", other: "Side", evidence: Evidence, least: float) -> Any:
    """A matrix of whether a passage of the one, by rows, and one of the other can come to a score as they stand.

    None where the documents are too large for it.
    """
    import numpy

    if not _fits(one) or not _fits(other):
        return None
    mine, theirs = one.tables, other.tables
    beside = evidence.relatedness(other.shelved.number)
    if beside is None:
        return None
    features = _shared(mine, theirs, beside.weights)._replace(
        context=_context(mine, theirs),
        early=_fading(numpy.maximum.outer(mine.places, theirs.places)),
        event=beside.event,
        nearest=beside.every_nearest() if beside.event > UNLIKELY else UNKNOWN,
        beyond=beyond(one.weights.passages),
    )
    return model("links").odds(features) >= _odds(least)


def _fading(counts: Any) -> Any:
    """`fading` of every count."""
    import numpy

    return 1.0 - numpy.log1p(numpy.minimum(MOST, counts)) / numpy.log1p(MOST)


def _fits(side: "Side") -> bool:
    return side.shelved.count * len(side.document_terms.frequency) <= MOST_CELLS


def _odds(score: float) -> float:
    import math

    share = max(TINY, min(1 - TINY, (score - SLACK) / 100.0))
    return math.log(share / (1.0 - share))


def _shared(mine: WordTables, theirs: WordTables, weights: Weights) -> Features:
    """What two documents share, passage by passage, in the same words and in words of like sense."""
    import numpy

    each = numpy.array([weights[term] for term in mine.place], "float32")
    others = numpy.array([weights[term] for term in theirs.place], "float32")
    common = [term for term in mine.place if term in theirs.place]
    a, b = [mine.place[term] for term in common], [theirs.place[term] for term in common]
    here, there = mine.counts[:, a], theirs.counts[:, b]
    has, have = (here > 0).astype("float32"), (there > 0).astype("float32")
    told = each[a]
    weight = numpy.minimum((here * told) @ have.T, (has * told) @ there.T)
    words, once = has @ have.T, (has * told) @ have.T
    mass = 1.0 - numpy.exp(-(weight - once / numpy.maximum(words, 1.0)) / ENOUGH_SHARED)
    totals = mine.counts @ each, theirs.counts @ others
    in_order = numpy.minimum(here @ have.T, has @ there.T) / numpy.maximum.outer(mine.lengths, theirs.lengths)
    shares = _shares(mine, theirs, each, others, totals)
    return Features(
        coverage=numpy.minimum(1.0, weight / numpy.maximum(numpy.maximum.outer(*totals), TINY)),
        order=numpy.minimum(1.0, in_order),
        mass=mass,
        numbers=0.0,
        words=(words > 1).astype("float32"),
        lesser=numpy.minimum(*shares),
        greater=numpy.maximum(*shares),
        brief=_fading(numpy.minimum.outer(mine.lengths, theirs.lengths)),
    )


def _shares(mine: WordTables, theirs: WordTables, each: Any, others: Any, totals: tuple[Any, Any]) -> tuple[Any, Any]:
    """The shares of the weight of either passage that has a like word in the other."""
    import numpy

    shape = len(mine.rows), len(theirs.rows)
    if not len(mine.sequence) or not len(theirs.sequence):
        return numpy.zeros(shape), numpy.zeros(shape)
    near = mine.vectors @ theirs.vectors.T
    near[near < LEAST_ALIKE] = 0.0
    names = list(mine.place)
    columns = numpy.array([theirs.place.get(names[at], -1) for at in mine.terms_of_words])
    near[columns[:, None] == numpy.array(theirs.terms_of_words)] = 1.0
    ahead, back = _likest(near, theirs, 1), _likest(near, mine, 0)
    here = ((mine.words * each[mine.terms_of_words]) @ ahead) / numpy.maximum(totals[0], TINY)[:, None]
    there = (back @ (theirs.words * others[theirs.terms_of_words]).T) / numpy.maximum(totals[1], TINY)
    return here, there


def _likest(near: Any, side: WordTables, axis: int) -> Any:
    """How like the likest word of each passage of a side is."""
    import numpy

    filled = numpy.flatnonzero(numpy.diff(side.starts))
    taken = near.take(side.sequence, axis=axis)
    found = numpy.maximum.reduceat(taken, side.starts[filled], axis=axis)
    if len(filled) == len(side.rows):
        return found
    shape = (near.shape[0], len(side.rows)) if axis else (len(side.rows), near.shape[1])
    every = numpy.zeros(shape, "float32")
    if axis:
        every[:, filled] = found
    else:
        every[filled] = found
    return every


def _context(mine: WordTables, theirs: WordTables) -> Any:
    """Likeness of what stands around either passage, as in `Features`."""
    import numpy

    common = [term for term in mine.place if term in theirs.place]
    a, b = [mine.place[term] for term in common], [theirs.place[term] for term in common]
    norms = numpy.outer(mine.context_norms, theirs.context_norms)
    around = (mine.context[:, a] @ theirs.context[:, b].T) / numpy.maximum(norms, TINY)
    around[mine.context_norms == 0] = NO_CONTEXT
    return numpy.minimum(MOST_CONTEXT, numpy.sqrt(around))
