"""Why a dialog did not take what was typed; it stays open, and says so below it."""

from textual.content import Content
from textual.widgets import Static

from tui.terminal.sanitise import visible


class Refusal(Static):
    """A line, or as many as it takes; nothing where nothing is wrong.

    Args:
        told: What is wrong from the beginning.
    """

    def __init__(self, told: str = "") -> None:
        super().__init__("", classes="refusal")
        self.tell(told)

    def tell(self, why: str) -> bool:
        """Say what is wrong, or with nothing that nothing is; whether anything is."""
        self.update(Content.styled(visible(why), "$conflict"))
        self.display = bool(why)
        return bool(why)
