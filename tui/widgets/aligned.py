"""Two articles aligned: rows level with each other, what only one has dimmed, what differs bold and named."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.keys import bindings
from tui.widgets.aligned_painting import AlignedPainter, Unmatched
from tui.widgets.aligned_rows import AlignedRows, Level


class Aligned(ScrollView, can_focus=True, inherit_bindings=False):
    """The rows of an alignment, of which only those in sight are painted; one of them is at the cursor.

    Args:
        unmatched: Tells the differing words of a row when it comes into sight.
    """

    DEFAULT_CSS = """
    Aligned { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; overflow-y: scroll; }
    Aligned { scrollbar-color: $frame; scrollbar-color-hover: $muted; scrollbar-color-active: $muted; }
    Aligned { scrollbar-background: $background; scrollbar-background-hover: $background; }
    Aligned { scrollbar-background-active: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rows")]

    @dataclass
    class Moved(Message):
        """Another row is at the cursor, or what is shown has changed."""

        aligned: "Aligned"

        @property
        def control(self) -> "Aligned":
            """The widget."""
            return self.aligned

    def __init__(self, unmatched: Unmatched) -> None:
        super().__init__()
        self.on_opened: Callable[[], object] = lambda: None
        """Called when the row at the cursor is clicked."""
        self._painter = AlignedPainter(unmatched)
        self._rows = AlignedRows((), 0)
        self.cursor = 0
        """Index of the row that the keys act on."""

    @property
    def levels(self) -> Sequence[Level]:
        """What is shown."""
        return self._rows.levels

    @property
    def at_cursor(self) -> Level | None:
        """The row that the keys act on; None where there is none."""
        return self.levels[self.cursor] if self.cursor < len(self.levels) else None

    @property
    def widths(self) -> tuple[int, int]:
        """Cells of either text; of one that stands alone in its line, the same."""
        return self._rows.widths

    @property
    def is_stacked(self) -> bool:
        """Whether the two texts stand one under the other."""
        return self._rows.is_stacked

    def show(self, levels: Sequence[Level], cursor: int = 0) -> None:
        """Show these rows, one of them at the cursor."""
        self._rows = AlignedRows(levels, self._width)
        self._painter.forget()
        self._fit(cursor)

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    def on_resize(self) -> None:
        """Wrap anew; the row at the cursor stays in sight."""
        if self._width:
            self._rows = AlignedRows(self.levels, self._width)
            self._fit(self.cursor)

    def _fit(self, cursor: int) -> None:
        self._painter.clear()
        self.virtual_size = Size(0, self._rows.height)
        self.go_to(cursor)
        self.refresh()

    def go_to(self, index: int) -> None:
        """Put the cursor on a row, as far as there are any, and that into sight."""
        former, self.cursor = self.cursor, max(0, min(index, len(self.levels) - 1))
        if self.levels:
            top, high = self._rows.top(self.cursor), self._rows.high(self.cursor)
            shown = Region(0, max(0, top - 1), 1, min(high + 2, max(1, self.size.height)))
            self.scroll_to_region(shown, animate=False, force=True)
        for each in {former, self.cursor}:
            self._refresh_row(each)
        self.post_message(self.Moved(self))

    def _refresh_row(self, index: int) -> None:
        if index < len(self.levels):
            top = self._rows.top(index) - self.scroll_offset.y
            self.refresh(Region(0, top, self.size.width, self._rows.high(index)))

    def action_step(self, by: int) -> None:
        """Go a row down or up; one that is higher than the screen is scrolled through first."""
        if not self._scroll_within(by):
            self.go_to(self.cursor + by)

    def _scroll_within(self, by: int) -> bool:
        """Scroll in a row that does not fit; whether there was more of it in that direction."""
        if not self.levels or self._rows.high(self.cursor) <= self.size.height:
            return False
        top = self._rows.top(self.cursor)
        edge = top + self._rows.high(self.cursor) - self.size.height if by > 0 else top
        if (self.scroll_offset.y - edge) * by >= 0:
            return False
        self.scroll_to(y=self.scroll_offset.y + by, animate=False, force=True)
        return True

    def action_first(self) -> None:
        """Go to the first row."""
        self.go_to(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self.go_to(len(self.levels) - 1)

    def action_turn(self, by: int) -> None:
        """Go a page down or up, by a row at least."""
        if self.levels:
            top = self._rows.top(self.cursor) + by * self.size.height
            reached = self._rows.line(max(0, top)).number
            self.go_to(reached if (reached - self.cursor) * by > 0 else self.cursor + by)

    def on_click(self, event: Click) -> None:
        """A click puts the cursor on a row; one more opens what is there."""
        if not self.levels or event.y + self.scroll_offset.y >= self._rows.height:
            return
        number = self._rows.line(event.y + self.scroll_offset.y).number
        if number == self.cursor:
            self.on_opened()
        else:
            self.go_to(number)

    def render_line(self, y: int) -> Strip:
        """One line of what is in sight."""
        return self._painter.line(self, self._rows, y + self.scroll_offset.y, self.cursor, self._width)
