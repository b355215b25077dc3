"""A file of JSON read piece by piece: of a million objects in a list one is in memory at a time."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any

from store.errors import StorageError
from store.exchange.parsing import decoded, refused

PIECE = 1 << 18
"""Bytes that are decoded at a time; more where one value is larger."""

_BLANK = frozenset(("", " ", "\t", "\r", "\n"))
_GOES_ON = frozenset(("", ".", "e", "E", "+", "-"))
"""What stands after a number of which only the beginning is decoded."""

_BLANKS = re.compile(r"[ \t\r\n]*")


class JsonSource:
    """One value of JSON, taken from its beginning on: whole, or its items or members one by one.

    Args:
        content: Of the file.
        name: Of the file, for messages.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self._content = content
        self._name = name
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._read = json.JSONDecoder().raw_decode
        self._text = ""
        self._at = 0
        self._given = 0  # bytes of the content that are decoded
        self._passed, self._lines = 0, 1  # characters and lines before the text at hand

    def peek(self) -> str:
        """The first character of what comes next; empty at the end of the file."""
        while True:
            if self._text[self._at : self._at + 1] in _BLANK:
                self._at = _BLANKS.match(self._text, self._at).end()  # type: ignore[union-attr]
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def value(self) -> Any:
        """The whole of what comes next.

        Raises:
            StorageError: If it is no JSON; names the file and where in it.
        """
        self.peek()
        while True:
            try:
                found, end = self._read(self._text, self._at)
            except RecursionError as error:
                raise self._refused("nested too deeply", self._at) from error
            except json.JSONDecodeError as error:
                if self._more():
                    continue
                raise self._refused(error.msg, error.pos) from error
            except ValueError as error:  # a number of more digits than Python reads
                raise self._refused(str(error).partition(";")[0], self._at) from error
            if self._text[end : end + 1] not in _GOES_ON or not self._more():
                self._at = end
                return found

    def items(self) -> Iterator[None]:
        """Stop before each item of the list that comes next; whoever is stopped takes the item.

        Raises:
            StorageError: If that is no list.
        """
        yield from self._parts("[", "]")

    def objects(self) -> Iterator[dict[str, Any]]:
        """All that the file holds: the objects of its list, or the one object that it is.

        Raises:
            StorageError: If something stands after that.
        """
        for _ in self.items() if self.peek() == "[" else (None,):
            value = self.value()
            if isinstance(value, dict):
                yield value
        self.end()

    def members(self) -> Iterator[str]:
        """The name of each member of the object that comes next; whoever gets it takes the value.

        Raises:
            StorageError: If that is no object.
        """
        for _ in self._parts("{", "}"):
            name = self.value() if self.peek() == '"' else None
            if name is None:
                raise self._refused("a name in quotation marks is missing", self._at)
            self._take(":")
            yield name

    def end(self) -> None:
        """See that nothing comes any more.

        Raises:
            StorageError: If anything does.
        """
        if self.peek():
            raise self._refused("something stands after its end", self._at)

    def _parts(self, opening: str, closing: str) -> Iterator[None]:
        self._take(opening)
        if self.peek() != closing:
            yield
            while self.peek() == ",":
                self._at += 1
                yield
        self._take(closing)

    def _take(self, sign: str) -> None:
        if self.peek() != sign:
            raise self._refused(f"a {sign} is missing", self._at)
        self._at += 1

    def _more(self) -> bool:
        """Decode more, twice as much as is at hand where one value takes all of that; False at the end."""
        if self._given >= len(self._content):
            return False
        kept = self._text[self._at :]
        self._passed += self._at
        self._lines += self._text.count("\n", 0, self._at)
        size = max(PIECE, len(kept))
        piece = self._content[self._given : self._given + size]
        self._given += size
        try:
            self._text = kept + self._decoder.decode(piece, final=self._given >= len(self._content))
        except UnicodeDecodeError:
            decoded(self._content, self._name)  # raises, with the place in the whole file
            raise
        self._at = 0
        return True

    def _refused(self, why: str, position: int) -> StorageError:
        line = self._lines + self._text.count("\n", 0, position)
        return refused(self._name, f"it is no JSON ({why}: line {line}, character {self._passed + position + 1})")
