"""The model: what turns a wording into a vector, so that wordings of like sense lie close together.

It is a static one: each part of a word has a vector, and a wording's is their mean.
"""

from pathlib import Path
from typing import Protocol

from store.linking.words.embedding import DIMENSIONS, PACKAGE, parts, tokens


class Model(Protocol):
    """Whatever makes vectors of wordings."""

    name: str
    """Another one wherever the vectors would differ."""
    dimensions: int
    """Signed bytes of a vector, a multiple of 64."""

    def embed(self, text: str) -> bytes:
        """The vector of a wording, of which only the direction tells; zeros say nothing."""


class StaticModel:
    """The vectors in wordllama's wheel, loaded when it first makes one. Safe from several threads.

    Args:
        folder: The installed package; None: where it is found.
    """

    name = f"{PACKAGE} l2_supercat {DIMENSIONS}"
    dimensions = DIMENSIONS

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def embed(self, text: str) -> bytes:
        """The sum of the vectors of its parts, stretched to use the range of a byte.

        Raises:
            VariorumError: If the model cannot be used.
        """
        found = parts(self._folder)
        rows = tokens(found, text)
        if not rows:
            return bytes(DIMENSIONS)
        summed = found.table[rows].sum(axis=0, dtype="float32")
        largest = float(abs(summed).max()) or 1.0
        return bytes((summed * (127.0 / largest)).round().astype("int8"))


load_model = StaticModel
"""The model as it is installed; that it is missing turns out when it first makes a vector."""
