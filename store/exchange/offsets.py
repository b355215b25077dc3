"""Offsets as other tools count them: in code points or UTF-16 units, line ends as one or two."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable

from store.model import line_feeds

Counting = Callable[[int], int]
"""From a position as the tool counts to an offset in the text of record."""


class Utf16:
    """Units of UTF-16, as Java counts, in a text: each character beyond the basic plane takes two."""

    def __init__(self, text: str) -> None:
        self.text = text
        wide = iter(()) if text.isascii() else re.finditer("[\U00010000-\U0010ffff]", text)
        # Machine words: a list of numbers would take ten times the memory of a text of nothing else.
        self._wide = array("Q", (found.start() + number for number, found in enumerate(wide)))

    def offset(self, units: int) -> int:
        """The code point at an offset in units; one inside of a character is its end."""
        before = bisect_right(self._wide, units - 1) if units > 0 else 0
        return units - before if before == 0 or self._wide[before - 1] + 1 < units else units - before + 1


def counting(raw: str, stated: Iterable[tuple[int, int, str]]) -> Counting:
    """How positions in a text were counted, told by selections that also say their words.

    Args:
        raw: The text as its file has it, with the line ends of the tool.
        stated: Start, end and name of each selection; many tools name one by its words.
    """
    ways = [in_raw(raw), _same, _in_units(raw)]
    if "\r" not in raw and raw.isascii():
        return _same
    text, samples = line_feeds(raw), [each for each in stated if each[2]][:200]
    return max(ways, key=lambda way: sum(_says(text, way, *each) for each in samples))


def _says(text: str, way: Counting, start: int, end: int, name: str) -> bool:
    first, named = way(start), name.rstrip(".… ").split()
    words = text[first : min(way(end), first + 4 * len(name))].split()
    return bool(named) and " ".join(words).startswith(" ".join(named))


def _same(position: int) -> int:
    return position


def in_raw(raw: str) -> Counting:
    """Code points of a text with its own line ends, of which the text of record has but the line feeds."""
    doubled = array("Q", (found.start() for found in re.finditer("\r\n", raw)))
    return lambda position: position - bisect_left(doubled, position)


def _in_units(raw: str) -> Counting:
    """UTF-16 units of the text with its own line ends."""
    units, points = Utf16(raw), in_raw(raw)
    return lambda position: points(max(0, min(len(raw), units.offset(position))))
