"""What is known of every article without reading it again, in SQLite under `index/`.

Derived: deleting it loses nothing but the time to read the articles once more, and nothing goes wrong without it.
"""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from store.durable import Stamp
from store.model import Entry

VERSION = 1
"""Of the table; a file of another version is made anew."""

BUSY = 0.5
"""Seconds to wait for another program that writes the same catalogue; after that this one goes on without it."""

TABLE = """
create table if not exists articles (
    path text primary key, size integer, modified integer, sha256 text, title text, source text, published text,
    url text, characters integer, words integer, remarks text
) without rowid
"""

PUT = "insert or replace into articles values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

ALL = "select path, size, modified, sha256, title, source, published, url, characters, words, remarks from articles"


class Row(NamedTuple):
    """An article as it was when last read; its entry has no id yet."""

    size: int
    modified: int
    """Nanoseconds."""
    entry: Entry

    def fits(self, stamp: Stamp) -> bool:
        """Whether the file is still the one that was read."""
        return (self.size, self.modified) == (stamp.size, stamp.modified)


class Catalogue:
    """Rows by path; whoever uses it sees to it that no two threads do so at once.

    Args:
        path: Of the SQLite file; None keeps it in memory, as for a folder that must not be written.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._connection = self._open()

    def rows(self) -> dict[str, Row]:
        """Every row; none when the catalogue cannot be read."""
        try:
            found = self._connection.execute(ALL).fetchall()
        except sqlite3.DatabaseError:
            self._start_again()
            return {}
        return {row[0]: _row(row) for row in found}

    def put(self, rows: Iterable[tuple[str, Row]]) -> None:
        """Keep rows; a catalogue that cannot be written is left as it is."""
        with suppress(sqlite3.Error), self._connection:
            self._connection.executemany(PUT, [_values(path, row) for path, row in rows])

    def drop(self, paths: Iterable[str]) -> None:
        """Forget articles that are gone."""
        with suppress(sqlite3.Error), self._connection:
            self._connection.executemany("delete from articles where path = ?", [(path,) for path in paths])

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _open(self) -> sqlite3.Connection:
        if self.path is not None:
            try:
                return _connect(str(self.path))
            except sqlite3.OperationalError:
                return _connect(":memory:")
            except sqlite3.DatabaseError:
                return self._made_anew(self.path)
        return _connect(":memory:")

    def _made_anew(self, path: Path) -> sqlite3.Connection:
        try:
            path.unlink(missing_ok=True)
            return _connect(str(path))
        except (OSError, sqlite3.Error):
            return _connect(":memory:")

    def _start_again(self) -> None:
        self._connection.close()
        self._connection = _connect(":memory:") if self.path is None else self._made_anew(self.path)


def _connect(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=BUSY, check_same_thread=False)
    try:
        if connection.execute("pragma user_version").fetchone()[0] != VERSION:
            connection.execute("drop table if exists articles")
            connection.execute(TABLE)
            connection.execute(f"pragma user_version = {VERSION}")
        connection.execute("pragma synchronous = off")
        connection.execute("select count(*) from articles").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _row(values: tuple[str, int, int, str, str, str, str, str, int, int, str]) -> Row:
    path, size, modified, sha256, title, source, published, url, characters, words, remarks = values
    told = tuple(json.loads(remarks)) if remarks else ()
    return Row(size, modified, Entry("", path, title, source, published, url, characters, words, sha256, told))


def _values(path: str, row: Row) -> tuple[str | int, ...]:
    entry = row.entry
    told = json.dumps(entry.remarks) if entry.remarks else ""
    described = (entry.sha256, entry.title, entry.source, entry.published, entry.url)
    return (path, row.size, row.modified, *described, entry.characters, entry.words, told)
