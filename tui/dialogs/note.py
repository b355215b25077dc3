"""Writing a note."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.dialogs.dialog import Dialog
from tui.terminal.sanitise import visible
from tui.widgets.field import Field
from tui.widgets.refusal import Refusal


class NoteDialog(Dialog[str | None]):
    """One line of text; enter keeps it, escape leaves things as they were.

    Args:
        title: What is asked.
        text: What stands there at first.
        placeholder: What stands there while nothing does.
        refuses: What is wrong with a text, empty where nothing is; it is told, and the dialog stays with the text.
        told: What was found wrong with the text that stands there, by what took longer.
    """

    BINDINGS = [Binding("escape", "dismiss(None)", "Back", show=False)]  # noqa: RUF012

    ENTERED = "Keep what is written"

    def __init__(
        self,
        title: str,
        text: str,
        placeholder: str = "⏎ keeps it, esc does not",
        *,
        refuses: Callable[[str], str] = lambda text: "",
        told: str = "",
    ) -> None:
        super().__init__()
        self._refuses = refuses
        self._refusal = Refusal(told)
        self.named = title
        self._text = text
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """A title and a field."""
        with Vertical(classes="dialog"):
            yield Static(Content(visible(self.named)), classes="dialog-title")
            yield Field(self._text, placeholder=self._placeholder, select_on_focus=False)
            yield self._refusal

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """Keep it, unless it is refused."""
        typed = event.value.strip()
        if not self._refusal.tell(self._refuses(typed) if typed else ""):
            self.dismiss(typed)
