"""A list to choose from."""

from textual.widgets import OptionList


class Choices(OptionList):
    """Textual's list, which also bears a terminal too small to show any of its rows."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There are no pages without rows."""
        if action in {"page_up", "page_down"} and not self.scrollable_content_region:
            return False
        return super().check_action(action, parameters)
