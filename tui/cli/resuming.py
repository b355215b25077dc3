"""A file of JSON Lines, or Parquet, that takes long to make: what was written before a call was stopped is kept.

Beside FILE stand, until it is whole, FILE.part with the lines so far and FILE.part.json, which says of what they are
and how far they can be trusted.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import IO

import click

from store.counting import counted
from store.parquet_links import PARQUET, to_parquet
from tui.cli.printing import warn

EVERY = 1.0
"""Seconds between two times that what is written is made safe."""


@dataclass(slots=True)
class Part:
    """The lines so far."""

    stream: IO[bytes]
    state: Path
    inputs: str
    done: int
    """Groups of lines that need not be made again."""
    _saved: float = 0.0

    def add(self, lines: Iterable[str]) -> None:
        """The next group; what was added a second ago is safe."""
        self.stream.writelines(f"{line}\n".encode("utf-8", "backslashreplace") for line in lines)
        self.done += 1
        if monotonic() - self._saved >= EVERY:
            self.save()

    def save(self) -> None:
        """Make safe what was added."""
        self.stream.flush()
        os.fsync(self.stream.fileno())
        state = {"inputs": self.inputs, "done": self.done, "bytes": self.stream.tell()}
        fresh = self.state.with_name(f"{self.state.name}.new")
        fresh.write_text(json.dumps(state), encoding="utf-8")
        fresh.replace(self.state)
        self._saved = monotonic()


@contextmanager
def resumable(path: Path, inputs: str) -> Iterator[Part]:
    """A part that becomes `path` when all went well, and stays to be gone on with when not.

    Args:
        path: What is to be made: Parquet if its name ends so, else JSON Lines.
        inputs: Tells from what; a part made from something else is not gone on with.

    Raises:
        click.UsageError: When Parquet is wanted and cannot be written.
        OSError: If a file cannot be written.
    """
    if path.suffix == PARQUET:
        _see_parquet()
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield Part(stream, Path(os.devnull), inputs, 0, float("inf"))
        return
    lines, state = path.with_name(f"{path.name}.part"), path.with_name(f"{path.name}.part.json")
    done, size = _kept(lines, state, inputs)
    with lines.open("r+b" if done else "wb") as stream:
        stream.truncate(size)
        stream.seek(size)
        if done:
            warn(f"{path}: going on after {counted(done, 'article')}")
        part = Part(stream, state, inputs, done)
        try:
            yield part
        finally:
            with suppress(OSError):
                part.save()
    _finish(lines, path)
    state.unlink(missing_ok=True)


def _kept(lines: Path, state: Path, inputs: str) -> tuple[int, int]:
    """Groups and bytes of what an earlier call wrote from the same inputs; nothing where there is no such."""
    try:
        known = json.loads(state.read_text(encoding="utf-8"))
        done, size = int(known["done"]), int(known["bytes"])
        if known["inputs"] == inputs and 0 <= size <= lines.stat().st_size and done >= 0:
            return done, size
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return 0, 0


def _see_parquet() -> None:
    from importlib.util import find_spec

    if find_spec("pyarrow") is None:
        raise click.UsageError("Parquet needs pyarrow: pip install 'variorum[parquet]', or name a .jsonl file")


def _finish(lines: Path, path: Path) -> None:
    if path.suffix != PARQUET:
        lines.replace(path)
        return
    packed = path.with_name(f"{path.name}.part.new")
    to_parquet(lines, packed)
    packed.replace(path)
    lines.unlink()
