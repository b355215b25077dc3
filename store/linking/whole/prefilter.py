"""Which passages of two documents are alike enough, with what stands around them, for a closer look to be taken."""

import math
from typing import TYPE_CHECKING, Any

from store.linking.pair.scoring import NO_CONTEXT
from store.linking.whole.against import TINY
from store.linking.words.weights import Weights, cosine

if TYPE_CHECKING:
    from store.linking.whole.against import HeldAgainst
    from store.linking.whole.sides import Side, WeighedTerms

HOPEFUL = 0.05
"""Likeness of two passages, times the square root of that of their surroundings, from which a closer look is taken:
hardly a link that is shown is lost."""

HOPEFUL_OF_FEW = 0.01
"""The same in collections so small that looking costs nothing."""

COPY_STANDS_ALONE = 0.4
"""What a copy is credited with for its surroundings, whatever they are: quotations and wire copy turn up anywhere."""

MUCH_ALIKE = 0.35
"""Likeness from which two passages are looked at wherever they stand: that costs less than to see whether their
documents tell of one event."""


def is_hopeful(one: "Side", other: "Side", here: int, there: int, least: float) -> bool:
    """Whether a passage of one document and one of another, by their places, are worth a closer look.

    Args:
        one: The one document.
        other: The other one.
        here: Place of the passage in the one.
        there: Place of the passage in the other.
        least: `HOPEFUL`, or what stands for it.
    """
    like = _cosine(one.weighed(here), other.weighed(there), one.weights)
    if like < least or like >= MUCH_ALIKE:
        return like >= least
    context, across = one.context(here), other.context(there)
    around = _cosine(context, across, one.weights) if context.terms and across.terms else NO_CONTEXT
    return like * max(COPY_STANDS_ALONE * like, math.sqrt(around)) >= least


def _cosine(one: "WeighedTerms", other: "WeighedTerms", weights: Weights) -> float:
    """The same as `Weights.cosine` gives, from what is known of either side."""
    common = one.terms & other.terms
    return cosine(sum([weights[term] ** 2 for term in common]), one.norm * other.norm)


def all_hopeful(against: "HeldAgainst", least: float) -> Any:
    """`is_hopeful` of every row of a document, by rows, and every one of those that it is held against: a matrix."""
    import numpy

    mine, theirs, squares = against.mine, against.theirs, against.one.tables.weights**2
    like, around = (
        (here[:, :-1] * squares) @ there[:, :-1].T.astype("float64") / numpy.maximum(numpy.outer(norms, others), TINY)
        for here, norms, there, others in (
            (mine.kept, mine.norms[0], theirs.kept, theirs.norms[0]),
            (mine.around, mine.norms[1], theirs.around, theirs.norms[1]),
        )
    )
    around[(mine.norms[1] == 0)[:, None] | (theirs.norms[1] == 0)] = NO_CONTEXT
    likely = like * numpy.maximum(COPY_STANDS_ALONE * like, numpy.sqrt(around)) >= least
    return (like >= least) & (likely | (like >= MUCH_ALIKE))
