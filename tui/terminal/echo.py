"""Whether the terminal shows what is typed: not before the first frame, in the midst of which it would stand."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Echo:
    """Turns off that the terminal shows what is typed, and gives it back as it was."""

    def __init__(self) -> None:
        self._before: list[Any] | None = None

    @contextmanager
    def off(self) -> Iterator[None]:
        """Turn it off until `give_back`, at the latest until the end, also one by a signal."""
        self._turn_off()
        try:
            yield
        finally:
            self.give_back()

    def give_back(self) -> None:
        """Let the terminal be as it was; nothing where it is already."""
        if self._before is not None:
            import termios

            before, self._before = self._before, None
            termios.tcsetattr(sys.stdin, termios.TCSANOW, before)

    def _turn_off(self) -> None:
        try:
            import termios

            before = termios.tcgetattr(sys.stdin)
        except (ImportError, OSError, termios.error):
            return
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, self._end)
        self._before = before
        termios.tcsetattr(sys.stdin, termios.TCSANOW, [*before[:3], before[3] & ~termios.ECHO, *before[4:]])

    def _end(self, number: int, _: object) -> None:
        """End as the signal would have it; an exception could be lost wherever Python was just then."""
        self.give_back()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


ECHO = Echo()
"""Of the terminal that the process has."""
