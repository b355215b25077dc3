"""What wordings say as a whole, by what their words mean, as vectors."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from store.linking.words.analysis import Analysis
from store.linking.words.embedding import LEAST_LENGTH, word_vectors
from store.linking.words.weights import Weights


def sense_of(wordings: Sequence[Analysis], rarity: Weights) -> Any:
    """What wordings say, by what their words mean: a matrix of a row of length 1 for each, rare words telling most."""
    import numpy

    words = {word: at for at, word in enumerate(dict.fromkeys(chain(*(each.words for each in wordings))))}
    weights: Any = numpy.zeros((len(wordings), len(words)), "float32")
    for row, wording in zip(weights, wordings, strict=True):
        for word, term in zip(wording.words, wording.terms, strict=True):
            row[words[word]] += rarity[term]
    return unit(weights @ word_vectors().of(list(words)))


def unit(rows: Any) -> Any:
    """Vectors made of length 1; zeros stay zeros."""
    import numpy

    return rows / numpy.maximum(numpy.linalg.norm(rows, axis=-1, keepdims=True), LEAST_LENGTH)
