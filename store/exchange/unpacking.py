"""The files that an import is given: one, those of a folder, or those in a zip, bounded in number and size."""

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from store.errors import StorageError, errors_naming

LARGEST = 512 << 20
"""Bytes of all files of one import together, unpacked."""

MOST = 50_000
"""Files of one import."""

LONGEST_REASON = 200
"""Characters of a reason that a library gives: it may quote a name that a damaged file tells, of any length."""

BLOCK = 1 << 20
"""Bytes unpacked at a time."""

ZIP = ".zip"
"""End of the name of a file that is looked into; others that are zips inside are left to their format."""


class ZippedFiles(Mapping[str, bytes]):
    """The files in a zip by names that stay inside of it, each unpacked when it is asked for and kept nowhere.

    Args:
        content: Of the zip.
        name: Of the zip, for messages.
        most: Bytes that all files together may unpack to.

    Raises:
        StorageError: If it is no zip, holds a name that leads out of it or a link, or more than `MOST` files or `most`
            bytes once unpacked; from asking for a file too, if that is damaged or locked.
    """

    def __init__(self, content: bytes, name: str, most: int) -> None:
        self._name = name
        with _told_of(name):
            self._packed = zipfile.ZipFile(io.BytesIO(content))
            self._entries = _checked(self._packed, name, most)

    @property
    def size(self) -> int:
        """Bytes of all files together, once unpacked; no file is read further than it says that it goes."""
        return sum(entry.file_size for entry in self._entries.values())

    def __getitem__(self, file: str) -> bytes:
        entry = self._entries[file]
        with _told_of(self._name), self._packed.open(entry) as stream:
            content = io.BytesIO()
            while piece := stream.read(BLOCK):
                content.write(piece)
            return content.getvalue()

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def files_at(path: Path) -> Mapping[str, bytes]:
    """Contents by name of a file, of all files in a folder, or of all files in a zip; names are POSIX paths.

    Hidden files are passed over, and so are links: a folder from somebody else brings in nothing but its own files.

    Raises:
        StorageError: If there is too much of it, or it is no zip that can be trusted; names it.
        OSError: Naming what cannot be read.
    """
    if path.is_dir():
        return _folder(path)
    with errors_naming(path):
        size = path.stat().st_size
        if size > LARGEST:
            raise _too_large(str(path))
        content = path.read_bytes()
    return unpacked(content, str(path)) if path.name.lower().endswith(ZIP) else {path.name: content}


def unpacked(content: bytes, name: str, most: int | None = None) -> ZippedFiles:
    """What a zip holds, by names that stay inside of it.

    Args:
        content: Of the zip.
        name: Of the zip, for messages.
        most: Bytes that may come of it; fewer than `LARGEST` for one of several.

    Raises:
        StorageError: As `ZippedFiles` does.
    """
    return ZippedFiles(content, name, LARGEST if most is None else most)


@contextmanager
def _told_of(name: str) -> Iterator[None]:
    """Has what goes wrong with a zip told in one line that names it."""
    try:
        yield
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        message = f"{name}: is no zip that can be read ({_reason(error)}); export it again"
        raise StorageError(message, "Cannot read this file") from error


def _checked(packed: zipfile.ZipFile, name: str, left: int) -> dict[str, zipfile.ZipInfo]:
    entries = [entry for entry in packed.infolist() if not entry.is_dir()]
    if len(entries) > MOST:
        raise _too_many(name)
    for entry in entries:
        _check_name(entry, name)
        left -= entry.file_size
        if left < 0:
            raise _too_large(name)
    return {entry.filename: entry for entry in entries}


def _check_name(entry: zipfile.ZipInfo, name: str) -> None:
    path = PurePosixPath(entry.filename)
    if path.is_absolute() or ".." in path.parts or "\\" in entry.filename or ":" in entry.filename.partition("/")[0]:
        raise StorageError(f"{name}: {entry.filename!r} leads out of it; unpack it yourself if you trust it")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise StorageError(f"{name}: {entry.filename!r} is a link; unpack it yourself if you trust it")


def _folder(folder: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    left = LARGEST
    for path in _paths(folder):
        if len(files) >= MOST:
            raise _too_many(str(folder))
        with errors_naming(path):
            left -= path.stat().st_size
            if left < 0:
                raise _too_large(str(folder))
            files[path.relative_to(folder).as_posix()] = path.read_bytes()
    return files


def _paths(folder: Path) -> Iterator[Path]:
    for place, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for path in (Path(place, name) for name in sorted(names) if not name.startswith(".")):
            if not path.is_symlink() and path.is_file():
                yield path


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:LONGEST_REASON] or type(error).__name__


def _too_large(name: str) -> StorageError:
    return StorageError(f"{name}: holds more than {LARGEST >> 20} MB; import it in parts", "Cannot read this file")


def _too_many(name: str) -> StorageError:
    return StorageError(f"{name}: holds more than {MOST} files; import it in parts", "Cannot read this file")
