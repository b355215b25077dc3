"""What wordings say as a whole, by what their words mean, as vectors."""

from collections.abc import Sequence
from typing import Any

from store.linking.pair.laid_out import laid_out
from store.linking.words.analysis import Analysis
from store.linking.words.embedding import DIMENSIONS, LEAST_LENGTH
from store.linking.words.weights import Weights


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
