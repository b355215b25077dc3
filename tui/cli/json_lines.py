"""JSON Lines files named in a call: each line is read on its own, and a bad one is named by its file and line."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import click

from store.errors import VariorumError
from store.model import Record


@dataclass(frozen=True, slots=True)
class JsonLine:
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
    def locating_errors(self) -> Iterator[None]:
        """Makes this line the place of whatever is wrong with what it asks."""
        try:
            yield
        except VariorumError as error:
            raise click.UsageError(f"{self.place}: {error}") from error


def read_json_lines(name: str) -> Iterator[JsonLine]:
    """The objects of a JSON Lines file, one by one as they come; `-` is standard input. Blank lines are passed over.

    Raises:
        click.UsageError: If the file cannot be opened, at once; or at the first line that is no JSON object.
    """
    return _objects(_open_input(name), "standard input" if name == "-" else name)


def _open_input(name: str) -> BinaryIO:
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


def _objects(stream: BinaryIO, name: str) -> Iterator[JsonLine]:
    """The objects of a stream of JSON Lines, which is closed at its end; `name` stands in errors."""
    with stream:
        for number, content in enumerate(stream, 1):
            if content.strip():
                yield JsonLine(name, number, parse_object(content, f"{name}: line {number}"))


def parse_object(content: bytes, place: str) -> Record:
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
