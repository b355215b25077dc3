"""How text stands on a screen: grapheme clusters and the cells they take, as Rich counts them.

Rich's count is the one that Textual draws by, so it is the one to wrap by: a row that fits by it never overflows.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rich.cells import cell_len

from store.text import next_grapheme
from tui.terminal.sanitise import visible

_NARROW = (
    "\\x20-\\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u05d0-\u05ea\u0620-\u064a\u1e00-\u1fff"
    "\u2010-\u2027\u2030-\u203b\u20a0-\u20bf"
)
"""Code points that take one cell and never join with one another."""

_WIDE = "\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60"
"""Code points that take two cells and never join with one another."""

_ALL_NARROW = re.compile(rf"[{_NARROW}\t]*+")

JOINER = "\u200d"
"""Zero-width joiner: in a row drawn as one piece, Rich leaves out whatever follows it."""

EMOJI_STYLE = "\ufe0f"
"""Variation selector 16, which widens the character before it."""


class Cluster(NamedTuple):
    """What a reader takes for one character: code points `[start, end)` on `width` cells."""

    start: int
    end: int
    width: int


@cache
def _run() -> re.Pattern[str]:
    """Code points of one width that stand alone; most texts never need it."""
    return re.compile(rf"[{_NARROW}\t]++|[{_WIDE}]++")


def is_narrow(text: str, start: int, end: int) -> bool:
    """Whether every code point in `[start, end)` stands alone on one cell, so that offsets and columns run together."""
    return _ALL_NARROW.fullmatch(text, start, end) is not None


def clusters(text: str, start: int, end: int) -> Iterator[Cluster]:
    """The grapheme clusters of `[start, end)`, a stretch without newlines, with their widths as drawn."""
    matching = _run().match
    while start < end:
        run = matching(text, start, end)
        # The last of a run may carry a combining sign that stands after it.
        stop = start if run is None else run.end() if run.end() == end else run.end() - 1
        width = 2 if stop > start and text[start] > "\u3000" else 1
        for place in range(start, stop):
            yield Cluster(place, place + 1, width)
        start = stop
        if start < end:
            after = min(next_grapheme(text, start), end)
            yield Cluster(start, after, cell_len(visible(text[start:after])))
            start = after


def width_of(text: str, start: int, end: int) -> int:
    """Cells of `[start, end)`, cluster by cluster."""
    if is_narrow(text, start, end):
        return end - start
    return sum(cluster.width for cluster in clusters(text, start, end))
