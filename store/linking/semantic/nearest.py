"""The passages closest in sense to a wording, among all: far ones are put aside by their sketches, held in memory.

What is held is a bit for each dimension of a passage. Of the `NEAR` whose sketches differ least from the wording's, the
whole vectors are compared, which stay on disk.
"""

from array import array
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from store.linking.passages.piece import PER_DOCUMENT
from store.linking.semantic.vectors import Sketched, VectorStore, sketch

NEAR = 512
"""Passages whose vectors are compared; of 150,000, they hold five in six of those that comparing all would find."""

LEAST = 0.2
"""Cosine below which nothing is close: of counterparts in other words, fewer than one in twenty lie below it."""

AT_ONCE = 1 << 16
"""Sketches compared at a time, so that little more memory is taken than they need."""


class Held(NamedTuple):
    """A document and the sketches of its passages."""

    document: int
    """Its number in the index of passages."""
    sketched: Sketched


class Nearest:
    """An exhaustive search, as the vectors are now.

    Args:
        held: All documents.
        store: Has their vectors.
    """

    def __init__(self, held: Iterable[Held], store: VectorStore) -> None:
        import numpy

        self._numpy: Any = numpy
        self._store = store
        self._documents, self._texts, self._starts, sketches = array("q"), array("q"), array("q"), bytearray()
        size = store.dimensions // 8
        for document, sketched in held:
            self._documents.append(document)
            self._texts.append(sketched.number)
            self._starts.append(len(sketches) // size)
            sketches += sketched.sketches
        self._starts.append(len(sketches) // size)
        # A column for each eight bytes: whole columns are compared far quicker than rows.
        self._columns: Any = numpy.frombuffer(sketches, "uint64").reshape(-1, size // 8).T.copy()

    def search(self, vector: bytes, limit: int, without: Collection[int] = ()) -> dict[int, float]:
        """Numbers of the closest passages and how close they are, closest first.

        Args:
            vector: Of what is asked.
            limit: At most so many.
            without: Numbers of documents whose passages are not wanted.
        """
        rows = self._near(vector, without)
        if not any(vector) or not rows:
            return {}
        owners = self._numpy.searchsorted(self._starts, rows, "right") - 1
        places = [(self._texts[owner], row - self._starts[owner]) for row, owner in zip(rows, owners, strict=True)]
        numbers = [self._documents[owner] * PER_DOCUMENT + at for owner, (_, at) in zip(owners, places, strict=True)]
        alike = self.cosines(b"".join(self._store.vectors(places)), vector)[:, 0]
        best = self._numpy.argsort(-alike, kind="stable")[:limit]
        return {numbers[at]: float(alike[at]) for at in best if alike[at] >= LEAST}

    def cosines(self, ones: bytes, others: bytes) -> Any:
        """Cosine of each of some vectors, a row each, with each of others, a column each; 0 where one says nothing."""
        return self.unit(ones) @ self.unit(others).T

    def unit(self, vectors: bytes) -> Any:
        """Vectors as rows of length 1; zeros stay zeros."""
        rows = self._numpy.frombuffer(vectors, "int8").reshape(-1, self._store.dimensions).astype("float32")
        return rows / self._numpy.maximum(self._numpy.linalg.norm(rows, axis=1, keepdims=True), 1.0)

    def _near(self, vector: bytes, without: Collection[int]) -> list[int]:
        """The rows whose sketches differ least from the vector's."""
        size = self._columns.shape[1]
        differences = self._numpy.empty(size, "uint16")
        asked = self._numpy.frombuffer(sketch(vector), "uint64")
        for start in range(0, size, AT_ONCE):
            part = self._columns[:, start : start + AT_ONCE]
            bits = self._numpy.bitwise_count(part ^ asked[:, None])
            differences[start : start + AT_ONCE] = bits.sum(axis=0, dtype="uint16")
        for owner, document in enumerate(self._documents) if without else ():
            if document in without:
                differences[self._starts[owner] : self._starts[owner + 1]] = self._store.dimensions + 1
        rows = self._numpy.argpartition(differences, NEAR)[:NEAR] if size > NEAR else range(size)
        return [int(row) for row in rows if differences[row] <= self._store.dimensions]
