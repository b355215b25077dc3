"""What was said in this session, listed."""

from tui.desk.desk import Desk
from tui.widgets.hints import Hints


class MessageKeys:
    """What the key does that lists messages."""

    def __init__(self, desk: Desk, hints: Hints) -> None:
        self._desk = desk
        self._hints = hints

    def list(self) -> None:
        """Show every message, whole."""
        from tui.dialogs.messages import MessagesDialog

        self._desk.screen.app.push_screen(MessagesDialog(tuple(self._hints.said), self._hints.keys_of("messages")))
