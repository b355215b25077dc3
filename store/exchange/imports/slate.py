"""SLATE, read: tokens and lines that are labelled, in files beside the text; see https://jkk.name/slate."""

import re
from array import array
from collections.abc import Mapping, Set

from store.exchange.edition import Imported
from store.exchange.numbering_builder import NumberingBuilder
from store.exchange.parsing import decoded, refused

_ITEM = re.compile(r"\s*(\(.*\)|\d+(?:\s+\d+)*)\s+-\s*(.*)")
_PLACE = re.compile(r"\(?\s*+(\d++)\s*+,?\s*+(?:(\d++)\s*+,?\s*+)?(?:(\d++)\s*+)?\)?")
_PAIR = re.compile(r"\(\s*(\([^()]*\))\s*,\s*(\([^()]*\))\s*\)")

_MOST_DOTS = 30
"""Parts of a file's name between dots that are looked at."""


def read(files: Mapping[str, bytes]) -> Imported:
    """Every file of annotations, named after its text: TEXT.annotations, TEXT.category.annotations0.

    Raises:
        StorageError: If there is none, one has no text, or a line is none of SLATE's; names it.
    """
    builder = NumberingBuilder()
    marked = {name for name in files if ".annotations" in name}
    if not marked:
        raise refused(next(iter(files), "no file"), "there is no file of annotations of SLATE here; name its folder")
    texts: dict[str, _SlateText] = {}
    for name in (each for each in files if each in marked):
        text = _text_name(name, files, marked)
        if text not in texts:
            texts[text] = _SlateText(builder, text, decoded(files[text], text))
        _SlateFile(name, builder, texts[text]).gather(decoded(files[name], name))
    return builder.imported()


def _text_name(name: str, files: Mapping[str, bytes], marked: Set[str]) -> str:
    """The text that a file marks: the longest name that its own goes on from after a dot.

    Raises:
        StorageError: If there is none.
    """
    parts = name.split(".")[:_MOST_DOTS]
    stems = (".".join(parts[:count]) for count in range(len(parts) - 1, 0, -1))
    found = next((stem for stem in stems if stem in files and stem not in marked), "")
    if not found:
        raise refused(name, "its text is missing; name the folder that has both")
    return found


class _SlateText:
    """A text, with the places of its lines and words; they take a few bytes a word."""

    def __init__(self, builder: NumberingBuilder, name: str, text: str) -> None:
        self.name = name
        self.article = builder.article(name, text)
        self._starts, self._ends, self._first = array("L"), array("L"), array("L", [0])
        for found in re.finditer(r"[^\S\n]*(?:(\n)|\S+)", text):
            if found[1]:
                self._first.append(len(self._starts))
            else:
                self._starts.append(found.end() - len(found[0].lstrip()))
                self._ends.append(found.end())
        self._first.append(len(self._starts))

    def line(self, number: int) -> range:
        """The numbers of the words of a line, empty where there is no such line."""
        return range(self._first[number], self._first[number + 1]) if number + 1 < len(self._first) else range(0)

    def word(self, number: int) -> tuple[int, int]:
        """The offsets of a word."""
        return self._starts[number], self._ends[number]


class _SlateFile:
    """One file of annotations of a text."""

    def __init__(self, name: str, builder: NumberingBuilder, text: _SlateText) -> None:
        self._name = name
        self._builder = builder
        self._text = text
        self._annotator = name.rpartition(".")[2].removeprefix("annotations")
        self._is_linking = ".link." in name.removeprefix(text.name)

    def gather(self, content: str) -> None:
        """Take every line of the file."""
        for number, line in enumerate(content.split("\n"), 1):
            if not line.strip():
                continue
            match = _ITEM.fullmatch(line)
            if match is None:
                raise refused(self._name, f"line {number} is none of SLATE's ({line[:40].strip()})")
            if self._is_linking or not match[2].strip():
                self._builder.losses.add("link")
                continue
            self._mark(match[1], match[2].split())

    def _mark(self, item: str, labels: list[str]) -> None:
        pair = _PAIR.fullmatch(item)
        places = [self._place(part) for part in (pair.groups() if pair else (item,))]
        found = [place for place in places if place]
        start, end = (found[0][0], found[-1][1]) if len(found) == len(places) else (0, 0)
        for label in labels:
            self._builder.mark(self._text.article, start, end, label, annotator=self._annotator)

    def _place(self, item: str) -> tuple[int, int] | None:
        """The offsets of a line, of a word of it, or of a character of that."""
        match = _PLACE.fullmatch(item)
        if match is None:
            return None
        line, word, letter = (None if part is None else int(part[:9]) for part in match.groups())
        words = range(0) if line is None else self._text.line(line)
        if not words or (word is not None and word >= len(words)):
            return None
        if word is None:
            return self._text.word(words[0])[0], self._text.word(words[-1])[1]
        start, end = self._text.word(words[word])
        return (start, end) if letter is None else (start + letter, min(end, start + letter + 1))
