"""A key in the reader and the same key in an off-the-shelf TextArea, in a real pseudo-terminal, in one run.

Run with `python -m tests.benchmarks.bench_keys [KILOBYTES ...]`. A line each: milliseconds from the key to the first
byte, and bytes written; medians. The reader should need at most half of the time and a tenth of the bytes.
"""

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import termios
import time
from collections.abc import Callable

from textual.app import App, ComposeResult
from textual.widgets import TextArea

from tests.tui.widgets.reader.app import TwoReaders
from tests.tui.widgets.reader.texts import HARBOUR

KEYS = {"right": b"\x1b[C", "down": b"\x1b[B", "page": b"\x1b[6~"}
TIMES = 30
QUIET = 0.06
"""Seconds of silence that end the answer to a key."""


def article(kilobytes: int) -> str:
    """Paragraphs of the harbour article, shifted so that rows differ."""
    body, parts, size = HARBOUR.split("\n\n")[1], list[str](), 0
    while size < kilobytes * 1000:
        parts.append(body[: 200 + 37 * len(parts) % 160])
        size += len(parts[-1]) + 2
    return "\n\n".join(parts)


class Area(App[None]):
    """A read-only TextArea and nothing else."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        """The text."""
        yield TextArea(self.text, read_only=True, soft_wrap=True)


def started(program: Callable[[], App[None]], columns: int = 120, rows: int = 36) -> tuple[int, int]:
    """Process and terminal of a program that runs in a pseudo-terminal."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        program().run()
        os._exit(0)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    return pid, terminal


def answer(terminal: int, quiet: float, longest: float) -> tuple[float, int]:
    """Milliseconds to the first byte, and bytes until there is silence."""
    begin, first, last, size = time.perf_counter(), 0.0, 0.0, 0
    while (now := time.perf_counter() - begin) < longest and (not size or now - last < quiet):
        if select.select([terminal], [], [], 0.01)[0]:
            size += len(os.read(terminal, 1 << 16))
            last = time.perf_counter() - begin
            first = first or last
    return first * 1000, size


def measured(name: str, program: Callable[[], App[None]]) -> None:
    """Press every key in a program and print what came of it."""
    pid, terminal = started(program)
    answer(terminal, 1.0, 20.0)
    for key, sequence in KEYS.items():
        answers = []
        for _ in range(TIMES):
            os.write(terminal, sequence)
            answers.append(answer(terminal, QUIET, 2.0))
        first, size = (statistics.median(values) for values in zip(*answers, strict=True))
        print(f"{name:<9} {key:<6} {first:6.1f} ms {size:8.0f} bytes", flush=True)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(terminal)


def main() -> None:
    """Both programs, for every size."""
    for kilobytes in map(int, sys.argv[1:] or ["3", "300"]):
        text = article(kilobytes)
        print(f"{kilobytes} KB")
        measured("TextArea", lambda text=text: Area(text))  # type: ignore[misc]
        measured("Reader", lambda text=text: TwoReaders(text))  # type: ignore[misc]


if __name__ == "__main__":
    main()
