"""The vectors of all passages, kept in SQLite by the hash of the text that they stand in.

They are derived, and belong to one model and one way of cutting passages: any other file is made again.
"""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from store.disk.derived import Schema, open_or_make
from store.linking.index.passage_store import BUSY
from store.linking.index.passage_store import FORMAT as PASSAGES

FORMAT = 1
"""Raised whenever what is kept changes."""

_SIGNS = bytes(ord("0") if code == 0 or code > 127 else ord("1") for code in range(256))

_TABLES = """
CREATE TABLE texts (number INTEGER PRIMARY KEY AUTOINCREMENT, sha256 TEXT UNIQUE NOT NULL, sketches BLOB NOT NULL);
CREATE TABLE vectors (number INTEGER PRIMARY KEY, vectors BLOB NOT NULL);
"""


class Sketched(NamedTuple):
    """The sketches of a text."""

    number: int
    """By which its vectors are asked for."""
    sha256: str
    sketches: bytes
    """One for each of its passages, in order: the signs of a vector, by which far ones are told from near ones."""


def sketch(vector: bytes) -> bytes:
    """The signs of a vector, a bit each."""
    return int(vector.translate(_SIGNS), 2).to_bytes(len(vector) // 8, "big")


class VectorStore:
    """Vectors of the passages of many texts in one file, or in memory. Safe from several threads and processes.

    Args:
        path: The file, made again when it is damaged or of another model; None: in memory.
        model: The name of the model.
        dimensions: Signed bytes of one of its vectors, a multiple of 64.

    Raises:
        sqlite3.Error, OSError: From any method, when the file cannot be read or written.
    """

    def __init__(self, path: Path | None, model: str, dimensions: int) -> None:
        self._lock = threading.RLock()
        self.dimensions = dimensions
        self.version = 0
        """Grows with every change made here."""
        made_by = crc32(f"{model}; {PASSAGES}; {FORMAT}".encode()) >> 1
        self._connection = open_or_make(path, Schema(made_by, _TABLES, BUSY), must_keep=True)

    def known(self) -> set[str]:
        """SHA-256 of the texts whose passages have vectors."""
        with self._lock:
            return {row[0] for row in self._connection.execute("SELECT sha256 FROM texts")}

    def add(self, texts: Iterable[tuple[str, Sequence[bytes]]]) -> None:
        """Keep texts: the SHA-256 of each, and the vectors of its passages in order. One that is kept stays."""
        with self._lock, self._connection as connection:
            self.version += 1
            for sha256, vectors in texts:
                row = (sha256, b"".join(map(sketch, vectors)))
                added = connection.execute("INSERT OR IGNORE INTO texts (sha256, sketches) VALUES (?, ?)", row)
                if added.rowcount:
                    connection.execute("INSERT INTO vectors VALUES (?, ?)", (added.lastrowid, b"".join(vectors)))

    def remove(self, texts: Iterable[str]) -> None:
        """Forget texts by their SHA-256."""
        with self._lock, self._connection as connection:
            self.version += 1
            for sha256 in texts:
                of_text = "DELETE FROM vectors WHERE number = (SELECT number FROM texts WHERE sha256 = ?)"
                connection.execute(of_text, (sha256,))
                connection.execute("DELETE FROM texts WHERE sha256 = ?", (sha256,))

    def sketches(self) -> Iterator[Sketched]:
        """The sketches of every text."""
        with self._lock:
            rows = self._connection.execute("SELECT number, sha256, sketches FROM texts ORDER BY number")
            yield from map(Sketched._make, rows)

    def vectors(self, places: Iterable[tuple[int, int]]) -> list[bytes]:
        """Vectors of passages, each by the number of its text and its place in it; zeros where there is none."""
        statement, size = "SELECT substr(vectors, ?, ?) FROM vectors WHERE number = ?", self.dimensions
        found = []
        with self._lock:
            for number, at in places:
                row = self._connection.execute(statement, (at * size + 1, size, number)).fetchone()
                found.append(row[0] if row and len(row[0]) == size else bytes(size))
        return found

    def of_text(self, sha256: str) -> bytes:
        """The vectors of all passages of a text, one after another; empty for one that is not kept."""
        statement = "SELECT vectors FROM vectors JOIN texts USING (number) WHERE sha256 = ?"
        with self._lock:
            row = self._connection.execute(statement, (sha256,)).fetchone()
        return row[0] if row and len(row[0]) % self.dimensions == 0 else b""

    def close(self) -> None:
        """Let go of the file."""
        with self._lock, suppress(sqlite3.Error):
            self._connection.close()
