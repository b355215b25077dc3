"""How articles come into a project folder: as files that were not there before, whole or not at all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from store.articles.listing import listing
from store.model import Record

LONGEST_NAME = 120
"""UTF-8 bytes of a file name made from a title; file systems take 255, and a number and suffix may follow."""

ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
"""A date that sorts; others are left to the front matter."""

HEADER_FIELDS = ("title", "source", "date", "url", "author")
"""What front matter says of an article."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an article lies now, and whether it was brought there just now."""

    path: Path
    new: bool


class ProjectFiles:
    """The article files of a project folder, as they were before a batch and with what it brings.

    Args:
        folder: The project folder, which exists.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sizes: dict[int, list[str]] = {}
        files = listing(folder).files
        self._before = frozenset(files)
        for path, status in files.items():
            if status is not None:
                self._sizes.setdefault(status.st_size, []).append(path)

    def was_there(self, relative: str) -> bool:
        """Whether an article of this path was there before the batch."""
        return relative in self._before

    def holding(self, relative: str, content: bytes) -> str | None:
        """The path of an article that was there before and holds the same, whatever it is called; None without one.

        Two articles of one batch may hold the same: that two outlets do is what a reader wants to see.
        """
        alike = self._sizes.get(len(content), [])
        for path in sorted(alike, key=lambda path: path != relative):
            file = self._folder / path
            if file.is_file() and file.read_bytes() == content:
                return path
        return None

    def place(self, relative: str, content: bytes) -> str:
        """Write an article under its path, or where another is there under a number; where it lies then.

        Raises:
            OSError: If it cannot be written; then nothing is left of it.
        """
        return place(self._folder, relative, content).path.relative_to(self._folder).as_posix()


def place(folder: Path, relative: str, content: bytes) -> Placed:
    """Write an article into a folder without ever writing over a file.

    A file of that name with the very same content is left as it is; with other content, the article is numbered:
    `report.txt`, `report-2.txt`.

    Raises:
        OSError: If it cannot be written; then nothing is left of it.
    """
    for path in numbered(folder / relative):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            write_new(path, content)
        except FileExistsError:
            if path.is_file() and path.read_bytes() == content:
                return Placed(path, new=False)
        else:
            return Placed(path, new=True)
    raise AssertionError("numbers do not end")


def numbered(path: Path) -> Iterator[Path]:
    """The name itself, then with -2, -3 and so on before its suffix."""
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")


def write_new(path: Path, content: bytes) -> None:
    """Write a file that must not exist; removes what a full disk left of it.

    Raises:
        OSError: FileExistsError where something has that name; others where it cannot be written.
    """
    with path.open("xb") as stream:
        try:
            stream.write(content)
            stream.flush()
        except OSError as error:
            path.unlink(missing_ok=True)
            error.filename = str(path)
            raise
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def file_name(title: str, date: str = "", suffix: str = ".txt") -> str:
    """A name for an article that came without one: its day and title in lower case, letters and digits only."""
    day = date[:10] if ISO_DAY.match(date) else ""
    words = "".join(letter if letter.isalnum() else " " for letter in f"{day} {title}".lower()).split()
    name = "-".join(words) or "article"
    return f"{name.encode()[:LONGEST_NAME].decode(errors='ignore').rstrip('-')}{suffix}"


def article_file(record: Record) -> bytes:
    """An article as a text file: what is known of it as front matter, then its text, character for character.

    Raises:
        ValueError: If the text is no text, or cannot be written as UTF-8.
    """
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ValueError('"text" must be a text that is not empty')
    header = [f"{field}: {value}\n" for field in HEADER_FIELDS if (value := field_text(record, field))]
    fenced = f"---\n{''.join(header)}---\n{text}" if header else text
    return fenced.encode()


def field_text(record: Record, field: str) -> str:
    """One field as it fits on a line of front matter; empty when it is missing or not a plain value."""
    value = record.get(field)
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
