"""How many rows each line of a text takes, summed so that row and line find each other at once."""

from bisect import bisect_right
from itertools import accumulate

_BLOCK = 256
"""Lines summed together: a change costs one block, a question one walk over the blocks and one inside a block."""


class Heights:
    """Rows of every line, some known and some guessed.

    Args:
        rows: At least one row for each line.
    """

    __slots__ = ("_above", "_rows", "_sums")

    def __init__(self, rows: list[int]) -> None:
        self._rows = rows
        self._sums = [sum(rows[start : start + _BLOCK]) for start in range(0, len(rows), _BLOCK)]
        self._above: list[int] | None = None

    @property
    def total(self) -> int:
        """Rows of all lines together."""
        return self._totals()[-1]

    def above(self, line: int) -> int:
        """Rows of the lines before `line`."""
        block = line // _BLOCK
        return self._totals()[block] + sum(self._rows[block * _BLOCK : line])

    def find(self, row: int) -> tuple[int, int]:
        """The line that holds `row`, and how many of its own rows stand above; the last row for one beyond the end."""
        row = max(0, min(row, self.total - 1))
        block = bisect_right(self._totals(), row) - 1
        rest, first = row - self._totals()[block], block * _BLOCK
        below = list(accumulate(self._rows[first : first + _BLOCK]))
        index = bisect_right(below, rest)
        return first + index, rest - (below[index - 1] if index else 0)

    def put(self, line: int, rows: int) -> None:
        """Learn how many rows a line takes."""
        if change := rows - self._rows[line]:
            self._rows[line] = rows
            self._sums[line // _BLOCK] += change
            self._above = None

    def _totals(self) -> list[int]:
        """Rows above each block, and after the last one the rows of all."""
        if self._above is None:
            self._above = list(accumulate(self._sums, initial=0))
        return self._above
