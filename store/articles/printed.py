"""Printed pages as running text: lines in the order of reading, without running heads, joined to paragraphs.

Pure: knows lines and where they stand, not the format that they come from. Places are in points, upwards from the lower
left corner of a page.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from store.articles.page_columns import PrintedLine, in_reading_order

HYPHENS = "-\u00ad\u2010\u0002\ufffe"
"""What stands at the end of a line where a word goes on in the next; the last two are PDFium's own."""

MARGIN = 0.12
"""Share of a page's height at its top and bottom in which running heads and page numbers stand."""

EDGE_LINES = 3
"""Lines at the top and the bottom of a page that may be running heads."""

LEADING = 1.35
"""Distance of two lines, measured by the usual one of the page, from which a new paragraph begins."""

_ENDS = ".!?:;…\"'”’»)]。！？」』"
_EAST = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u30ff]"
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_PAGE_NUMBER = r"[\W_]*(?:(?:page|seite|página|pagina|стр\.?|p\.?)\s*)?#(?:\s*(?:/|of|de|von|sur|из)\s*#)?[\W_]*"


class PrintedPage(NamedTuple):
    """One page as it was printed."""

    name: str
    """What is printed on it or, without that, its number."""
    height: float
    lines: Sequence[PrintedLine]
    """In the order of the file."""


class PrintedText(NamedTuple):
    """The text of all pages, and where each begins in it."""

    text: str
    starts: tuple[tuple[int, str], ...]
    """Offsets of the first character of each page that has any, with the page's name."""


def running_text(pages: Sequence[PrintedPage]) -> PrintedText:
    """The text of pages: a blank line between paragraphs, words whole that were parted at the end of a line."""
    heads = _running_heads(pages)
    writer = _Writer(_words(pages))
    for page in pages:
        kept = [line for line in page.lines if _key(line) not in heads or not _is_at_edge(line, page)]
        writer.begin_page(page.name)
        ordered = in_reading_order(kept or page.lines)
        _write_page(ordered, writer)
    return PrintedText(writer.text(), tuple(writer.starts))


def headline(page: PrintedPage) -> str:
    """What is printed largest on a page; empty where everything is of one size."""
    lines = [line for line in page.lines if len(line.text.strip()) > 3]
    if len(lines) < 3:
        return ""
    largest = max(line.size for line in lines)
    if largest < 1.15 * median(line.size for line in lines):
        return ""
    said = " ".join(line.text.strip() for line in lines if line.size > 0.95 * largest)
    return said if len(said) <= 200 else ""


def _running_heads(pages: Sequence[PrintedPage]) -> set[str]:
    """What stands at the edge of several pages, figures aside, or is a page's own number."""
    count = Counter(key for page in pages for key in {_key(line) for line in _edge(page)})
    most = max(2, len(pages) / 3)
    names = {page.name.casefold() for page in pages}
    found = {key for key, times in count.items() if key and times >= most}
    numbers = {key for key in count if key in names or (re.fullmatch(_PAGE_NUMBER, key) and len(pages) > 1)}
    return found | numbers if len(pages) > 1 else set()


def _edge(page: PrintedPage) -> list[PrintedLine]:
    lines = sorted((line for line in page.lines if line.text.strip()), key=lambda line: -line.top)
    outer = [*lines[:EDGE_LINES], *lines[EDGE_LINES:][-EDGE_LINES:]]
    return [line for line in outer if _is_at_edge(line, page)]


def _is_at_edge(line: PrintedLine, page: PrintedPage) -> bool:
    return line.bottom > page.height * (1 - MARGIN) or line.top < page.height * MARGIN


def _key(line: PrintedLine) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text.split()).casefold())


def _words(pages: Iterable[PrintedPage]) -> set[str]:
    """Every word that stands whole somewhere, to tell a word that was parted from one that is written so."""
    return {word.casefold() for page in pages for line in page.lines for word in re.findall(_WORD, line.text)}


