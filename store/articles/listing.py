"""Which files of a folder are articles, by one look at it, in the order people number them."""

import os
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from store.articles.kinds import BY_SUFFIX, suffix_of
from store.articles.packs import SUFFIXES

_DIGITS = re.compile(r"\d+")

_PAGES = (".html", ".htm", ".xhtml")
_PARTS = re.compile(r"(?i)(.+)[_-](?:files|file|dateien|fichiers|archivos|arquivos|bestanden|filer|pliki|soubory)")
"""What browsers call the folder of a page's parts, after the page; in the language that they speak."""


class Listing:
    """What a folder of articles holds, by one look at it."""

    def __init__(self) -> None:
        self.files: dict[str, os.stat_result | None] = {}
        """Article files as relative POSIX paths, with their status; None where it cannot be asked."""
        self.folders: dict[str, os.stat_result | None] = {}
        """Paths of the folders looked into, the first one included, as they were just before that."""
        self.packs: dict[str, os.stat_result | None] = {}
        """Files that by their names may hold several articles, with their status; they are not looked into."""
        self.outside: list[str] = []
        """Links that lead out of the folder, to a file of a kind that is read or to a folder; they are not followed."""
        self.nowhere: list[str] = []
        """Links to no file, by their names of a kind that is read."""
        self.closed: list[str] = []
        """Folders that must not be looked into."""

    def complaints(self) -> list[tuple[str, str]]:
        """What is to be said of what is passed over though it may hold articles: a path, and a line, for each kind."""
        kinds = (
            (self.outside, "leads out of the folder and is not read; copy in what it leads to"),
            (self.nowhere, "leads to no file; put there what it leads to, or take it out"),
            (self.closed, "must not be looked into; see to its permissions"),
        )
        return [(in_order(paths)[0], f"{_counted(paths)}: {said}") for paths, said in kinds if paths]


def listing(folder: Path, counted: Callable[[int], object] | None = None) -> Listing:
    """Find the article files below a folder, in no order, with their status, which costs little meanwhile.

    Passed over are hidden files and folders, files without a reader, links to folders, and links out of the folder:
    what is quoted must not change, or be lost, by what happens elsewhere, nor a folder from somebody else bring in
    files that its sender could only name.

    Args:
        folder: Of the articles.
        counted: Called with how many there are, before the status of each is asked, which takes longer.
    """
    found, entries = Listing(), dict[str, os.DirEntry[str]]()
    _look_into(str(folder), "", found, entries, os.path.realpath(folder))
    if counted is not None:
        counted(len(entries))
    found.files = {path: _status(entry) for path, entry in entries.items()}
    found.packs = {path: _status(f"{folder}/{path}") for path in found.packs}
    return found


def is_place(folder: Path, path: Path) -> bool:
    """Whether a file at `path` is an article of `folder`, or would be one if it were written."""
    place = Path(os.path.realpath(path.parent), path.name)
    root = Path(os.path.realpath(folder))
    if suffix_of(place.name) not in BY_SUFFIX or not place.is_relative_to(root):
        return False
    return not any(part.startswith(".") for part in place.relative_to(root).parts)


def in_order(paths: Iterable[str]) -> list[str]:
    """Relative POSIX paths in the order people number them: folder by folder, numbers by value, case aside."""
    return sorted(paths, key=_natural)


def _look_into(folder: str, prefix: str, found: Listing, files: dict[str, "os.DirEntry[str]"], root: str) -> None:
    """A folder that may not be listed counts as empty, and is told; `root` is where all of it really lies."""
    found.folders[folder] = _status(folder)
    below: list[str] = []
    if prefix and not os.access(folder, os.R_OK | os.X_OK):
        found.closed.append(prefix.rstrip("/"))
        return
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                below.append(name)
            elif entry.is_symlink() and _leads_out(entry, root):
                found.outside.append(prefix + name)
            elif suffix_of(name) in BY_SUFFIX and _is_file(entry):
                files[prefix + name] = entry
            elif suffix_of(name) in BY_SUFFIX and entry.is_symlink() and not os.path.exists(entry.path):  # noqa: PTH110
                found.nowhere.append(prefix + name)
            elif _may_be_pack(name) and _is_file(entry) and not (entry.is_symlink() and _is_outside(entry, root)):
                found.packs[prefix + name] = None
    for name in below if not files else _without_parts(below, files, prefix):
        _look_into(os.path.join(folder, name), f"{prefix}{name}/", found, files, root)  # noqa: PTH118  for every folder


def _without_parts(folders: Iterable[str], files: Iterable[str], prefix: str) -> list[str]:
    """Folders without those in which a browser keeps pictures, scripts and frames of a page that it saved beside."""
    saved = [name for name in folders if _PARTS.fullmatch(name)]
    if not saved:
        return list(folders)
    pages = {path.removeprefix(prefix).rpartition(".")[0] for path in files if suffix_of(path) in _PAGES}
    return [name for name in folders if name not in saved or re.sub(_PARTS, r"\1", name) not in pages]


def _counted(paths: Sequence[str]) -> str:
    """The first of some paths, and how many more there are."""
    first, *others = in_order(paths)
    name = first.encode("utf-8", "backslashreplace").decode("utf-8")
    return f"{name} (and {len(others)} more)" if others else name


def _may_be_pack(name: str) -> bool:
    """Whether a file of this name may hold several articles: extracts of an encyclopaedia have no suffix."""
    return "." not in name or name.lower().endswith(SUFFIXES)


def _is_file(entry: "os.DirEntry[str]") -> bool:
    """Whether there is a file; a link that leads round in a circle is none."""
    try:
        return entry.is_file()
    except OSError:
        return False


def _leads_out(link: "os.DirEntry[str]", root: str) -> bool:
    """Whether a link leads out of `root`, to a folder or to a file that would be read."""
    if not _is_outside(link, root):
        return False
    target = os.path.realpath(link.path)
    is_article = suffix_of(link.name) in BY_SUFFIX
    return os.path.isdir(target) or (is_article and os.path.isfile(target))  # noqa: PTH112, PTH113  as above


def _is_outside(link: "os.DirEntry[str]", root: str) -> bool:
    target = os.path.realpath(link.path)
    return target != root and not target.startswith(os.path.join(root, ""))  # noqa: PTH118  as above


def _status(found: "os.DirEntry[str] | str") -> os.stat_result | None:
    try:
        return os.stat(found) if isinstance(found, str) else found.stat()  # noqa: PTH116  as above
    except OSError:
        return None


def _natural(relative: str) -> str:
    """A string that sorts as said: digits come first, by how many there are; no path holds the signs between."""
    parts = relative.split("/")
    return "\0".join(f"{_DIGITS.sub(_by_value, part.casefold())}\0\0{part}" for part in parts)


def _by_value(digits: "re.Match[str]") -> str:
    number = str(int(digits[0]))
    return f"\0{len(number):03}{number}"
