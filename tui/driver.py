"""The terminal as Textual drives it, told only what changes."""

from typing import Any

from textual.drivers.linux_driver import LinuxDriver

from tui.canvas import Canvas


class SparingDriver(LinuxDriver):
    """Writes what differs from what the terminal shows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.canvas = Canvas()
        """What the terminal shows."""

    def write(self, data: str) -> None:
        """Write, leaving out what changes nothing."""
        if changes := self.canvas.changes(data):
            super().write(changes)
