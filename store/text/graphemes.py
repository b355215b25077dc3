"""Grapheme clusters, what a reader takes for one character (Unicode UAX 29)."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from regex import Pattern

_FURTHEST = 128
"""Code points looked back for a sure boundary; only a longer run of flags or of joined signs could be cut wrongly."""

_PLAIN = (
    (0x0020, 0x02FF),
    (0x0370, 0x0482),
    (0x048A, 0x052F),
    (0x05D0, 0x05EA),
    (0x0620, 0x064A),
    (0x1E00, 0x1FFF),
    (0x2010, 0x2027),
    (0x2030, 0x205E),
    (0x3000, 0x3029),
    (0x3041, 0x3096),
    (0x30A1, 0x30FF),
    (0x3400, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xFF01, 0xFF9D),
)
"""Ranges of code points that never join with one another."""


def next_grapheme(text: str, offset: int) -> int:
    """Offset just after the cluster that begins at `offset`; the end of the text at its end."""
    if offset + 1 >= len(text):
        return len(text)
    if _parts(text, offset + 1):
        return offset + 1
    match = _cluster().match(text, offset)
    return match.end() if match else offset + 1


def previous_grapheme(text: str, offset: int) -> int:
    """Offset of the last cluster boundary before `offset`; 0 at the start of the text."""
    if offset <= 1:
        return 0
    if offset <= len(text) and _parts(text, offset - 1):
        return offset - 1
    start = _sure_boundary(text, min(offset, len(text) + 1) - 1)
    while (end := next_grapheme(text, start)) < min(offset, len(text)):
        start = end
    return start


def is_boundary(text: str, offset: int) -> bool:
    """Whether no cluster is cut at `offset`."""
    return offset <= 0 or offset >= len(text) or previous_grapheme(text, offset + 1) == offset


def _parts(text: str, offset: int) -> bool:
    """Whether a boundary surely lies at `offset`, seen from the two code points beside it; the cheap common case."""
    return _is_plain(text[offset - 1]) and _is_plain(text[offset])


def _is_plain(character: str) -> bool:
    if " " <= character < "\u0300":
        return True
    code = ord(character)
    return character == "\n" or any(low <= code <= high for low, high in _PLAIN)


def _sure_boundary(text: str, offset: int) -> int:
    """The nearest place at or before `offset` where the cheap test finds a boundary, within reach."""
    stop = max(0, offset - _FURTHEST)
    while offset > stop and not _parts(text, offset):
        offset -= 1
    return offset


@cache
def _cluster() -> "Pattern[str]":
    """The pattern of one cluster; `regex` is imported only when a text needs it."""
    import regex

    return regex.compile(r"\X")
