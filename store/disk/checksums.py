"""Whether the files of an index of links are as they were written; without opening it, which takes what is heavy.

tantivy ends each file with a checksum, and never looks at it again: of a byte that has changed since it breaks off with
a panic, or gives other answers.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from math import inf
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID
from zlib import crc32

TERMS = "terms"
"""The folder of the inverted index, in the folder of an index."""

PASSAGES = "passages.sqlite"
"""The file of the passages, beside it."""

MAGIC = 1337
"""The last number in a file of tantivy's; before it stands the length of a JSON object with the checksum."""

ENDING = 8
"""Bytes of these two numbers."""

AT_ONCE = 1 << 20
"""Bytes read at once."""


def complaint(folder: Path) -> str:
    """What is wrong with an index, in one line with the remedy; empty when all is well, or none is there.

    Reads all of it: some three seconds a gigabyte.
    """
    try:
        verify(folder / TERMS)
        _verify_passages(folder / PASSAGES)
    except (OSError, ValueError, sqlite3.Error) as error:
        reason = " ".join(str(error).split())
        return f"{folder}: the index of links is damaged ({reason}); delete the folder, and it is made again"
    return ""


def _verify_passages(path: Path) -> None:
    if not path.exists():
        return
    with closing(sqlite3.connect(path)) as connection:
        (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise ValueError(found)


def verify(folder: Path, most: float = inf) -> None:
    """Hold the files of an index, the smallest first, against their checksums.

    What another process is still writing, or has merged into something else meanwhile, is passed over.

    Args:
        folder: The index; it may be empty.
        most: Bytes to be read; what would be more is taken as it is.

    Raises:
        ValueError, OSError: If one is damaged or cannot be read.
    """
    for size, path in sorted(_sized(folder)):
        most -= size
        if most < 0:
            return
        with suppress(FileNotFoundError):
            _verify(path)


def _sized(folder: Path) -> Iterator[tuple[int, Path]]:
    for path in _committed(folder):
        with suppress(FileNotFoundError):
            yield path.stat().st_size, path


def _committed(folder: Path) -> Iterator[Path]:
    """The files that the index consists of, as its last commit tells."""
    meta = folder / "meta.json"
    if not meta.exists():
        return
    try:
        for segment in json.loads(meta.read_bytes())["segments"]:
            yield from _files(folder, segment)
    except (KeyError, TypeError) as error:
        raise ValueError(f"{meta.name} is damaged") from error


def _files(folder: Path, segment: dict[str, Any]) -> Iterator[Path]:
    name, deletes = UUID(str(segment["segment_id"])).hex, segment["deletes"]
    removed = f"{name}.{deletes['opstamp']}.del" if deletes else ""
    for path in folder.glob(f"{name}.*"):
        if path.suffix != ".del" or path.name == removed:
            yield path


def _verify(path: Path) -> None:
    with path.open("rb") as file:
        length, wanted = _footer(file)
        if _checksum(file, length) != wanted:
            raise ValueError(f"{path.name} is not what was written")


def _footer(file: BinaryIO) -> tuple[int, int]:
    """Length and checksum of what stands before the footer."""
    try:
        end = file.seek(-ENDING, 2)
        length, magic = (int.from_bytes(file.read(4), "little") for _ in range(2))
        start = file.seek(end - length)
        crc = json.loads(file.read(length))["crc"]
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{Path(file.name).name} has no footer") from error
    if magic != MAGIC:
        raise ValueError(f"{Path(file.name).name} has no footer")
    return start, crc


def _checksum(file: BinaryIO, length: int) -> int:
    file.seek(0)
    found = 0
    while length > 0 and (part := file.read(min(length, AT_ONCE))):
        found = crc32(part, found)
        length -= len(part)
    return found
