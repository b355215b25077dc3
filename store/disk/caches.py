"""Where what is derived is kept: with the project's data, and before there is any, in the user's cache.

So that looking at a folder of articles leaves no trace in it, and a folder that must not be written can be read all the
same. Deleting any of it loses nothing.
"""

import os
import shutil
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from store.disk.atomic import make_folder
from store.errors import StorageError

INDEX = "index"
"""The folder of what is derived, in a project's data."""

OWNER = "folder.txt"
"""Names, in the cache, the folder of articles that an index is of; where that is gone, so is the index."""

ARCHIVES = "archives"
"""The folder of the indexes of archives, in the cache. One stays when its archive is away, as on a disk that is not
mounted: making it again may take minutes."""

ARCHIVE = "archive.txt"
"""Names, beside an archive's index, what it is of."""


def index_folder(folder: Path, data: Path, *, is_chosen: bool) -> Path | None:
    """A folder for what is derived from the articles; None where nothing can be written, so that memory must do.

    Args:
        folder: The articles.
        data: The project's data, which need not exist.
        is_chosen: Somebody named `data`; it is made and used at once.
    """
    if is_chosen or data.exists():
        inside = data / INDEX
        _move(_cached(folder), inside)
        if _usable(inside):
            return inside
    cached = _cached(folder)
    if not _usable(cached):
        return None
    owner = cached / OWNER
    if not owner.exists():
        with suppress(OSError):
            _forget_gone(cached.parent)
            owner.write_text(str(folder.resolve()), "utf-8", "surrogateescape")
    return cached


def archive_folder(archive: Path, reading: str = "") -> Path | None:
    """A folder for the index of an archive, which all projects that name it share; None where none can be written.

    Args:
        archive: Where it lies.
        reading: Stands for how it is read where that was said, since other texts come of it then.
    """
    known = os.fsencode(archive) + (b"\0" + os.fsencode(reading) if reading else b"")
    name = sha256(known).hexdigest()[:16]
    folder = _cache() / ARCHIVES / name
    if not _usable(folder):
        return None
    with suppress(OSError):
        (folder / ARCHIVE).write_text(str(archive), "utf-8", "surrogateescape")
    return folder


def can_write(data: Path) -> bool:
    """Whether a project's data can be written, or made."""
    nearest = next((path for path in (data, *data.parents) if path.exists()), data)
    return os.access(nearest, os.W_OK | os.X_OK)


def _cached(folder: Path) -> Path:
    return _cache() / sha256(os.fsencode(folder.resolve())).hexdigest()[:16]


def _cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("variorum", appauthor=False)


def _usable(folder: Path) -> bool:
    with suppress(StorageError, OSError):
        make_folder(folder)
        return os.access(folder, os.W_OK | os.X_OK)
    return False


def _move(cached: Path, inside: Path) -> None:
    """Take the index along that was made before the project had data; where that cannot be, it is made anew."""
    if cached.is_dir() and inside.parent.is_dir() and not inside.exists():
        with suppress(OSError):
            cached.rename(inside)


def _forget_gone(cache: Path) -> None:
    for owner in cache.glob(f"*/{OWNER}"):
        if not Path(owner.read_text("utf-8", "surrogateescape")).exists():
            shutil.rmtree(owner.parent, ignore_errors=True)
