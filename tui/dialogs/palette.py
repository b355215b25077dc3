"""The command palette."""

from textual.command import CommandPalette
from textual.widgets import OptionList

from tui.dialogs.dialog import Once


class Palette(CommandPalette, Once[None]):
    """Textual's palette, which also bears impatience and a terminal too small to show anything."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing moves in a list without rows."""
        if action == "command_list" and not self.query_one(OptionList).scrollable_content_region:
            return False
        return super().check_action(action, parameters)
