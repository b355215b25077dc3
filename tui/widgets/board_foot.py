"""Below the rows of the board: the statement at the cursor whole, and what the marked article has for it."""

from textual.content import Content
from textual.widget import Widget

TALL, LOW = 34, 20
"""Rows of a screen from which there is room for four rows of words, and below which there is for none."""

MOST, FEW = 4, 3
"""Rows of words with much room and with less."""


class BoardFoot(Widget, inherit_css=False):
    """Always as many rows, whatever they say: laying the screen out anew would cost each move of the cursor a frame."""

    DEFAULT_CSS = """
    BoardFoot { height: 5; border-top: solid $frame; padding: 0 1; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[Content, Content] | None = None

    def fit(self, height: int) -> None:
        """Take the rows that a screen of this height has for it, where there is something to be said."""
        self.display = height >= LOW and self._told is not None
        self.styles.height = 1 + (MOST if height >= TALL else FEW)

    def show(self, told: tuple[Content, Content] | None) -> None:
        """Show a statement, and what one article has for it, which may be nothing; None: neither."""
        self._told = told
        self.refresh()

    def render(self) -> Content:
        """The rows."""
        width, rows = self.content_size
        if self._told is None or not rows:
            return Content("")
        base, other = self._told
        below = rows // 2 if other else 0
        return Content("\n").join([*_cut(base, width, rows - below), *_cut(other, width, below)])


def _cut(words: Content, width: int, most: int) -> list[Content]:
    """Words in at most so many rows."""
    rows = list(words.wrap(max(1, width))) if most else []
    if len(rows) > most:
        rows[most - 1] = Content.assemble(rows[most - 1].truncate(max(1, width - 2)), " …")
    return rows[:most]
