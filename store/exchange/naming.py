"""Names for files and types, such as formats take them, each thing another one."""

import re
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import PurePosixPath

from store.model import Entry

_UNSAFE = re.compile(r"[^\w.,()+ -]|[\ud800-\udfff]")
_NO_IDENTIFIER = re.compile(r"[^A-Za-z0-9_-]")


def file_names(entries: Iterable[Entry]) -> dict[str, str]:
    """A name without suffix for each article, by id: a path that stays inside of a folder."""
    return _distinct({entry.id: entry.path for entry in entries}, _file)


def identifiers(names: Iterable[str]) -> dict[str, str]:
    """An identifier of ASCII letters, digits, `_` and `-` for each name."""
    return _distinct({name: name for name in names}, lambda name: _NO_IDENTIFIER.sub("_", name) or "_")


def _file(path: str) -> str:
    parts = [_UNSAFE.sub("-", part)[:100].strip().lstrip(".") for part in path.split("/")]
    kept = [part for part in parts if part]
    if not kept:
        return "article"
    return "/".join((*kept[:-1], PurePosixPath(kept[-1]).stem.rstrip(". ") or "article"))


def _distinct(wanted: dict[str, str], made: Callable[[str], str]) -> dict[str, str]:
    """What is made of each value, numbered where another has it, case aside."""
    taken: set[str] = set()
    found: dict[str, str] = {}
    for key, value in wanted.items():
        name = made(value)
        numbered = (name if number == 1 else f"{name}-{number}" for number in count(1))
        found[key] = next(each for each in numbered if each.lower() not in taken)
        taken.add(found[key].lower())
    return found
