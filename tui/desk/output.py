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
    place = next((place for place in places if os.access(place, os.W_OK)), Path.home())
    stem, suffix = os.path.splitext(name)  # noqa: PTH122  of a name, not of a path
    names = chain([name], (f"{stem}-{n}{suffix}" for n in count(2)))
    return next(path for path in (place / each for each in names) if not os.path.lexists(path))


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
