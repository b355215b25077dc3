"""What is known of every article without reading it again, in SQLite under `index/`.

Derived: deleting it loses nothing but the time to read the articles once more, and nothing goes wrong without it.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from store.articles import identity_of
from store.model import Entry

VERSION = 2
"""Of the table; a file of another version is made anew."""

BUSY = 0.5
"""Seconds to wait for another program that writes the same catalogue; after that this one goes on without it."""

TABLE = """
create table if not exists articles (
    path text primary key, size integer, modified integer, sha256 text, title text, source text, published text,
    url text, characters integer, words integer, remarks text, reader text
) without rowid
"""

PUT = """
insert or replace into articles
    (size, modified, path, title, source, published, url, characters, words, sha256, remarks, reader)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

DAMAGE = (sqlite3.Error, ValueError)
"""What a damaged file comes out as; a `ValueError` where what SQLite says of it is no UTF-8."""

ALL = """
select size, modified, path, title, source, published, url, characters, words, sha256, remarks, reader from articles
"""


class Row(NamedTuple):
    """An article as it was when last read, in the order of `PUT` and `ALL`."""

    size: int
    modified: int
    """Nanoseconds."""
    path: str
    title: str
    source: str
    published: str
    url: str
    characters: int
    words: int
    sha256: str
    remarks: str
    """A JSON list of strings; empty for none."""
    reader: str
    """Stands for the code that made its text, as `store.articles.identity_of` tells it."""

    def is_of(self, status: os.stat_result | None) -> bool:
        """Whether it says what its file, whose status this is, would be read as now."""
        is_unchanged = status is not None and (self.size, self.modified) == (status.st_size, status.st_mtime_ns)
        return is_unchanged and self.reader == identity_of(self.path)

    def entry(self, id: str) -> Entry:
        """What a list shows of it, under this id."""
        remarks = tuple(json.loads(self.remarks)) if self.remarks else ()
        return Entry(id, *self[2:-2], remarks)


KINDS = tuple(Row.__annotations__.values())
"""Types of a row; SQLite does not hold a damaged file to those of the table."""


def written(remarks: Sequence[str]) -> str:
    """Remarks as a row has them."""
    return json.dumps(remarks) if remarks else ""


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
            if all(map(_is_sound, found)):
                return {row[2]: Row._make(row) for row in found}
        except DAMAGE:
            pass
        self._start_again()
        return {}

    def put(self, rows: Iterable[Row]) -> None:
        """Keep rows; a catalogue that cannot be written is left as it is."""
        with suppress(*DAMAGE), self._connection:
            self._connection.executemany(PUT, rows)

    def drop(self, paths: Iterable[str]) -> None:
        """Forget articles that are gone."""
        with suppress(*DAMAGE), self._connection:
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
            except DAMAGE:
                return self._made_anew(self.path)
        return _connect(":memory:")

    def _made_anew(self, path: Path) -> sqlite3.Connection:
        try:
            path.unlink(missing_ok=True)
            return _connect(str(path))
        except (OSError, *DAMAGE):
            return _connect(":memory:")

    def _start_again(self) -> None:
        self._connection.close()
        self._connection = _connect(":memory:") if self.path is None else self._made_anew(self.path)


def _is_sound(row: tuple[object, ...]) -> bool:
    """Whether a row is of the types of `Row`, and its remarks can be read.

    Raises:
        ValueError: If they are not even JSON.
    """
    if tuple(map(type, row)) != KINDS:
        return False
    remarks = json.loads(str(row[-2])) if row[-2] else []
    return isinstance(remarks, list) and all(isinstance(remark, str) for remark in remarks)


def _connect(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=BUSY, check_same_thread=False)
    try:
        if connection.execute("pragma user_version").fetchone()[0] != VERSION:
            connection.execute("drop table if exists articles")
            connection.execute(TABLE)
            connection.execute(f"pragma user_version = {VERSION}")
        connection.execute("pragma synchronous = off")
        connection.execute("select count(*) from articles").fetchone()
    except DAMAGE:
        connection.close()
        raise
    return connection
