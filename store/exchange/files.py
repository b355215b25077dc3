"""Files of an export: what they are called, their bytes, and how they are written, whole or not at all."""

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path, PurePosixPath
from shutil import rmtree
from typing import TYPE_CHECKING

from store.disk.atomic import write_whole
from store.errors import errors_naming
from store.model import Record

if TYPE_CHECKING:
    from json import JSONEncoder


def utf8(text: str) -> bytes:
    """A text as the content of a file; what is no Unicode, as in names of files, comes out as JSON escapes."""
    return text.encode("utf-8", "backslashreplace")


def json_bytes(value: Record | Iterator[Record]) -> bytes:
    """A JSON object or list as the content of a file that people can read as well.

    Members stand on lines of their own, those of objects in it too, and so does each object of a list; a list may
    be given as an iterator, so that of a million records one is in memory at a time.
    """
    from io import BytesIO

    content = BytesIO()
    for piece in _pieces(value, "\n"):
        content.write(utf8(piece))
    content.write(b"\n")
    return content.getvalue()


def _pieces(value: object, margin: str) -> Iterator[str]:
    """A value in JSON, piece by piece; `margin` is the line end and the spaces before what stands beside it."""
    dumped, inner = _encoder().encode, f"{margin}  "
    if isinstance(value, dict):
        yield "{"
        for number, (name, member) in enumerate(value.items()):
            yield f"{',' if number else ''}{inner}{dumped(name)}: "
            yield from _pieces(member, inner)
        yield f"{margin}}}"
    elif isinstance(value, Iterator | list):
        yield "["
        before = ""
        for item in value:
            yield f"{before}{inner}{dumped(item)}"
            before = ","
        yield f"{margin if before else ''}]"
    else:
        yield dumped(value)


@cache
def _encoder() -> "JSONEncoder":
    import json

    return json.JSONEncoder(ensure_ascii=False)


def json_lines(records: Iterable[Record]) -> bytes:
    """JSON objects, one a line, as the content of a file; a blank line where there are none, since no file is empty."""
    from io import BytesIO

    from store.records.lines import json_line

    content = BytesIO()
    for record in records:
        content.write(utf8(json_line(record)))
        content.write(b"\n")
    return content.getvalue() or b"\n"


def file_stem(name: str) -> str:
    """A project's name as the name of a file, without what some system does not take."""
    stem = "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in name).strip("-.")
    return stem or "project"


def places(files: Mapping[str, bytes], path: Path, *, is_folder: bool) -> dict[Path, bytes]:
    """Where each file of an export goes: into a folder at `path`, or to `path` where there is but one.

    Raises:
        ValueError: If a name leads out of it.
    """
    for name in map(PurePosixPath, files):
        if name.is_absolute() or ".." in name.parts or not name.parts:
            raise ValueError(f"{name}: leads out of a folder")
    return {path / name if is_folder else path: content for name, content in files.items()}


def write_files(files: Mapping[str, bytes], path: Path, *, is_folder: bool, replace: bool = False) -> None:
    """Write an export, whole or not at all.

    Args:
        files: Contents by name.
        path: Of a folder for them, which must not be there or be empty, or of the one file there is.
        is_folder: Which of the two.
        replace: Whether the one file may take the place of another; a device or a pipe takes it in any case.

    Raises:
        OSError: Naming `path`, if it cannot be written; FileExistsError where something must not be replaced.
        ValueError: If the name of a file leads out of the folder.
    """
    with errors_naming(path):
        if is_folder:
            _write_folder(path, files)
        else:
            (content,) = files.values()
            _write_file(path, content, replace)


def _write_file(path: Path, content: bytes, replace: bool) -> None:
    if path.exists() and not path.is_file():
        path.write_bytes(content)
    elif not replace:
        _write_new(path, content)
    else:
        write_whole(path, content, path.with_name(f".{path.name}.part"))


def _write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    with _beside(path) as part:
        part.mkdir(parents=True)
        for place, content in places(files, part, is_folder=True).items():
            place.parent.mkdir(parents=True, exist_ok=True)
            _write_new(place, content)
        part.replace(path)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A place beside `path` for what is to become it; nothing is left there."""
    part = path.with_name(f".{path.name}.part")
    _remove(part)
    try:
        yield part
    finally:
        _remove(part)


def _remove(part: Path) -> None:
    if part.is_dir():
        rmtree(part, ignore_errors=True)
    else:
        part.unlink(missing_ok=True)


def _write_new(path: Path, content: bytes) -> None:
    with path.open("xb") as stream:
        try:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        except OSError:
            path.unlink(missing_ok=True)
            raise
