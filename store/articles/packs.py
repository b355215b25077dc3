"""Files that hold several articles: a line of the table and a module each, imported when one is read."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from store.articles.kinds import kind_of

if TYPE_CHECKING:
    from store.articles.options import ReadingOptions

Records = Iterator[tuple[str, float, Any]]
"""Where each stands, how much of the file is read (0 to 1), and the record, the bytes of a file, or what is wrong."""


class Pack(NamedTuple):
    """One line of the table."""

    name: str
    """What messages and documents call it."""
    suffixes: tuple[str, ...]
    """Ends of its file names, in small letters."""
    module: str
    """Which has `records(path, options) -> Records`."""
    suffix: str = ".txt"
    """What the file of one article ends in."""
    has_columns: bool = False
    """Whether which field holds what is found by its usual name, or said."""
    has_encoding: bool = False
    """Whether the encoding it is in can be said."""

    def records(self, path: Path, options: "ReadingOptions") -> Records:
        """Every record of a file of this kind, a bounded number of them in memory.

        Raises:
            ArticleError: If it cannot be read, or not to its end; what came before has been given.
        """
        found: Records = import_module(f"store.articles.{self.module}").records(path, options)
        return found


JSON_LINES = Pack("JSON Lines", (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"), "json_lines", has_columns=True)

PACKS = (
    JSON_LINES,
    Pack(
        "CSV",
        (".csv", ".tsv", ".tab", ".csv.gz", ".tsv.gz"),
        "delimited",
        has_columns=True,
        has_encoding=True,
    ),
    Pack("Parquet", (".parquet",), "parquet_rows", has_columns=True),
    Pack("mailbox", (".mbox", ".mbx"), "mailboxes", ".eml"),
    Pack("feed", (".rss", ".atom", ".xml"), "feeds"),
)
"""Every kind of file of several articles that is known by its name."""

EXTRACTS = Pack("extracts of an encyclopaedia", (), "extracts")
"""Is known by how it begins."""

OPENING = b"<doc id="
"""How extracts begin, whatever their files are called."""

_ROOT = rb"<(?:\w+:)?(rss|feed|RDF)[\s>]"

HEAD = 4096
"""Bytes within which a feed says what it is."""

SUFFIXES = tuple(suffix for pack in PACKS for suffix in pack.suffixes)
"""All that names of such files may end in."""

ENDINGS = ", ".join(pack.suffixes[0] for pack in PACKS)
"""What such files may end in, for messages and help."""


def pack_of(path: Path) -> Pack | None:
    """What kind of file of several articles this is, by its name or how it begins; None for any other."""
    name = path.name.lower()
    for pack in PACKS:
        if name.endswith(pack.suffixes):
            return pack
    return EXTRACTS if (not path.suffix or name.endswith(".txt")) and _holds_extracts(path) else None


def is_feed(data: bytes) -> bool:
    """Whether a file begins as a feed does."""
    head = data[:HEAD]
    return b"<html" not in head.lower() and re.search(_ROOT, head.replace(b"\0", b"")) is not None


def is_other_xml(path: Path) -> bool:
    """Whether a file is called as feeds may be and begins as none: much else is XML."""
    if not path.name.lower().endswith(".xml"):
        return False
    try:
        with path.open("rb") as stream:
            return not is_feed(stream.read(HEAD))
    except OSError:
        return False


def _holds_extracts(path: Path) -> bool:
    """Whether a file begins as extracts do, and holds several or could not be read as an article."""
    if path.exists() and not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            if stream.read(len(OPENING)) != OPENING:
                return False
            return kind_of(path.name) is None or b"\n" + OPENING in stream.read(1 << 24)
    except OSError:
        return False
