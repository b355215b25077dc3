"""Whether a passage is somebody's words: what is quoted turns up in reports that share nothing else."""

import re
from collections.abc import Iterator, Mapping

from store.linking.passages.piece import Piece

BEFORE = 4
"""Passages before a quoted one in which its quotation mark is sought, in the same line."""

MOSTLY = 0.5
"""Share of a passage that stands between quotation marks, from which it is a quotation."""

_MARK = re.compile('["“”„«»「」『』]')
_BEFORE_OPENING = frozenset(" \t\n\u00a0([—–-")


def is_quoted(pieces: Mapping[int, Piece], first: int, start: int, text: str) -> bool:
    """Whether most of a passage stands between quotation marks.

    Args:
        pieces: Passages of its document, by number; those before the first may be missing.
        first: Number of the passage in which it begins.
        start: Its offset in the document's text of record.
        text: What it says.
    """
    turns = list(_turns(text))
    open_ = not turns[0][1] if turns else _ends_open(_line_before(pieces, first, start))
    inside, at = 0, 0
    for place, opens in turns:
        inside += (place - at) * open_
        at, open_ = place, opens
    return inside + (len(text) - at) * open_ >= MOSTLY * max(1, len(text))


def _line_before(pieces: Mapping[int, Piece], first: int, start: int) -> str:
    near = [pieces[at].text for at in range(first - BEFORE, first) if at in pieces]
    own = pieces[first]
    return "".join([*near, own.text[: max(0, start - own.start)]]).rpartition("\n")[2]


def _ends_open(text: str) -> bool:
    opens = False
    for _, opens in _turns(text):  # noqa: B007 - the last one tells
        pass
    return opens


def _turns(text: str) -> Iterator[tuple[int, bool]]:
    """Where the quotation marks are, and whether each begins a quotation."""
    for mark in _MARK.finditer(text):
        before = text[mark.start() - 1] if mark.start() else " "
        yield mark.start(), before in _BEFORE_OPENING or mark.group() in "「『„"
