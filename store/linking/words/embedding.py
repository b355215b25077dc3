"""Vectors of words: how like two words are in sense, so that `homes` and `houses` can stand for each other.

They come in wordllama's wheel: a vector for each part of a word, of which a word's is the sum. The two files are read
as they are. wordllama itself is not imported: it takes three times as long, can reach for the network, and sets up
logging that would write over a reading session.
"""

import logging
import os
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from store.errors import VariorumError
from store.linking.words.installed import content, folder_of

log = logging.getLogger(__name__)

# Before numpy is first imported: vectors of a few words are multiplied, which several threads make slower by far.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

DIMENSIONS = 256
"""Numbers of a vector."""

PACKAGE = "wordllama"
"""The distribution that carries the vectors; imported under the same name."""

TABLE = (
    "weights/l2_supercat_256.safetensors",
    "64b47a2dc493cb8e85944076601189739852d7b64e0e1eedcb1937a251cd9fd5",
)
TOKENIZER = (
    "tokenizers/l2_supercat_tokenizer_config.json",
    "93248f2a9ec36c7b35f700a033d5f36228aae48db61aee31007fa49062cdeb68",
)
"""The files within the package, and the SHA-256 of those that everything was measured with."""

REMEDY = f"install {PACKAGE} again"

REMEMBERED = 50_000
"""Words whose vectors are kept in memory."""

FIRST = 1024
"""Words for which there is room at first."""

LEAST_LENGTH = 1e-6
"""Of a vector, so that it can be divided by."""


class WordParts(NamedTuple):
    """What vectors are made of."""

    tokenizer: Any
    """Cuts a text into parts."""
    table: Any
    """The vector of each part: a matrix of `DIMENSIONS` columns."""


@cache
def parts(folder: Path | None = None) -> WordParts:
    """The files of the vectors, read once.

    Args:
        folder: The package; None: as it is installed.

    Raises:
        VariorumError: If it is missing or damaged.
    """
    place = folder or folder_of(PACKAGE, REMEDY)
    table, tokenizer = (content(place / name, digest, REMEDY) for name, digest in (TABLE, TOKENIZER))
    try:
        from safetensors.numpy import load
        from tokenizers import Tokenizer
    except ImportError as error:
        raise VariorumError(f"{error}; {REMEDY}", "No model") from error
    return WordParts(Tokenizer.from_str(tokenizer.decode()), load(table)["embedding.weight"])


def tokens(found: WordParts, text: str) -> list[int]:
    """The parts of a text, by their rows in the table."""
    # One by one: a batch would take every core, and warn on the screen should the program start another.
    encoded = found.tokenizer.encode(text.encode("utf-8", "replace").decode(), add_special_tokens=False)
    return list(encoded.ids)


class _Learnt:
    """Words whose vectors are known: the row of each in a table that grows."""

    def __init__(self) -> None:
        import numpy

        self.rows: dict[str, int] = {}
        self.table: Any = numpy.zeros((FIRST, DIMENSIONS), "float32")

    def add(self, words: Sequence[str], vectors: Any) -> None:
        """More words; rows that are known stay what they are."""
        import numpy

        first = len(self.rows)
        while first + len(words) > len(self.table):
            self.table = numpy.concatenate([self.table, numpy.zeros_like(self.table)])
        self.table[first : first + len(words)] = vectors
        self.rows |= {word: first + at for at, word in enumerate(words)}


class WordVectors:
    """Unit vectors of words, each worked out when it is first asked for. Safe from several threads."""

    def __init__(self) -> None:
        self._learnt: _Learnt | None = None
        self._lock = threading.Lock()
        self._parts: WordParts | None = None
        self.remark = ""
        """Why words are compared by their letters only, in one line; empty when all is well."""

    def of(self, words: Sequence[str]) -> Any:
        """A matrix of a row for each word; zeros where nothing is known of it."""
        learnt = self._learnt
        if learnt is None or len(learnt.rows) > REMEMBERED:
            learnt = self._learnt = _Learnt()
        rows = list(map(learnt.rows.get, words))
        if None in rows:
            self._learn(learnt, words)
            rows = list(map(learnt.rows.get, words))
        return learnt.table.take(rows, axis=0) if rows else learnt.table[:0]

    def _learn(self, learnt: _Learnt, words: Sequence[str]) -> None:
        with self._lock:
            new = [word for word in dict.fromkeys(words) if word not in learnt.rows]
            if new:
                learnt.add(new, self._vectors(new))

    def _vectors(self, words: Sequence[str]) -> Any:
        """A row for each word: the sum of its parts, of length 1; zeros for a number, or where there is no table."""
        import numpy

        found: Any = numpy.zeros((len(words), DIMENSIONS), "float32")
        table = self._look()
        told = [(at, tokens(table, word)) for at, word in enumerate(words) if not word[0].isdecimal()] if table else []
        told = [(at, rows) for at, rows in told if rows]
        if table and told:
            starts = numpy.cumsum([0, *(len(rows) for _, rows in told)][:-1])
            every = table.table[[row for _, rows in told for row in rows]].astype("float32")
            sums = numpy.add.reduceat(every, starts)
            found[[at for at, _ in told]] = sums / numpy.maximum(
                LEAST_LENGTH, numpy.linalg.norm(sums, axis=1, keepdims=True)
            )
        return found

    def _look(self) -> WordParts | None:
        if self._parts is None and not self.remark:
            try:
                self._parts = parts()
            except VariorumError as error:
                self.remark = f"words are compared by their letters only ({error})"
                log.warning("%s", self.remark)
        return self._parts


word_vectors = cache(WordVectors)
"""The one table of a process."""
