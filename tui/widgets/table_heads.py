"""The heads of a table, which stay where they are while its rows scroll."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.events import Click
from textual.widget import Widget

from tui.widgets.row_list import MARGIN


class Heads(Widget, inherit_css=False):
    """Rows above a `RowList`.

    Args:
        rows: How many.
        made: Gives them.
        clicked: Called with the cell that is clicked, counted as those of the rows below are.
    """

    DEFAULT_CSS = """
    Heads { height: 1; background: $background; color: $foreground; }
    """

    def __init__(
        self, rows: int, made: Callable[[], Sequence[Content]], clicked: Callable[[int], object] = lambda _: None
    ) -> None:
        super().__init__()
        self._made, self._clicked = made, clicked
        self.styles.height = rows

    def on_click(self, event: Click) -> None:
        """Tell where."""
        self._clicked(event.x - MARGIN)

    def render(self) -> Content:
        """The rows."""
        rows = (Content.assemble(" " * MARGIN, row).truncate(max(1, self.size.width)) for row in self._made())
        return Content("\n").join(rows)
