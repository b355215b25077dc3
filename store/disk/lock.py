"""One writer at a time: a lock file that the system lets go when its holder dies."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from store.disk.atomic import make_folder, storage_error
from store.errors import StorageError

if TYPE_CHECKING:
    from filelock import BaseFileLock

PATIENCE = 10.0
"""Seconds to wait for another program's lock; it is held for the time of a few fsyncs."""

POLL = 0.004
"""Seconds between two attempts: shorter than an fsync, so that two writers do not slow each other."""


class WriteLock:
    """A lock between threads and between programs; whoever holds it may take it again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        """Of the lock file, which stays where it is: removing it would split those who wait for it."""
        self._threads = RLock()
        self._file: BaseFileLock | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold it for the length of a `with`.

        Raises:
            StorageError: If another program keeps it, or the lock file cannot be made.
        """
        with self._threads:
            file = self._acquire()
            try:
                yield
            finally:
                file.release()

    def _acquire(self) -> "BaseFileLock":
        from filelock import FileLock, Timeout

        make_folder(self.path.parent)
        if self._file is None:
            self._file = FileLock(self.path, timeout=PATIENCE, poll_interval=POLL, thread_local=False)
        try:
            self._file.acquire()
        except Timeout as error:
            raise StorageError(
                f"{self.path}: another program has been writing for {PATIENCE:.0f} s; wait for it or close it"
            ) from error
        except OSError as error:
            raise storage_error(error, self.path) from error
        return self._file


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Be the only one who makes a file, for the length of a `with`; nobody waits, and no lock file stays behind.

    Raises:
        StorageError: If another call is making it.
        OSError: If no file can be made beside it.
    """
    from filelock import FileLock, Timeout

    place = path.with_name(f"{path.name}.part.lock")
    lock = FileLock(place, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise StorageError(f"{path}: another call is writing this file; wait for it, or name another file") from error
    try:
        yield
    finally:
        # While it is held: whoever had opened it by then finds it gone, and does not take it for a lock.
        with suppress(OSError):
            place.unlink()
        lock.release()
