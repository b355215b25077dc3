"""The first lines of what an export would write; of what is no text, names and sizes. Pure, and bounded."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

LINES, LENGTH = 60, 400
"""Lines that are shown at most, and characters of each."""

NAMED = 12
"""Files that are named at most."""

_HEAD = 64_000
"""Bytes of a file that are looked at."""

_MARK = "\ufeff"


class PreviewLine(NamedTuple):
    """A line of a preview, not yet safe to be drawn."""

    text: str
    is_said: bool = False
    """Whether it tells of the files; else it stands in one."""


def preview(files: Mapping[str, bytes], *, is_whole: bool = True) -> list[PreviewLine]:
    """What a reader is shown of files before they are written.

    Args:
        files: Their contents by name.
        is_whole: Whether they are all that is written; else they will be longer.
    """
    return [*islice(_lines(files, "" if is_whole else " and more"), LINES)]


def _lines(files: Mapping[str, bytes], more: str) -> Iterator[PreviewLine]:
    for name, content in [*files.items()][:NAMED]:
        yield PreviewLine(f"{name}  {size(len(content))}{more}", True)
    if len(files) > NAMED:
        yield PreviewLine(f"and {len(files) - NAMED:,} more", True)
    for name, content in files.items():
        yield PreviewLine("")
        if len(files) > 1:
            yield PreviewLine(name, True)
        yield from _first(content)


def _first(content: bytes) -> Iterator[PreviewLine]:
    text = _text(content[:_HEAD])
    if text is not None:
        if text.startswith("<!DOCTYPE html>"):
            text = text[max(0, text.find("<body")) :]  # before it stands only how it looks
        yield from (PreviewLine(line[:LENGTH]) for line in text.removeprefix(_MARK).split("\n"))
    elif zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for entry in packed.infolist()[:NAMED]:
                yield PreviewLine(f"  {entry.filename}  {size(entry.file_size)}", True)
    else:
        yield PreviewLine("no text to be shown", True)


def _text(head: bytes) -> str | None:
    """What bytes say in UTF-8, the last character of which may be cut; None where they are no text."""
    if b"\0" in head or head.startswith(b"PK\x03\x04"):
        return None
    try:
        return head.decode("utf-8")
    except UnicodeDecodeError as error:
        return head[: error.start].decode("utf-8") if error.start > len(head) - 4 else None


def size(count: int) -> str:
    """A number of bytes as people read it."""
    return f"{count:,} bytes" if count < 10_000 else f"{count / 1000:,.0f} kB"
