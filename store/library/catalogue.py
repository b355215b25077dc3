"""What is known of every article without reading it again, in SQLite under `index/`.

Derived: deleting it loses nothing but the time to read the articles once more, and nothing goes wrong without it.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

from store.articles import ChosenEncoding, identity_of
from store.disk.derived import DAMAGE, Schema, connect, make_anew, open_or_make
from store.model import Entry
from store.text import fold
from store.text.plain import plain

TABLE = """
create table articles (
    path text primary key, size integer, modified integer, sha256 text, title text, source text, published text,
    url text, characters integer, words integer, remarks text, reader text
) without rowid;
create table texts (path text primary key, folded text);
"""

SCHEMA = Schema(version=3, tables=TABLE, busy=0.5, page=16384)
"""After half a second of waiting for another program that writes the same catalogue, this one goes on without it."""

PUT = """
insert or replace into articles
    (size, modified, path, title, source, published, url, characters, words, sha256, remarks, reader)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

ALL = """
select size, modified, path, title, source, published, url, characters, words, sha256, remarks, reader from articles
"""

HOLDING = (
    "select path, (length(folded) - length(replace(folded, ?1, ''))) / length(?1) from texts where instr(folded, ?1)"
)


AMONG = " and path in (select value from json_each(?2))"

TEXTS = "select path, folded from texts where instr(folded, ?1)"


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

    def is_of(self, status: os.stat_result | None, chosen: ChosenEncoding | None = None) -> bool:
        """Whether it says what its file, whose status this is, would be read as now; in an encoding that was chosen."""
        is_unchanged = status is not None and (self.size, self.modified) == (status.st_size, status.st_mtime_ns)
        return is_unchanged and self.reader == reader_of(self.path, chosen)

    def entry(self, id: str) -> Entry:
        """What a list shows of it, under this id."""
        remarks = tuple(json.loads(self.remarks)) if self.remarks else ()
        return Entry(id, *self[2:-2], remarks)


KINDS = tuple(Row.__annotations__.values())
"""Types of a row; SQLite does not hold a damaged file to those of the table."""


def reader_of(path: str, chosen: ChosenEncoding | None) -> str:
    """Stands for the code that reads an article, and the encoding that was chosen for it."""
    return identity_of(path) if chosen is None else f"{identity_of(path)} {chosen.encoding} {chosen.sha256[:16]}"


def written(remarks: Sequence[str]) -> str:
    """Remarks as a row has them."""
    return json.dumps(remarks) if remarks else ""


class Catalogue:
    """Rows by path; whoever uses it sees to it that no two threads do so at once, but for what asks the texts.

    Args:
        path: Of the SQLite file; None keeps it in memory, as for a folder that must not be written, without texts.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._connection = open_or_make(path, SCHEMA)

    def rows(self) -> dict[str, Row]:
        """Every row; none when the catalogue cannot be read."""
        try:
            found = self._connection.execute(ALL).fetchall()
            if all(map(_is_sound, found)):
                return {row[2]: Row._make(row) for row in found}
        except DAMAGE:
            pass
        self._connection.close()
        self._connection = make_anew(self.path, SCHEMA)
        return {}

    def put(self, articles: Iterable[tuple[Row, str]]) -> None:
        """Keep rows with their texts; a catalogue that cannot be written is left as it is."""
        read = list(articles)
        with suppress(*DAMAGE), self._connection:
            self._connection.executemany(PUT, [row for row, _ in read])
            if self.path is not None:
                texts = [(row.path, searched(text)) for row, text in read]
                self._connection.executemany("insert or replace into texts values (?, ?)", texts)

    def drop(self, paths: Iterable[str]) -> None:
        """Forget articles that are gone."""
        gone = [(path,) for path in paths]
        with suppress(*DAMAGE), self._connection:
            for table in ("articles", "texts"):
                self._connection.executemany(f"delete from {table} where path = ?", gone)  # noqa: S608

    def places(self, words: str, paths: Sequence[str] | None = None) -> dict[str, int]:
        """How often words stand in each article that has them, by path, without opening any; may take .3 s a GB.

        Args:
            words: As `searched` gives them, at least one.
            paths: Of the articles that are looked into; None: all.
        """
        return dict(self._asked(HOLDING, words, paths))

    def holding(self, words: str, paths: Sequence[str] | None = None) -> Iterator[tuple[str, str]]:
        """Path and folded text of each article in which words stand, maybe as a part of longer ones.

        Args:
            words: As `searched` gives them, at least one.
            paths: Of the articles that are looked into; None: all.
        """
        return self._asked(TEXTS, words, paths)

    def kept_texts(self) -> set[str]:
        """Paths of the articles that `places` looks into."""
        return {path for (path,) in self._asked("select path from texts", None, None)}

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _asked(self, statement: str, words: str | None, paths: Sequence[str] | None) -> Iterator[Any]:
        """Rows by a connection of its own, so that neither a scan nor a search waits for the other."""
        if self.path is None:
            return
        values = [value for value in (words, json.dumps(paths) if paths is not None else None) if value is not None]
        with suppress(*DAMAGE), closing(connect(self.path, SCHEMA.busy)) as connection:
            yield from connection.execute(statement + (AMONG if paths is not None else ""), values)


def searched(text: str) -> str:
    """A text as it is searched: folded, its words one space apart."""
    folded = fold(plain(text).text).strip()
    while "  " in folded:
        folded = folded.replace("  ", " ")
    return folded


def _is_sound(row: tuple[object, ...]) -> bool:
    """Whether a row is of the types of `Row`, and its remarks can be read.

    Raises:
        ValueError: If they are not even JSON.
    """
    if tuple(map(type, row)) != KINDS:
        return False
    remarks = json.loads(str(row[-2])) if row[-2] else []
    return isinstance(remarks, list) and all(isinstance(remark, str) for remark in remarks)
