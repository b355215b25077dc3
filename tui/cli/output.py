"""Files that a call writes: none of the project's own, and each whole or not at all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click


def check_output_path(path: Path, folder: Path, data: Path | None) -> None:
    """Check, before anything is read, that what is written is nothing of the project's own.

    Raises:
        click.UsageError: If it is, or would become an article.
    """
    from store.articles import is_place
    from store.disk.layout import DATA

    # Not where the name itself leads: it is the name that is taken.
    place = Path(os.path.realpath(path.parent), path.name)
    if is_place(folder, path):
        verb = "is" if path.exists() else "would become"
        raise click.UsageError(f"{path}: {verb} an article of the project; name another file")
    if any(place.is_relative_to(os.path.realpath(kept)) for kept in (folder / DATA, data) if kept):
        raise click.UsageError(f"{path}: lies among the data of the project; name another file")


@contextmanager
def open_output(path: Path | None) -> Iterator[TextIO]:
    """Where data goes: standard output, or a file that takes its name only once it is whole.

    Raises:
        OSError: If the file cannot be written; what stood under the name before stands there still.
    """
    if path is None or str(path) == "-":
        yield sys.stdout
    elif path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="") as stream:
            yield stream
    else:
        with replacing(path) as stream:
            yield stream


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A file beside `path` that becomes `path` when all went well and vanishes when not."""
    partial = path.with_name(f".{path.name}.part")
    try:
        with partial.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            yield stream
        partial.replace(path)
    except OSError as error:
        if error.filename is None or str(error.filename) == str(partial):
            error.filename = str(path)
        raise
    finally:
        partial.unlink(missing_ok=True)
