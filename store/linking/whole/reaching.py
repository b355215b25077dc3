"""Which passages of two documents can reach a score, and what is measured of these: for all pairs at once, in matrices.

A bound for every pair comes first: each feature is told as it is or bounded from above, and each raises the score. What
is left is measured: how words are ordered pair by pair, all else in a few steps.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store.linking.context.evidence import Evidence
from store.linking.context.relatedness import Relatedness
from store.linking.pair.counterpart import UNLIKELY
from store.linking.pair.laid_out import is_figure
from store.linking.pair.model import model
from store.linking.pair.scoring import (
    ENOUGH_SHARED,
    LEAST_UNNAMED,
    MOST,
    MOST_CONTEXT,
    NO_CONTEXT,
    UNKNOWN,
    Features,
    beyond,
)
from store.linking.pair.shared import LEAST_ALIKE, Shared
from store.linking.whole.hoping import TINY
from store.linking.whole.tables import WordTables

if TYPE_CHECKING:
    from store.linking.whole.sides import Side

MOST_CELLS = 2_000_000
"""Passages times different terms of a document, up to which its tables are made; larger ones would fill the memory."""

AT_ONCE = 512
"""Pairs of passages that are looked through for their heaviest word at a time, for the same reason."""

SLACK = 0.01
"""Score that is allowed for adding in another order."""


@dataclass(frozen=True, slots=True)
class Common:
    """The terms that two documents have in common, and the weight that their passages share."""

    here: Any
    """How often each passage of the one has each: a row a passage."""
    there: Any
    """The same of the other."""
    weights: Any
    """How much each tells."""
    shared: Any
    """Weight of the terms of both passages, each as often as both have it: a matrix."""

    def heaviest(self, rows: Any, columns: Any) -> Any:
        """Weight of the heaviest term of both of some pairs of passages, by the places of these."""
        import numpy

        found = numpy.zeros(len(rows))
        for start in range(0, len(rows) if len(self.weights) else 0, AT_ONCE):
            part = slice(start, start + AT_ONCE)
            both = (self.here[rows[part]] > 0) & (self.there[columns[part]] > 0)
            found[part] = (both * self.weights).max(axis=1)
        return found


@dataclass(frozen=True, slots=True)
class Reach:
    """Which passages of two documents can come to a score, and what is known of all pairs of them: matrices."""

    able: Any
    """Whether a passage of the one, by rows, and one of the other can come to it as they stand."""
    features: Features
    """What is measured of them; `order`, `mass` and `words` from above only, `numbers` not at all."""
    common: Common

    def near(self, seeds: Iterable[tuple[int, int]], hopeful: Any) -> list[tuple[int, int]]:
        """Pairs of passages and those next to them on either side, in order, as far as they can come to the score.

        Args:
            seeds: The pairs, by places.
            hopeful: A matrix of whether a pair is worth a closer look.
        """
        import numpy

        seeded: Any = numpy.zeros(self.able.shape, bool)
        seeded[tuple(numpy.array(list(seeds), int).reshape(-1, 2).T)] = True
        near = seeded.copy()
        near[1:, 1:] |= seeded[:-1, :-1]
        near[:-1, :-1] |= seeded[1:, 1:]
        return list(zip(*(each.tolist() for each in numpy.nonzero(near & self.able & hopeful)), strict=True))

    def measured(self, pairs: Sequence[tuple[int, int]], shared: Sequence[Shared]) -> list[Features]:
        """What is measured of some pairs of passages, by what they share in the same words, as `measure` gives it."""
        import numpy

        rows, columns = numpy.array(pairs, int).reshape(-1, 2).T
        told = {
            name: (each[rows, columns] if isinstance(each, numpy.ndarray) else numpy.full(len(pairs), each)).tolist()
            for name, each in self.features._asdict().items()
        }
        common = self.common.shared[rows, columns]
        told["mass"] = _saturating(common - self.common.heaviest(rows, columns)).tolist()
        told |= {name: [getattr(each, name) for each in shared] for name in ("order", "numbers", "words")}
        return [Features(*each) for each in zip(*(told[name] for name in Features._fields), strict=True)]


def reaching(one: "Side", other: "Side", evidence: Evidence, least: float) -> Reach | None:
    """What can be told of all passages of two documents at once, and which can come to a score.

    None where the documents are too large for it.
    """
    import numpy

    beside = evidence.relatedness(other.shelved.number)
    if beside is None or not _fits(one) or not _fits(other):
        return None
    mine, theirs = one.tables, other.tables
    places = mine.listed.common(theirs.listed)
    weights = beside.weigh(mine.listed), beside.weigh(theirs.listed)
    bare = weights[0] * beside.unnamed(mine.listed), weights[1] * beside.unnamed(theirs.listed)
    common = _common(mine, theirs, places, weights[0][places[0]])
    figures = numpy.array([is_figure(mine.listed.terms[at]) for at in places[0]], bool)
    features = _shared(mine, theirs, common, weights, bare)._replace(
        unnamed=_saturating(_weight_shared(common.here, common.there, bare[0][places[0]])),
        figures=_saturating((common.here[:, figures] > 0) * common.weights[figures] @ (common.there[:, figures] > 0).T),
        context=_context(mine, theirs, places, one.witness.language),
        early=_fading(numpy.maximum.outer(mine.places, theirs.places)),
        event=beside.event,
        nearest=_nearest(beside),
        beyond=beyond(one.weights.passages),
    )
    return Reach(model("links").odds(features) >= _odds(least), features, common)


def _fading(counts: Any) -> Any:
    """`fading` of every count."""
    import numpy

    return 1.0 - numpy.log1p(numpy.minimum(MOST, counts)) / numpy.log1p(MOST)


def _fits(side: "Side") -> bool:
    return side.shelved.count * len(side.document_terms.frequency) <= MOST_CELLS


def _nearest(beside: Relatedness) -> Any:
    return beside.every_nearest() if beside.event > UNLIKELY else UNKNOWN


def _odds(score: float) -> float:
    share = max(TINY, min(1 - TINY, (score - SLACK) / 100.0))
    return math.log(share / (1.0 - share))


def _common(mine: WordTables, theirs: WordTables, places: tuple[Any, Any], weights: Any) -> Common:
    here, there = mine.counts[:, places[0]], theirs.counts[:, places[1]]
    return Common(here, there, weights, _weight_shared(here, there, weights))


def _weight_shared(here: Any, there: Any, weights: Any) -> Any:
    """Weight of the terms of both passages, each as often as both have it: a matrix."""
    import numpy

    shared = ((here > 0) * weights) @ (there > 0).T.astype("float64")
    often = numpy.minimum(here.max(axis=0, initial=0.0), there.max(axis=0, initial=0.0))
    for times in range(2, int(often.max(initial=0.0)) + 1):
        told = often >= times
        shared += ((here[:, told] >= times) * weights[told]) @ (there[:, told] >= times).T.astype("float64")
    return shared


def _shared(
    mine: WordTables, theirs: WordTables, common: Common, weights: tuple[Any, Any], bare: tuple[Any, Any]
) -> Features:
    """What two documents share, passage by passage, in the same words and in words of like sense.

    `bare` are the weights without those of names.
    """
    import numpy

    here, there, shared = common.here, common.there, common.shared
    has, have = (here > 0).astype("float64"), (there > 0).astype("float64")
    words, once = has @ have.T, (has * common.weights) @ have.T
    totals = mine.counts @ weights[0], theirs.counts @ weights[1]
    in_order = numpy.minimum(here @ have.T, has @ there.T) / numpy.maximum.outer(mine.lengths, theirs.lengths)
    likest = _every_likest(mine, theirs)
    shares = _shares(mine, theirs, likest, weights, totals)
    unnamed = (numpy.maximum(LEAST_UNNAMED, each.counts @ of) for each, of in zip((mine, theirs), bare, strict=True))
    return Features(
        coverage=numpy.minimum(1.0, shared / numpy.maximum(numpy.maximum.outer(*totals), TINY)),
        order=numpy.minimum(1.0, in_order),
        mass=_saturating(shared - once / numpy.maximum(words, 1.0)),
        numbers=0.0,
        words=(words > 1).astype("float64"),
        lesser=numpy.minimum(*shares),
        unnamed=0.0,
        unnamed_share=numpy.maximum(*_shares(mine, theirs, likest, bare, tuple(unnamed))),
        figures=0.0,
        brief=_fading(numpy.minimum.outer(mine.lengths, theirs.lengths)),
    )


def _saturating(shared: Any) -> Any:
    """As `scoring` has it."""
    import numpy

    return 1.0 - numpy.exp(-shared / ENOUGH_SHARED)


def _every_likest(mine: WordTables, theirs: WordTables) -> tuple[Any, Any] | None:
    """How like the likest word of each passage is to each word of the other document, from either side."""
    import numpy

    if not len(mine.sequence) or not len(theirs.sequence):
        return None
    near = mine.vectors @ theirs.vectors.T
    near[near < LEAST_ALIKE] = 0.0
    near[mine.keys[:, None] == theirs.keys] = 1.0
    return _likest(numpy.ascontiguousarray(near.T), theirs), _likest(near, mine)


def _shares(
    mine: WordTables,
    theirs: WordTables,
    likest: tuple[Any, Any] | None,
    weights: tuple[Any, Any],
    totals: tuple[Any, ...],
) -> tuple[Any, Any]:
    """The shares of the weight of either passage that has a like word in the other."""
    import numpy

    if likest is None:
        shape = len(mine.lengths), len(theirs.lengths)
        return numpy.zeros(shape), numpy.zeros(shape)
    ahead, back = likest
    here = (ahead @ (mine.words * weights[0][mine.columns]).T).T / numpy.maximum(totals[0], TINY)[:, None]
    there = (back @ (theirs.words * weights[1][theirs.columns]).T) / numpy.maximum(totals[1], TINY)
    return here, there


def _likest(near: Any, side: WordTables) -> Any:
    """How like the likest word of each passage of a side is to each word of the other: a row a passage.

    Args:
        near: How like the words are, those of the side by rows.
        side: What the rows are of.
    """
    import numpy

    # Passage by passage: many times as quick as one step over all.
    found: Any = numpy.zeros((len(side.lengths), near.shape[1]))
    for at, words in enumerate(side.sequences):
        if len(words):
            near[words].max(axis=0, out=found[at])
    return found


def _context(mine: WordTables, theirs: WordTables, places: tuple[Any, Any], language: str) -> Any:
    """Likeness of what stands around either passage, as in `Features`."""
    import numpy

    (here, norms), (there, others) = mine.context(language), theirs.context(language)
    around = (here[:, places[0]] @ there[:, places[1]].T) / numpy.maximum(numpy.outer(norms, others), TINY)
    around[norms == 0] = NO_CONTEXT
    return numpy.minimum(MOST_CONTEXT, numpy.sqrt(around))
