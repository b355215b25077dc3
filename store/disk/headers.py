"""What the top of a data file says of the rest: format version, whose annotations they are, last change applied.

The `meta` table is written first, so that a project of many thousand annotations opens by reading a few kilobytes of
each file.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import orjson

from store.disk.atomic import Stamp, stamp_of
from store.errors import StorageError
from store.model import Problem, Record

FORMAT = 1
"""Version of the data files that this program writes, and the newest that it reads."""

META: Final = "meta"
"""The table that describes its own file."""

META_ID = "file"
"""Id of the one record of that table."""

HEAD = 16384
"""Bytes that surely hold the `meta` table: a path may take 4 KB."""

SMALL = 65536
"""Files up to this many bytes are read whole on opening, so that damage anywhere in them is told at once."""

OPENING = b'{\n  "meta": '
"""How a file begins that this program wrote."""

CLOSING = b"}\n"
"""How it ends."""

HAND_WRITTEN = "project.json"
"""The file that readers edit, and may write themselves with nothing but the settings in it."""

Tables = dict[str, dict[str, Record]]
"""A TinyDB file: records by id in tables by name."""


class DamagedError(StorageError):
    """A data file that is not to be overwritten: `check --repair` sets it aside and rebuilds it."""

    title = "Damaged file"


class NewerError(StorageError):
    """A data file of a newer version, which this one must leave alone."""

    title = "Written by a newer version"


class FileHeader(NamedTuple):
    """What is known of a document's data file without reading its annotations."""

    stamp: Stamp | None
    path: str
    """The article's path when the file was last written."""
    title: str
    sha256: str
    """Of the text of record at that time."""
    change: str
    """Id of the last change applied."""
    outward: int
    """How many of its relations lead to annotations of other documents."""


class Headers:
    """The headers of every document's data file in a folder, read again only where a file's stamp changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known: dict[str, FileHeader] = {}
        """By document id; files that cannot be used are left out."""
        self.problems: dict[str, Problem] = {}
        """What is wrong with the others, by document id."""

    def scan(self) -> None:
        """Look at every file's stamp, and read the tops of those that changed."""
        known: dict[str, FileHeader] = {}
        problems: dict[str, Problem] = {}
        for path in self._files(problems):
            stamp = stamp_of(path)
            header = self.known.get(path.stem)
            if stamp is not None and header is not None and header.stamp == stamp:
                known[path.stem] = header
            elif stamp is not None:
                self._read(path, stamp, known, problems)
        self.known, self.problems = known, problems

    def put(self, document: str, header: FileHeader) -> None:
        """Know a file that was just written; whoever goes through `known` meanwhile is not disturbed."""
        self.known = {**self.known, document: header}

    def _read(self, path: Path, stamp: Stamp, known: dict[str, FileHeader], problems: dict[str, Problem]) -> None:
        shown = f"{self.folder.name}/{path.name}"
        try:
            known[path.stem] = read_header(path, stamp)
        except StorageError as error:
            problems[path.stem] = Problem(shown, error.message)
        except OSError as error:
            problems[path.stem] = Problem(shown, f"{path}: cannot be read ({error.strerror}); see to its permissions")

    def _files(self, problems: dict[str, Problem]) -> list[Path]:
        try:
            return sorted(path for path in self.folder.iterdir() if path.suffix == ".json")
        except FileNotFoundError:
            return []
        except OSError as error:
            message = f"{self.folder}: cannot be read ({error.strerror}); see to its permissions"
            problems[""] = Problem(self.folder.name, message)
            return []


def header_of(tables: Mapping[str, Mapping[str, Record]], stamp: Stamp | None) -> FileHeader:
    """The header of a file whose tables are at hand; fields that are missing are empty."""
    return _header(tables.get(META, {}).get(META_ID, {}), stamp)


def read_header(path: Path, stamp: Stamp) -> FileHeader:
    """The header of the file at `path`, reading as little of it as can be trusted.

    Raises:
        DamagedError: If the file is damaged.
        NewerError: If a newer version wrote it.
        OSError: If it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
        if stamp.size > SMALL and head.startswith(OPENING):
            file.seek(-len(CLOSING), 2)
            if file.read() == CLOSING and (meta := _first_object(head)) is not None:
                check_meta({META: meta}, path)
                return _header(meta[META_ID], stamp)
        file.seek(0)
        return header_of(parse_tables(file.read(), path), stamp)


def parse_tables(content: bytes, path: Path) -> Tables:
    """The tables in a data file.

    Raises:
        DamagedError: If it is not what this program writes.
        NewerError: If a newer version wrote it.
    """
    try:
        tables = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise damaged(path, "is not JSON") from error
    if path.name == HAND_WRITTEN and isinstance(tables, dict) and META not in tables:
        tables = _hand_written(tables)
    if not isinstance(tables, dict) or not all(_is_table(table) for table in tables.values()):
        raise damaged(path, "does not hold tables of records")
    check_meta(tables, path)
    return tables


def check_meta(tables: Mapping[str, Mapping[str, Any]], path: Path) -> None:
    """See that the file is one of ours and not newer than this program.

    Raises:
        DamagedError: If it is not one of ours.
        NewerError: If a newer version wrote it.
    """
    meta = tables.get(META, {}).get(META_ID)
    version = meta.get("version") if isinstance(meta, dict) else None
    if not isinstance(version, int):
        raise damaged(path, "does not say its format version")
    if version > FORMAT:
        raise NewerError(f"{path}: format {version} is newer than this Variorum knows ({FORMAT}); upgrade Variorum")


def damaged(path: Path, what: str) -> DamagedError:
    """The error for the damaged file at `path`."""
    project = path.parent.parent if path.parent.name == "annotations" else path.parent
    folder = project.parent if project.name == ".variorum" else project
    return DamagedError(f"{path} is damaged: it {what}; run: variorum check {folder} --repair")


def encode_tables(tables: Mapping[str, Mapping[str, Record]]) -> bytes:
    """A data file's bytes: `meta` first, then tables and records in the order of their names; indented, for `diff`.

    Raises:
        TypeError: If a string cannot be written as UTF-8.
    """
    names = sorted(tables, key=lambda name: (name != META, name))
    ordered = {name: dict(sorted(tables[name].items())) for name in names}
    return orjson.dumps(ordered, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _header(meta: Record, stamp: Stamp | None) -> FileHeader:
    path, title, sha256, change = (str(meta.get(field, "")) for field in ("path", "title", "sha256", "change"))
    outward = meta.get("outward", 0)
    return FileHeader(stamp, path, title, sha256, change, outward if isinstance(outward, int) else 1)


def _hand_written(settings: Record) -> Tables:
    """Settings that the reader wrote without our tables around them."""
    inner = settings.get("settings", settings)
    project = inner.get("project", inner) if isinstance(inner, dict) else {}
    return {META: {META_ID: {"version": FORMAT}}, "settings": {"project": project}}


def _first_object(head: bytes) -> dict[str, Record] | None:
    try:
        found, _ = json.JSONDecoder().raw_decode(head[len(OPENING) :].decode("utf-8", "ignore"))
    except json.JSONDecodeError:
        return None
    return found if _is_table(found) else None


def _is_table(table: object) -> bool:
    return isinstance(table, dict) and all(isinstance(record, dict) for record in table.values())
