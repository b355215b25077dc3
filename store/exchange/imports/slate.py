"""SLATE, read: tokens and lines that are labelled, in files beside the text; see https://jkk.name/slate."""

import re
from collections.abc import Mapping

from store.exchange.edition import Imported
from store.exchange.gathering import Gathering, decoded, refused

_ITEM = re.compile(r"\s*(\(.*\)|\d+(?:\s+\d+)*)\s+-\s*(.*)")
_PLACE = re.compile(r"\(?\s*(\d+)\s*,?\s*(?:(\d+)\s*,?\s*)?(?:(\d+)\s*)?\)?")
_PAIR = re.compile(r"\(\s*(\([^()]*\))\s*,\s*(\([^()]*\))\s*\)")


def read(files: Mapping[str, bytes]) -> Imported:
    """Every file of annotations, named after its text: TEXT.annotations, TEXT.category.annotations0.

    Raises:
        StorageError: If there is none, one has no text, or a line is none of SLATE's; names it.
    """
    gathering = Gathering()
    marked = [name for name in files if ".annotations" in name]
    if not marked:
        raise refused(next(iter(files), "no file"), "there is no file of annotations of SLATE here; name its folder")
    for name in marked:
        texts = (text for text in files if text not in marked and name.startswith(f"{text}."))
        text_name = max(texts, key=len, default="")
        if not text_name:
            raise refused(name, "its text is missing; name the folder that has both")
        _SlateFile(name, decoded(files[text_name], text_name), gathering, text_name).gather(decoded(files[name], name))
    return gathering.imported()


class _SlateFile:
    """One file of annotations and the text that it marks."""

    def __init__(self, name: str, text: str, gathering: Gathering, text_name: str) -> None:
        self._name = name
        self._gathering = gathering
        self._article = gathering.article(text_name, text)
        self._annotator = name.rpartition(".")[2].removeprefix("annotations")
        self._is_linking = ".link." in name.removeprefix(text_name)
        self._lines: list[list[tuple[int, int]]] = []
        start = 0
        for line in text.split("\n"):
            self._lines.append([(start + word.start(), start + word.end()) for word in re.finditer(r"\S+", line)])
            start += len(line) + 1

    def gather(self, content: str) -> None:
        """Take every line of the file."""
        for number, line in enumerate(content.split("\n"), 1):
            if not line.strip():
                continue
            match = _ITEM.fullmatch(line)
            if match is None:
                raise refused(self._name, f"line {number} is none of SLATE's ({line[:40].strip()})")
            if self._is_linking or not match[2].strip():
                self._gathering.losses.add("link")
                continue
            self._mark(match[1], match[2].split())

    def _mark(self, item: str, labels: list[str]) -> None:
        pair = _PAIR.fullmatch(item)
        places = [self._place(part) for part in (pair.groups() if pair else (item,))]
        found = [place for place in places if place]
        start, end = (found[0][0], found[-1][1]) if len(found) == len(places) else (0, 0)
        for label in labels:
            self._gathering.mark(self._article, start, end, label, annotator=self._annotator)

    def _place(self, item: str) -> tuple[int, int] | None:
        """The offsets of a line, of a word of it, or of a character of that."""
        match = _PLACE.fullmatch(item)
        if match is None:
            return None
        line, word, letter = (None if part is None else int(part[:9]) for part in match.groups())
        words = self._lines[line] if line is not None and line < len(self._lines) else []
        if not words or (word is not None and word >= len(words)):
            return None
        if word is None:
            return words[0][0], words[-1][1]
        start, end = words[word]
        return (start, end) if letter is None else (start + letter, min(end, start + letter + 1))
