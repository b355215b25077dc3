"""The files that an import is given: one, those of a folder, or those in a zip, bounded in number and size."""

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from store.errors import StorageError, errors_naming

LARGEST = 512 << 20
"""Bytes of all files of one import together, unpacked."""

MOST = 50_000
"""Files of one import."""

LONGEST_REASON = 200
"""Characters of a reason that a library gives: it may quote a name that a damaged file tells, of any length."""

ZIP = ".zip"
"""End of the name of a file that is looked into; others that are zips inside are left to their format."""


def files_at(path: Path) -> dict[str, bytes]:
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


def unpacked(content: bytes, name: str, most: int | None = None) -> dict[str, bytes]:
    """What a zip holds, by names that stay inside of it.

    Args:
        content: Of the zip.
        name: Of the zip, for messages.
        most: Bytes that may come of it; fewer than `LARGEST` for one of several.

    Raises:
        StorageError: If it is no zip, is damaged or locked, holds a name that leads out of it or a link, or more than
            `MOST` files or `LARGEST` bytes once unpacked, whatever it says of itself.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return dict(_members(packed, name, LARGEST if most is None else most))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        message = f"{name}: is no zip that can be read ({_reason(error)}); export it again"
        raise StorageError(message, "Cannot read this file") from error


def _members(packed: zipfile.ZipFile, name: str, left: int) -> Iterator[tuple[str, bytes]]:
    entries = [entry for entry in packed.infolist() if not entry.is_dir()]
    if len(entries) > MOST:
        raise _too_many(name)
    for entry in entries:
        _check_name(entry, name)
        if entry.file_size > left:
            raise _too_large(name)
        with packed.open(entry) as stream:
            content = stream.read(left + 1)
        left -= len(content)
        if left < 0:
            raise _too_large(name)
        yield entry.filename, content


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
