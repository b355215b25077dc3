"""What people made, on disk: one TinyDB file per document, one for judged links, one for settings.

One door per mutation: `Database.commit`. Under the project's lock it completes what a crash left undone, appends the
change to the journal, and only then replaces the files that the change touches. The journal's line is the moment at
which a change is kept: whoever reads a file that lacks the newest change applies it in memory, so nobody ever sees
half a change.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import NamedTuple

from store.disk.atomic import Stamp, make_folder, stamp_of, sync_folder
from store.disk.headers import (
    FORMAT,
    META,
    META_ID,
    DamagedError,
    FileHeader,
    Headers,
    NewerError,
    Tables,
    header_of,
)
from store.disk.journal import Journal
from store.disk.layout import ANNOTATIONS, SETTINGS, Part, key_of, parts_of
from store.disk.lock import WriteLock
from store.disk.open_history import HeldFile
from store.disk.storage import AtomicStorage
from store.disk.texts import TextsOfRecord
from store.errors import GoneError, StorageError
from store.model import Problem, Record
from store.records.changes import Change, Edit


class Loaded(NamedTuple):
    """A file as readers see it."""

    stamp: Stamp | None
    tables: Tables
    completed: bool
    """Whether a change that the file lacks was added in memory."""


class Database:
    """All data files of one project, safe between threads and between processes.

    A file is known by its key: its path below the data folder. Nothing is made on disk before the first commit.
    """

    def __init__(self, data: Path) -> None:
        self.data = data
        """The folder that holds the files."""
        self.journal = Journal(data / "history.jsonl")
        self.texts = TextsOfRecord(data / "texts")
        """Texts of record that carry annotations."""
        self.problems: dict[str, Problem] = {}
        """Files that were left behind the journal, by their keys."""
        self.history = HeldFile(self.journal.path)
        """The journal's file: while it is gone nothing is written, and what was read stays as it is."""
        self._headers = Headers(data / ANNOTATIONS)
        self._lock = WriteLock(data / "lock")
        self._storages: dict[str, AtomicStorage] = {}
        self._loaded: dict[str, Loaded] = {}
        self._seen: tuple[Stamp | None, Stamp | None] = (None, None)
        self._settled: Stamp | None = None
        self._whole: dict[str, Stamp | None] = {}
        self._guard = RLock()
        self.scan()

    def tables(self, key: str) -> Tables:
        """A file's tables as they were when last looked at, the newest change included.

        Raises:
            StorageError: If the file cannot be used.
        """
        loaded = self._loaded.get(key)
        if loaded is None:
            with self._guard:
                loaded = self._loaded[key] = self._load(key)
        return loaded.tables

    def current(self, key: str) -> Tables:
        """A file's tables as they stand on disk; to be asked under the lock.

        Raises:
            StorageError: If the file cannot be used.
        """
        return self.storage(key).read() or {}

    def storage(self, key: str) -> AtomicStorage:
        """The one storage of a file."""
        return self._storages.setdefault(key, AtomicStorage(self.data / key))

    def headers(self) -> Mapping[str, FileHeader]:
        """What every document with a usable data file is, by document id."""
        return self._headers.known

    def file_problems(self) -> list[Problem]:
        """What is wrong with the files, as far as reading their tops and what was loaded has shown."""
        torn = self.journal.tears()
        return [*self._headers.problems.values(), *self.problems.values(), *self.journal.problems, *torn]

    def lags(self) -> bool:
        """Whether a file lacks the newest change.

        Raises:
            StorageError: If the journal cannot be understood.
        """
        for key in self.journal.newest_files():
            with suppress(DamagedError, NewerError):
                if self._missing(key, self.current(key)):
                    return True
        return False

    def refresh(self) -> bool:
        """Look at the stamps; forget what other programs changed and say whether they changed anything."""
        if self.history.is_gone:
            return False
        with self._guard:
            changed = {key for key, loaded in self._loaded.items() if stamp_of(self.data / key) != loaded.stamp}
            if self._stamps() == self._seen and not changed:
                return False
            changed |= {key for key, loaded in self._loaded.items() if loaded.completed}
            with suppress(StorageError):
                changed |= self.journal.newest_files()
            for key in changed:
                self._loaded.pop(key, None)
            self.scan()
            return True

    def scan(self) -> None:
        """Bring the headers up to date, reading those whose files changed."""
        with self._guard:
            self._seen = self._stamps()
            self.history.hold()
            self._headers.scan()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the project against other threads and programs, with nothing left undone by a crash.

        Raises:
            StorageError: If the lock cannot be had, what was left undone cannot be completed, or all of it is gone.
        """
        if self.history.is_gone:
            raise GoneError(self.history.told)
        with self._lock.held():
            self._recover()
            yield

    def write_anew(self) -> bool:
        """Write what is gone as it is held in memory; whether it was: nothing is written where it is back.

        Raises:
            StorageError: If that cannot be written.
        """
        if not self.history.is_gone:
            return False
        with self._lock.held(), self._guard:
            self.history.write_anew()
            for key, loaded in self._loaded.items():
                if loaded.tables and stamp_of(self.data / key) is None:
                    self.storage(key).write(loaded.tables)
            self._loaded.clear()
            self.scan()
        return True

    def mend_journal(self) -> list[str]:
        """Set aside what in the journal is no change, before anything builds on it; one line for each line set aside.

        Raises:
            StorageError: If that cannot be written.
        """
        with self._lock.held():
            self.journal.mend()
            return self.journal.set_damage_aside()

    def commit(self, change: Change) -> None:
        """Keep a change: it is on disk when this returns, and has left no trace when this raises.

        Raises:
            StorageError: If a record is no longer what the change expects, a file is damaged or newer, or the disk
                does not take it.
        """
        with self.locked():
            drafts = self._draft(change)
            before = self._stamps()
            length = self.journal.append(change)
            replaced = self._replace(drafts, length)
            self._publish(drafts, replaced, before)

    def keep_settings(self, settings: Record) -> None:
        """Write a first `project.json` for the reader to edit, unless there is one; under the lock."""
        storage = self.storage(SETTINGS)
        if storage.path.exists():
            return
        before = self._stamps()
        storage.write({META: {META_ID: {"version": FORMAT}}, "settings": {"project": settings}})
        with self._guard:
            self._loaded.pop(SETTINGS, None)
            self._seen = self._stamps() if before == self._seen else self._seen

    def forget(self, key: str) -> None:
        """Read a file again that was made anew."""
        with self._guard:
            self._loaded.pop(key, None)
            self.problems.pop(key, None)
            self.scan()

    def _load(self, key: str) -> Loaded:
        stamp, found = self.storage(key).version()
        tables = found or {}
        with suppress(StorageError):  # a journal that cannot be understood is told once, on opening, and stops writing
            if missing := self._missing(key, tables):
                return Loaded(stamp, _applied(tables, missing), True)
        return Loaded(stamp, tables, False)

    def _missing(self, key: str, tables: Tables) -> list[Part]:
        """What the file lacks, oldest first. Only a file that the newest change touches can lack anything."""
        newest, applied = self.journal.newest(), header_of(tables, None).change
        lags = newest is not None and key in newest.files and newest.change != applied
        return [] if not lags else self.journal.lacked({key: applied})[key]

    def _draft(self, change: Change) -> dict[str, Tables]:
        """The tables of every file that the change touches as they will be."""
        drafts, parts = {}, parts_of(change)
        self._catch_up(parts)
        for key, part in sorted(parts.items()):
            tables = self.current(key)
            for edit in part.edits:
                _check_before(edit, tables)
            drafts[key] = _applied(tables, [part])
            make_folder((self.data / key).parent)
        with suppress(DamagedError):
            self.current(SETTINGS)
        return drafts

    def _replace(self, drafts: Mapping[str, Tables], length: int) -> set[str]:
        """Replace the files; while none is replaced the change can be taken back, after that it stands."""
        replaced: set[str] = set()
        for key, tables in drafts.items():
            try:
                # One at a time: an import of many thousand annotations would be in memory once more as bytes.
                self.storage(key).replace(tables, self.storage(key).encode(tables))
                replaced.add(key)
            except StorageError as error:
                if not replaced and self.journal.retract(length):
                    raise
                self._complain(key, error)
        # Once for all of them: a folder of four thousand files is not to be synced four thousand times.
        for folder, key in {(self.data / key).parent: key for key in sorted(replaced, reverse=True)}.items():
            try:
                sync_folder(folder)
            except StorageError as error:
                self._complain(key, error)
        return replaced

    def _complain(self, key: str, error: StorageError) -> None:
        message = f"{error.message}; the change itself is kept in {self.journal.path.name}"
        self.problems[key] = Problem(key, message)

    def _publish(
        self,
        drafts: Mapping[str, Tables],
        replaced: set[str],
        before: tuple[Stamp | None, Stamp | None],
    ) -> None:
        """Let readers see what was just written, without hiding from `refresh` what others wrote before."""
        with self._guard:
            for key, tables in drafts.items():
                stamp = stamp_of(self.data / key)
                self._loaded[key] = Loaded(stamp, tables, key not in replaced)
                if key in replaced:
                    self._whole[key] = stamp
                if key.startswith(ANNOTATIONS):
                    self._headers.put(Path(key).stem, header_of(tables, stamp))
            if before == self._seen:
                self._seen = self._stamps()
                self.history.hold()
            self._settled = self.journal.stamp() if len(replaced) == len(drafts) else None

    def _recover(self) -> None:
        """Complete what a crash left undone: at most the newest change, since everyone who writes comes by here."""
        if self._settled is not None and self.journal.stamp() == self._settled:
            return
        if self.journal.torn():
            self.journal.mend()
        for key in self.journal.newest_files():
            self._complete(key)
        self._settled = self.journal.stamp()
        self._headers.scan()

    def _complete(self, key: str) -> None:
        try:
            tables = self.current(key)
        except (DamagedError, NewerError):
            return  # it refuses every write until it is repaired, or the program upgraded
        if missing := self._missing(key, tables):
            self.storage(key).write(_applied(tables, missing))
            self.problems.pop(key, None)

    def _catch_up(self, keys: Iterable[str]) -> None:
        """Complete files that were deleted or put back as they once were: the next change would hide what they lack."""
        seen = {key: stamp_of(self.data / key) for key in keys}
        doubtful = [key for key, stamp in seen.items() if key not in self._whole or self._whole[key] != stamp]
        lacked = self.journal.lacked({key: header_of(self.current(key), None).change for key in doubtful})
        for key, parts in lacked.items():
            if parts:
                self.storage(key).write(_applied(self.current(key), parts))
                self.forget(key)

    def _stamps(self) -> tuple[Stamp | None, Stamp | None]:
        return self.journal.stamp(), stamp_of(self.data / SETTINGS)


def _applied(tables: Tables, parts: Iterable[Part]) -> Tables:
    from store.disk.tables import apply  # TinyDB is loaded when something changes, not to read

    return apply(tables, parts)


def _check_before(edit: Edit, tables: Tables) -> None:
    found = tables.get(edit.table, {}).get(edit.id)
    if edit.table != META and found != edit.before:
        raise StorageError(f"{key_of(edit)}: somebody else changed this meanwhile; look at it again, then decide")
