"""The real program in a real pseudo-terminal, with a terminal emulator that remembers what is on the screen."""

import fcntl
import os
import pty
import select
import shlex
import signal
import struct
import sys
import termios
import time
import weakref
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pyte

from tests.paths import ROOT

KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z", "up": "\x1b[A", "down": "\x1b[B",
    "right": "\x1b[C", "left": "\x1b[D", "shift+right": "\x1b[1;2C", "ctrl+r": "\x12", "ctrl+p": "\x10",
    "ctrl+z": "\x1a", "ctrl+u": "\x15", "ctrl+t": "\x14", "pagedown": "\x1b[6~", "ctrl+l": "\x0c", "space": " ",
    "f2": "\x1bOQ", "f3": "\x1bOR",
}  # fmt: skip
"""What a terminal sends for the keys that are not one character."""


ESCAPE_SECONDS = 0.3
"""A lone escape is told from the start of a sequence by the silence that follows it."""


PATIENCE = 180.0
"""Seconds after which something is given up: on a busy machine a program may get a tenth of a processor."""


BUSY = 0.3
"""Share of the time that one who works has, or waits for, a processor; one who only looks now and then has less."""


class Terminal:
    """`python -m tui` with these arguments, 120 columns by 36 rows unless said otherwise.

    With `shell` it is a shell with job control that runs there, and the program in it when `run_in_shell` says so.
    Who sits there has been here before, unless they are new. What a test leaves running, because it failed, is killed.
    """

    def __init__(
        self,
        *arguments: str,
        home: Path,
        columns: int = 120,
        rows: int = 36,
        environment: Mapping[str, str] | None = None,
        working: Path | None = None,
        shell: bool = False,
        is_new: bool = False,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.received = b""
        self._text = ""
        self.command = [sys.executable, "-m", "tui", *arguments]
        command = ["bash", "--norc", "--noprofile", "-i"] if shell else self.command
        variables = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "PYTHONPATH": str(ROOT),
            "PS1": "shell> ",
            **(environment or {}),
        }
        for misleading in ("DISPLAY", "WAYLAND_DISPLAY", "COLUMNS", "LINES", "NO_COLOR"):
            variables.pop(misleading, None)
        if not is_new:
            known = Path(variables["XDG_STATE_HOME"]) / "variorum" / "known"
            known.parent.mkdir(parents=True, exist_ok=True)
            known.touch()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.chdir(working or home)
            for each in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
                signal.signal(each, signal.SIG_DFL)  # whoever runs the tests may ignore some, as under nohup
            os.execvpe(command[0], command, variables)
        self._left = weakref.finalize(self, os.kill, self.pid, signal.SIGKILL)

    def run_in_shell(self, line: str = "") -> None:
        """Have the shell run a line, the program unless another is given."""
        self.wait("shell> ")
        os.write(self._fd, f"{line or shlex.join(self.command)}\r".encode())

    def job(self) -> int:
        """Process id of the group that has the terminal: of the program, while a shell runs it in the foreground."""
        return os.tcgetpgrp(self._fd)

    def modes(self) -> int:
        """What the terminal does with what is typed, as flags of `termios`."""
        local: int = termios.tcgetattr(self._fd)[3]
        return local

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)
        self.screen.resize(rows, columns)
        self._text = ""

    def overwrite(self, text: str) -> None:
        """Another program writes to the same terminal."""
        self._feed(text.encode())

    def _feed(self, data: bytes) -> None:
        self._stream.feed(data)
        self._text = ""

    def read(self, seconds: float) -> None:
        """Take in what the program writes for so long."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if not select.select([self._fd], [], [], left)[0]:
                return
            try:
                data = os.read(self._fd, 1 << 16)
            except OSError:
                return
            if not data:
                return
            self.received += data
            self._feed(data)

    def press(self, *keys: str) -> None:
        """Press keys one after another, as a hand would; `\\udc9b` is a byte that is no character."""
        for key in keys:
            os.write(self._fd, KEYS.get(key, key).encode(errors="surrogateescape"))
            self.read(ESCAPE_SECONDS if key == "escape" else 0.08)

    @property
    def text(self) -> str:
        """The rows of the screen; kept until something is written, since to put them together takes long."""
        self._text = self._text or "\n".join(self.screen.display)
        return self._text

    def wait(self, wanted: str | Callable[[str], bool], seconds: float = PATIENCE) -> str:
        """Wait until a text is on the screen, or what is asked of the screen holds."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.read(0.05)
            if wanted in self.text if isinstance(wanted, str) else wanted(self.text):
                return self.text
        raise AssertionError(f"{wanted!r} never appeared:\n{self.text}")

    def rest(self, seconds: float) -> None:
        """Wait until for so long nothing new was on the screen, and the program neither worked nor waited to."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            seen, worked = self.text, _worked(self.pid)
            self.read(seconds)
            if self.text == seen and _worked(self.pid) - worked < BUSY * seconds:
                return
        raise AssertionError(f"never at rest:\n{self.text}")

    def kill(self, how: signal.Signals = signal.SIGKILL) -> int:
        """Send a signal and wait for the end; gives the wait status."""
        os.kill(self.pid, how)
        return self.end()

    def end(self, seconds: float = PATIENCE) -> int:
        """Wait for the end; gives the wait status."""
        self._left.detach()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.read(0.05)
                os.close(self._fd)
                return status
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)
        raise AssertionError(f"the program did not end:\n{self.text}")


def _worked(pid: int) -> float:
    """Seconds that the threads of a process, and of those it began, have worked or waited for a processor.

    Where the system does not tell, none.
    """
    seconds = 0.0
    for thread in Path(f"/proc/{pid}/task").glob("*"):
        with suppress(OSError):  # it may have ended meanwhile
            worked, waited, _ = (thread / "schedstat").read_text(encoding="ascii").split()
            seconds += (int(worked) + int(waited)) / 1e9
            seconds += sum(_worked(int(child)) for child in (thread / "children").read_text(encoding="ascii").split())
    return seconds
