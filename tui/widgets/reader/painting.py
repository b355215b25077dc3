"""Drawing one row: gutter, text, cursor. Pure functions from a row and its layers to a strip."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from store.model import Span
from tui.terminal.sanitise import visible
from tui.widgets.reader.cells import EMOJI_STYLE, JOINER, clusters, is_narrow
from tui.widgets.reader.looks import CURSOR, SELECTED, Looks
from tui.widgets.reader.marks import Layer, LinkMark
from tui.widgets.signs import ACCEPTED, CONFLICT, LINKED

GUTTER = 3
"""Columns left of the text: link, bar of a tinting label, blank."""

_THIN, _BAR, _HINT = "│", "▌", "┊"


class PaintedRow(NamedTuple):
    """A row of text and what is to be seen of it."""

    text: str
    """The text of record."""
    span: Span
    ends_line: bool
    """The cursor can stand after its last character."""
    layers: Sequence[Layer]
    link: LinkMark | None = None
    bar: int | None = None
    """Number of the label whose bar stands in the gutter."""
    hint: bool = False
    """Whether a label that tints is suggested here: without a bar its sign stands in the gutter."""


def paint(row: PaintedRow, looks: Looks, width: int) -> Strip:
    """A row on `width` cells, filled where it is shorter."""
    body = [(text, looks.style(look)) for text, look in _body(row)]
    used = GUTTER + sum(cell_len(text) for text, _ in body)
    if used > width and row.ends_line:
        return paint(_without_end(row), looks, width)
    filling = (" " * max(0, width - used), looks.base)
    return Strip(_joined([*_gutter(row, looks), *body, filling]), max(width, used))


def _without_end(row: PaintedRow) -> PaintedRow:
    """A full row that ends in a hanging space: the cursor after it shares the space's cell, for there is no other."""
    end = row.span.end
    layers = [
        (end - 1, end, look) if low == end and look == CURSOR else (low, high, look) for low, high, look in row.layers
    ]
    return row._replace(ends_line=False, layers=layers)


def _gutter(row: PaintedRow, looks: Looks) -> Iterator[tuple[str, Style]]:
    yield (" ", looks.base) if row.link is None else _link(row.link, looks)
    if row.bar is not None:
        yield _BAR, looks.bar(row.bar)
    else:
        yield (_HINT, looks.hint()) if row.hint else (" ", looks.base)
    yield " ", looks.base


def _link(mark: LinkMark, looks: Looks) -> tuple[str, Style]:
    sign = CONFLICT if mark.is_conflict else ACCEPTED if mark.is_judged else LINKED
    style = looks.gutter(is_judged=mark.is_judged, is_conflict=mark.is_conflict)
    return sign if mark.is_first else _THIN, style


def _body(row: PaintedRow) -> Iterator[tuple[str, int]]:
    """The text of a row in pieces of one look each."""
    start, end = row.span.start, row.span.end
    shown = visible(row.text[start:end]) + (" " if row.ends_line else "")
    layers = _clipped(row, start + len(shown))
    cuts = {start, start + len(shown)}
    if not is_narrow(row.text, start, end):
        layers, apart = _by_cluster(row, layers)
        cuts |= apart
    cuts.update(edge for layer in layers for edge in layer[:2])
    for first, last in pairwise(sorted(cuts)):
        look = 0
        for low, high, layer in layers:
            if low <= first < high:
                look |= layer
        yield shown[first - start : last - start], look


def _clipped(row: PaintedRow, stop: int) -> list[Layer]:
    """Layers inside the row; none but the cursor, and a selected blank row, goes beyond the last visible character."""
    start, end = row.span.start, row.span.end
    inked = start + len(row.text[start:end].rstrip())
    clipped = []
    for low, high, look in row.layers:
        limit = stop if look == CURSOR or (look == SELECTED and start == end) else inked
        if max(low, start) < min(high, limit):
            clipped.append((max(low, start), min(high, limit), look))
    return clipped


def _by_cluster(row: PaintedRow, layers: list[Layer]) -> tuple[list[Layer], set[int]]:
    """Layers grown to whole clusters, and where to cut so that Rich measures joined clusters one by one."""
    found = list(clusters(row.text, row.span.start, row.span.end))
    starts, ends = [cluster.start for cluster in found], [cluster.end for cluster in found]
    grown = [
        (starts[bisect_right(starts, low) - 1], ends[min(bisect_left(ends, high), len(ends) - 1)], look)
        if high <= row.span.end
        else (low, high, look)
        for low, high, look in layers
    ]
    special = [c for c in found if c.end - c.start > 1 and _stands_apart(row.text[c.start : c.end])]
    return grown, {edge for cluster in special for edge in (cluster.start, cluster.end)}


def _stands_apart(text: str) -> bool:
    return JOINER in text or EMOJI_STYLE in text


def _joined(pieces: Iterable[tuple[str, Style]]) -> Iterator[Segment]:
    """Segments, neighbours of one style together: every segment costs some 40 bytes on the way to the terminal."""
    text, style = "", Style.null()
    for more, other in pieces:
        if other == style and not _stands_apart(text) and not _stands_apart(more):
            text += more
            continue
        if text:
            yield Segment(text, style)
        text, style = more, other
    if text:
        yield Segment(text, style)
