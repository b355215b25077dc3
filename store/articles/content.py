"""What a reader of one kind of file yields, and how a title is found in a text that names none."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from store.text.lazy_patterns import compiled_later

LONGEST_TITLE = 90
"""Code points; a longer first line is cut at a word."""

_VISIBLE = re.compile(r"\S")
_LOOKED_AT = 6
"""Lines in which a title may stand; site furniture above a headline is rarely longer."""

_MENU = 4
"""Lines of a word or three, one after the other, that make the menu of a page that was copied whole."""

_LONGEST_MENU = 60
"""Lines of a menu that are passed over."""

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = compiled_later(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\.? {_MONTH}|{_MONTH} \d{{1,2}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d\d)",
    re.IGNORECASE,
)
_NO_HEADLINE = compiled_later(
    r"[!-~]+|(?:https?://|www\.)\S.*|[Bb]y(?: [A-Z][\w.'’-]*){1,4}|(?:[A-Z]\w+ ){0,2}\w+ ?: ?\S+"
)
"""A single word, an address, a byline, a field such as `Story Code : 12`."""

_TRAIL = compiled_later(r"(?:[\w&.-]+(?: [\w&.-]+)?\s+[/>›»|•]\s+)+[\w&.-]+(?: [\w&.-]+)?")
"""The path to a page as sites print it: `News / Region`."""


class Content(NamedTuple):
    """One article as its file gives it, before the project gives it an id."""

    text: str
    """The text of record."""
    title: str = ""
    """Empty: to be found in the text."""
    source: str = ""
    published: str = ""
    url: str = ""
    remarks: tuple[str, ...] = ()
    author: str = ""
    """Names of people, parted by commas."""
    locators: tuple[tuple[int, str], ...] = ()
    """Offsets from which the text stands in another place of the original, in order, and its name: `p. 3`."""


Reader = Callable[[bytes, str], Content]
"""Reads the bytes of one file, whose name is given for messages; raises ArticleError."""


def title_of(text: str) -> str:
    """The first line that reads like a headline, on one line of at most `LONGEST_TITLE`; empty for a blank text.

    Dates, bylines, addresses and paths of a site are passed over when a headline follows within a few lines.
    """
    lines = _below_menu(list(_opening_lines(text)))[:_LOOKED_AT]
    likely = (line for line in lines if not _is_furniture(line))
    return shortened(next(likely, lines[0] if lines else ""))


def shortened(line: str) -> str:
    """`line` with single spaces, cut at a word with an ellipsis where it is too long for a title."""
    joined = " ".join(line.split())
    if len(joined) <= LONGEST_TITLE:
        return joined
    cut = joined[: LONGEST_TITLE - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[LONGEST_TITLE // 2 :] else cut).rstrip(" ,;:–—-") + "…"


def emptiness(text: str) -> str:
    """What is to be remarked of a text that says nothing; empty for any other."""
    if not text:
        return "the article is empty"
    return "" if text.strip() else "the article holds nothing but white space"


def _opening_lines(text: str) -> Iterator[str]:
    """The first lines that are not blank, each cut to what a title could use."""
    start = 0
    for _ in range(_LONGEST_MENU + _LOOKED_AT):
        match = _VISIBLE.search(text, start)
        if match is None:
            return
        end = text.find("\n", match.start())
        start = end if end >= 0 else len(text)
        yield text[match.start() : min(start, match.start() + 4 * LONGEST_TITLE)]


def _below_menu(lines: list[str]) -> list[str]:
    """The opening lines without the menu that stands above them; all of them where it is none, or nothing else."""
    menu = next((at for at, line in enumerate(lines[:_LONGEST_MENU]) if not _is_menu_item(line)), 0)
    return lines[menu:] if menu >= _MENU else lines


def _is_menu_item(line: str) -> bool:
    words = line.split()
    return len(words) <= 3 and line.strip()[-1].isalnum() and max(line) < "\u2e80"


def _is_furniture(line: str) -> bool:
    plain = " ".join(line.split())
    if plain and ord(plain[0]) >= 0x2E80:
        return False
    dated = len(plain) < 40 and _DATE.search(plain)
    return bool(dated or _NO_HEADLINE.fullmatch(plain) or _TRAIL.fullmatch(plain))
