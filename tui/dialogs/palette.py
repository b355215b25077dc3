"""The command palette."""

from typing import ClassVar

from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.widgets import OptionList

from tui.dialogs.dialog import STYLE
from tui.keys import everywhere


class Palette(CommandPalette):
    """Textual's palette, which also bears impatience and a terminal too small to show anything."""

    CSS_PATH = STYLE
    BINDINGS: ClassVar[list[BindingType]] = [*everywhere()]

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close with an answer, unless closed already, as a dialog does."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing moves in a list without rows."""
        if action == "command_list" and not self.query_one(OptionList).scrollable_content_region:
            return False
        return super().check_action(action, parameters)
