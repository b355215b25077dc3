"""Where article files came from that look otherwise outside, as pages and PDFs do: one line each, never rewritten."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import orjson

from store.disk.atomic import Stamp, make_folder, stamp_of, storage_error, sync_folder, write_all
from store.disk.lines import numbered
from store.disk.open_history import HeldFile
from store.errors import StorageError

NAME = "originals.jsonl"
"""The file, among the data of the project."""


class Original(NamedTuple):
    """One file as it was brought in: enough to say later whether it is still that."""

    path: str
    """POSIX path in the project's folder, when it was brought in."""
    sha256: str
    """Of the file, byte for byte."""
    size: int
    """Bytes."""
    added: str
    """When it was brought in or retrieved, ISO 8601 with zone."""
    url: str = ""
    """Where it was retrieved; empty for a file."""
    asked: str = ""
    """The address that was asked for, where the server sent on from it."""
    media: str = ""
    """What the server said that it is."""
    text: str = ""
    """SHA-256 of the text of record that was read from it."""


class Originals:
    """The records of one project.

    Args:
        data: The folder of the project's data, which need not exist.
    """

    def __init__(self, data: Path) -> None:
        self.path = data / NAME
        self.held = HeldFile(self.path)
        """What is written anew where it was deleted while the project is open."""
        self._known: tuple[Stamp | None, dict[str, str]] = (None, {})

    def add(self, originals: Iterable[Original]) -> None:
        """Add records at the end, on disk when this returns; two programs may do so at once.

        Raises:
            StorageError: If they cannot be written.
        """
        lines = b"".join(orjson.dumps(_record(each)) + b"\n" for each in originals)
        if not lines:
            return
        make_folder(self.path.parent)
        try:
            descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_CLOEXEC", 0), 0o666)
            try:
                write_all(descriptor, lines)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise storage_error(error, self.path) from error
        sync_folder(self.path.parent)

    def addresses(self) -> dict[str, str]:
        """Where files were retrieved, by their paths and by the hashes of their texts; read again when it changed."""
        stamp = stamp_of(self.path)
        if stamp is not None:
            self.held.hold()
        if stamp != self._known[0]:
            with suppress(StorageError):
                found = [each for each in self.all() if each.url]
                by_text = {each.text: each.url for each in found if each.text}
                self._known = (stamp, by_text | {each.path: each.url for each in found})
        return self._known[1]

    def all(self) -> list[Original]:
        """Every record, oldest first; lines that are none are passed over.

        Raises:
            StorageError: If the file is there and cannot be read.
        """
        found = (_original(line) for _, line in numbered(self.path))
        return [each for each in found if each is not None]


def _record(original: Original) -> dict[str, str | int]:
    return {"id": original.sha256, **{name: value for name, value in original._asdict().items() if value}}


def _original(line: bytes) -> Original | None:
    record = None
    with suppress(orjson.JSONDecodeError):
        record = orjson.loads(line)
    if not isinstance(record, dict):
        return None
    texts = {name: str(record.get(name, "")) for name in Original._fields if name != "size"}
    size = record.get("size", 0)
    return Original(**texts, size=size if isinstance(size, int) else 0) if texts["path"] and texts["sha256"] else None
