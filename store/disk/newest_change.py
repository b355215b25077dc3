"""The newest change as far as opening asks of it, read by pieces: an import is a line longer than memory bears."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

import orjson

from store.disk.layout import key_of
from store.disk.lines import WHOLE_LINE, opened
from store.records.changes import Change, change_from

PIECE = 1 << 20
"""Bytes of a line that are looked at together."""

OPENING, SEAM, CLOSING = b'"edits":[', b'},{"table":', b"]}"
"""What stands before the first edit of a change, between two, and behind the last; a reader's words hold none of them,
for their quotation marks would be escaped."""


class NewestChange(NamedTuple):
    """The newest change."""

    change: str
    """Its id."""
    files: frozenset[str]
    """Keys of the files that it touches."""


def newest_of(change: Change) -> NewestChange:
    """A change that is the newest one.

    Raises:
        StorageError: If an id of it could name no file of ours.
    """
    return NewestChange(change.id, frozenset(key_of(edit) for edit in change.edits))


def long_newest_in(path: Path) -> NewestChange | None:
    """The change that the last line of a journal holds; None where that is short, and better read as a whole.

    Raises:
        ValueError: If the line is not as changes are written here.
        StorageError: If what it holds is no change.
    """
    if (file := opened(path)) is None:
        return None
    with file:
        start = _last_line(file)
        if os.fstat(file.fileno()).st_size - start <= PIECE:
            return None
        file.seek(start)
        id, files = "", set[str]()
        for part in _parts(file):
            id, keys = newest_of(change_from(orjson.loads(part)))
            files |= keys
        return NewestChange(id, frozenset(files))


def _last_line(file: BinaryIO) -> int:
    """Where the last line begins."""
    position = file.seek(0, os.SEEK_END) - len(WHOLE_LINE)
    while position > 0:
        start = max(0, position - PIECE)
        file.seek(start)
        found = file.read(position - start).rfind(WHOLE_LINE)
        if found >= 0:
            return start + found + len(WHOLE_LINE)
        position = start
    return 0


def _parts(file: BinaryIO) -> Iterator[bytes]:
    """A change in pieces, each a change by itself with some of its edits."""
    rest = file.read(PIECE)
    begin = rest.index(OPENING) + len(OPENING)
    head, rest = rest[:begin], rest[begin:]
    while block := file.read(PIECE):
        rest += block
        cut = rest.rfind(SEAM) + 1
        if cut:
            yield head + rest[:cut] + CLOSING
            rest = rest[cut + 1 :]
    yield head + rest
