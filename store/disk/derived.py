"""SQLite files of what is derived: opened, or made anew when damaged, foreign or of another version.

Deleting one loses nothing but the time to make it again. One that cannot be opened at all is kept in memory.
"""

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

DAMAGE = (sqlite3.Error, ValueError)
"""What a damaged file comes out as; a `ValueError` where what SQLite says of it is no UTF-8."""


class Schema(NamedTuple):
    """The tables of a derived SQLite file, and their version."""

    version: int
    """Raised whenever the tables, or what is in them, become others."""
    tables: str
    """The statements that make the tables, each ended by a semicolon."""
    busy: float
    """Seconds to wait for another program that holds the file."""
    page: int = 4096
    """Bytes of a page: larger ones suit long texts."""


def connect(path: Path | None, busy: float, page: int = 4096) -> sqlite3.Connection:
    """A connection that any thread may use, with a write-ahead log, so that reading and writing do not wait.

    Commits are whole, though the last ones may be lost should the power fail.

    Args:
        path: Of the file, made when missing; None: in memory.
        busy: Seconds to wait for another program that holds it.
        page: Bytes of a page of a new file.

    Raises:
        sqlite3.Error: If it is no database, or cannot be opened or written.
    """
    connection = sqlite3.connect(path or ":memory:", timeout=busy, check_same_thread=False)
    try:
        connection.execute(f"pragma page_size = {page}")
        connection.execute("pragma journal_mode = wal").fetchone()
        connection.execute("pragma synchronous = normal")
    except DAMAGE:
        connection.close()
        raise
    return connection


def open_or_make(path: Path | None, schema: Schema, *, must_keep: bool = False) -> sqlite3.Connection:
    """A connection to a file with these tables.

    Args:
        path: Of the file; None: in memory.
        schema: What it is to hold. A file of another version loses its tables, a damaged one is made anew.
        must_keep: Whether a file that cannot be opened is an error; else it is kept in memory.

    Raises:
        sqlite3.OperationalError: If it must be kept and is locked, read-only or on a full disk.
    """
    if path is None:
        return _opened(None, schema)
    try:
        return _opened(path, schema)
    except sqlite3.OperationalError:
        if must_keep:
            raise
        return _opened(None, schema)
    except DAMAGE:
        return make_anew(path, schema)


def make_anew(path: Path | None, schema: Schema) -> sqlite3.Connection:
    """A connection to a file that is thrown away first, its log with it; in memory where even that cannot be."""
    if path is not None:
        with suppress(OSError, *DAMAGE):
            remove(path)
            return _opened(path, schema)
    return _opened(None, schema)


def remove(path: Path) -> None:
    """Throw a file away, and what SQLite keeps beside it.

    Raises:
        OSError: If it cannot be removed.
    """
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"):
        path.with_name(name).unlink(missing_ok=True)


def _opened(path: Path | None, schema: Schema) -> sqlite3.Connection:
    connection = connect(path, schema.busy, schema.page)
    try:
        connection.execute("pragma synchronous = off")  # a power cut may cost the file, which is then made anew
        if connection.execute("pragma user_version").fetchone()[0] != schema.version:
            connection.executescript(_fresh(connection, schema))
        for name in _tables(connection):
            connection.execute(f'select 1 from "{name}" limit 1').fetchone()  # noqa: S608  a name of ours
    except DAMAGE:
        connection.close()
        raise
    return connection


def _fresh(connection: sqlite3.Connection, schema: Schema) -> str:
    former = " ".join(f'drop table "{name}";' for name in _tables(connection))
    return f"begin immediate; {former} {schema.tables} pragma user_version = {schema.version}; commit;"


def _tables(connection: sqlite3.Connection) -> list[str]:
    asked = "select name from sqlite_master where type = 'table' and name not like 'sqlite~_%' escape '~'"
    return [row[0] for row in connection.execute(asked)]
