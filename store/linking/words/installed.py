"""Models as they are installed: found without importing their package, and held to be those that were measured."""

from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from store.errors import VariorumError


def folder_of(package: str, remedy: str) -> Path:
    """Where an installed package lies.

    Raises:
        VariorumError: If it is not installed.
    """
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise VariorumError(f"{package} is not installed; {remedy}", "No model")
    return Path(found.submodule_search_locations[0])


def content(path: Path, digest: str, remedy: str) -> bytes:
    """A file of a model, when it is whole and the one that was measured.

    Raises:
        VariorumError: If not.
    """
    try:
        found = path.read_bytes()
    except OSError as error:
        raise VariorumError(f"{path}: {error.strerror}; {remedy}", "No model") from error
    if sha256(found).hexdigest() != digest:
        raise VariorumError(f"{path}: not the model that is known, or damaged; {remedy}", "No model")
    return found
