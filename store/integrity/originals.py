"""Whether the files that were kept as evidence still are what was brought in."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from store.disk.originals import Original, Originals
from store.errors import StorageError
from store.model import Problem


def original_problems(folder: Path, originals: Originals) -> Iterator[Problem]:
    """One problem for every file that is not, byte for byte, what was brought in under its name; reads all of them.

    A file that is gone is none: its article is missed where anything was tagged in it.
    """
    try:
        known = {each.path: each for each in originals.all()}
    except StorageError as error:
        yield Problem(originals.path.name, error.message)
        return
    for path, original in known.items():
        if _is_other(folder / path, original):
            came = f"retrieved from {original.url}" if original.url else "brought in"
            told = f"is not what was {came} at {original.added} (SHA-256 {original.sha256})"
            yield Problem(path, f"{path}: {told}; restore it from a copy, or add it again under another name")


def _is_other(path: Path, original: Original) -> bool:
    try:
        if path.stat().st_size != original.size:
            return True
        return sha256(path.read_bytes()).hexdigest() != original.sha256
    except OSError:
        return False
