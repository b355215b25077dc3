"""The terminal as Textual drives it, told only what changes."""

from typing import Any

from textual.app import App
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key
from textual.message import Message

from tui.terminal.canvas import Canvas
from tui.terminal.tested import is_tested


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


def sparing(stock: type[Driver]) -> type[Driver]:
    """Our driver in the place of Textual's for terminals of a Unix kind, where that was tested; else Textual's own."""
    return SparingDriver if is_tested() else stock


def forget_shown(app: App[Any]) -> None:
    """Have everything drawn anew when it is drawn next: nobody knows what the terminal shows."""
    if isinstance(app._driver, SparingDriver):
        app._driver.canvas.forget()


def answer(app: App[Any]) -> None:
    """Tell the terminal that a key was heard for which nothing will be drawn."""
    if isinstance(app._driver, SparingDriver):
        app._driver.write("")
