"""Lines of JSON that ask something: each is read on its own, and a bad one is named by its file and line."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from store.errors import SpanError, VariorumError
from store.model import Passage, Record, Span
from tui.cli.changing import span_between

if TYPE_CHECKING:
    from store.project import Project


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds a JSON object, and where it stands."""

    name: str
    number: int
    record: Record

    @property
    def place(self) -> str:
        """File and line, as errors name them."""
        return f"{self.name}: line {self.number}"

    def text(self, key: str) -> str:
        """A field that must be a text.

        Raises:
            click.UsageError: If it is missing or something else.
        """
        return str(self._field(key, str, "a text"))

    def offset(self, key: str) -> int:
        """A field that must be a whole number.

        Raises:
            click.UsageError: If it is missing or something else.
        """
        return int(self._field(key, int, "a whole number"))

    def _field(self, key: str, kind: type, name: str) -> Any:
        value = self.record.get(key)
        if isinstance(value, kind) and not isinstance(value, bool):
            return value
        raise click.UsageError(f'{self.place}: "{key}" must be {name}')

    @contextmanager
    def blamed(self) -> Iterator[None]:
        """Makes this line the place of whatever is wrong with what it asks."""
        try:
            yield
        except VariorumError as error:
            raise click.UsageError(f"{self.place}: {error}") from error


def lines(name: str) -> Iterator[Line]:
    """The objects of a JSON Lines file, one by one as they come; `-` is standard input. Blank lines are passed over.

    Raises:
        click.UsageError: If the file cannot be opened, at once; or at the first line that is no JSON object.
    """
    return lines_of(opened(name), "standard input" if name == "-" else name)


def opened(name: str) -> BinaryIO:
    """A file named in the call, or standard input for `-`.

    Raises:
        click.UsageError: If it cannot be opened.
    """
    if name == "-":
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise click.UsageError(
            f"{name}: {(error.strerror or str(error)).lower()}; check the name of the file"
        ) from error


def lines_of(stream: BinaryIO, name: str) -> Iterator[Line]:
    """The objects of a stream of JSON Lines, which is closed at its end; `name` stands in errors."""
    with stream:
        for number, content in enumerate(stream, 1):
            if content.strip():
                yield Line(name, number, parsed(content, f"{name}: line {number}"))


def parsed(content: bytes, place: str) -> Record:
    """One line as a JSON object.

    Raises:
        click.UsageError: If it is something else.
    """
    try:
        record = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise click.UsageError(f"{place}: not JSON in UTF-8 ({error}); write one object a line") from error
    if not isinstance(record, dict):
        raise click.UsageError(f"{place}: not a JSON object; write one object a line")
    return record


def asked(line: Line, project: "Project") -> Passage:
    """The passage that a line of `links --queries` asks for: `{"text"}`, or `{"document" or "path", "start", "end"}`.

    Raises:
        click.UsageError: If the line asks for nothing that the project has.
    """
    record = line.record
    with line.blamed():
        if "document" in record or "path" in record:
            key = line.text("document" if "document" in record else "path")
            return project.passage(key, span_between(line.offset("start"), line.offset("end")))
        if "text" in record:
            return text_passage(line.text("text"))
    raise click.UsageError(f'{line.place}: needs "text", or "document" or "path" with "start" and "end"')


def text_passage(text: str) -> Passage:
    """A passage that is in no document.

    Raises:
        SpanError: If it holds nothing.
    """
    if not text.strip():
        raise SpanError("the text is empty; give the words whose counterparts you want")
    return Passage(None, Span(0, len(text)), text)
