"""Writing a note."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.dialogs.dialog import Dialog
from tui.terminal.sanitise import visible
from tui.widgets.field import Field


class NoteDialog(Dialog[str | None]):
    """One line of text; enter keeps it, escape leaves things as they were."""

    BINDINGS = [Binding("escape", "dismiss(None)", "Back", show=False)]  # noqa: RUF012

    ENTERED = "Keep what is written"

    def __init__(self, title: str, text: str, placeholder: str = "enter keeps it, escape does not") -> None:
        super().__init__()
        self.named = title
        self._text = text
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """A title and a field."""
        with Vertical(classes="dialog"):
            yield Static(Content(visible(self.named)), classes="dialog-title")
            yield Field(self._text, placeholder=self._placeholder, select_on_focus=False)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """Keep it."""
        self.dismiss(event.value.strip())
