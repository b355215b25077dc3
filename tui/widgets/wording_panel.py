"""A panel below a list: what is under the cursor, the two wordings aligned, or other words about it."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from tui.terminal.sanitise import visible
from tui.widgets.wordings import Telling, Wordings

SHARE = 0.36
"""Share of the rows of a screen that it takes at most."""

LEAST = 3
"""Rows when it says but one line; two of them are its frame."""


class WordingPanel(Vertical):
    """As high as what it shows, within its share of the screen."""

    DEFAULT_CSS = """
    WordingPanel { height: 3; border: round $frame; border-title-color: $link; border-subtitle-color: $muted; padding: 0 1; }
    WordingPanel Wordings { width: 1fr; border-left: none; padding: 0; }
    """  # noqa: E501

    def __init__(self) -> None:
        super().__init__()
        self._wordings = Wordings()
        self._told = Telling()

    def compose(self) -> ComposeResult:
        """The text."""
        yield self._wordings

    def show(self, title: str, told: Telling, status: str = "") -> None:
        """Show what is told, under a title."""
        self._told = told
        self.border_title, self.border_subtitle = Content(visible(title)), Content(visible(status))
        self._lay_out()

    def scroll_wordings(self, by: int) -> None:
        """Scroll by so many rows."""
        self._wordings.scroll_relative(y=by, animate=False)

    def on_resize(self) -> None:
        """Lines break elsewhere."""
        self._lay_out()

    def _lay_out(self) -> None:
        needed, most = self._wordings.show(self._told), round(self.screen.size.height * SHARE)
        self.styles.height = max(LEAST, min(needed + 2, most))
