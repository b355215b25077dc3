"""Bringing an index up to date in a process of its own, which reads, analyses and writes.

Writing holds Python's lock for a fiftieth of a second at a time. Elsewhere it leaves the keys of a session alone, and a
second core to whoever analyses.
"""

import logging
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from typing import Protocol

from store.errors import VariorumError
from store.linking.index.analysts import Elsewhere
from store.model import Cancelled, Document, Progress
from store.process.children import another

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
        with another(__name__, serve.__name__, "variorum-index", GRACE_SECONDS) as line:
            # Not given with what starts it: that is waited for even where the process has died.
            line.send((index, dict(wanted), elsewhere.read, dict(_places(wanted, elsewhere))))
            return _followed(line, progress, cancelled)
    except (OSError, EOFError, RuntimeError, ValueError) as error:
        log.info("the index is written in this process: %s", error)
        return None


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
