"""Work handed to several processes, and what they make in the order in which it was given."""

import os
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

_Made = TypeVar("_Made")


def in_order(pool: ProcessPoolExecutor, under_way: Iterable[Future[_Made]], most: int) -> Generator[_Made]:
    """What a pool makes, in the order in which it was given; to be closed when it is left early.

    Args:
        pool: It is shut down at the end.
        under_way: Hands one piece of work after another to the pool.
        most: Pieces that may be under way at once.
    """
    waiting: deque[Future[_Made]] = deque()
    try:
        for work in under_way:
            waiting.append(work)
            if len(waiting) >= most:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def finished(made: _Made) -> Future[_Made]:
    """What was made already, as one piece of work among others."""
    future = Future[_Made]()
    future.set_result(made)
    return future


def cores() -> int:
    """How many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
