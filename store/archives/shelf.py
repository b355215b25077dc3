"""The texts of an archive in SQLite: read once from wherever they come, then opened one by one.

Derived: deleting it loses nothing but the time to read the archive once more.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import RLock

from store.disk.derived import Schema, make_anew, open_or_make
from store.errors import ArticleError, DerivedIndexError
from store.model import Document

TABLES = """
create table articles (
    id text primary key, path text, stamp text, sha256 text, title text, source text, published text, url text,
    remarks text, text text
) without rowid;
create table facts (name text primary key, value text) without rowid;
"""

SCHEMA = Schema(version=2, tables=TABLES, busy=5.0)

PUT = "insert or replace into articles values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

ONE = "select id, path, text, title, sha256, source, published, url, remarks from articles where id = ?"


class Shelf:
    """The texts of an archive, by document id; may be used from any thread.

    Args:
        path: Of the SQLite file; None keeps it in memory.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        """None: in memory."""
        self._guard = RLock()
        self._connection = open_or_make(path, SCHEMA)

    def stamps(self) -> dict[str, tuple[str, str]]:
        """By id: the stamp under which an article was read, and the SHA-256 of its text.

        Raises:
            DerivedIndexError: If the file is damaged.
        """
        with self._asking():
            rows = self._connection.execute("select id, stamp, sha256 from articles").fetchall()
        return {id: (stamp, sha256) for id, stamp, sha256 in rows}

    def hashes(self) -> list[tuple[str, str]]:
        """Id and SHA-256 of every article, in the order of their paths.

        Raises:
            DerivedIndexError: If the file is damaged.
        """
        with self._asking():
            return self._connection.execute("select id, sha256 from articles order by path, id").fetchall()

    def document(self, id: str) -> Document | None:
        """One article; None when there is none of this id.

        Raises:
            DerivedIndexError: If the file is damaged.
        """
        with self._asking():
            row = self._connection.execute(ONE, (id,)).fetchone()
        if row is None:
            return None
        id, path, text, title, sha256, source, published, url, remarks = row
        return Document(id, path, text, title, sha256, source, published, url, tuple(json.loads(remarks)))

    def has(self, id: str) -> bool:
        """Whether there is an article of this id.

        Raises:
            DerivedIndexError: If the file is damaged.
        """
        with self._asking():
            return self._connection.execute("select 1 from articles where id = ?", (id,)).fetchone() is not None

    def put(self, articles: Iterable[tuple[Document, str]]) -> None:
        """Keep articles, each with the stamp under which it was read.

        Raises:
            DerivedIndexError: If they cannot be written.
        """
        with self._asking(), self._connection:
            self._connection.executemany(PUT, [_values(document, stamp) for document, stamp in articles])

    def drop(self, ids: Iterable[str]) -> None:
        """Forget articles that are gone.

        Raises:
            DerivedIndexError: If that cannot be written.
        """
        with self._asking(), self._connection:
            self._connection.executemany("delete from articles where id = ?", [(id,) for id in ids])

    def fact(self, name: str) -> str:
        """What was noted under a name; empty when nothing was.

        Raises:
            DerivedIndexError: If the file is damaged.
        """
        with self._asking():
            row = self._connection.execute("select value from facts where name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def note(self, name: str, value: str) -> None:
        """Note something of the whole archive.

        Raises:
            DerivedIndexError: If it cannot be written.
        """
        with self._asking(), self._connection:
            self._connection.execute("insert or replace into facts values (?, ?)", (name, value))

    def start_again(self) -> None:
        """Forget everything, as when the file is damaged."""
        with self._guard:
            self._connection.close()
            self._connection = make_anew(self.path, SCHEMA)

    def close(self) -> None:
        """Let go of the file."""
        with self._guard:
            self._connection.close()

    @contextmanager
    def _asking(self) -> Iterator[None]:
        with self._guard:
            try:
                yield
            except sqlite3.Error as error:
                message = f"the texts kept of an archive cannot be used ({error}); delete {self.path or 'nothing'}"
                raise DerivedIndexError(message) from error


def read_shelved(path: str, id: str) -> Document:
    """An article by its id, from the shelf in a file; made for other processes, which open it once.

    Raises:
        ArticleError: If it cannot be read.
    """
    try:
        found = _opened(path).document(id)
    except DerivedIndexError as error:
        raise ArticleError(f"{id}: {error.message}") from error
    if found is None:
        raise ArticleError(f"{id}: is gone from its archive")
    return found


@lru_cache(1)
def _opened(path: str) -> Shelf:
    return Shelf(Path(path))


def _values(document: Document, stamp: str) -> tuple[str, ...]:
    told = (document.title, document.source, document.published, document.url)
    return (document.id, document.path, stamp, document.sha256, *told, json.dumps(document.remarks), document.text)
