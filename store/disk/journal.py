"""The journal: one JSON line a change, appended and synced before anything else is written.

It is the moment at which a change is kept, the stack of undo and redo, the audit trail, and what damaged files are
rebuilt from. No change in it is ever rewritten. What is no change is put aside, not dropped: a last line that a crash
left half written and that was never acknowledged, and, by a repair, lines that were damaged later.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path

import orjson

from store.disk.atomic import Stamp, free_name, replace_file, stamp_of, storage_error, sync_folder, write_all
from store.disk.layout import ANNOTATIONS, REPAIR, Part, parts_of
from store.disk.lines import (
    WHOLE_LINE,
    is_json,
    is_object,
    is_record,
    lines_backwards,
    numbered,
    opened,
    parsed,
    pieces_backwards,
)
from store.disk.newest_change import NewestChange, long_newest_in, newest_of
from store.errors import StorageError
from store.model import Problem
from store.records.changes import Change, change_from, change_record

EDITS_AT_ONCE = 1_000
"""Edits of a change that are made bytes of at a time: all those of a large import would be in memory thrice."""

READ_AT_ONCE = 1 << 20
"""Bytes looked through at a time for documents: a line of a large import is longer than memory should bear."""

LONGEST_DOCUMENT = 160
"""Bytes that what `DOCUMENT` finds has at most, so that none is missed which two blocks share."""

DOCUMENT = re.compile(rb'"document":"([A-Za-z0-9_-]+)"')
"""A document's id in a line; in a reader's words the quotation marks would be escaped."""


class Sought:
    """Files whose changes are looked for backwards, until the last one that was made in each is reached.

    Args:
        applied: Id of that change, or nothing, by the file's key.
    """

    def __init__(self, applied: Mapping[str, str]) -> None:
        self._applied = applied
        self._documents = {Path(key).stem.encode() for key in applied if key.startswith(ANNOTATIONS)}
        self._others = {Path(key).stem.encode() for key in applied if not key.startswith(ANNOTATIONS)}
        self.left = set(applied)
        """Keys of the files whose last change was not reached."""

    def concerns(self, line: bytes) -> bool:
        """Whether a line may be of a change in one of the files; most are not."""
        if not self._documents.isdisjoint(DOCUMENT.findall(line)):
            return True
        return any(word in line for word in self._others)

    def reached(self, key: str, change: str) -> bool:
        """Whether this is the last change that was made in a file, which is then looked for no more."""
        if self._applied[key] != change:
            return False
        self.left.discard(key)
        return True


class Journal:
    """An append-only file of changes, oldest first.

    Whoever appends or repairs holds the project's lock; reading needs none and passes over a torn last line.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        """Of `history.jsonl`."""
        self.problems: list[Problem] = []
        """What was found torn and put aside."""
        self._newest: tuple[Stamp | None, NewestChange | None] = (None, None)
        self._whole: Stamp | None = None
        self._documents: tuple[int, int, frozenset[str]] = (0, 0, frozenset())

    def append(self, change: Change) -> int:
        """Keep `change`; it is on disk when this returns. Gives the length of the file before, for `retract`.

        Raises:
            StorageError: If it could not be kept; the file then has its former length again.
        """
        for _ in encoded(change):
            pass  # what cannot be written is refused before anything is
        end = self._lacking_end()
        made = not self.path.exists()
        try:
            descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
        except OSError as error:
            raise storage_error(error, self.path) from error
        try:
            if made:
                sync_folder(self.path.parent)  # before the line: an empty journal says nothing, a line is a promise
            length = self._append_line(descriptor, chain((end,), encoded(change)) if end else encoded(change))
        finally:
            os.close(descriptor)
        self._whole = stamp_of(self.path)
        self._newest = (self._whole, newest_of(change))
        return length

    def retract(self, length: int) -> bool:
        """Take back the line that was appended at `length`, before anybody was told of it; whether that worked."""
        self._newest = (None, None)
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

    def newest(self) -> NewestChange | None:
        """What the newest whole change is; read once for each version of the file.

        Raises:
            StorageError: If the line cannot be understood, as when a newer version wrote it.
        """
        stamp = self.stamp()
        if stamp is None:
            return None
        if stamp != self._newest[0]:
            try:
                self._newest = (stamp, self._read_newest(stamp))
            except StorageError as error:
                raise StorageError(f"{self.path}, last line: {error.message}", error.title) from error
        return self._newest[1]

    def newest_files(self) -> frozenset[str]:
        """Keys of the files that the newest change touches; it raises what `newest` does."""
        newest = self.newest()
        return newest.files if newest else frozenset()

    def _read_newest(self, stamp: Stamp) -> NewestChange | None:
        with suppress(ValueError):  # no long line of ours: it is torn, damaged, or another program formatted it
            if found := long_newest_in(self.path):
                self._whole = stamp
                return found
        line = next(lines_backwards(self.path), None)
        return None if line is None else newest_of(self._understand(line))

    def backwards(self) -> Iterator[Change]:
        """Every change, newest first, read block by block; lines that cannot be understood are passed over."""
        for line in lines_backwards(self.path):
            with suppress(StorageError):
                yield self._understand(line)

    def entries(self) -> Iterator[Change]:
        """Every change, oldest first; lines that cannot be understood are passed over."""
        for _, line in numbered(self.path):
            with suppress(StorageError):
                yield self._understand(line)

    def lacked(self, applied: Mapping[str, str]) -> dict[str, list[Part]]:
        """What files lack, oldest first; nothing of a file whose last change the journal lacks.

        A file that says of no change that it was its last one lacks them all. Where the journal lost the file's last
        change, those that it kept are older, and making them again would undo what the file holds.

        Lines that cannot concern the files are not taken apart, so that this is cheap enough to be asked before a
        write, and the journal is gone through once, however many files there are.

        Args:
            applied: Id of the last change that each file says was made in it, or nothing, by the file's key.
        """
        sought, found = Sought(applied), {key: list[Part]() for key in applied}
        for line in lines_backwards(self.path) if applied else ():
            if not sought.concerns(line):
                continue
            with suppress(StorageError):
                for key, part in parts_of(self._understand(line)).items():
                    if key in sought.left and not sought.reached(key, part.change):
                        found[key].append(part)
            if not sought.left:
                break
        return {key: [] if applied[key] and key in sought.left else found[key][::-1] for key in found}

    def damage(self) -> list[Problem]:
        """One problem for every line that cannot be understood."""
        found = []
        for number, line in numbered(self.path):
            try:
                self._understand(line)
            except StorageError as error:
                found.append(Problem(str(self.path), f"{self.path}, line {number}: {error.message}"))
        return [*found, *self.tears()]

    def tears(self) -> list[Problem]:
        """A problem if the last line was never acknowledged: it is passed over, and the next change puts it aside."""
        if not self.torn():
            return []
        what = "the last line is half written and was never confirmed, so it is passed over"
        return [Problem(str(self.path), f"{self.path}: {what}; to put it aside, {REPAIR}")]

    def documents(self) -> frozenset[str]:
        """Ids of the documents that anything was ever done in; reads only what was appended since it was last asked."""
        stamp = self.stamp()
        inode, start, found = self._documents
        if stamp is None:
            return frozenset()
        if stamp.inode != inode or stamp.size < start:
            start, found = 0, frozenset()
        if stamp.size > start and (file := opened(self.path)) is not None:
            with file:
                file.seek(start)
                before = b""
                while block := file.read(READ_AT_ONCE):
                    found |= {id.decode() for id in DOCUMENT.findall(before + block)}
                    before = block[-LONGEST_DOCUMENT:]
        self._documents = (stamp.inode, stamp.size, found)
        return found

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
        damaged = [(number, line) for number, line in numbered(self.path) if not is_object(line)]
        if not damaged:
            return []
        whole = [line for _, line in numbered(self.path) if is_object(line)]
        aside = free_name(self.path, "damaged")
        replace_file(aside, b"".join(line for _, line in damaged))
        sync_folder(self.path.parent)
        replace_file(self.path, b"".join(whole))
        sync_folder(self.path.parent)
        self._newest = (None, None)
        return [f"{self.path}, line {number}: is damaged and now kept in {aside.name}" for number, _ in damaged]

    def _append_line(self, descriptor: int, pieces: Iterable[bytes]) -> int:
        length = os.fstat(descriptor).st_size
        try:
            for piece in pieces:
                write_all(descriptor, piece)
            os.fsync(descriptor)
        except (OSError, StorageError) as error:
            self._newest = (None, None)
            with suppress(OSError):
                os.ftruncate(descriptor, length)
            raise storage_error(error, self.path) if isinstance(error, OSError) else error from error
        return length

    def _lacking_end(self) -> bytes:
        """The line end that the last line lacks, as where an editor took it off."""
        last = next(pieces_backwards(self.path), WHOLE_LINE)
        return b"" if last.endswith(WHOLE_LINE) else WHOLE_LINE

    def _torn_at(self) -> int | None:
        """Where an unacknowledged last line begins; None when the last line is whole."""
        stamp = self.stamp()
        if stamp is None or not stamp.size or stamp == self._whole:  # else a large import is taken apart each time
            return None
        piece = next(pieces_backwards(self.path), b"")
        if is_json(piece) if piece.endswith(WHOLE_LINE) else is_object(piece):
            self._whole = stamp
            return None
        return stamp.size - len(piece)

    def _understand(self, line: bytes) -> Change:
        record = parsed(line)
        if not is_record(record):
            message = f"is no change that was made here; to set it aside, {REPAIR}"
            raise StorageError(message, "Damaged history")
        try:
            return change_from(record)
        except StorageError as error:
            remedy = "upgrade Variorum if a newer version wrote it"
            raise StorageError(f"{error.message}; {remedy}", "Damaged history") from error


def encoded(change: Change) -> Iterator[bytes]:
    """A change as its line in the journal: whole, or of an import, in pieces of `EDITS_AT_ONCE` edits.

    Raises:
        StorageError: If it holds text that UTF-8 cannot carry, as a file name or a note in another encoding.
    """
    if len(change.edits) <= EDITS_AT_ONCE:
        yield _dumped(change) + WHOLE_LINE
        return
    opening, closing = _dumped(change._replace(edits=()))[:-2], b"]}"  # the edits are what a record ends with
    yield opening
    for start in range(0, len(change.edits), EDITS_AT_ONCE):
        part = _dumped(change._replace(edits=change.edits[start : start + EDITS_AT_ONCE]))
        yield (b"," if start else b"") + part[len(opening) : -len(closing)]
    yield closing + WHOLE_LINE


def _dumped(change: Change) -> bytes:
    try:
        return orjson.dumps(change_record(change))
    except TypeError as error:
        raise StorageError(f"{change.action}: holds characters that UTF-8 cannot carry; take them out") from error
