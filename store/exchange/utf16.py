"""Offsets in UTF-16 units, as Java counts, and in code points, as this house does."""

from bisect import bisect_right


class Utf16:
    """A text, and where each character beyond the basic plane stands in it, which takes two units."""

    def __init__(self, text: str) -> None:
        self.text = text
        wide = [] if text.isascii() else [at for at, letter in enumerate(text) if letter > "\uffff"]
        self._wide = [at + number for number, at in enumerate(wide)]

    def offset(self, units: int) -> int:
        """The code point at an offset in units; one inside of a character is its end."""
        before = bisect_right(self._wide, units - 1) if units > 0 else 0
        return units - before if before == 0 or self._wide[before - 1] + 1 < units else units - before + 1
