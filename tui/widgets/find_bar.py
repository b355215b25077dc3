"""The field for finding in an article: it takes the place of the hints while it is open."""

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from tui.widgets.field import Field


class FindBar(Horizontal):
    """Reports what is typed as it is typed; shows how many hits there are and which is the current one."""

    DEFAULT_CSS = """
    FindBar { height: 1; background: $panel; padding: 0 1; }
    FindBar Input, FindBar Input:focus { border: none; height: 1; width: 1fr; background: $panel; padding: 0; }
    FindBar Static { width: auto; color: $muted; }
    FindBar .find-label { color: $primary; text-style: bold; }
    """

    @dataclass
    class Changed(Message):
        """Another text is looked for."""

        text: str

    @dataclass
    class Closed(Message):
        """The reader has found, or given up."""

        kept: bool
        """Whether the hits stay marked."""

    def __init__(self) -> None:
        super().__init__()
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
            self.post_message(self.Changed(self._input.value))

    def count(self, current: int, total: int) -> None:
        """Show which hit of how many is the current one."""
        self._count.update(f"{current}/{total}  ⏎ keep  esc close" if self._input.value else "")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find while typing."""
        event.stop()
        self.post_message(self.Changed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the hits and go on reading."""
        event.stop()
        self.post_message(self.Closed(kept=bool(event.value)))

    def on_key(self, event: events.Key) -> None:
        """Escape closes."""
        if event.key == "escape":
            event.stop()
            self.post_message(self.Closed(kept=False))
