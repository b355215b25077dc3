"""The terminal as Textual drives it, told only what changes."""

from typing import Any

from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key
from textual.message import Message

from tui.terminal.canvas import Canvas


class SparingDriver(LinuxDriver):
    """Writes what differs from what the terminal shows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.canvas = Canvas()
        """What the terminal shows."""

    def process_message(self, message: Message) -> None:
        """Pass on what came from the terminal; a key is owed an answer."""
        self.canvas.is_asked |= isinstance(message, Key)
        super().process_message(message)

    def write(self, data: str) -> None:
        """Write, leaving out what changes nothing."""
        if changes := self.canvas.changes(data):
            super().write(changes)
