"""Where the reader left off, project by project, so that a session opens there again.

A convenience and nothing more: a file that cannot be read is forgotten, one that cannot be written is not.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path

import platformdirs

from store.disk.atomic import write_whole


@dataclass
class Place:
    """Where a reader is in a project."""

    here: str = ""
    """Path of the article being read."""
    beside: str = ""
    """Path of the article beside it."""
    cursors: dict[str, int] = field(default_factory=dict)
    """Offset of the cursor, by article path."""
    read: dict[str, int] = field(default_factory=dict)
    """The furthest percentage read, by article path."""
    zoomed: bool = False
    weak: bool = False
    """Whether weak links are marked and counted."""
    sort: str = "file"
    """How the list of articles is sorted."""
    theme: str = ""
    """The theme that was chosen here on terminals of many colours; empty while none was."""
    theme_of_sixteen: str = ""
    """The same for terminals of sixteen colours and fewer."""
    export_format: str = ""
    """In which format was exported last."""
    export_parts: list[str] = field(default_factory=list)
    """To which parts, `label:claim`."""
    export_folder: str = ""
    """Into which folder."""
    report_format: str = ""
    """In which form the board was written last."""


def recall(project: Path) -> Place:
    """The place where this project was left; a fresh one when none is known."""
    try:
        kept = json.loads(_file(project).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Place()
    return _checked(kept) if isinstance(kept, dict) else Place()


def keep(project: Path, place: Place) -> None:
    """Remember the place; nothing is said when the folder for it cannot be written."""
    path = _file(project)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Of two sessions on one project either may write last, but no file is half of one.
        write_whole(path, json.dumps(asdict(place)).encode(), path.with_name(f"{path.name}.{os.getpid()}.tmp"))
    except OSError:
        return


def is_new() -> bool:
    """Whether this reader has had no session to its end, and never asked for the keys."""
    return not _known().exists()


def keep_known() -> None:
    """Remember that the reader is new no more; nothing is said when that cannot be written."""
    if is_new():
        try:
            _known().parent.mkdir(parents=True, exist_ok=True)
            _known().touch()
        except OSError:
            return


def _known() -> Path:
    return platformdirs.user_state_path("variorum") / "known"


def _file(project: Path) -> Path:
    name = sha256(str(project.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return platformdirs.user_state_path("variorum") / "places" / f"{name}.json"


def _checked(kept: Mapping[str, object]) -> Place:
    fresh = asdict(Place())
    known = {key: value for key, value in kept.items() if key in fresh and type(value) is type(fresh[key])}
    for key in ("cursors", "read"):
        numbers = known.get(key, {})
        assert isinstance(numbers, dict)
        known[key] = {path: number for path, number in numbers.items() if isinstance(number, int) and number >= 0}
    if not all(isinstance(part, str) for part in known.get("export_parts", [])):  # type: ignore[attr-defined]
        del known["export_parts"]
    return Place(**known)  # type: ignore[arg-type]
