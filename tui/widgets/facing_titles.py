"""The frame over two articles that face each other, with the title of each in it."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from tui.widgets.aligned_rows import MARGIN
from tui.widgets.headline import DOT, Article, headline

BEFORE = 2
"""Lines of the frame before a title."""


class FacingTitles(Widget, inherit_css=False):
    """Number, outlet, date and title of two articles, each over its text; the left one is that which is read."""

    DEFAULT_CSS = """
    FacingTitles { height: 1; color: $muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._named: Sequence[tuple[int, Article]] = ()
        self._widths, self._is_stacked = (0, 0), False

    def show(self, *named: tuple[int, Article]) -> None:
        """Show these two, each with its number."""
        self._named = named
        self.refresh()

    def fit(self, widths: tuple[int, int], *, is_stacked: bool) -> None:
        """Stand over texts of so many cells; where they stand one under the other, in one row."""
        if (self._widths, self._is_stacked) != (widths, is_stacked):
            self._widths, self._is_stacked = widths, is_stacked
            self.refresh()

    def render(self) -> Content:
        """The row, from corner to corner; the column of the scroll bar is no part of it."""
        if len(self._named) < 2 or not self.size.width:
            return Content("")
        here = self._widths[0] + MARGIN + 1
        room = self.size.width - 3
        if self._is_stacked:
            here = room // 2
        left = self._titled(0, here, "bold $primary")
        right = self._titled(1, room - here - 1, "$foreground")
        frame = "$frame"
        return Content.assemble(("╭", frame), left, ("┬" if not self._is_stacked else "─", frame), right, ("╮", frame))

    def _titled(self, side: int, cells: int, style: str) -> Content:
        number, article = self._named[side]
        before = f" {number}{DOT}"
        room = cells - BEFORE - len(before) - 1
        title = Content(f"{before}{headline(article, room)} ") if room > 0 else Content("")
        line = "─" * max(0, cells - BEFORE - title.cell_length)
        return Content.assemble(("─" * min(BEFORE, cells), "$frame"), title.stylize(style), (line, "$frame"))
