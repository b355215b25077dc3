"""Picking one of several, by number, by letter or by moving."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from store.text.lazy_patterns import compiled_later
from tui.dialogs.dialog import Dialog
from tui.terminal.sanitise import visible
from tui.widgets.choices import Choices
from tui.widgets.hanging_indent import Hanging

_COLUMNS = compiled_later(r"\S+( \S+)* {2,}")
"""What stands before the second column of a choice."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to pick."""

    value: str
    text: str
    """Its name, and after two spaces or more what is said of it."""
    key: str = ""
    """A key that picks it at once."""


class PickDialog(Dialog[str | None]):
    """A short list over the session; escape picks nothing."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "dismiss(None)", "Back", show=False),
        Binding("j", "down", "Down", show=False),
        Binding("k", "up", "Up", show=False),
    ]

    ENTERED = "Pick this one"

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self.named = title
        self._choices = choices
        self._list = Choices(*(Option(self._row(choice)) for choice in choices))
        self._box = Vertical(classes="dialog")

    def compose(self) -> ComposeResult:
        """A title and the choices."""
        with self._box:
            yield Static(Content(visible(self.named)), classes="dialog-title")
            yield self._list

    def on_resize(self) -> None:
        """As high as what is to be picked; where there is less room than that, all of it, and the list scrolls."""
        self._box.remove_class("-tall")
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        is_cut = self._list.region.bottom > self._box.content_region.bottom
        self._box.set_class(is_cut, "-tall")
        self.call_after_refresh(self._list.scroll_to_highlight)

    def _row(self, choice: Choice) -> Hanging:
        text, column = visible(choice.text), _COLUMNS.match(choice.text)
        key = f"{choice.key:<3}" if choice.key else ""
        return Hanging(Content.assemble((key, "bold $primary"), text), len(key) + (column.end() if column else 0))

    def action_down(self) -> None:
        """Move down."""
        self._list.action_cursor_down()

    def action_up(self) -> None:
        """Move up."""
        self._list.action_cursor_up()

    def on_key(self, event: Key) -> None:
        """A choice's own key picks it."""
        for choice in self._choices:
            if choice.key and choice.key == event.character:
                event.stop()
                self.dismiss(choice.value)
                return

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click picks."""
        self.dismiss(self._choices[event.option_index].value)
