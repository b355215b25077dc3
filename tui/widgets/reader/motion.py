"""Where a move leads: pure functions from a text and an offset to an offset."""

import re

from rich.cells import cell_len

from store.model import Span
from store.text import next_grapheme, paragraph_at, previous_grapheme, sentence_at, words
from tui.terminal.sanitise import visible

_INK = re.compile(r"\S")

_WORD_WINDOW = 256
"""Code points searched at first for the next word; doubled until there is one."""


def right(text: str, offset: int) -> int:
    """The next cluster that can be seen, else the end of the text."""
    offset = next_grapheme(text, offset)
    while offset < len(text) and not _is_seen(text, offset):
        offset = next_grapheme(text, offset)
    return offset


def left(text: str, offset: int) -> int:
    """The cluster before that can be seen, else the start of the text."""
    offset = previous_grapheme(text, offset)
    while offset > 0 and not _is_seen(text, offset):
        offset = previous_grapheme(text, offset)
    return offset


def _is_seen(text: str, offset: int) -> bool:
    """Whether the cluster at `offset` takes a cell, or a newline stands there, where the cursor takes one."""
    if text[offset].isascii():
        return True
    return cell_len(visible(text[offset : next_grapheme(text, offset)])) > 0


def word_right(text: str, offset: int) -> int:
    """The start of the next word, else the end of the text."""
    window = _WORD_WINDOW
    while True:
        found = words(text, Span(offset, min(offset + window, len(text))))
        after = next((word.start for word in found if word.start > offset), None)
        if after is not None or offset + window >= len(text):
            return len(text) if after is None else after
        window *= 2


def word_left(text: str, offset: int) -> int:
    """The start of the word at `offset`, from its start that of the word before, else the start of the text."""
    window = _WORD_WINDOW
    while True:
        found = words(text, Span(max(0, offset - window), offset))
        before = [word.start for word in found if word.start < offset]
        if before or offset <= window:
            return before[-1] if before else 0
        window *= 2


def sentence_next(text: str, offset: int, language: str = "") -> int:
    """The start of the next sentence; the end of the last one."""
    here = sentence_at(text, offset, language)
    return here.start if offset < here.start else _start_after(text, here.end)


def sentence_previous(text: str, offset: int, language: str = "") -> int:
    """The start of the sentence at `offset`, from its start that of the one before; the text's first at the latest."""
    here = sentence_at(text, offset, language)
    if offset > here.start:
        return here.start
    before = _ink_before(text, here.start)
    return here.start if before is None else sentence_at(text, before, language).start


def paragraph_next(text: str, offset: int) -> int:
    """The start of the next paragraph; the end of the last one."""
    here = paragraph_at(text, offset)
    return here.start if offset < here.start else _start_after(text, here.end)


def paragraph_previous(text: str, offset: int) -> int:
    """The start of the paragraph at `offset`, from its start that of the one before."""
    here = paragraph_at(text, offset)
    if offset > here.start:
        return here.start
    before = _ink_before(text, here.start)
    return here.start if before is None else paragraph_at(text, before).start


def last(text: str) -> int:
    """The last visible cluster of the text."""
    end = len(text.rstrip())
    return previous_grapheme(text, end) if end else 0


def _start_after(text: str, end: int) -> int:
    """Where visible text goes on after `end`; `end` itself when it does not."""
    ink = _INK.search(text, end)
    return ink.start() if ink else end


def _ink_before(text: str, offset: int) -> int | None:
    """Offset of the last visible code point before `offset`."""
    while offset > 0:
        start = max(0, offset - _WORD_WINDOW)
        kept = len(text[start:offset].rstrip())
        if kept:
            return start + kept - 1
        offset = start
    return None
