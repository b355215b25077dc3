"""Documents read, cut and analysed in order, by as many processes as there are cores; by this one where they are few.

Analysing is nearly all that indexing costs, and holds Python's lock: in other processes it leaves the keys alone.
"""

import logging
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process

from store.errors import VariorumError
from store.linking.passages.cutting import CutDocument, cut
from store.model import Document
from store.process.children import begin, prepare
from store.process.pools import cores, in_order

log = logging.getLogger(__name__)

FEWEST = 300
"""Documents from which other processes earn the time that they take to start."""

CHUNK = 16
"""Documents that a process is given at once: a fiftieth of a second's work, taken back before a key has to wait."""

WAITING = 4
"""Chunks under way for each process, so that none is idle and little is held in memory."""

MOST = 8
"""Processes beyond which the one that writes cannot keep up."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """How another process reads a document that this one knows by its id."""

    read: Callable[[str, str], Document]
    """From where it is and its id; a function that can be found by its name, or a `partial` of one."""
    where: Callable[[str], str]
    """Tells, in this process, where a document is."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some documents, analysed."""

    asked: int
    """How many were asked for."""
    documents: list[CutDocument]
    """Those that could be read."""


def analysed(ids: Sequence[str], load: Callable[[str], Document], elsewhere: Elsewhere | None) -> Generator[Chunk]:
    """Every document in the order of `ids`, chunk by chunk; to be closed when it is left early.

    Args:
        ids: Of the documents.
        load: Reads one in this process.
        elsewhere: How another process reads it; None: this one does all.
    """
    chunks = [ids[at : at + CHUNK] for at in range(0, len(ids), CHUNK)]
    done = 0
    if elsewhere is not None and len(ids) >= FEWEST and cores() > 1:
        try:
            for found in _by_others(chunks, elsewhere):
                yield found
                done += 1
        except (BrokenProcessPool, OSError, RuntimeError, ValueError) as error:
            if parent_process() is not None:
                # A program that does without `if __name__ == "__main__"` is being run again, and must not go on.
                raise
            log.info("indexing goes on in one process: %s", error)
    for chunk in chunks[done:]:
        yield Chunk(len(chunk), list(_read(chunk, load)))


def _by_others(chunks: Sequence[Sequence[str]], elsewhere: Elsewhere) -> Generator[Chunk]:
    workers = min(cores(), MOST, len(chunks))
    prepare()
    pool = ProcessPoolExecutor(workers, get_context("spawn"), begin)
    orders = ((chunk, list(_orders(chunk, elsewhere))) for chunk in chunks)
    under_way = (pool.submit(_analyse, elsewhere.read, order, len(chunk)) for chunk, order in orders)
    yield from in_order(pool, under_way, workers * WAITING)


def _orders(ids: Sequence[str], elsewhere: Elsewhere) -> Iterator[tuple[str, str]]:
    for id in ids:
        try:
            yield id, elsewhere.where(id)
        except VariorumError as error:
            log.info("not indexed: %s", error)


def _analyse(fetch: Callable[[str, str], Document], orders: Sequence[tuple[str, str]], asked: int) -> Chunk:
    where = dict(orders)
    return Chunk(asked, list(_read(list(where), lambda key: fetch(where[key], key))))


def _read(ids: Sequence[str], load: Callable[[str], Document]) -> Iterator[CutDocument]:
    for id in ids:
        try:
            document = load(id)
        except VariorumError as error:
            log.info("not indexed: %s", error)
        else:
            yield cut(document)
