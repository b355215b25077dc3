"""Work spread over processes: what is made of each thing, in order, whether others can help or not."""

import logging
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from pathlib import Path
from tempfile import NamedTemporaryFile, gettempdir
from typing import IO, Any, Protocol, Self, TypeVar, runtime_checkable

from store.process.children import begin, prepare
from store.process.pools import finished, in_order

log = logging.getLogger(__name__)

WAITING = 3
"""Jobs under way for each process, so that none is idle and little is held in memory."""

AHEAD = 4
"""How many times as many may wait to be told where this process works too: others may take long to start."""

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


@runtime_checkable
class Packable(Protocol):
    """What is large, and goes to another process as a file."""

    def packed(self) -> bytes:
        """It as bytes."""

    @classmethod
    def unpacked(cls, content: bytes) -> Self:
        """The same again."""


def spread(given: Iterator[_Given], work: Callable[..., _Made], workers: int, *shared: object) -> Iterator[_Made]:
    """What `work` makes of each, in order.

    Args:
        given: The things, asked for as they are needed.
        work: A function of a module; it is given one thing and all that is shared.
        workers: Processes, this one among them where it is its main thread that asks; 1: no other is started.
        shared: Told to every process once.
    """
    taken = deque[_Given]()
    if workers > 1:
        try:
            for made in _by_others(given, taken, workers, work, shared):
                taken.popleft()
                yield made
        except BrokenProcessPool as error:
            log.info("work goes on in one process: %s", error)
    yield from (work(each, *shared) for each in chain(taken, given))


def _by_others(
    given: Iterator[_Given], taken: deque[_Given], workers: int, work: Callable[..., _Made], shared: Sequence[object]
) -> Iterator[_Made]:
    """Work done by a pool of processes; `taken` keeps what they have not answered, should one of them be ended."""
    # In the main thread nobody waits for a key meanwhile: it works too, and has begun before others have started.
    helps = threading.current_thread() is threading.main_thread()
    with NamedTemporaryFile() as file:
        pool = _pool(workers - helps, work, shared, file)

        def under_way() -> Iterator[Future[_Made]]:
            busy = list[Future[_Made]]()
            for each in given:
                taken.append(each)
                busy = [future for future in busy if not future.done()]
                if helps and len(busy) >= (workers - 1) * WAITING:
                    yield finished(work(each, *shared))
                    continue
                with _starting():
                    busy.append(pool.submit(_do, each))
                yield busy[-1]

        yield from in_order(pool, under_way(), workers * WAITING * (AHEAD if helps else 1))


def _pool(workers: int, work: Callable[..., Any], shared: Sequence[object], file: IO[bytes]) -> ProcessPoolExecutor:
    """Processes that know what is shared: as copies of this one, else told what is large by a file."""
    context = _context()
    is_copied = context.get_start_method() == "fork"
    if not is_copied:
        shared = tuple(_InFile.of(each, file) if isinstance(each, Packable) else each for each in shared)
    with _starting():
        if not is_copied:
            prepare()
        return ProcessPoolExecutor(workers, context, _prepare, (not is_copied, work, shared))


def _context() -> BaseContext:
    """The way in which other processes begin: as copies of this one where it has one thread, which takes no time.

    A lock that another thread holds would stay locked in a copy; and on other systems than Linux the libraries that
    come with the system are not made for being copied.
    """
    is_copied = sys.platform == "linux" and threading.active_count() == 1
    return get_context("fork" if is_copied else "spawn")


@contextmanager
def _starting() -> Iterator[None]:
    """Where the system allows no further process, a pool is as good as broken."""
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        raise BrokenProcessPool(f"no other process could be started: {error}") from error


@contextmanager
def temporary() -> Iterator[None]:
    """Where a temporary file cannot be written, its folder is what a reader can do something about.

    Raises:
        OSError: The same, with that folder's name.
    """
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, gettempdir()) from error


@dataclass(frozen=True, slots=True)
class _InFile:
    """Stands for something large until another process gets it, and is that there.

    Given with what starts a process it would be waited for, should that process end before it has read it all.
    """

    kind: type[Packable]
    name: str

    @classmethod
    def of(cls, shared: Packable, file: IO[bytes]) -> Self:
        with temporary():
            file.write(shared.packed())
            file.flush()
        return cls(type(shared), file.name)

    def __reduce__(self) -> tuple[Callable[[type[Packable], str], Packable], tuple[type[Packable], str]]:
        return _read, (self.kind, self.name)


def _read(kind: type[Packable], name: str) -> Packable:
    return kind.unpacked(Path(name).read_bytes())


_work: Callable[[Any], Any]
"""Of this process, when it is one that works for another."""


def _prepare(steps_back: bool, work: Callable[..., Any], shared: Sequence[object]) -> None:
    global _work  # noqa: PLW0603 - the way a pool's process keeps what it is told once
    begin(steps_back=steps_back)
    _work = lambda given: work(given, *shared)  # noqa: E731


def _do(given: Any) -> Any:
    return _work(given)
