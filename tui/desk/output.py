"""Files that leave the session: where one may stand, and writing it where nothing is yet."""

import os
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.project import Project


def free_path(folder: Path, name: str, wished: str = "") -> Path:
    """Where to offer to write an export: outside the articles in `folder`, under a name that nothing has yet.

    Args:
        folder: Of the articles.
        name: The one that it gets unless something has it.
        wished: A folder that goes before others, if it can be written to.
    """
    resolved = folder.resolve()
    wishes = [Path(wished)] if wished and Path(wished).is_dir() else []
    known = [*wishes, Path.cwd(), resolved.parent, Path.home()]
    places = [place for place in known if not place.resolve().is_relative_to(resolved)]
    return free_name(next((place for place in places if os.access(place, os.W_OK)), Path.home()) / name)


def free_name(path: Path) -> Path:
    """A path, numbered where something is there already."""
    stem, suffix = os.path.splitext(path.name)  # noqa: PTH122  of a name, not of a path
    names = chain([path.name], (f"{stem}-{n}{suffix}" for n in count(2)))
    return next(each for each in map(path.with_name, names) if not os.path.lexists(each))


def refusal(project: "Project", path: Path, *, is_folder: bool) -> str:
    """Why nothing can be written to a place, with the remedy; empty where it may be, as far as a look at it tells."""
    from store.project.ownership import objection

    try:
        if reason := objection(path, project.folder, project.data):
            return f"{path} {reason}: give another name"
        if os.path.lexists(path) and not (is_folder and path.is_dir() and not any(path.iterdir())):
            return f"{path} exists and is not overwritten: give another name, as {free_name(path).name}"
        above = next(each for each in path.absolute().parents if is_folder is False or each.exists())
        if not above.is_dir():
            return f"{above} is no folder: give another place"
        return "" if os.access(above, os.W_OK) else f"{above} must not be written: give another place"
    except (OSError, ValueError) as error:
        return f"{path} is no name of a file ({error}): give another one"


def write_new(project: "Project", files: "Mapping[str, bytes]", path: Path, *, is_folder: bool) -> None:
    """Write what leaves the session to a file or folder that does not exist yet.

    Raises:
        ExportError: If it exists, cannot be written, or would be an article of the project or lie among its data.
    """
    from store.exchange.files import places, write_files
    from store.project.ownership import objection

    try:
        for place in (path, *places(files, path, is_folder=is_folder)):
            if reason := objection(place, project.folder, project.data):
                raise ExportError(f"{place} {reason}: give another name")
        write_files(files, path, is_folder=is_folder)
    except ValueError as error:
        raise ExportError(f"{path} is no name of a file ({error}): give another one") from error
    except FileExistsError as error:
        raise ExportError(f"{path} exists and is not overwritten: give another name") from error
    except OSError as error:
        raise ExportError(f"{path} cannot be written ({error.strerror}): give another place") from error
