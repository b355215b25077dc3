"""A text broken into rows of a width: lines on sight, the rest when there is time.

A line is what stands between newlines; a row is what fits the width. A row ends after a space, else beside an
ideograph, else between any two grapheme clusters. One space may hang over the edge at the end of a row, in the column
that is kept free for the cursor.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from store.model import Span
from tui.widgets.reader.cells import clusters, is_narrow, width_of
from tui.widgets.reader.heights import Heights

NARROWEST = 2
"""Cells that a row has at least: what a wide character takes."""

_REMEMBERED = 1024
"""Lines whose rows are kept; to break one again takes microseconds."""

_SPACES = frozenset(" \t\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b")
_IDEOGRAPHS = (("\u2e80", "\ua4cf"), ("\uf900", "\ufaff"), ("\uff01", "\uffef"), ("\U00020000", "\U0003ffff"))
_NOT_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】｡､,.:;?!)]}»…ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
)
"""What no row begins with where another break is at hand (after JIS X 4051)."""

_NOT_LAST = frozenset("‘“（〔［｛〈《「『【([{«")
"""What no row ends with."""


def wrap(text: str, start: int, end: int, width: int) -> list[int]:
    """Where the rows of the line `[start, end)` begin; the first is `start`."""
    if is_narrow(text, start, end):
        return [match.start() for match in _rows_of(width).finditer(text, start, end) if match.end() > start] or [start]
    return _wrap_clusters(text, start, end, width)


@lru_cache(maxsize=16)
def _rows_of(width: int) -> re.Pattern[str]:
    """A row of narrow text: up to `width` characters and a space, or as many as fit."""
    return re.compile(rf".{{1,{width}}}+\Z|.{{0,{width}}}[ \t]|.{{1,{width}}}")


def _wrap_clusters(text: str, start: int, end: int, width: int) -> list[int]:
    rows, used, place, since, before = [start], 0, start, 0, ""
    for cluster in clusters(text, start, end):
        first = text[cluster.start]
        if _may_break(before, first):
            place, since = cluster.start, 0
        is_hanging = first in _SPACES and used <= width
        while used + cluster.width > width and not is_hanging and cluster.start > rows[-1]:
            if place <= rows[-1]:
                place, since = cluster.start, 0
            rows.append(place)
            used = since
        used += cluster.width
        since += cluster.width
        before = text[cluster.end - 1]
    return rows


def _may_break(before: str, after: str) -> bool:
    """Whether a row may end between two characters without need."""
    if not before:
        return False
    if before in _SPACES:
        return True
    if after in _SPACES or after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return any(low <= side <= high for side in (before, after) for low, high in _IDEOGRAPHS)


class Wrapping:
    """The rows of a text at one width.

    Rows are counted from 0 over the whole text. Lines that were not broken yet count as many rows as they are likely
    to take; `settle` makes a line exact and thereby moves the rows below it.

    Args:
        text: The text of record.
        width: Cells of a row; at least `NARROWEST`.
    """

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.width = max(NARROWEST, width)
        self._lengths = list(map(len, text.split("\n")))
        self._ends = [end + line for line, end in enumerate(accumulate(self._lengths))]
        self._measure()

    def resized(self, width: int) -> "Wrapping":
        """The text wrapped at another width."""
        other = Wrapping.__new__(Wrapping)
        other.text, other.width = self.text, max(NARROWEST, width)
        other._lengths, other._ends = self._lengths, self._ends
        other._measure()
        return other

    def _measure(self) -> None:
        """Guess every line's rows from its length: rows are rarely filled to the last column."""
        likely = max(1, self.width - 3)
        self._heights = Heights([1 + length // likely for length in self._lengths])
        self._settled = bytearray(len(self._ends))
        self._rows: dict[int, Sequence[int]] = {}

    @property
    def height(self) -> int:
        """Rows of the whole text, as far as known."""
        return self._heights.total

    @property
    def lines(self) -> int:
        """Lines of the text; an empty text has one."""
        return len(self._ends)

    @property
    def unsettled(self) -> int | None:
        """The first line whose rows are a guess; None when all are exact."""
        line = self._settled.find(0)
        return None if line < 0 else line

    def settle(self, first: int, last: int) -> bool:
        """Make the rows of the lines `first` to `last` exact; whether that moved any row."""
        first, last = max(0, first), min(last, self.lines - 1)
        before = self._heights.total
        line = self._settled.find(0, first, last + 1)
        while line >= 0:
            self._heights.put(line, len(self._broken(line)))
            self._settled[line] = 1
            line = self._settled.find(0, line + 1, last + 1)
        return self._heights.total != before

    def line_of(self, offset: int) -> int:
        """The line that holds `offset`; a newline belongs to the line that it ends."""
        return min(bisect_left(self._ends, offset), self.lines - 1)

    def row_of(self, offset: int) -> int:
        """The row that shows `offset`."""
        line = self.line_of(offset)
        self.settle(line, line)
        return self._heights.above(line) + bisect_right(self._broken(line), offset) - 1

    def span(self, row: int) -> Span:
        """What `row` shows, without the newline that may end it."""
        line, index = self._heights.find(row)
        starts = self._broken(line)
        index = min(index, len(starts) - 1)
        return Span(starts[index], starts[index + 1] if index + 1 < len(starts) else self._ends[line])

    def ends_line(self, span: Span) -> bool:
        """Whether a row is the last of its line, so that the cursor can stand after it."""
        return span.end == self._ends[self.line_of(span.start)]

    def column_of(self, offset: int) -> int:
        """Cells before `offset` in its row."""
        line = self.line_of(offset)
        starts = self._broken(line)
        return width_of(self.text, starts[bisect_right(starts, offset) - 1], offset)

    def offset_at(self, row: int, column: int) -> int:
        """The cluster that covers `column` of `row`, else the last place of the row where the cursor can stand."""
        span = self.span(row)
        if is_narrow(self.text, span.start, span.end):
            offset = span.start + max(0, column)
            return offset if offset < span.end else self._last_place(span, max(span.start, span.end - 1))
        offset = span.start
        for cluster in clusters(self.text, span.start, span.end):
            offset = cluster.start
            column -= cluster.width
            if column < 0:
                return offset
        return self._last_place(span, offset)

    def _last_place(self, span: Span, last: int) -> int:
        """The newline of a row that ends its line, else its last cluster."""
        return span.end if self.ends_line(span) else last

    def _broken(self, line: int) -> Sequence[int]:
        """Where the rows of a line begin."""
        rows = self._rows.get(line)
        if rows is None:
            if len(self._rows) >= _REMEMBERED:
                self._rows.clear()
            start = self._ends[line - 1] + 1 if line else 0
            rows = self._rows[line] = wrap(self.text, start, self._ends[line], self.width)
        return rows
