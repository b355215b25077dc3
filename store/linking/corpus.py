"""All indexed documents: their passages and the inverted index over them, kept in step in one folder.

Everything here is derived. Whatever is damaged, foreign or of another format is thrown away and made again; where the
folder cannot be written, the index lives in memory.
"""

import logging
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from store.errors import DerivedIndexError, VariorumError
from store.linking.index import REMEMBERED, TermIndex
from store.linking.passages import FORMAT, PER_DOCUMENT, PassageStore, Read, read
from store.linking.weights import Weights, corpus_weights
from store.model import Cancelled, Document, Progress

log = logging.getLogger(__name__)

DAMAGE = (OSError, ValueError, sqlite3.Error)
"""What SQLite and tantivy raise when their files are damaged, foreign, locked, or the disk is full."""

BATCH_CHARACTERS = 4_000_000
"""Text that is read before it is committed: few commits, bounded memory."""

_NAME = "passages.sqlite"


class Corpus:
    """Indexed documents, on disk or in memory.

    Args:
        folder: Where the index may live; made when missing. None: in memory.

    Raises:
        DerivedIndexError: When not even an index in memory can be made.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._weights: dict[str, Weights] = {}
        self._weighed: tuple[TermIndex, int] | None = None
        try:
            self.store, self.index = _opened(folder)
        except DAMAGE as error:
            log.info("the linking index in %s is made again: %s", folder, error)
            self._start_over()

    def weights(self, language: str) -> Weights:
        """Weights of terms as the index stands now; remembered until it changes."""
        if self._weighed != (self.index, self.index.generation):
            self._weights.clear()
            self._weighed = self.index, self.index.generation
        found = self._weights.get(language)
        if found is None or len(found) > REMEMBERED:
            found = self._weights[language] = corpus_weights(language, self.index.size, self.index.frequency)
        return found

    def close(self) -> None:
        """Let go of the files."""
        self.store.close()

    def update(
        self,
        documents: Iterable[tuple[str, str]],
        load: Callable[[str], Document],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> None:
        """Make the index hold exactly these documents (id, SHA-256), reading only what is new or changed.

        Another process that is writing meanwhile is left to it: what it has written is used.

        Raises:
            DerivedIndexError: When the index can be kept neither on disk nor in memory.
        """
        wanted = dict(documents)
        try:
            self._update(wanted, load, progress, cancelled)
        except DAMAGE as error:
            log.warning("the linking index in %s cannot be kept: %s", self._folder, error)
            self._in_memory()
            self._update(wanted, load, progress, cancelled)

    def _update(
        self,
        wanted: dict[str, str],
        load: Callable[[str], Document],
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> None:
        if self.store.known() == wanted:
            return
        with suppress(Timeout), self._writing():
            known = self.store.known()
            gone = [id for id, sha256 in known.items() if wanted.get(id) != sha256]
            missing = [id for id, sha256 in wanted.items() if known.get(id) != sha256]
            self.index.write((), self.store.remove(gone))
            self._add(missing, load, progress or _silent, cancelled or _never)

    def _writing(self) -> AbstractContextManager[object]:
        """Held by one process at a time; released by the system should the process die."""
        return FileLock(self._folder / "lock", timeout=0) if self._folder else nullcontext()

    def _add(
        self, missing: Sequence[str], load: Callable[[str], Document], progress: Progress, cancelled: Cancelled
    ) -> None:
        done = 0
        for batch in _batches(missing, load):
            if cancelled():
                return
            self._commit(batch)
            done += len(batch)
            progress(done, len(missing))

    def _commit(self, batch: Sequence[Read]) -> None:
        numbers = self.store.add(batch)
        entries = (
            (number * PER_DOCUMENT + piece.number, number, piece.terms)
            for number, document in zip(numbers, batch, strict=True)
            for piece in document.pieces
        )
        self.index.write(entries, ())
        self.store.mark_ready(numbers)

    def recover(self) -> None:
        """Throw away an index that turned out to be damaged, and begin an empty one."""
        with suppress(sqlite3.Error):
            self.store.close()
        self._start_over()

    def _start_over(self) -> None:
        try:
            self.store, self.index = _made_again(self._folder)
        except DAMAGE as error:
            log.warning("no linking index can be kept in %s: %s", self._folder, error)
            self._in_memory()

    def _in_memory(self) -> None:
        try:
            self._folder = None
            self.store, self.index = _opened(None)
        except DAMAGE as error:
            raise DerivedIndexError(f"links cannot be looked for: {error}; free some memory and open again") from error


def _opened(folder: Path | None) -> tuple[PassageStore, TermIndex]:
    """Both halves of an index that is there, or new.

    Raises:
        ValueError: If they are of another format or do not belong together.
    """
    if folder is None:
        return PassageStore(None), TermIndex(None)
    (folder / "terms").mkdir(parents=True, exist_ok=True)
    store = PassageStore(folder / _NAME)
    if store.format != FORMAT:
        store.close()
        raise ValueError("another format")
    index = TermIndex(folder / "terms")
    if bool(index.size) != store.has_passages():
        store.close()
        raise ValueError("its halves do not belong together")
    return store, index


def _made_again(folder: Path | None) -> tuple[PassageStore, TermIndex]:
    if folder:
        shutil.rmtree(folder / "terms", ignore_errors=True)
        for leftover in folder.glob(f"{_NAME}*"):
            leftover.unlink()
    return _opened(folder)


def _batches(ids: Sequence[str], load: Callable[[str], Document]) -> Iterator[list[Read]]:
    batch, characters = list[Read](), 0
    for id in ids:
        try:
            document = load(id)
        except VariorumError as error:
            log.info("not indexed: %s", error)
            continue
        batch.append(read(document))
        characters += len(document.text)
        if characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _silent(done: int, total: int) -> None:
    pass


def _never() -> bool:
    return False
