"""Tables of articles, CSV and TSV, plain or compressed: read row by row, in any encoding and with any separator."""

import csv
import os
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from store.articles.encoding import SAMPLE, decode
from store.articles.guessed_encoding import likely_encodings
from store.articles.json_lines import LONGEST_LINE, opened_stream, require_few, require_file, unreadable
from store.articles.options import ReadingOptions
from store.errors import ArticleError

SEPARATORS = ",;\t|"


def records(path: Path, options: ReadingOptions) -> Iterator[tuple[str, float, Mapping[str, Any] | str]]:
    """Every row: where it stands, how much of the file is read, and its cells by the names of the first row.

    Raises:
        ArticleError: If it cannot be read, or not to its end; what came before has been given.
    """
    require_file(path)
    csv.field_size_limit(LONGEST_LINE)
    with ExitStack() as opened:
        try:
            file = opened.enter_context(path.open("rb"))
            size = max(1, os.fstat(file.fileno()).st_size)
            lines = _lines(opened_stream(file, path, size), path, options.encoding)
            first = next(lines, "")
            reader = csv.reader(_from(first, lines), delimiter=_separator(first, path))
            names = next(reader, [])
            blank = 0
            for cells in reader:
                if not any(map(str.strip, cells)):
                    blank += 1
                    require_few(blank, path)
                else:
                    yield f"line {reader.line_num}", min(1.0, file.tell() / size), _named(names, cells)
        except (OSError, EOFError, zlib.error, csv.Error) as error:
            raise unreadable(path, error) from error


def _named(names: list[str], cells: list[str]) -> Mapping[str, Any] | str:
    if len(cells) > len(names):
        return f"has {len(cells)} cells under {len(names)} names; quote cells that hold the separator"
    return dict(zip(names, cells, strict=False))


def _from(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _lines(stream: BinaryIO, path: Path, encoding: str) -> Iterator[str]:
    """Lines in characters, none longer than memory bears; the first bytes tell an encoding that is not given."""
    is_first = True
    sample: list[bytes] = []
    for line in _bounded(stream, path):
        if not encoding:
            sample.append(line)
            if sum(map(len, sample)) < SAMPLE and len(sample) < 1000:
                continue
            encoding = _encoding(b"".join(sample))
            pending, sample = sample, []
        else:
            pending = [line]
        for each in pending:
            yield _characters(each, encoding, path, is_first=is_first)
            is_first = False
    for each in sample:
        yield _characters(each, _encoding(b"".join(sample)), path, is_first=is_first)
        is_first = False


def _characters(line: bytes, encoding: str, path: Path, *, is_first: bool) -> str:
    try:
        text = line.decode(encoding)
    except UnicodeDecodeError as error:
        said = f"is not {encoding} all through"
        raise ArticleError(f"{path}: {said} ({error.reason}); save it as UTF-8 and add that") from error
    return text.removeprefix("\ufeff") if is_first else text


def _encoding(sample: bytes) -> str:
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason != "unexpected end of data":
            return next(iter(likely_encodings(sample)), "cp1252") if decode(sample) else "utf-8"
    return "utf-8"


def _bounded(stream: BinaryIO, path: Path) -> Iterator[bytes]:
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            raise ArticleError(f"{path}: a line is longer than {LONGEST_LINE >> 20} MB; write one article a row")
        yield line


def _separator(first: str, path: Path) -> str:
    if ".tsv" in path.name.lower() or ".tab" in path.name.lower():
        return "\t"
    return max(SEPARATORS, key=first.count)
