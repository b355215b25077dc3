"""Rows one below the other of which only those that are seen are made, so that their number does not matter."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from tui.keys import bindings

Draw = Callable[[int, int], Content]
"""Makes a row: its index, and the cells that it has."""

MARGIN = 2
"""Cells before each row, for the sign of the cursor."""


class RowList(ScrollView, can_focus=True, inherit_bindings=False):
    """A list with a cursor.

    Args:
        opened: Called when the row at the cursor is clicked.
    """

    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        scrollbar-gutter: stable;
        color: $foreground;
        scrollbar-size-vertical: 1;
        scrollbar-color: $frame;
        scrollbar-color-hover: $muted;
        scrollbar-color-active: $muted;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rows")]

    def __init__(self, opened: Callable[[], object]) -> None:
        super().__init__()
        self.on_moved: Callable[[], object] = lambda: None
        """Called when the cursor is in another row, or the row under it is another."""
        self.on_resized: Callable[[], object] = lambda: None
        """Called when rows have another width: there may be another number of them."""
        self.on_pointed: Callable[[int, int], bool] = lambda _, __: False
        """Called with the row that is clicked and its cell; whether that is another choice within the row."""
        self.cursor = 0
        """Index of the row that the keys act on."""
        self._opened = opened
        self._count = 0
        self._draw: Draw = lambda _, __: Content("")
        self._said = ""

    def show(self, count: int, draw: Draw, cursor: int = 0, empty: str = "") -> None:
        """Show so many rows, the cursor in one of them.

        Args:
            count: How many.
            draw: Makes those that are seen.
            cursor: Index of one; beyond the last it is that.
            empty: What to say where there is none.
        """
        self._count, self._draw, self._said = count, draw, empty
        self.virtual_size = Size(0, count)
        self.go_to(cursor)

    def say(self, words: str) -> None:
        """Say something while there is no row."""
        self._said = words
        self.refresh()

    def action_step(self, by: int) -> None:
        """Move the cursor by some rows."""
        self.go_to(self.cursor + by)

    def action_turn(self, by: int) -> None:
        """Move the cursor by some pages."""
        self.go_to(self.cursor + by * max(1, self.scrollable_content_region.height - 1))

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self.go_to(0)

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self.go_to(self._count - 1)

    @property
    def room(self) -> int:
        """Cells of a row, its margin aside."""
        return max(1, self.scrollable_content_region.width - MARGIN)

    def reveal(self, rows: int) -> None:
        """Have so many rows from the cursor on in sight, as far as there is room."""
        room = max(1, self.scrollable_content_region.height)
        self.scroll_to_region(Region(0, self.cursor, 1, min(rows, room)), animate=False, force=True)

    def go_to(self, index: int) -> None:
        """Move the cursor to a row, the nearest where there is none of that number."""
        self.cursor = max(0, min(index, self._count - 1))
        self.reveal(1)
        self.refresh()
        self.on_moved()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.on_resized()
        self.reveal(1)
        self.refresh()

    def on_click(self, event: Click) -> None:
        """A click moves the cursor, to a row and to what can be chosen within it; one more opens what is there."""
        index = event.y + self.scroll_offset.y
        if index >= self._count:
            return
        is_other = self.on_pointed(index, event.x - MARGIN)
        if index == self.cursor and not is_other:
            self._opened()
        else:
            self.go_to(index)

    def render_line(self, y: int) -> Strip:
        """One row of the viewport."""
        width, index = self.scrollable_content_region.width, y + self.scroll_offset.y
        content = self._row(index, width) if self._count else self._word(y, width)
        return Visual.to_strips(self, content, max(1, width), 1, self.visual_style, pad=True)[0]

    def _row(self, index: int, width: int) -> Content:
        if index >= self._count:
            return Content("")
        is_here = index == self.cursor
        row = Content.assemble(("› " if is_here else "  ", "bold $primary"), self._draw(index, max(1, width - MARGIN)))
        row = row.truncate(width, ellipsis=True)
        return row.pad_right(max(0, width - row.cell_length)).stylize_before("on $sentence-lift") if is_here else row

    def _word(self, y: int, width: int) -> Content:
        """A row of what is said where there is nothing."""
        lines = Content.styled(self._said, "$muted").wrap(max(1, width - 2 * MARGIN)) if self._said else []
        return Content.assemble(" " * MARGIN, lines[y]) if y < len(lines) else Content("")
