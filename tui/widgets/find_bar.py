"""The field for finding in an article: it takes the place of the hints while it is open."""

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from tui.widgets.field import Field


class FindBar(Horizontal):
    """Reports what is typed as it is typed; shows how many hits there are and which is the current one.

    Args:
        changed: Called with another text that is looked for.
        closed: Called when the reader has found or given up, with whether the hits stay marked.
    """

    DEFAULT_CSS = """
    FindBar { height: 1; background: $panel; padding: 0 1; }
    FindBar Input, FindBar Input:focus { border: none; height: 1; width: 1fr; background: $panel; padding: 0; }
    FindBar Static { width: auto; color: $muted; }
    FindBar .find-label { color: $primary; text-style: bold; }
    """

    def __init__(self, changed: Callable[[str], None], closed: Callable[[bool], None]) -> None:
        super().__init__()
        self._typed = changed
        self._finished = closed
        self._input = Field(placeholder="in this article", select_on_focus=True)
        self._count = Static("")

    def compose(self) -> ComposeResult:
        """A label, the field, the count."""
        yield Static("find ", classes="find-label")
        yield self._input
        yield self._count

    def ask(self) -> None:
        """Take what is typed; what was looked for before is found again."""
        self._input.focus()
        if self._input.value:
            self._typed(self._input.value)

    def count(self, current: int, total: int) -> None:
        """Show which hit of how many is the current one."""
        self._count.update(f"{current}/{total}  ⏎ keep  esc close" if self._input.value else "")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        """Find while typing."""
        event.stop()
        self._typed(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """Keep the hits and go on reading."""
        event.stop()
        self._finished(bool(event.value))

    def on_key(self, event: events.Key) -> None:
        """Escape closes."""
        if event.key == "escape":
            event.stop()
            self._finished(False)
