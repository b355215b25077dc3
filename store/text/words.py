"""Words: what a reader steps over with one key, and what matching counts.

Scripts written without spaces have no cheap word boundary: Han and Kana go character by character, Thai, Lao, Khmer
and Burmese letter by letter with the signs that belong to it.
"""

import re
from functools import cache

from store.model import Span
from store.text.scripts import BY_CHARACTER, BY_LETTER

MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0963\u0971-\u0d7f\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u00ad\u200b-\u200d\u2060\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff"
)
"""Combining signs and joiners, which `\\w` leaves out; Indic blocks whole: their vowel signs lie among letters."""

_SIGNS = "\u0e31\u0e33-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb3-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
# No group is repeated possessively below: before Python 3.11.5, `re` then gives matches that are too short.
_LETTER = rf"[^\W_{BY_CHARACTER}{BY_LETTER}]"
_RUN = rf"{_LETTER}(?:{_LETTER}++|[{MARKS}]++)*"
_JOINED = rf"(?:['’ʼ‘`´\-‐‑·]{_RUN})*"

_WORD = (
    rf"[{BY_CHARACTER}][{MARKS}\u3099\u309a]*+"
    rf"|[{BY_LETTER}][{_SIGNS}]*+"
    rf"|(?:(?<!{_LETTER})[^\W\d_]\.){{2,}}(?:[^\W\d_](?!{_LETTER}))?(?!{_LETTER}){_JOINED}"
    rf"|{_RUN}(?:['’ʼ‘`´\-‐‑·]{_RUN}|(?<=\d)[.,٫٬](?=\d){_RUN})*"
)

_SPACE = re.compile(r"\s")
_SAFE = rf"[\s{BY_CHARACTER}!?;:…—–“”„«»\"()\[\]{{}}<>/|。，、！？；：「」『』]|(?![{_SIGNS}])[{BY_LETTER}]"
"""What no word has inside: it stands between words or begins one."""

_LONGEST = 64
"""Code points looked back for the start of a word; longer words are found by walking further back."""


def words(text: str, span: Span | None = None) -> list[Span]:
    """Words in order, with their inner apostrophes, hyphens and decimal separators.

    Args:
        text: The text of record.
        span: Only words that share a code point with it; they come whole.
    """
    if span is None:
        return [Span(*match.span()) for match in _compiled(_WORD).finditer(text)]
    if not span.length:
        return []
    found = []
    after = _SPACE.search(text, span.end)
    for match in _compiled(_WORD).finditer(text, _safe_start(text, span.start), after.start() if after else len(text)):
        if match.start() >= span.end:
            break
        if match.end() > span.start:
            found.append(Span(*match.span()))
    return found


def word_at(text: str, offset: int) -> Span | None:
    """The word that covers `offset`; None between words."""
    found = words(text, Span(offset, offset + 1)) if 0 <= offset < len(text) else []
    return found[0] if found else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when a word is first asked for: that takes longer than anything else on the way to the first paint."""
    return re.compile(pattern)


def _safe_start(text: str, offset: int) -> int:
    """A place at or before `offset` that is inside no word."""
    step = _LONGEST
    while (start := offset - step) > 0:
        if safe := _compiled(_SAFE).search(text, start, offset):
            return safe.start()
        step *= 2
    return 0
