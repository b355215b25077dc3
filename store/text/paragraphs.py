"""Paragraphs of plain text, where a single newline may end one or merely wrap a line.

Whether a newline wraps is a function of the few lines around it, so that asking about one place and walking the whole
text cannot disagree, and neither depends on how long the text is.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from store.model import Span
from store.text.lazy_patterns import compiled_later

WIDEST_WRAPPED_LINE = 100
"""Hard-wrapped text keeps to 60-80 columns; a longer line nearby means that lines are paragraphs."""

SHORTEST_WRAPPED_LINE = 30
"""A shorter line has not been filled, so its newline was meant."""

NEIGHBOURS = 3
"""Lines looked at on either side: enough to see a margin, few enough to be cheap."""

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_INK = re.compile(r"\S")
_FIRST_WORD = compiled_later(r"\S+")
_LIST_ITEM = compiled_later(r"(?:[-*+•·–—|#]|\d{1,3}[.)]|\(?[a-z]\))\s")
_QUOTED = compiled_later(r">[>\s]*")
_PARTED = compiled_later(r"[-\u2010][ \t]*\r?\n[ \t]*([^\W\d_])")
_SENTENCE_END = frozenset('.!?…:。！？؟۔।"”’»」』)]）*')


class _Line(NamedTuple):
    """A line without the space around it, and what its wrapping is judged by."""

    start: int
    end: int
    indent: int
    """Columns of white space before it."""
    first: int
    """Length of its first word."""
    opens: bool
    """Begins in the middle of a sentence: with a small letter."""
    item: bool
    """Begins like a list item, a heading or a quoted line."""
    closes: bool
    """Ends as sentences end."""
    parts: bool
    """Ends within a word, at a hyphen, which goes on with a small letter in the next line."""
    quoted: bool
    """Begins with the marks of a quoted message."""

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def edge(self) -> int:
        """Column at which it ends."""
        return self.indent + self.length


def paragraphs(text: str) -> list[Span]:
    """Every paragraph in order, trimmed of white space; blank lines and newlines that do not wrap part them."""
    found = []
    for block in _blocks(text):
        start = block[0].start
        for index, line in enumerate(block[:-1]):
            near = slice(max(0, index - NEIGHBOURS), index + NEIGHBOURS + 2)
            wraps = line.length <= WIDEST_WRAPPED_LINE and _wraps(block[near], min(index, NEIGHBOURS))
            if not (line.parts or wraps):
                found.append(Span(start, line.end))
                start = block[index + 1].start
        found.append(Span(start, block[-1].end))
    return found


def paragraph_at(text: str, offset: int) -> Span:
    """The paragraph at `offset`, else the nearest before, else the first; `Span(0, 0)` for a blank text."""
    last_seen = _last_seen(text)
    for paragraph in last_seen:
        if paragraph.covers(offset):
            return paragraph
    ink = _ink_near(text, offset)
    if ink is None:
        return Span(0, 0)
    paragraph = _paragraph_around(text, ink)
    last_seen[:] = [paragraph]
    return paragraph


@lru_cache(maxsize=16)
def _last_seen(text: str) -> list[Span]:
    """Where the paragraph found last in this text is kept, since whoever moves about mostly stays inside it."""
    return []


def _paragraph_around(text: str, ink: int) -> Span:
    """The paragraph that holds the visible code point at `ink`."""
    first = last = _line_around(text, ink)
    while (above := _line_above(text, first)) is not None and _wraps_between(text, above, first):
        first = above
    while (below := _line_below(text, last)) is not None and _wraps_between(text, last, below):
        last = below
    return Span(first.start, last.end)


def last_ink(text: str, end: int) -> int | None:
    """Offset of the last code point before `end` that is not white space; costs the white space in between."""
    step = 256
    while end > 0:
        start = max(0, end - step)
        kept = text[start:end].rstrip()
        if kept:
            return start + len(kept) - 1
        end, step = start, step * 2
    return None


def first_ink(text: str, start: int) -> int | None:
    """Offset of the first code point from `start` on that is not white space."""
    match = _INK.search(text, start)
    return match.start() if match else None


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Runs of lines without a blank line between them."""
    block: list[_Line] = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        if block and text.count("\n", block[-1].end, start) > 1:
            yield block
            block = []
        block.append(_line(text, start, end))
    if block:
        yield block


def _line(text: str, start: int, end: int) -> _Line:
    parts = _parts(text, start, end)
    if end - start > WIDEST_WRAPPED_LINE:
        return _Line(start, end, 0, 0, opens=False, item=False, closes=True, parts=parts, quoted=text[start] == ">")
    indent = len(text[text.rfind("\n", 0, start) + 1 : start].expandtabs())
    word = _FIRST_WORD.match(text, start, end)
    first = word.end() - start if word else 0
    quoted = _QUOTED.match(text, start, end) if text[start] == ">" else None
    begins = quoted.end() if quoted and quoted.end() < end else start
    item = _LIST_ITEM.match(text, begins, end) is not None
    opens, closes = text[begins].islower(), text[end - 1] in _SENTENCE_END
    return _Line(start, end, indent, first, opens, item, closes, parts, quoted is not None)


