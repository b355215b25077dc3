"""The terminal as Textual drives it, told only what changes."""

import os
import selectors
import signal
from typing import Any

from textual.app import App
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key
from textual.message import Message

from tui.terminal.canvas import Canvas
from tui.terminal.echo import ECHO
from tui.terminal.terminal_input import TerminalInput
from tui.terminal.textual_version import is_tested

CHUNK = 1 << 12
"""Bytes that are read at a time."""

LISTENING_SECONDS = 0.1
"""Nothing for so long ends what was begun, as an escape that no sequence follows."""


class SparingDriver(LinuxDriver):
    """Writes what differs from what the terminal shows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.canvas = Canvas()
        """What the terminal shows."""
        self._is_away = False
        """Whether the terminal was given back to a shell, by the key that suspends."""

    @property
    def can_suspend(self) -> bool:
        """Whether there is a shell to go back to."""
        from tui.terminal.lending import WITHIN
        from tui.terminal.opener import is_in_browser

        return not is_in_browser() and WITHIN not in os.environ

    def start_application_mode(self) -> None:
        """Take the terminal as it was before anything was typed ahead: so it is to be given back."""
        ECHO.give_back()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def suspend_application_mode(self) -> None:
        """Give the terminal back for a while."""
        self._is_away = True
        super().suspend_application_mode()

    def resume_application_mode(self) -> None:
        """Take the terminal again."""
        super().resume_application_mode()
        self._is_away = False

    def _sigcont_application(self, *_: object) -> None:
        """Go on: also where the process was stopped from outside, so that the terminal was never given back."""
        if self._is_away:
            super()._sigcont_application()
        else:
            self._loop.call_soon_threadsafe(self._take_again)

    def _take_again(self) -> None:
        """Set the terminal up anew, whatever a shell did to it meanwhile; in the background, wait for the foreground.

        Begun twice without an end, as Textual does it here, it would have two threads read the keys, and take the modes
        that it set itself for those to be restored at the end.
        """
        if os.isatty(self.fileno) and os.tcgetpgrp(self.fileno) != os.getpgrp():
            os.kill(os.getpid(), signal.SIGSTOP)
            return
        self.suspend_application_mode()
        self._must_signal_resume = True
        self.resume_application_mode()

    def run_input_thread(self) -> None:
        """Read what the terminal sends, until the end or until it is given back."""
        typed = TerminalInput()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                self._read(typed, selector)
            self._read(typed, selector)  # what was typed by then is no shell's

    def _read(self, typed: TerminalInput, selector: selectors.BaseSelector) -> None:
        data = b""
        if selector.select(LISTENING_SECONDS) and not (data := os.read(self.fileno, CHUNK)):
            self.exit_event.wait(LISTENING_SECONDS)  # nothing can come any more, where keys are read from a file
        for message in typed.messages(data):
            self.process_message(message)

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
    if is_tested():
        return SparingDriver
    ECHO.give_back()  # it does not itself
    return stock


def forget_shown(app: App[Any]) -> None:
    """Have everything drawn anew when it is drawn next: nobody knows what the terminal shows."""
    if isinstance(app._driver, SparingDriver):
        app._driver.canvas.forget()


def answer(app: App[Any]) -> None:
    """Tell the terminal that a key was heard for which nothing will be drawn."""
    if isinstance(app._driver, SparingDriver):
        app._driver.write("")
