"""The heads of a table, which stay where they are while its rows scroll."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.widget import Widget

from tui.widgets.row_list import MARGIN


class Heads(Widget, inherit_css=False):
    """Rows above a `RowList`.

    Args:
        rows: How many.
        made: Gives them.
    """

    DEFAULT_CSS = """
    Heads { height: 1; background: $background; color: $foreground; }
    """

    def __init__(self, rows: int, made: Callable[[], Sequence[Content]]) -> None:
        super().__init__()
        self._made = made
        self.styles.height = rows

    def render(self) -> Content:
        """The rows."""
        rows = (Content.assemble(" " * MARGIN, row).truncate(max(1, self.size.width)) for row in self._made())
        return Content("\n").join(rows)