def _parts(text: str, start: int, end: int) -> bool:
    if text[end - 1] not in "-\u2010":
        return False
    following = _PARTED.match(text, end - 1)
    return following is not None and following[1].islower() and end - 1 > start and text[end - 2].isalpha()


def _wraps(lines: list[_Line], at: int) -> bool:
    """Whether the newline after `lines[at]` only wraps, judged by neighbouring lines of the same block."""
    line, following = lines[at], lines[at + 1]
    if max(near.length for near in lines) > WIDEST_WRAPPED_LINE:
        return False
    margins = _margins(lines)
    if not margins.may_join(line, following):
        return False
    if margins.is_full(line, following):
        return following.opens or _looks_wrapped(lines, margins)
    return following.opens and _goes_on(lines, at, margins)


class _Margins(NamedTuple):
    """Columns between which the lines of a block stand."""

    left: int
    right: int

    def may_join(self, line: _Line, following: _Line) -> bool:
        """Whether two lines may be of one paragraph: nothing begins with the second.

        An item may begin, or, after the end of a sentence, an indented line; an item that has ended goes on only
        further in, where nothing else does.
        """
        if line.quoted != following.quoted:
            return False
        if following.item or (line.closes and following.indent > self.left):
            return False
        return line.item if following.indent > line.indent else not (line.item and line.closes)

    def is_full(self, line: _Line, following: _Line) -> bool:
        """Whether the first word of the next line had no room left in this one, which is no short line."""
        return line.length >= SHORTEST_WRAPPED_LINE and line.edge + 1 + following.first > self.right


def _margins(lines: list[_Line]) -> _Margins:
    """Those of some lines. An item hangs out to the left; a date or a name set to the right stands alone."""
    left = min((near.indent for near in lines if not near.item), default=0)
    return _Margins(left, max((near.edge for near in lines if near.indent - left < SHORTEST_WRAPPED_LINE), default=0))


def _goes_on(lines: list[_Line], at: int, margins: _Margins) -> bool:
    """Whether a line that broke early is prose all the same: what stood before it was cut off, as the place and date.

    So it is among lines that reach the margin, other than those of a list or a verse; not below a heading or a
    quotation.
    """
    if lines[at].item and lines[at + 1].indent <= lines[at].indent:
        return False
    others = [pair for place, pair in enumerate(pairwise(lines)) if place != at and margins.may_join(*pair)]
    if not others:
        return lines[at].length >= SHORTEST_WRAPPED_LINE and not lines[at].closes
    return 2 * sum(margins.is_full(*pair) for pair in others) >= len(others)


def _looks_wrapped(lines: list[_Line], margins: _Margins) -> bool:
    """Most lines reach the margin and most end in mid-sentence; two lines alone are no evidence."""
    pairs = [pair for pair in pairwise(lines) if margins.may_join(*pair)]
    full = sum(margins.is_full(*pair) for pair in pairs)
    running = sum(following.opens or not line.closes for line, following in pairs)
    return len(pairs) > 1 and 3 * full >= 2 * len(pairs) and 2 * running >= len(pairs)


def _wraps_between(text: str, line: _Line, following: _Line) -> bool:
    """`_wraps` for two adjacent lines, fetching the neighbours it judges by."""
    if line.parts:
        return True
    if max(line.length, following.length) > WIDEST_WRAPPED_LINE:
        return False
    before: list[_Line] = [line]
    while len(before) <= NEIGHBOURS and (above := _line_above(text, before[0])) is not None:
        before.insert(0, above)
    after: list[_Line] = [following]
    while len(after) <= NEIGHBOURS and (below := _line_below(text, after[-1])) is not None:
        after.append(below)
    return _wraps(before + after, len(before) - 1)


def _ink_near(text: str, offset: int) -> int | None:
    """A visible code point of the line at `offset`, else of what stands before it, else after."""
    offset = min(max(offset, 0), len(text))
    ahead = first_ink(text, text.rfind("\n", 0, offset) + 1)
    if ahead is not None and "\n" not in text[offset : ahead + 1] and _same_line(text, offset, ahead):
        return ahead
    behind = last_ink(text, offset)
    return ahead if behind is None else behind


def _same_line(text: str, offset: int, ink: int) -> bool:
    end = text.find("\n", offset)
    return end < 0 or ink < end


def _line_around(text: str, ink: int) -> _Line:
    """The line that holds the visible code point at `ink`."""
    start = first_ink(text, text.rfind("\n", 0, ink) + 1)
    end = text.find("\n", ink)
    last = last_ink(text, end if end >= 0 else len(text))
    assert start is not None
    assert last is not None
    return _line(text, start, last + 1)


def _line_above(text: str, line: _Line) -> _Line | None:
    """The line before in the same block."""
    ink = last_ink(text, line.start)
    return _line_around(text, ink) if ink is not None and text.count("\n", ink, line.start) == 1 else None


def _line_below(text: str, line: _Line) -> _Line | None:
    """The line after in the same block."""
    ink = first_ink(text, line.end)
    return _line_around(text, ink) if ink is not None and text.count("\n", line.end, ink) == 1 else None
