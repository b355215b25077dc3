"""JSON Lines, plain or compressed, read line by line: a damaged or endless file is told, and fills no memory."""

import os
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from store.articles.gzipped import gunzipped
from store.articles.options import ReadingOptions
from store.errors import ArticleError

LONGEST_LINE = 64 << 20
"""Bytes of one line; a compressed file must not fill the memory."""


MOST_TIMES = 100
"""How much larger a file may be once unpacked; texts pack into a third to a twentieth."""

MOST_BLANK = 2_000_000
"""Blank lines of a file; a spreadsheet that is saved to its last row has a million."""

LEAST_BOUND = 64 << 20
"""Bytes that any file may hold once unpacked, however small it is."""


class RawLine(NamedTuple):
    """A line that is not blank."""

    number: int
    """From 1."""
    content: bytes
    """Without a byte order mark."""
    share: float
    """How much of the file is read, 0 to 1."""


def json_lines(path: Path) -> Iterator[RawLine]:
    """The lines of a file, one in memory at a time; compressed if its name ends in `.gz`.

    Raises:
        ArticleError: If it cannot be read, or not to its end; what came before has been given.
    """
    require_file(path)
    with ExitStack() as opened:
        try:
            file = opened.enter_context(path.open("rb"))
            size = max(1, os.fstat(file.fileno()).st_size)
        except OSError as error:
            raise unreadable(path, error) from error
        stream = opened_stream(file, path, size)
        blank = 0
        for number, content in enumerate(_bounded(stream, path), 1):
            line = content.removeprefix(BOM_UTF8) if number == 1 else content
            if not line.strip():
                blank += 1
                require_few(blank, path)
            else:
                yield RawLine(number, line, min(1.0, file.tell() / size))


def records(path: Path, options: ReadingOptions) -> Iterator[tuple[str, float, Mapping[str, Any] | str]]:
    """Every line that is not blank: where it stands, how much of the file is read, the record or what is wrong.

    Raises:
        ArticleError: As `json_lines` does.
    """
    for line in json_lines(path):
        record = object_in(line.content)
        yield f"line {line.number}", line.share, record if record is not None else "is no JSON object"


def require_few(blank: int, path: Path) -> None:
    """Raise ArticleError where a file has more blank lines than anybody leaves in one: they pack into nothing."""
    if blank > MOST_BLANK:
        raise ArticleError(f"{path}: has more than {MOST_BLANK:,} blank lines; save it anew without them")


def opened_stream(file: BinaryIO, path: Path, size: int) -> BinaryIO:
    """What a file of `size` bytes holds, unpacked if its name says that it is packed.

    Reading raises an ArticleError once there is more of it than any text packs into so few bytes.
    """
    if path.suffix.lower() != ".gz":
        return file
    complaint = f"{path}: unpacks to more than {MOST_TIMES} times its size; unpack it yourself"
    return gunzipped(file, LEAST_BOUND + MOST_TIMES * size, complaint)


def object_in(line: bytes) -> dict[str, Any] | None:
    """The JSON object that a line holds; None for anything else."""
    import orjson

    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    return record if isinstance(record, dict) else None


def _bounded(stream: BinaryIO, path: Path) -> Iterator[bytes]:
    while True:
        try:
            line = stream.readline(LONGEST_LINE + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise unreadable(path, error) from error
        if len(line) > LONGEST_LINE:
            raise ArticleError(f"{path}: a line is longer than {LONGEST_LINE >> 20} MB; write one article a line")
        if not line:
            return
        yield line


def pieces(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a file, those that no memory would hold in parts of a megabyte."""
    while piece := stream.readline(1 << 20):
        yield piece


def require_file(path: Path) -> None:
    """Raise ArticleError for what is there but is no file, as a pipe, which would be waited for."""
    if path.exists() and not path.is_file():
        raise ArticleError(f"{path}: is not a regular file; put the file there again")


def unreadable(path: Path, error: Exception) -> ArticleError:
    """What is told of a file that cannot be read, or not to its end."""
    if isinstance(error, PermissionError):
        return ArticleError(f"{path}: cannot be read (permission denied); check its permissions")
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error).partition("\n")[0]
    return ArticleError(f"{path}: cannot be read to its end ({said}); put a whole copy in its place")
