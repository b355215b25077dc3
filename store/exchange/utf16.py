"""Offsets in UTF-16 units, as Java counts, and in code points, as this house does."""

import re
from array import array
from bisect import bisect_right


class Utf16:
    """A text, and where each character beyond the basic plane stands in it, which takes two units."""

    def __init__(self, text: str) -> None:
        self.text = text
        wide = iter(()) if text.isascii() else re.finditer("[\U00010000-\U0010ffff]", text)
        # Machine words: a list of numbers would take ten times the memory of a text of nothing else.
        self._wide = array("Q", (found.start() + number for number, found in enumerate(wide)))

    def offset(self, units: int) -> int:
        """The code point at an offset in units; one inside of a character is its end."""
        before = bisect_right(self._wide, units - 1) if units > 0 else 0
        return units - before if before == 0 or self._wide[before - 1] + 1 < units else units - before + 1
