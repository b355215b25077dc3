"""How much of either of two wordings has a like word in the other: the same one, or one of like sense.

Soft alignment (as in BERTScore, Zhang et al. 2020, with static vectors): each word is held against the word most like
it on the other side, and counts by how rare it is.
"""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from store.linking.pair.laid_out import laid_out
from store.linking.words.analysis import Analysis
from store.linking.words.embedding import DIMENSIONS, LEAST_LENGTH
from store.linking.words.weights import Weights, cosine

LEAST_ALIKE = 0.3
"""Cosine below which two words have nothing to do with each other."""


class Likeness(NamedTuple):
    """What two wordings have in common; the same from either side."""

    lesser: float
    """Share of the weight of one that has a like word in the other, 0 to 1: of the side that has less of the other."""
    greater: float
    """The same of the other side: high where a clause stands in a longer sentence."""
    sense: float
    """Cosine of what either says as a whole, by what its words mean."""


NOTHING = Likeness(0.0, 0.0, 0.0)


def likeness(one: Analysis, other: Analysis, weights: Weights) -> Likeness:
    """What two wordings have in common, words of like sense standing for each other."""
    import numpy

    if not one.length or not other.length:
        return NOTHING
    here, there = laid_out(one), laid_out(other)
    alike = here.vectors @ there.vectors.T
    alike[alike < LEAST_ALIKE] = 0.0
    alike[here.terms[:, None] == there.terms] = 1.0
    mine, theirs = (numpy.array([weights[term] for term in side.terms]) for side in (one, other))
    shared, shared_there = mine * alike.max(axis=1), theirs * alike.max(axis=0)
    shares = float(shared.sum() / mine.sum()), float(shared_there.sum() / theirs.sum())
    sense, sense_there = mine @ here.vectors, theirs @ there.vectors
    norms = math.sqrt(float(sense @ sense) * float(sense_there @ sense_there))
    return Likeness(min(shares), max(shares), cosine(float(sense @ sense_there), norms))


def sense_of(wordings: Sequence[Analysis], rarity: Weights) -> Any:
    """What wordings say, by what their words mean: a matrix of a row of length 1 for each, rare words telling most."""
    import numpy

    rows: Any = numpy.zeros((len(wordings), DIMENSIONS), "float32")
    for at, wording in enumerate(wordings):
        if wording.length:
            rows[at] = [rarity[term] for term in wording.terms] @ laid_out(wording).vectors
    return unit(rows)


def unit(rows: Any) -> Any:
    """Vectors made of length 1; zeros stay zeros."""
    import numpy

    return rows / numpy.maximum(numpy.linalg.norm(rows, axis=-1, keepdims=True), LEAST_LENGTH)
