"""Extracts of an encyclopaedia: `<doc id=… url=… title=…>`, the text, `</doc>`, one after the other in a file."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from store.articles.json_lines import pieces, require_file, unreadable
from store.articles.options import ReadingOptions
from store.articles.packs import OPENING
from store.articles.self_described import told_by_extract

LONGEST = 64 << 20
"""Bytes of one extract; a longer one is passed over."""


def records(path: Path, options: ReadingOptions) -> Iterator[tuple[str, float, Mapping[str, Any] | str]]:
    """Every extract: where it begins, how much of the file is read, and what it holds as a record.

    Raises:
        ArticleError: If the file cannot be read.
    """
    require_file(path)
    try:
        with path.open("rb") as stream:
            size = max(1, path.stat().st_size)
            for where, record in _records(pieces(stream)):
                yield where, min(1.0, stream.tell() / size), record
    except OSError as error:
        raise unreadable(path, error) from error


def _records(lines_read: Iterator[bytes]) -> Iterator[tuple[str, Mapping[str, Any] | str]]:
    attributes, text, begun, length = "", bytearray(), 0, 0
    for number, line in enumerate(lines_read, 1):
        if line.startswith(OPENING):
            attributes, text, begun, length = line.decode("utf-8", "replace"), bytearray(), number, 0
        elif line.strip() == b"</doc>" and begun:
            yield f"line {begun}", _record(attributes, bytes(text), length)
            begun, text = 0, bytearray()
        elif begun:
            length += len(line)
            text += line if length <= LONGEST else b""


def _record(attributes: str, content: bytes, length: int) -> Mapping[str, Any] | str:
    if length > LONGEST:
        return f"is larger than {LONGEST >> 20} MB; it is passed over"
    try:
        text = content.decode("utf-8").strip("\n")
    except UnicodeDecodeError:
        return "is not UTF-8; save it as that and add it again"
    told = told_by_extract(attributes)
    if text.startswith(f"{told.title}\n"):
        text = text[len(told.title) :].lstrip("\n")
    return {
        "title": told.title,
        "url": told.url,
        "source": "Wikipedia" if "wikipedia.org" in told.url else "",
        "text": text,
    }
