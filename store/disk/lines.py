"""Lines of a file that grows at its end, read forwards or backwards without holding it in memory."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import orjson

from store.errors import StorageError

BLOCK = 65536
"""Bytes read at a time when walking backwards: some hundred changes."""

WHOLE_LINE = b"\n"
"""What every acknowledged line ends with."""


def opened(path: Path) -> BinaryIO | None:
    """A file to be read; None where there is none.

    Raises:
        StorageError: If it cannot be read.
    """
    try:
        return path.open("rb")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageError(f"{path}: cannot be read ({error.strerror}); see to its permissions") from error


def numbered(path: Path) -> Iterator[tuple[int, bytes]]:
    """Whole lines with their numbers, which count from 1."""
    if (file := opened(path)) is None:
        return
    with file:
        for number, line in enumerate(file, 1):
            if line.endswith(WHOLE_LINE) or is_object(line):
                yield number, line


def lines_backwards(path: Path) -> Iterator[bytes]:
    """Whole lines, newest first, without a torn last one; one that only lacks its line end is whole."""
    whole = (line for line in pieces_backwards(path) if line.endswith(WHOLE_LINE) or is_object(line))
    for number, line in enumerate(whole):
        if number or is_json(line):
            yield line


def pieces_backwards(path: Path) -> Iterator[bytes]:
    """Lines with their line ends, newest first, a torn last one too; a block and a line are in memory at once."""
    if (file := opened(path)) is None:
        return
    with file:
        position = file.seek(0, os.SEEK_END)
        pending = list[bytes]()  # blocks of a line whose beginning is not reached, the last one first
        while position:
            size = min(BLOCK, position)
            position -= size
            file.seek(position)
            pending.append(file.read(size))
            # A line of an import may take a thousand blocks: joined at each, it would be copied a thousand times.
            if WHOLE_LINE in pending[-1]:
                first, *lines = _split(b"".join(reversed(pending)))
                pending = [first]
                yield from reversed(lines)
        if pending:
            yield b"".join(reversed(pending))


def is_json(line: bytes) -> bool:
    """Whether a line is JSON."""
    try:
        orjson.loads(line)
    except orjson.JSONDecodeError:
        return False
    return True


def is_object(line: bytes) -> bool:
    """Whether a line is a JSON object that has an id, and so one of ours, though perhaps of a newer version."""
    return is_record(parsed(line))


def is_record(value: object) -> bool:
    """The same of what a line holds."""
    return isinstance(value, dict) and "id" in value


def parsed(line: bytes) -> object:
    """What a line holds; None where it is no JSON."""
    try:
        return cast(object, orjson.loads(line))
    except orjson.JSONDecodeError:
        return None


def _split(content: bytes) -> list[bytes]:
    """Lines with their line ends; unlike `splitlines`, garbage that holds carriage returns stays one line."""
    *whole, rest = content.split(WHOLE_LINE)
    lines = [line + WHOLE_LINE for line in whole]
    return [*lines, rest] if rest else lines
