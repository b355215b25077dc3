"""The journal: one JSON line a change, appended and synced before anything else is written.

It is the moment at which a change is kept, the stack of undo and redo, the audit trail, and what damaged files are
rebuilt from. No change in it is ever rewritten. What is no change is put aside, not dropped: a last line that a crash
left half written and that was never acknowledged, and, by a repair, lines that were damaged later.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import orjson

from store.disk.atomic import Stamp, free_name, replace_file, stamp_of, storage_error, sync_folder, write_all
from store.disk.layout import REPAIR, keys_of
from store.errors import StorageError
from store.model import Change, Problem
from store.records import change_from, change_record

BLOCK = 65536
"""Bytes read at a time when walking backwards: some hundred changes."""

WHOLE_LINE = b"\n"
"""What every acknowledged line ends with."""

READ_AT_ONCE = 1 << 20
"""Bytes of whole lines looked through at a time for documents."""

DOCUMENT = re.compile(rb'"document":"([A-Za-z0-9_-]+)"')
"""A document's id in a line; in a reader's words the quotation marks would be escaped."""


class Journal:
    """An append-only file of changes, oldest first.

    Whoever appends or repairs holds the project's lock; reading needs none and passes over a torn last line.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        """Of `history.jsonl`."""
        self.problems: list[Problem] = []
        """What was found torn and put aside."""
        self._last: tuple[Stamp | None, Change | None] = (None, None)
        self._documents: tuple[int, int, frozenset[str]] = (0, 0, frozenset())

    def append(self, change: Change) -> int:
        """Keep `change`; it is on disk when this returns. Gives the length of the file before, for `retract`.

        Raises:
            StorageError: If it could not be kept; the file then has its former length again.
        """
        line = encode_line(change)
        made = not self.path.exists()
        try:
            descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
        except OSError as error:
            raise storage_error(error, self.path) from error
        try:
            if made:
                sync_folder(self.path.parent)  # before the line: an empty journal says nothing, a line is a promise
            length = self._append_line(descriptor, line)
        finally:
            os.close(descriptor)
        self._last = (stamp_of(self.path), change)
        return length

    def retract(self, length: int) -> bool:
        """Take back the line that was appended at `length`, before anybody was told of it; whether that worked."""
        self._last = (None, None)
        try:
            os.truncate(self.path, length)
            descriptor = os.open(self.path, os.O_WRONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError:
            found = stamp_of(self.path)
            return found is not None and found.size == length
        return True

    def stamp(self) -> Stamp | None:
        """Changes whenever anybody keeps a change."""
        return stamp_of(self.path)

    def last(self) -> Change | None:
        """The newest whole change; read once for each version of the file.

        Raises:
            StorageError: If the line cannot be understood, as when a newer version wrote it.
        """
        stamp = self.stamp()
        if stamp is None:
            return None
        if stamp != self._last[0]:
            line = next(self._lines_backwards(), None)
            try:
                self._last = (stamp, None if line is None else self._understand(line))
            except StorageError as error:
                raise StorageError(f"{self.path}, last line: {error.message}", error.title) from error
        return self._last[1]

    def backwards(self) -> Iterator[Change]:
        """Every change, newest first, read block by block; lines that cannot be understood are passed over."""
        for line in self._lines_backwards():
            with suppress(StorageError):
                yield self._understand(line)

    def entries(self) -> Iterator[Change]:
        """Every change, oldest first; lines that cannot be understood are passed over."""
        for _, line in self._numbered():
            with suppress(StorageError):
                yield self._understand(line)

    def lacked(self, applied: str, key: str) -> list[Change]:
        """The changes that a file lacks whose last one is `applied`, oldest first; none if the journal lacks that one.

        A file that says of no change that it was its last one lacks them all. Where the journal lost the file's last
        change, those that it kept are older, and making them again would undo what the file holds.

        Lines that cannot concern the file are not taken apart, so that this is cheap enough to be asked before a write.
        """
        word = Path(key).stem.encode()
        found: list[Change] = []
        for line in self._lines_backwards():
            if word not in line:
                continue
            with suppress(StorageError):
                change = self._understand(line)
                if change.id == applied:
                    return found[::-1]
                if key in keys_of(change):
                    found.append(change)
        return [] if applied else found[::-1]

    def damage(self) -> list[Problem]:
        """One problem for every line that cannot be understood."""
        found = []
        for number, line in self._numbered():
            try:
                self._understand(line)
            except StorageError as error:
                found.append(Problem(str(self.path), f"{self.path}, line {number}: {error.message}"))
        return found

    def documents(self) -> frozenset[str]:
        """Ids of the documents that anything was ever done in; reads only what was appended since it was last asked."""
        stamp = self.stamp()
        inode, start, found = self._documents
        if stamp is None:
            return frozenset()
        if stamp.inode != inode or stamp.size < start:
            start, found = 0, frozenset()
        if stamp.size > start and (file := self._open()) is not None:
            with file:
                file.seek(start)
                while lines := file.readlines(READ_AT_ONCE):
                    found |= {id.decode() for id in DOCUMENT.findall(b"".join(lines))}
        self._documents = (stamp.inode, stamp.size, found)
        return found

    def next_undo(self, annotator: str) -> Change | None:
        """What this annotator's next undo takes back: their newest change that is not already taken back."""
        decided: dict[str, bool] = {}
        for change in self.backwards():
            if change.annotator != annotator:
                continue
            if change.undoes:
                decided.setdefault(change.undoes, False)
            elif change.redoes:
                decided.setdefault(change.redoes, True)
            elif decided.get(change.id, True):
                return change
        return None

    def next_redo(self, annotator: str) -> Change | None:
        """What this annotator's next redo makes again: the newest undone one, unless they changed something since."""
        redone: set[str] = set()
        wanted = ""
        for change in self.backwards():
            if change.id == wanted:
                return change
            if wanted or change.annotator != annotator:
                continue
            if change.redoes:
                redone.add(change.redoes)
            elif not change.undoes:
                return None
            elif change.undoes in redone:
                redone.remove(change.undoes)
            else:
                wanted = change.undoes
        return None

    def torn(self) -> bool:
        """Whether the file ends in a line that was never acknowledged; cheap."""
        return self._torn_at() is not None

    def mend(self) -> None:
        """Put a torn last line aside as `history.jsonl.torn-<time>` and cut the file back to its last whole line.

        Raises:
            StorageError: If that cannot be written; the journal is then as it was.
        """
        start = self._torn_at()
        if start is None:
            return
        with self.path.open("rb") as file:
            file.seek(start)
            torn = file.read()
        aside = free_name(self.path, "torn")
        replace_file(aside, torn)
        sync_folder(self.path.parent)
        if not self.retract(start):
            raise StorageError(f"{self.path}: ends in half a line that could not be put aside; see that it is writable")
        message = f"{self.path}: the last line was half written and never confirmed; its bytes are kept in {aside.name}"
        self.problems.append(Problem(str(self.path), message))

    def set_damage_aside(self) -> list[str]:
        """Put lines that are no changes aside as `history.jsonl.damaged-<time>`; the others stay as they are.

        Lines that a newer version may have written stay as well.

        Returns:
            One line for each line put aside.

        Raises:
            StorageError: If that cannot be written; the journal is then as it was.
        """
        damaged = [(number, line) for number, line in self._numbered() if not _is_change(line)]
        if not damaged:
            return []
        whole = [line for _, line in self._numbered() if _is_change(line)]
        aside = free_name(self.path, "damaged")
        replace_file(aside, b"".join(line for _, line in damaged))
        sync_folder(self.path.parent)
        replace_file(self.path, b"".join(whole))
        sync_folder(self.path.parent)
        self._last = (None, None)
        return [f"{self.path}, line {number}: is damaged and now kept in {aside.name}" for number, _ in damaged]

    def _append_line(self, descriptor: int, line: bytes) -> int:
        length = os.fstat(descriptor).st_size
        try:
            write_all(descriptor, line)
            os.fsync(descriptor)
        except OSError as error:
            self._last = (None, None)
            with suppress(OSError):
                os.ftruncate(descriptor, length)
            raise storage_error(error, self.path) from error
        return length

    def _torn_at(self) -> int | None:
        """Where an unacknowledged last line begins; None when the last line is whole."""
        size = 0 if (stamp := self.stamp()) is None else stamp.size
        if not size:
            return None
        piece = next(self._pieces_backwards(include_torn=True), b"")
        if piece.endswith(WHOLE_LINE) and _is_json(piece):
            return None
        return size - len(piece)

    def _understand(self, line: bytes) -> Change:
        if not _is_change(line):
            message = f"is no change that was made here; to set it aside, {REPAIR}"
            raise StorageError(message, "Damaged history")
        try:
            return change_from(orjson.loads(line))
        except StorageError as error:
            remedy = "upgrade Variorum if a newer version wrote it"
            raise StorageError(f"{error.message}; {remedy}", "Damaged history") from error

    def _open(self) -> BinaryIO | None:
        try:
            return self.path.open("rb")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StorageError(f"{self.path}: cannot be read ({error.strerror}); see to its permissions") from error

    def _numbered(self) -> Iterator[tuple[int, bytes]]:
        if (file := self._open()) is None:
            return
        with file:
            for number, line in enumerate(file, 1):
                if line.endswith(WHOLE_LINE):
                    yield number, line

    def _lines_backwards(self) -> Iterator[bytes]:
        """Whole lines, newest first, without a torn last one."""
        first = True
        for line in self._pieces_backwards(include_torn=False):
            if not first or _is_json(line):
                yield line
            first = False

    def _pieces_backwards(self, *, include_torn: bool) -> Iterator[bytes]:
        """Lines with their line ends, newest first, holding no more than a block and a line in memory."""
        if (file := self._open()) is None:
            return
        with file:
            position = file.seek(0, os.SEEK_END)
            rest = b""
            while position:
                size = min(BLOCK, position)
                position -= size
                file.seek(position)
                lines = _split(file.read(size) + rest)
                rest = lines[0]
                for line in reversed(lines[1:]):
                    if include_torn or line.endswith(WHOLE_LINE):
                        yield line
            if rest and (include_torn or rest.endswith(WHOLE_LINE)):
                yield rest


def encode_line(change: Change) -> bytes:
    """A change as its line in the journal.

    Raises:
        StorageError: If it holds text that UTF-8 cannot carry, as a file name or a note in another encoding.
    """
    try:
        return orjson.dumps(change_record(change), option=orjson.OPT_APPEND_NEWLINE)
    except TypeError as error:
        raise StorageError(f"{change.action}: holds characters that UTF-8 cannot carry; take them out") from error


def _split(content: bytes) -> list[bytes]:
    """Lines with their line ends; unlike `splitlines`, garbage that holds carriage returns stays one line."""
    *whole, rest = content.split(WHOLE_LINE)
    lines = [line + WHOLE_LINE for line in whole]
    return [*lines, rest] if rest else lines


def _is_change(line: bytes) -> bool:
    """Whether a line is a change, though perhaps one that only a newer version understands."""
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError:
        return False
    return isinstance(record, dict) and "id" in record


def _is_json(line: bytes) -> bool:
    try:
        orjson.loads(line)
    except orjson.JSONDecodeError:
        return False
    return True
