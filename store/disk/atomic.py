"""Writing so that a file is whole before or after, whatever stops the program: temporary file, fsync, rename, fsync.

System calls go through the `os` module by name, one call a step, so that a test can make each of them fail.
"""

import errno
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from store.errors import StorageError

TEMPORARY = ".tmp"
"""Suffix of a file that is being written; one left over by a crash is overwritten by the next write."""

NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
"""What file systems answer that cannot fsync a folder: there is nothing more to be done there."""


class Stamp(NamedTuple):
    """What tells a file from its next version without reading it."""

    inode: int
    size: int
    modified: int
    """Nanoseconds."""


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a file; None where there is none or it cannot be asked."""
    try:
        found = os.stat(path)  # noqa: PTH116  a Path.stat costs twice as much and is asked a thousand times a second
    except OSError:
        return None
    return stamp_from(found)


def stamp_from(status: os.stat_result) -> Stamp:
    """The stamp of a file whose status is known."""
    return Stamp(status.st_ino, status.st_size, status.st_mtime_ns)


def make_folder(folder: Path) -> None:
    """Make `folder` and its parents, and see that their names last.

    Raises:
        StorageError: If it cannot be made.
    """
    if folder.is_dir():
        return
    make_folder(folder.parent)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise storage_error(error, folder) from error
    sync_folder(folder.parent)


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` in the place of `path` in one step; on any failure the former file stands untouched.

    The rename itself lasts only after `sync_folder(path.parent)`.

    Raises:
        StorageError: Naming the file and the remedy.
    """
    try:
        write_whole(path, content, path.with_name(path.name + TEMPORARY))
    except OSError as error:
        raise storage_error(error, path) from error


def write_whole(path: Path, content: bytes, temporary: Path) -> None:
    """Put `content` in the place of `path` in one step, by way of `temporary`, which nobody else writes meanwhile.

    Raises:
        OSError: If it cannot be written; the former file then stands untouched, and nothing is left of the other.
    """
    try:
        _write_synced(temporary, content)
        os.replace(temporary, path)  # noqa: PTH105  see the module's docstring
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise


def sync_folder(folder: Path) -> None:
    """Make what was renamed, made or removed in `folder` last.

    Raises:
        StorageError: If the disk says that it did not.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in NO_FOLDER_SYNC:
            raise storage_error(error, folder) from error


def write_all(descriptor: int, content: bytes) -> None:
    """Write every byte, however many calls the system takes for it."""
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]


def set_aside(path: Path, reason: str) -> Path:
    """Rename a file to `name.reason-<time>`, never over another one, and give its new path.

    Raises:
        StorageError: If it cannot be renamed.
    """
    target = free_name(path, reason)
    try:
        os.rename(path, target)  # noqa: PTH104  see the module's docstring
    except OSError as error:
        raise storage_error(error, path) from error
    sync_folder(path.parent)
    return target


def free_name(path: Path, reason: str) -> Path:
    """A path `name.reason-<time>` beside `path` that no file has."""
    moment = datetime.now().astimezone().strftime("%Y%m%dT%H%M%S")
    target = path.with_name(f"{path.name}.{reason}-{moment}")
    number = 1
    while target.exists():
        number += 1
        target = path.with_name(f"{path.name}.{reason}-{moment}-{number}")
    return target


def elsewhere(path: Path) -> str:
    """What to do where `path` must not be written: what is kept there goes along, as data begin empty."""
    kept = next((folder for folder in (path, path.parent) if (folder / "history.jsonl").exists()), None)
    if kept is None:
        return "keep the project's data elsewhere with --data DIR"
    return f"copy {kept} to where it may be, and open the project with --data and the copy"


def storage_error(error: OSError, path: Path) -> StorageError:
    """What the system said, in one line that names the file and the remedy."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return StorageError(f"{path}: the disk is full; free some space, then do it again", "Not saved: disk full")
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return StorageError(f"{path}: must not be written; {elsewhere(path)}")
    if error.errno in {errno.EEXIST, errno.ENOTDIR, errno.EISDIR}:
        return StorageError(f"{path}: something else is in its place; move that away, then do it again")
    said = error.strerror or type(error).__name__
    return StorageError(f"{path}: {said}; see that the disk is well and do it again")


def _write_synced(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_CLOEXEC", 0), 0o666)
    try:
        write_all(descriptor, content)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
