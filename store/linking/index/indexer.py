"""Bringing an index up to date in a process of its own, which reads, analyses and writes.

Writing holds Python's lock for a fiftieth of a second at a time. Elsewhere it leaves the keys of a session alone, and a
second core to whoever analyses.
"""

import logging
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, redirect_stderr, suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from sys import __stderr__ as stderr_of_the_program
from typing import Protocol

from store.errors import VariorumError
from store.linking.index.analysts import Elsewhere
from store.model import Cancelled, Document, Progress
from store.process.children import run

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.1
"""How often a wish to stop is passed on."""

GRACE_SECONDS = 0.5
"""How long it may take to stop. What it has not committed by then is forgotten, and is made another time."""

DONE = "done"
"""What the process says last, with whether nothing is left to be done."""


class Writable(Protocol):
    """An index, as far as it is written: `store.linking.index.corpus.Corpus`."""

    def write(
        self,
        wanted: dict[str, str],
        load: Callable[[str], Document],
        progress: Progress,
        cancelled: Cancelled,
        elsewhere: Elsewhere | None,
    ) -> bool:
        """Make it hold exactly these documents; whether nothing is left to be done."""


def written_apart(
    index: Callable[[], Writable],
    wanted: Mapping[str, str],
    elsewhere: Elsewhere,
    progress: Progress,
    cancelled: Cancelled,
) -> bool | None:
    """Let another process make an index hold these documents.

    Args:
        index: Opens the index there; a function that can be found by its name, or a `partial` of one.
        wanted: SHA-256 of each document by id.
        elsewhere: How that process reads them.
        progress: Called with how far it is.
        cancelled: Asked whether to stop; what is done stays done.

    Returns:
        Whether nothing is left to be done; None when no other process could do it.
    """
    if parent_process() is not None:
        return None
    try:
        with _process(index, dict(wanted), elsewhere.read, dict(_places(wanted, elsewhere))) as line:
            return _followed(line, progress, cancelled)
    except (OSError, EOFError, RuntimeError, ValueError) as error:
        log.info("the index is written in this process: %s", error)
        return None


@contextmanager
def _process(*order: object) -> Iterator[Connection]:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=run, args=(__name__, serve.__name__, theirs), name="variorum-index")
    # A session has something without a file in the place of stderr, which the standard library would hand on.
    with redirect_stderr(stderr_of_the_program):
        process.start()
    theirs.close()
    try:
        with closing(ours):
            # Not with the rest above: what is told there is waited for even where the process has died.
            ours.send(order)
            yield ours
    finally:
        process.join(GRACE_SECONDS)
        process.kill()
        process.join()


def _followed(line: Connection, progress: Progress, cancelled: Cancelled) -> bool:
    """Pass on what the process tells until it is done, or is to stop."""
    while not cancelled():
        if not line.poll(LOOK_SECONDS):
            continue
        told, done, total = line.recv()
        if told == DONE:
            return bool(done)
        progress(done, total)
    line.send("stop")
    return False


def _places(wanted: Mapping[str, str], elsewhere: Elsewhere) -> Iterator[tuple[str, str]]:
    for id in wanted:
        with suppress(VariorumError):
            yield id, elsewhere.where(id)


def serve(line: Connection) -> None:
    """Do what the other process is for: read an order from the line, and carry it out."""
    with closing(line):
        _write(line, *line.recv())


def _write(
    line: Connection,
    index: Callable[[], Writable],
    wanted: dict[str, str],
    fetch: Callable[[str, str], Document],
    places: Mapping[str, str],
) -> None:
    there = {id: sha256 for id, sha256 in wanted.items() if id in places}
    elsewhere = Elsewhere(fetch, places.__getitem__)
    # What is wrong with the index comes up again in the process that asked, which can say it.
    with suppress(VariorumError, OSError, ValueError, OverflowError, sqlite3.Error):
        done = index().write(
            there,
            lambda key: fetch(places[key], key),
            lambda done, total: line.send(("", done, total)),
            line.poll,
            elsewhere,
        )
        line.send((DONE, done, 0))
