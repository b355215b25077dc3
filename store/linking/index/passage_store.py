"""The passages of every document, kept in SQLite: their text, offsets and terms, and which wording recurs where.

A passage's number carries its document's number, so that neighbours are found by counting and no map is held in memory.
"""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from store.disk.derived import connect
from store.linking.passages.cutting import CutDocument
from store.linking.passages.piece import PER_DOCUMENT, Piece, Shelved
from store.model import Span

FORMAT = 10
"""Raised whenever what is stored, or how terms are made, changes; another format is rebuilt."""

BUSY = 5.0
"""Seconds to wait for a program that holds the file locked; after that it counts as damaged."""

_ASKED_AT_ONCE = 400
"""Numbers in one SQL statement."""

CACHE_KILOBYTES = 32_000
"""Pages that a writer may hold: the index of wordings is written all over, and is slow where this is small."""

_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS documents (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT UNIQUE NOT NULL,
    sha256 TEXT NOT NULL,
    language TEXT NOT NULL,
    source TEXT NOT NULL,
    count INTEGER NOT NULL,
    ready INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS passages (
    number INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    length INTEGER NOT NULL,
    text TEXT NOT NULL,
    terms TEXT NOT NULL,
    wording INTEGER
);
CREATE INDEX IF NOT EXISTS passages_by_wording ON passages (wording) WHERE wording IS NOT NULL;
PRAGMA user_version = {FORMAT};
COMMIT;
"""


_KINDS = {(int, int, int, str, str, int), (int, int, int, str, str, type(None))}
"""Types of a `CutPassage`; SQLite does not hold a damaged file to those of the table."""


def _piece_of(row: tuple[Any, ...]) -> Piece:
    if tuple(map(type, row)) not in _KINDS:
        raise sqlite3.DatabaseError("a passage is not what was written")
    number, start, length, text, terms, wording = row
    return Piece(number, start, length, text, tuple(terms.split(" ")) if terms else (), wording)


class PassageStore:
    """Passages of many documents in one SQLite file, or in memory.

    Safe from several threads; of several processes one may write while others read. A file has one connection to read
    and, once something is written, one to write: with a write-ahead log neither waits for the other.

    Args:
        path: The file; None: in memory.

    Raises:
        sqlite3.Error: From any method, when the file is damaged, foreign, locked or cannot be written.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._write_lock = threading.RLock() if path else self._lock
        self._connection = connect(path, BUSY)
        self._writer: sqlite3.Connection | None = None if path else self._connection
        if not self._read("SELECT name FROM sqlite_master LIMIT 1"):
            self._connection.executescript(_SCHEMA)

    @property
    def format(self) -> int:
        """`FORMAT` of whoever made the file."""
        return int(self._read("PRAGMA user_version")[0][0])

    def close(self) -> None:
        """Let go of the file."""
        with self._write_lock, self._lock:
            if self._writer is not None:
                self._writer.close()
            self._connection.close()

    def has_passages(self) -> bool:
        """Whether anything is kept at all."""
        return bool(self._read("SELECT 1 FROM passages LIMIT 1"))

    def promises(self) -> bool:
        """Whether there are passages that can be found, by what it says."""
        return bool(self._read("SELECT 1 FROM documents WHERE ready AND count LIMIT 1"))

    def known(self) -> dict[str, str]:
        """SHA-256 of every document that is wholly indexed, by id."""
        return dict(self._read("SELECT id, sha256 FROM documents WHERE ready"))

    def numbered(self) -> list[tuple[int, str, int, str]]:
        """Number, SHA-256, count of passages and language of every document that is wholly indexed."""
        rows = self._read("SELECT number, sha256, count, language FROM documents WHERE ready")
        return [(number, sha256, count, language) for number, sha256, count, language in rows]

    def shelved(self, id: str) -> Shelved | None:
        """What is known of a document, None for one that is not indexed."""
        rows = self._read("SELECT number, id, language, source, count FROM documents WHERE id = ? AND ready", (id,))
        return Shelved(*rows[0]) if rows else None

    def shelved_by_number(self, numbers: Iterable[int]) -> dict[int, Shelved]:
        """What is known of documents by number, for those that are indexed."""
        columns = "SELECT number, id, language, source, count FROM documents WHERE ready AND number IN"
        return {row[0]: Shelved(*row) for row in self._among(columns, numbers)}

    def pieces(self, numbers: Iterable[int]) -> dict[int, Piece]:
        """Passages by number; numbers that are none are left out."""
        rows = self._among("SELECT number, start, length, text, terms, wording FROM passages WHERE number IN", numbers)
        return {row[0]: _piece_of(row) for row in rows}

    def overlapping(self, document: int, span: Span) -> list[int]:
        """Numbers of the passages of a document that share a code point with a span, in order."""
        low, high = document * PER_DOCUMENT, (document + 1) * PER_DOCUMENT - 1
        statement = "SELECT number FROM passages WHERE number BETWEEN ? AND ? AND start < ? AND start + length > ?"
        return [row[0] for row in self._read(statement, (low, high, span.end, span.start))]

    def same_wording(self, wording: int, limit: int = 200) -> list[int]:
        """Numbers of passages of this very wording, at most `limit`."""
        return [row[0] for row in self._read("SELECT number FROM passages WHERE wording = ? LIMIT ?", (wording, limit))]

    def wordings(self, document: int) -> set[int]:
        """Every watched wording of a document."""
        low, high = document * PER_DOCUMENT, (document + 1) * PER_DOCUMENT - 1
        rows = self._read("SELECT wording FROM passages WHERE number BETWEEN ? AND ? AND wording NOT NULL", (low, high))
        return {row[0] for row in rows}

    def told(self, document: int, limit: int) -> list[tuple[str, tuple[str, ...], int | None]]:
        """Text, terms and wording of the first passages of a document, in order, at most `limit`."""
        low, high = document * PER_DOCUMENT, document * PER_DOCUMENT + limit - 1
        statement = "SELECT number, start, length, text, terms, wording FROM passages WHERE number BETWEEN ? AND ?"
        pieces = map(_piece_of, self._read(f"{statement} ORDER BY number", (low, high)))
        return [(piece.text[: piece.length], piece.terms, piece.wording) for piece in pieces]

    def add(self, documents: Sequence[CutDocument]) -> list[int]:
        """Keep documents, not yet ready; returns their numbers."""
        with self._changing() as connection:
            return [self._add(connection, document) for document in documents]

    def _add(self, connection: sqlite3.Connection, document: CutDocument) -> int:
        values = (document.id, document.sha256, document.language, document.source, len(document.rows))
        cursor = connection.execute(
            "INSERT INTO documents (id, sha256, language, source, count, ready) VALUES (?, ?, ?, ?, ?, 0)", values
        )
        number = int(cursor.lastrowid or 0)
        base = number * PER_DOCUMENT
        connection.executemany(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?)",
            [(base + number, *rest) for number, *rest in document.rows],
        )
        return number

    def mark_ready(self, numbers: Iterable[int]) -> None:
        """Say that these documents can be found."""
        with self._changing() as connection:
            connection.executemany("UPDATE documents SET ready = 1 WHERE number = ?", ((number,) for number in numbers))

    def remove(self, ids: Iterable[str]) -> list[int]:
        """Forget documents, and those that never became ready; returns the numbers they had."""
        with self._changing() as connection:
            numbers = [row[0] for row in connection.execute("SELECT number FROM documents WHERE NOT ready")]
            for id in ids:
                numbers += [row[0] for row in connection.execute("SELECT number FROM documents WHERE id = ?", (id,))]
            for number in numbers:
                low, high = number * PER_DOCUMENT, (number + 1) * PER_DOCUMENT - 1
                connection.execute("DELETE FROM passages WHERE number BETWEEN ? AND ?", (low, high))
                connection.execute("DELETE FROM documents WHERE number = ?", (number,))
            return numbers

    def settle(self) -> None:
        """Put what was written where it belongs, and give back the room that it took on the way."""
        with self._changing() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def _among(self, statement: str, numbers: Iterable[int]) -> Iterator[tuple[Any, ...]]:
        wanted = list(numbers)
        for at in range(0, len(wanted), _ASKED_AT_ONCE):
            asked = wanted[at : at + _ASKED_AT_ONCE]
            yield from self._read(f"{statement} ({','.join('?' * len(asked))})", asked)

    def _read(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._write_lock:
            if self._writer is None:
                self._writer = connect(self._path, BUSY)
                self._writer.execute(f"PRAGMA cache_size = -{CACHE_KILOBYTES}")
            with self._writer:
                yield self._writer
