"""Moving about in a text."""

from tui.widgets.reader import motion
from tui.widgets.reader.cursor import Cursor


class Moving(Cursor):
    """Moves; while the reader selects, each of them extends the selection."""

    def go(self, offset: int, *, keep_goal: bool = False) -> None:
        """Move the cursor, extending the selection while the reader selects, else ending it."""
        self.place(offset, anchor=self._anchor if self._is_selecting else None, keep_goal=keep_goal)

    def action_cursor_left(self) -> None:
        """To the cluster before."""
        self.go(motion.left(self._text, self._cursor))

    def action_cursor_right(self) -> None:
        """To the next cluster."""
        self.go(motion.right(self._text, self._cursor))

    def action_cursor_up(self) -> None:
        """To the row above."""
        self.go(self.row_away(-1), keep_goal=True)

    def action_cursor_down(self) -> None:
        """To the next row."""
        self.go(self.row_away(1), keep_goal=True)

    def action_word_left(self) -> None:
        """To the start of a word."""
        self.go(motion.word_left(self._text, self._cursor))

    def action_word_right(self) -> None:
        """To the start of the next word."""
        self.go(motion.word_right(self._text, self._cursor))

    def action_sentence_previous(self) -> None:
        """To the start of a sentence."""
        self.go(motion.sentence_previous(self._text, self._cursor, self.language))

    def action_sentence_next(self) -> None:
        """To the start of the next sentence."""
        self.go(self._short_of_end(motion.sentence_next(self._text, self._cursor, self.language)))

    def action_paragraph_previous(self) -> None:
        """To the start of a paragraph."""
        self.go(motion.paragraph_previous(self._text, self._cursor))

    def action_paragraph_next(self) -> None:
        """To the start of the next paragraph."""
        self.go(self._short_of_end(motion.paragraph_next(self._text, self._cursor)))

    def action_top(self) -> None:
        """To the first character."""
        self.go(0)

    def action_bottom(self) -> None:
        """To the last visible character."""
        self.go(self._short_of_end(len(self._text.rstrip())))

    def action_line_start(self) -> None:
        """To the first character of the row."""
        if self._wrapping is not None:
            self.go(self._wrapping.span(self._wrapping.row_of(self._cursor)).start)

    def action_line_end(self) -> None:
        """To the last visible character of the row; selecting, past it."""
        if self._wrapping is not None:
            span = self._wrapping.span(self._wrapping.row_of(self._cursor))
            end = span.start + len(span.of(self._text).rstrip())
            self.go(end if self._is_selecting else max(span.start, motion.left(self._text, end)))

    def action_half_page_up(self) -> None:
        """Half of what is in sight."""
        self._page(-max(1, self.size.height // 2))

    def action_half_page_down(self) -> None:
        """Half of what is in sight."""
        self._page(max(1, self.size.height // 2))

    def action_page_up(self) -> None:
        """What is in sight, less a row."""
        self._page(-max(1, self.size.height - 1))

    def action_page_down(self) -> None:
        """What is in sight, less a row."""
        self._page(max(1, self.size.height - 1))

    def row_away(self, rows: int) -> int:
        """The place `rows` further down, or up, in the column that such moves aim for; the last row at the furthest."""
        if self._wrapping is None:
            return self._cursor
        self.settle_near(self._cursor)
        if self._goal is None:
            self._goal = self._wrapping.column_of(self._cursor)
        row = self._wrapping.row_of(self._cursor) + rows
        return self._wrapping.offset_at(max(0, min(row, self._wrapping.height - 1)), self._goal)

    def _page(self, rows: int) -> None:
        """Move cursor and view together, so that the cursor keeps its row on the screen."""
        target = self.row_away(rows)
        self.bring_into_view(self._cursor)
        self.scroll_rows(rows)
        self.go(target, keep_goal=True)

    def _short_of_end(self, offset: int) -> int:
        """On the last character rather than behind it, unless the reader selects and wants it in."""
        at_end = offset >= len(self._text.rstrip())
        return motion.last(self._text) if at_end and not self._is_selecting else offset
