"""Every move of the caret, in one table: a name, where it leads, and whether the view goes along."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from tui.widgets.reader import motion
from tui.widgets.reader.caret import Caret
from tui.widgets.reader.wrapping import Wrapping


class Ground(NamedTuple):
    """What a caret moves over."""

    text: str
    language: str
    """ISO 639-1; empty: guessed from the text."""
    wrapping: Wrapping
    """The rows of the text, exact around the caret."""
    height: int
    """Rows in sight."""


class Move(NamedTuple):
    """One move."""

    lead: Callable[[Ground, Caret], Caret]
    rows: Callable[[int], int] | None = None
    """How many rows the view is scrolled, of so many in sight, so that the caret keeps its row on the screen."""


def _over_text(step: Callable[[str, int], int]) -> Move:
    return Move(lambda ground, caret: caret.moved(step(ground.text, caret.offset)))


def _over_sentences(step: Callable[[str, int, str], int]) -> Move:
    return Move(lambda ground, caret: _short_of_end(ground, caret, step(ground.text, caret.offset, ground.language)))


def _over_paragraphs(step: Callable[[str, int], int]) -> Move:
    return Move(lambda ground, caret: _short_of_end(ground, caret, step(ground.text, caret.offset)))


def _short_of_end(ground: Ground, caret: Caret, offset: int) -> Caret:
    """On the last character rather than behind it, unless the reader selects and wants it in."""
    at_end = offset >= len(ground.text.rstrip()) and not caret.is_selecting
    return caret.moved(motion.last(ground.text) if at_end else offset)


def _over_rows(rows: int) -> Move:
    return Move(partial(_rows_away, rows=rows))


def _rows_away(ground: Ground, caret: Caret, rows: int) -> Caret:
    """So many rows further down, in the column that such moves aim for; in the last row at the furthest."""
    wrapping = ground.wrapping
    goal = wrapping.column_of(caret.offset) if caret.goal is None else caret.goal
    row = max(0, min(wrapping.row_of(caret.offset) + rows, wrapping.height - 1))
    return caret.moved(wrapping.offset_at(row, goal), goal)


def _over_pages(rows: Callable[[int], int]) -> Move:
    return Move(lambda ground, caret: _rows_away(ground, caret, rows(ground.height)), rows)


def _line_start(ground: Ground, caret: Caret) -> Caret:
    return caret.moved(ground.wrapping.span(ground.wrapping.row_of(caret.offset)).start)


def _line_end(ground: Ground, caret: Caret) -> Caret:
    """On the last visible character of the row; selecting, past it."""
    span = ground.wrapping.span(ground.wrapping.row_of(caret.offset))
    end = span.start + len(span.of(ground.text).rstrip())
    return caret.moved(end if caret.is_selecting else max(span.start, motion.left(ground.text, end)))


MOVES: Mapping[str, Move] = {
    "left": _over_text(motion.left),
    "right": _over_text(motion.right),
    "word_left": _over_text(motion.word_left),
    "word_right": _over_text(motion.word_right),
    "sentence_previous": _over_sentences(motion.sentence_previous),
    "sentence_next": _over_sentences(motion.sentence_next),
    "paragraph_previous": _over_paragraphs(motion.paragraph_previous),
    "paragraph_next": _over_paragraphs(motion.paragraph_next),
    "top": Move(lambda _, caret: caret.moved(0)),
    "bottom": Move(lambda ground, caret: _short_of_end(ground, caret, len(ground.text.rstrip()))),
    "up": _over_rows(-1),
    "down": _over_rows(1),
    "line_start": Move(_line_start),
    "line_end": Move(_line_end),
    "half_page_up": _over_pages(lambda height: -max(1, height // 2)),
    "half_page_down": _over_pages(lambda height: max(1, height // 2)),
    "page_up": _over_pages(lambda height: -max(1, height - 1)),
    "page_down": _over_pages(lambda height: max(1, height - 1)),
}
"""The table; the key table names its rows."""
