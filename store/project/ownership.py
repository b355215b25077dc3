"""What a project owns of the files around it: its articles and its data, which nothing else may write."""

import os
from pathlib import Path

from store.articles import is_place
from store.disk.layout import DATA


def objection(path: Path, folder: Path, data: Path | None = None) -> str:
    """Why a file must not be written at `path`; empty where it may be.

    Args:
        path: Where it is to be; nothing need be there yet.
        folder: The project's.
        data: Where its data is kept by choice.
    """
    if is_place(folder, path):
        return f"{'is' if path.exists() else 'would become'} an article of the project"
    # Not where the name itself leads: it is the name that is taken.
    place = Path(os.path.realpath(path.parent), path.name)
    if any(place.is_relative_to(os.path.realpath(owned)) for owned in (folder / DATA, data) if owned):
        return "lies among the data of the project"
    return ""
