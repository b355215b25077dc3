"""Moving by what the screen shows: rows and pages."""

from tui.widgets.reader import motion
from tui.widgets.reader.cursor import Cursor


class MovingByRow(Cursor):
    """Moves over rows; while the reader selects, each move extends the selection."""

    def go(self, offset: int, *, keep_goal: bool = False) -> None:
        """Move the cursor, extending the selection while the reader selects, else ending it."""
        self.place(offset, anchor=self._anchor if self._is_selecting else None, keep_goal=keep_goal)

    def row_away(self, rows: int) -> int:
        """The place `rows` further down, or up, in the column that such moves aim for; the last row at the furthest."""
        if self._wrapping is None:
            return self._cursor
        self.settle_near(self._cursor)
        if self._goal is None:
            self._goal = self._wrapping.column_of(self._cursor)
        row = self._wrapping.row_of(self._cursor) + rows
        return self._wrapping.offset_at(max(0, min(row, self._wrapping.height - 1)), self._goal)

    def action_cursor_up(self) -> None:
        """To the row above."""
        self.go(self.row_away(-1), keep_goal=True)

    def action_cursor_down(self) -> None:
        """To the next row."""
        self.go(self.row_away(1), keep_goal=True)

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

    def _page(self, rows: int) -> None:
        """Move cursor and view together, so that the cursor keeps its row on the screen."""
        target = self.row_away(rows)
        self.bring_into_view(self._cursor)
        self.scroll_rows(rows)
        self.go(target, keep_goal=True)
