"""From the call to the text on the screen, beside a Textual program that shows one word, in turns, in one run.

Run with `python -m tests.benchmarks.bench_first_paint [--times N] [--kilobytes K] [--articles N]`. Measured to the
bytes that bring the text, not to a screen at rest: Textual paints every first screen twice. Measure compiled modules,
as installing makes them; where Python must not write bytecode, run `python -m compileall -q seeds store tui` first, or
every start compiles the program anew.
"""

import argparse
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

from tests.benchmarks.bench_keys import article

MARK = "Quagmirefen"
"""A word of the first rows of every article."""

ESCAPES = re.compile(rb"\x1b\[[0-9;?<>=$]*[a-zA-Z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")

HELLO = f"""
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static({MARK!r})
Hello().run()
"""

LONGEST = 60.0
"""Seconds after which a program is given up."""


def painted(command: list[str], home: Path) -> tuple[float, float]:
    """Milliseconds from the call of a program to a screen with the mark on it: by the clock, and of the processor."""
    began = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        own = {"XDG_STATE_HOME": str(home), "XDG_CONFIG_HOME": str(home), "TERM": "xterm-256color"}
        os.execvpe(command[0], command, os.environ | own | {"COLORTERM": "truecolor"})
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    try:
        seen = _seen(terminal, began)
    finally:
        os.kill(pid, signal.SIGKILL)
        _, _, used = os.wait4(pid, 0)
        os.close(terminal)
    return 1000 * (seen - began), 1000 * (used.ru_utime + used.ru_stime)


def _seen(terminal: int, began: float) -> float:
    """When the mark was on the screen."""
    screen = b""
    while time.perf_counter() - began < LONGEST:
        if select.select([terminal], [], [], 0.1)[0]:
            screen += os.read(terminal, 1 << 16)
            now = time.perf_counter()
            if MARK.encode() in ESCAPES.sub(b"", screen):
                return now
    raise TimeoutError(f"no {MARK} within {LONGEST:.0f} seconds")


def main() -> None:
    """Measure in turns and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=10)
    options.add_argument("--kilobytes", type=int, default=3)
    options.add_argument("--articles", type=int, default=2)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, home = Path(name, "articles"), Path(name, "home")
        folder.mkdir()
        for number in range(chosen.articles):
            text = f"Report {number}\n\n{MARK} officials said so.\n\n{article(chosen.kilobytes)}"
            (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        hello, session = [sys.executable, "-c", HELLO], [sys.executable, "-m", "tui", str(folder)]
        first = painted(session, home)
        turns = [(painted(hello, home), painted(session, home)) for _ in range(chosen.times)]
    print(
        f"{chosen.articles} articles of {chosen.kilobytes} KB, medians of {chosen.times}; first time {first[0]:.0f} ms"
    )
    for n, measured in enumerate(("by the clock", "of the processor")):
        word, ours = (statistics.median(times[n] for times in each) for each in zip(*turns, strict=True))
        print(f"{measured:<16}  one word {word:4.0f} ms, a session {ours:4.0f} ms, {ours / word:.2f} times")


if __name__ == "__main__":
    main()
