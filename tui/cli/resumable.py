"""A file of JSON Lines, or Parquet, that takes long to make: what was written before a call was stopped is kept.

Beside FILE stand, until it is whole, FILE.part with the lines so far and FILE.part.json, which says of what they are
and how far they can be trusted; and while a call is at it, FILE.part.lock, which keeps others away.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import IO

import click

from store.disk.lock import alone
from store.errors import errors_naming
from store.model import counted
from tui.cli.printing import warn

PARQUET = ".parquet"
"""How a file ends that is to be Parquet."""

EVERY = 1.0
"""Seconds between two times that what is written is made safe."""


@dataclass(slots=True)
class PartialFile:
    """The lines so far."""

    path: Path
    """What they are to become."""
    stream: IO[bytes]
    state: Path
    inputs: str
    done: int = 0
    """Groups of lines that need not be made again."""
    size: int = 0
    """Bytes of these groups."""
    _saved: float = 0.0

    def add(self, lines: Iterable[str]) -> None:
        """The next group; what was added a second ago is safe.

        Raises:
            OSError: If the file cannot be written.
        """
        group = "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")
        with errors_naming(self.path):
            self.stream.write(group)
            # Together, and after the whole group: what a call writes of one in which it is stopped does not count.
            self.done, self.size = self.done + 1, self.size + len(group)
            if monotonic() - self._saved >= EVERY:
                self.save()

    def save(self) -> None:
        """Make safe what was added."""
        self.stream.flush()
        os.fsync(self.stream.fileno())
        state = {"inputs": self.inputs, "done": self.done, "bytes": self.size}
        fresh = self.state.with_name(f"{self.state.name}.new")
        fresh.write_text(json.dumps(state), encoding="utf-8")
        fresh.replace(self.state)
        self._saved = monotonic()


@contextmanager
def reserved(path: Path) -> Iterator[None]:
    """See that `path` can be made, and keep other calls from making it too; a device or a pipe takes whoever comes.

    Raises:
        click.UsageError: When Parquet is wanted and cannot be written.
        StorageError: If another call is making it.
        OSError: If no file can be made there.
    """
    if path.suffix == PARQUET:
        _require_parquet()
    with ExitStack() as held:
        with errors_naming(path):
            if not path.parent.is_dir():
                path.stat()  # says why there can be no such file; the lock would make the folder
            if not _is_device(path):
                held.enter_context(alone(path))
        yield


@contextmanager
def resumable(path: Path, inputs: str) -> Iterator[PartialFile]:
    """A part that becomes `path` when all went well, and stays to be gone on with when not.

    Args:
        path: What is to be made, which is `reserved`: Parquet if its name ends so, else JSON Lines.
        inputs: Tells from what; a part made from something else is not gone on with.

    Raises:
        OSError: If a file cannot be written.
    """
    if _is_device(path):
        with _open_in_place_of(path, path, "wb") as stream:
            yield PartialFile(path, stream, Path(os.devnull), inputs, _saved=float("inf"))
        return
    lines, state = path.with_name(f"{path.name}.part"), path.with_name(f"{path.name}.part.json")
    done, size = _progress_of(lines, state, inputs)
    with _open_in_place_of(path, lines, "r+b" if done else "wb") as stream:
        stream.truncate(size)
        stream.seek(size)
        if done:
            warn(f"{path}: going on after {counted(done, 'article')}")
        with _saving(PartialFile(path, stream, state, inputs, done, size)) as part:
            yield part
    with errors_naming(path):
        _finish(lines, path)
        state.unlink(missing_ok=True)


def _is_device(path: Path) -> bool:
    return path.exists() and not path.is_file()


@contextmanager
def _open_in_place_of(path: Path, place: Path, mode: str) -> Iterator[IO[bytes]]:
    """What stands in for `path`, opened; what else fails meanwhile is not told of it."""
    with errors_naming(path):
        stream = place.open(mode)
    try:
        yield stream
    finally:
        with errors_naming(path):
            stream.close()


@contextmanager
def _saving(part: PartialFile) -> Iterator[PartialFile]:
    """A part that is made safe at the end, and when something goes wrong as far as it can be."""
    try:
        yield part
    except BaseException:
        with suppress(OSError):
            part.save()
        raise
    with errors_naming(part.path):
        part.save()


def _progress_of(lines: Path, state: Path, inputs: str) -> tuple[int, int]:
    """Groups and bytes of what an earlier call wrote from the same inputs; nothing where there is no such."""
    try:
        known = json.loads(state.read_text(encoding="utf-8"))
        done, size = int(known["done"]), int(known["bytes"])
        if known["inputs"] == inputs and 0 <= size <= lines.stat().st_size and done >= 0:
            return done, size
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return 0, 0


def _require_parquet() -> None:
    from importlib.util import find_spec

    if find_spec("pyarrow") is None:
        raise click.UsageError("Parquet needs pyarrow: pip install 'variorum[parquet]', or name a .jsonl file")


def _finish(lines: Path, path: Path) -> None:
    if path.suffix != PARQUET:
        lines.replace(path)
        return
    packed = path.with_name(f"{path.name}.part.new")
    from store.archives.parquet_links import to_parquet

    to_parquet(lines, packed)
    packed.replace(path)
    lines.unlink()
