"""Columns of a printed page: its lines in the order in which they are read. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

GAP = 1.6
"""Distance between two letters of a line, in its size, from which they may stand in two columns."""

GUTTER = 6.0
"""Points that two columns are apart at least."""

SHORTEST = 12
"""Letters of a line of a column, on average; cells of a table have fewer."""

FEWEST = 4
"""Lines of a column."""

MOST_COLUMNS = 5
"""Columns of a page are looked for as often."""


class PrintedLine(NamedTuple):
    """Letters that stand in one row, as their file has them together."""

    left: float
    bottom: float
    right: float
    top: float
    size: float
    """Height of its letters."""
    text: str
    gaps: tuple[tuple[int, float, float], ...] = ()
    """Wide gaps in it: the offset of what follows, and the edges of the gap."""


def in_reading_order(lines: Sequence[PrintedLine], depth: int = MOST_COLUMNS) -> list[PrintedLine]:
    """Lines column by column where they stand in columns, as they come where they do not.

    What reaches over several columns, as a headline does, parts what is above it from what is below.
    """
    pieces = [piece for line in lines for piece in _split(line)]
    gutter = _gutter(pieces) if depth and len(pieces) >= 2 * FEWEST else None
    if gutter is None:
        return list(lines)
    whole = [line for line in lines if line.left < gutter < line.right and not _parts_at(line, gutter)]
    ordered: list[PrintedLine] = []
    for band in _bands(lines, whole):
        apart = [piece for line in band for piece in (_split(line) if _parts_at(line, gutter) else [line])]
        ordered += in_reading_order([piece for piece in apart if piece.right <= gutter], depth - 1)
        ordered += in_reading_order([piece for piece in apart if piece.left >= gutter], depth - 1)
        ordered += [piece for piece in apart if piece.left < gutter < piece.right]
    return ordered


def _split(line: PrintedLine) -> Iterator[PrintedLine]:
    """A line, in pieces where its letters are far apart."""
    start, left = 0, line.left
    for offset, gap_left, gap_right in line.gaps:
        yield line._replace(left=left, right=gap_left, text=line.text[start:offset], gaps=())
        start, left = offset, gap_right
    yield line._replace(left=left, text=line.text[start:], gaps=())


def _parts_at(line: PrintedLine, x: float) -> bool:
    return any(left <= x <= right for _, left, right in line.gaps)


def _bands(lines: Sequence[PrintedLine], whole: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """Lines between those that reach over the columns, from the top of the page to its bottom, and these alone."""
    floors = sorted((line.top for line in whole), reverse=True)
    reaching = {id(line) for line in whole}
    above = dict.fromkeys(range(len(floors) + 1), 0)
    bands: dict[int, list[PrintedLine]] = {number: [] for number in above}
    for line in lines:
        if id(line) not in reaching:
            bands[sum(line.bottom < floor - 0.5 * line.size for floor in floors)].append(line)
    ordered = sorted(whole, key=lambda line: -line.top)
    yield bands[0]
    for number, line in enumerate(ordered, 1):
        yield [line]
        yield bands[number]


def _gutter(pieces: Sequence[PrintedLine]) -> float | None:
    """Where two columns part that run beside each other; None for none."""
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    best, widest = None, GUTTER
    for start, end in _clear(pieces, left, right):
        middle = (start + end) / 2
        if end - start >= widest and _are_columns(pieces, middle):
            best, widest = middle, end - start
    return best


def _clear(pieces: Sequence[PrintedLine], left: float, right: float) -> Iterator[tuple[float, float]]:
    """Stretches that few lines reach over, in steps of two points."""
    steps = max(1, int((right - left) / 2))
    over = [0] * (steps + 2)
    for piece in pieces:
        over[int((piece.left - left) / 2)] += 1
        over[min(steps, int((piece.right - left) / 2)) + 1] -= 1
    most, crossing, start = 0.3 * len(pieces), 0, -1
    for number in range(steps + 1):
        crossing += over[number]
        if crossing <= most and start < 0:
            start = number
        elif crossing > most and start >= 0:
            yield left + 2 * start, left + 2 * number
            start = -1


def _are_columns(pieces: Sequence[PrintedLine], x: float) -> bool:
    """Whether what stands left and right of `x` are columns of text that run beside each other."""
    before = [piece for piece in pieces if piece.right <= x]
    behind = [piece for piece in pieces if piece.left >= x]
    if min(len(before), len(behind)) < FEWEST or len(pieces) - len(before) - len(behind) > len(before) + len(behind):
        return False
    top, bottom = min(_top(before), _top(behind)), max(_bottom(before), _bottom(behind))
    return top > bottom and all(_is_column(side) for side in (before, behind))


def _is_column(lines: Sequence[PrintedLine]) -> bool:
    """Whether lines are long, and many of them begin at one edge."""
    edges = sorted(line.left for line in lines)
    aligned = max(sum(abs(other - edge) < 3 for other in edges) for edge in edges[:: max(1, len(edges) // 40)])
    long = sum(len(line.text.strip()) for line in lines) >= SHORTEST * len(lines)
    return long and aligned * 5 >= len(lines) * 2


def _top(lines: Iterable[PrintedLine]) -> float:
    return max(line.top for line in lines)


def _bottom(lines: Iterable[PrintedLine]) -> float:
    return min(line.bottom for line in lines)
