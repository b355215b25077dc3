"""What another tool counts that says where something stands: code points or UTF-16 units, line ends as one or two."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable

from store.exchange.utf16 import Utf16
from store.model import line_feeds

Counting = Callable[[int], int]
"""From a position as the tool counts to an offset in the text of record."""


def counting(raw: str, stated: Iterable[tuple[int, int, str]]) -> Counting:
    """How positions in a text were counted, told by selections that also say their words.

    Args:
        raw: The text as its file has it, with the line ends of the tool.
        stated: Start, end and name of each selection; many tools name one by its words.
    """
    ways = [_in_raw(raw), _same, _in_units(raw)]
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


def _in_raw(raw: str) -> Counting:
    """Code points of the text with its own line ends."""
    doubled = array("Q", (found.start() for found in re.finditer("\r\n", raw)))
    return lambda position: position - bisect_left(doubled, position)


def _in_units(raw: str) -> Counting:
    """UTF-16 units of the text with its own line ends."""
    units, points = Utf16(raw), _in_raw(raw)
    return lambda position: points(max(0, min(len(raw), units.offset(position))))