class _Writer:
    """Joins lines, and notes where pages begin.

    Args:
        words: That stand whole somewhere.
    """

    def __init__(self, words: set[str]) -> None:
        self.starts: list[tuple[int, str]] = []
        self._words = words
        self._pieces: list[str] = []
        self._length = 0
        self._page = ""

    def begin_page(self, name: str) -> None:
        """What is written next stands on another page."""
        self._page = name

    def text(self) -> str:
        """Everything that was written."""
        return re.sub(f"[{HYPHENS[3:]}]", "-", "".join(self._pieces))

    def is_open(self, line: str) -> bool:
        """Whether a line seems to go on with what was written last, though it stands in another column or page."""
        last = self._pieces[-1] if self._pieces else ""
        return bool(last) and last[-1] not in _ENDS and (last[-1] in HYPHENS or line[:1].islower())

    def write(self, line: str, *, opens: bool) -> None:
        """Write a line, as the beginning of a paragraph or as its next line."""
        if self._pieces:
            self._part(line, opens=opens)
        if self._page:
            self.starts.append((self._length, self._page))
            self._page = ""
        self._put(line)

    def _part(self, line: str, *, opens: bool) -> None:
        """What comes between the last line and this one."""
        last = self._pieces[-1]
        if opens:
            self._put("\n\n")
        elif last[-1] in HYPHENS and not last[-2:-1].isspace():
            self._mend(last, line)
        elif not (re.match(_EAST, last[-1]) and re.match(_EAST, line)):
            self._put(" ")

    def _mend(self, last: str, line: str) -> None:
        """Take the hyphen off a word that was parted; one that is written so elsewhere, or before a capital, stays."""
        before, after = re.search(r"[^\W\d_]*$", last[:-1]), re.match(r"[^\W\d_]*", line)
        one, other = (before[0] if before else ""), (after[0] if after else "")
        joined, written = f"{one}{other}".casefold(), f"{one}-{other}".casefold()
        stays = not one or not other or other[0].isupper() or (written in self._words and joined not in self._words)
        self._pieces[-1] = f"{last[:-1]}-" if stays else last[:-1]
        self._length += len(self._pieces[-1]) - len(last)

    def _put(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)


def _write_page(lines: Sequence[PrintedLine], writer: _Writer) -> None:
    leading = _leading(lines)
    above: PrintedLine | None = None
    for line in lines:
        text = " ".join(line.text.translate(_LIGATURES).split())
        if not text:
            continue
        if above is None or line.top > above.top:
            opens = not writer.is_open(text)
        else:
            opens = _opens(above, line, leading, _column(lines, line))
        writer.write(text, opens=opens)
        above = line


_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


def _leading(lines: Sequence[PrintedLine]) -> float:
    """The usual distance of two lines; 0 where there are not two."""
    steps = [one.bottom - other.bottom for one, other in pairwise(lines)]
    down = [step for step in steps if step > 0]
    return median(down) if down else 0.0


class _Column(NamedTuple):
    """The edges of what a line stands in."""

    left: float
    """Where most lines begin."""
    right: float
    """Where the longest ends."""


def _column(lines: Sequence[PrintedLine], line: PrintedLine) -> _Column:
    beside = [each for each in lines if abs(each.left - line.left) < 4 * line.size]
    usual = Counter(round(each.left / 2) for each in beside).most_common(1)[0][0]
    return _Column(2.0 * usual, max(each.right for each in beside))


def _opens(above: PrintedLine, line: PrintedLine, leading: float, column: _Column) -> bool:
    """Whether a line begins a paragraph under the one above it."""
    if above.bottom - line.bottom > LEADING * max(leading, above.size) or not 0.85 < line.size / above.size < 1.18:
        return True
    is_tabular = bool(above.gaps or line.gaps)
    return is_tabular or _is_set_off(above, line, column) or _ended(above, line, column)


def _is_set_off(above: PrintedLine, line: PrintedLine, column: _Column) -> bool:
    """Whether a line begins further in than most, or, where most are further in, further out."""
    step = line.left - above.left
    if step > 0.8 * line.size:
        return line.left > column.left + 0.4 * line.size
    return step < -0.8 * line.size and line.left < column.left - 0.4 * line.size


def _ended(above: PrintedLine, line: PrintedLine, column: _Column) -> bool:
    """Whether the line above is the last of a paragraph: the first word of this one would still have gone into it."""
    missing = column.right - above.right
    if missing > 0.35 * (column.right - above.left):
        return True
    first = len(line.text.split()[0]) * 0.5 * line.size
    return above.text.rstrip()[-1:] in _ENDS and missing > first + line.size
