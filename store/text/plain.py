"""A text as it is compared: what a reader cannot tell apart is the same, and every offset is known.

Composed and decomposed letters, ligatures, signs that are not seen, and words parted at the end of a line. What changes
no length is for `folding`.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from store.model import Span
from store.text.lazy_patterns import compiled_later

_UNSEEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u0640"
"""Soft hyphens, joiners, marks of direction, and the stroke that only widens an Arabic word."""

_SIGNS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0e7f\u1ab0-\u1aff\u1dc0-\u1dff\u3099\u309a"
_JAMO = "[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
_LIGATURES = {"ß": "ss", "ẞ": "SS", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ĳ": "ij", "Ĳ": "IJ"}
_PRESENTED = "\ufb00-\ufb06\ufb13-\ufb17\ufef5-\ufefc"
"""Ligatures that stand for several letters in text made for show."""

_UNLIKE = compiled_later(
    rf"(?P<unseen>[{_UNSEEN}]+)"
    rf"|(?P<ligature>[{''.join(_LIGATURES)}{_PRESENTED}])"
    rf"|(?P<jamo>{_JAMO})"
    rf"|(?P<signs>[^\W\d_][{_SIGNS}]+)"
    r"|(?<=[^\W\d_])(?P<parted>[-\u2010]\r?\n[ \t]*)(?=[^\W\d_])"
)
_RARE = compiled_later(rf"[{_UNSEEN}{''.join(_LIGATURES)}{_PRESENTED}\u1100-\u1112{_SIGNS}]|[-\u2010]\r?\n")
_ACCENTS = compiled_later("[\u0300-\u036f\u064b-\u065f\u0670]")
_WORD_BEFORE = compiled_later(r"[^\W\d_]+\Z")
_WORD_AFTER = compiled_later(r"[^\W\d_]+")

LONGEST_HALF = 40
"""Letters looked at on either side of a hyphen at the end of a line."""


class PlainText(NamedTuple):
    """What is compared, and where each of its characters stands in the text itself."""

    text: str
    starts: Sequence[int]
    """Offsets in the text itself, one for each character and one for the end; empty where all are the same."""

    def span(self, start: int, end: int) -> Span:
        """A part of it, as a span of the text itself."""
        if not self.starts:
            return Span(start, end)
        while start < end < len(self.text) and self.starts[end] == self.starts[end - 1]:
            end += 1
        return Span(self.starts[start], self.starts[end])

    def inside(self, span: Span) -> Span:
        """A span of the text itself, as a part of this."""
        if not self.starts:
            return span
        start = max(0, bisect_right(self.starts, span.start) - 1)
        return Span(start, max(start, bisect_left(self.starts, span.end)))


def is_plain(text: str) -> bool:
    """Whether a text is compared as it stands; cheap."""
    if text.isascii():
        return "-\n" not in text and "-\r" not in text
    return _RARE.search(text) is None


def plain(text: str) -> PlainText:
    """A text as it is compared. What does not look the same stays different."""
    edits = [] if is_plain(text) else list(_edits(text))
    if not edits:
        return PlainText(text, ())
    parts, starts, at = list[str](), list[int](), 0
    for start, end, instead in edits:
        parts += [text[at:start], instead]
        starts += [*range(at, start), *([start] * len(instead))]
        at = end
    parts.append(text[at:])
    starts += range(at, len(text) + 1)
    return PlainText("".join(parts), starts)


def _edits(text: str) -> Iterator[tuple[int, int, str]]:
    """What stands otherwise in the text that is compared: from where to where, and what is there instead."""
    lowered = ""
    for found in _UNLIKE.finditer(text):
        start, end = found.span()
        if found.lastgroup == "parted":
            lowered = lowered or text.lower()
            instead = "" if _is_one_word(text, lowered, start, end) else found[0]
        else:
            instead = _instead(found)
        if instead != text[start:end]:
            yield start, end, instead


def _instead(found: "re.Match[str]") -> str:
    kind, there = found.lastgroup, found[0]
    if kind == "unseen":
        return ""
    if kind == "ligature":
        return _LIGATURES.get(there) or unicodedata.normalize("NFKC", there)
    composed = unicodedata.normalize("NFC", there)
    return composed if len(composed) == 1 else composed[0] + _ACCENTS.sub("", composed[1:])


def _is_one_word(text: str, lowered: str, start: int, end: int) -> bool:
    """Whether a hyphen at the end of a line was put there by a typesetter.

    Not before a capital, nor where the text has the same two words with a hyphen elsewhere and never joined.
    """
    before = _WORD_BEFORE.search(text, max(0, start - LONGEST_HALF), start)
    after = _WORD_AFTER.match(text, end)
    if before is None or after is None or not after[0][0].islower():
        return False
    one, other = before[0].lower(), after[0].lower()
    return one + other in lowered or f"{one}-{other}" not in lowered
