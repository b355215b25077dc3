"""A list of one-line rows with a cursor, of which only those in sight are drawn."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from tui.keys import listing


class Lines(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows, one a line, each cut where it is longer; one of them is at the cursor."""

    DEFAULT_CSS = """
    Lines { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; padding: 0 0 0 1; }
    Lines { scrollbar-color: $frame; scrollbar-background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*listing()]

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Content] = ()
        self.cursor = 0
        """Index of the row that the keys act on."""

    def show(self, rows: Sequence[Content], cursor: int = 0) -> None:
        """Show these rows, safe to be drawn, one of them at the cursor."""
        self._rows = rows
        self.virtual_size = Size(0, len(rows))
        self.go_to(cursor)

    def go_to(self, index: int) -> None:
        """Put the cursor on a row, as far as there are any, and that into sight."""
        self.cursor = max(0, min(index, len(self._rows) - 1))
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.go_to(self.cursor)

    def action_cursor_down(self) -> None:
        """Go to the next row."""
        self.go_to(self.cursor + 1)

    def action_cursor_up(self) -> None:
        """Go to the row above."""
        self.go_to(self.cursor - 1)

    def action_first(self) -> None:
        """Go to the first row."""
        self.go_to(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self.go_to(len(self._rows) - 1)

    def action_page_down(self) -> None:
        """Go as far down as is shown."""
        self.go_to(self.cursor + max(1, self.size.height - 1))

    def action_page_up(self) -> None:
        """Go as far up as is shown."""
        self.go_to(self.cursor - max(1, self.size.height - 1))

    def on_click(self, event: Click) -> None:
        """A click puts the cursor on a row."""
        self.go_to(event.y + self.scroll_offset.y)

    def render_line(self, y: int) -> Strip:
        """One row."""
        width, index = self.scrollable_content_region.width, y + self.scroll_offset.y
        if index >= len(self._rows):
            return Strip.blank(width, self.visual_style.rich_style)
        is_at_cursor = index == self.cursor
        row = Content.assemble(("▸ " if is_at_cursor else "  ", "bold $link"), self._rows[index])
        row = row.truncate(width, ellipsis=True)
        if is_at_cursor:
            row = row.pad_right(max(0, width - row.cell_length)).stylize_before("on $sentence-lift")
        return Visual.to_strips(self, row, width, 1, self.visual_style, pad=True)[0]
