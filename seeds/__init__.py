"""The sample project: five short articles by five invented newspapers about one invented event (CC0, see LICENSE)."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

SUFFIXES = (".txt", ".md")
"""What counts as an article among the files of this package."""


def articles() -> Iterator[Traversable]:
    """The articles as they were shipped, in the order of their file names."""
    shipped = (file for file in files(__name__).iterdir() if file.name.endswith(SUFFIXES))
    return iter(sorted(shipped, key=lambda file: file.name))


def sample_project(folder: Path | None = None) -> Path:
    """A working copy of the sample, in which tags stay.

    Only articles that the folder lacks are copied; whatever else is there is left as it is.

    Args:
        folder: Where the copy lives; by default `sample` in the user's data folder (which honours XDG_DATA_HOME).

    Raises:
        OSError: If the folder cannot be written and lacks an article.
    """
    folder = folder or default_folder()
    folder.mkdir(parents=True, exist_ok=True)
    for article in articles():
        copy = folder / article.name
        if not copy.exists():
            copy.write_bytes(article.read_bytes())
    return folder


def default_folder() -> Path:
    """Where the working copy lives when nobody says otherwise."""
    from platformdirs import user_data_path

    return user_data_path("variorum", appauthor=False) / "sample"
