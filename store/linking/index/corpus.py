"""All indexed documents: their passages and the inverted index over them, kept in step in one folder.

Everything here is derived. Whatever is damaged, foreign or of another format is thrown away and made again; where the
folder cannot be written, the index lives in memory.
"""

import logging
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from functools import partial
from pathlib import Path
from time import monotonic

from filelock import FileLock, Timeout

from store.disk.checksums import PASSAGES, TERMS
from store.errors import DerivedIndexError
from store.linking.index.analysts import FEWEST, Chunk, Elsewhere, analysed
from store.linking.index.indexer import written_apart
from store.linking.index.passage_store import FORMAT, PassageStore
from store.linking.index.terms import REMEMBERED, TermIndex, TermWriter
from store.linking.passages.cutting import CutDocument
from store.linking.passages.piece import PER_DOCUMENT
from store.linking.words.weights import Weights, corpus_weights
from store.model import Cancelled, Document, Progress, never, silent

log = logging.getLogger(__name__)

DAMAGE = (OSError, ValueError, OverflowError, sqlite3.Error)
"""What SQLite and tantivy raise when their files are damaged, foreign, locked, or the disk is full.

A number that was damaged may be larger than SQLite takes.
"""

FIRST_CHARACTERS = 500_000
"""Text that is added before it is first committed, so that questions soon have something to be answered from."""

BATCH_CHARACTERS = 16_000_000
"""Text that is added before it is committed, in the end: each commit takes twice what the one before it took, so that
commits stay few, and little is to be done again after an interruption."""

REPORT_SECONDS = 0.1
"""How often progress is told."""


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
        self.remark = ""
        """Why the index is not kept where it should be, in one line."""
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
        elsewhere: Elsewhere | None = None,
    ) -> bool:
        """Make the index hold exactly these documents (id, SHA-256), reading only what is new or changed.

        Another process that is writing meanwhile is left to it: what it has written is used.

        Returns:
            Whether nothing is left to be done; not so when it was cancelled, or is another process's to do.

        Raises:
            DerivedIndexError: When the index can be kept neither on disk nor in memory.
        """
        wanted = dict(documents)
        progress, cancelled = progress or silent, cancelled or never
        try:
            whole = self._written_apart(wanted, elsewhere, progress, cancelled)
            return self.write(wanted, load, progress, cancelled, elsewhere) if whole is None else whole
        except DAMAGE as error:
            log.warning("the linking index in %s cannot be kept: %s", self._folder, error)
            self._in_memory(error)
            return self.write(wanted, load, progress, cancelled, elsewhere)

    def _written_apart(
        self, wanted: dict[str, str], elsewhere: Elsewhere | None, progress: Progress, cancelled: Cancelled
    ) -> bool | None:
        """Have another process write, where there is much to do; None: this one has to."""
        if self._folder is None or elsewhere is None or len(wanted.items() - self.store.known().items()) < FEWEST:
            return None
        whole = written_apart(partial(Corpus, self._folder), wanted, elsewhere, progress, cancelled)
        self.index.reload()
        return whole

    def write(
        self,
        wanted: dict[str, str],
        load: Callable[[str], Document],
        progress: Progress,
        cancelled: Cancelled,
        elsewhere: Elsewhere | None,
    ) -> bool:
        """`update` in this process.

        Raises:
            OSError, ValueError, sqlite3.Error: When the index cannot be written.
        """
        if self.store.known() == wanted:
            return True
        with suppress(Timeout), self._writing():
            known = self.store.known()
            gone = [id for id, sha256 in known.items() if wanted.get(id) != sha256]
            missing = [id for id, sha256 in wanted.items() if known.get(id) != sha256]
            with self.index.writing() as writer, closing(analysed(missing, load, elsewhere)) as chunks:
                writer.remove(self.store.remove(gone))
                writer.commit()
                return self._add(writer, chunks, partial(_of, progress, len(missing)), cancelled)
        return False

    def _writing(self) -> AbstractContextManager[object]:
        """Held by one process at a time; released by the system should the process die."""
        return FileLock(self._folder / "lock", timeout=0) if self._folder else nullcontext()

    def _add(
        self, writer: TermWriter, chunks: Iterator[Chunk], progress: Callable[[int], None], cancelled: Cancelled
    ) -> bool:
        done, characters, told, batch, enough = 0, 0, 0.0, list[int](), FIRST_CHARACTERS
        while not (stopped := cancelled()) and (chunk := next(chunks, None)):
            batch += self._put(writer, chunk.documents)
            characters += sum(document.characters for document in chunk.documents)
            if characters >= enough:
                self._commit(writer, batch)
                characters, batch, enough = 0, [], min(2 * enough, BATCH_CHARACTERS)
            done += chunk.asked
            if monotonic() - told > REPORT_SECONDS:
                told = monotonic()
                progress(done)
        self._commit(writer, batch)
        self.store.settle()
        progress(done)
        return not stopped

    def _put(self, writer: TermWriter, documents: Sequence[CutDocument]) -> list[int]:
        numbers = self.store.add(documents)
        for number, document in zip(numbers, documents, strict=True):
            for at, _, _, _, terms, _ in document.rows:
                writer.add(number * PER_DOCUMENT + at, number, terms)
        return numbers

    def _commit(self, writer: TermWriter, numbers: Sequence[int]) -> None:
        """Documents count as indexed only from here on."""
        writer.commit()
        self.store.mark_ready(numbers)

    def recover(self) -> None:
        """Throw away an index that turned out to be damaged, and begin an empty one."""
        with suppress(sqlite3.Error):
            self.store.close()
        self._start_over()

    def _start_over(self) -> None:
        try:
            with self._writing():
                self.store, self.index = _rebuild(self._folder)
        except (*DAMAGE, Timeout) as error:
            log.warning("no linking index can be kept in %s: %s", self._folder, error)
            self._in_memory(error)

    def _in_memory(self, reason: Exception) -> None:
        try:
            if self._folder is not None:
                self.remark = (
                    f"{self._folder}: no index of links can be kept here ({_reason(reason)}); it is kept in memory"
                )
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
    (folder / TERMS).mkdir(parents=True, exist_ok=True)
    store = PassageStore(folder / PASSAGES)
    if store.format != FORMAT:
        store.close()
        raise ValueError("another format")
    index = TermIndex(folder / TERMS)
    if store.promises() > bool(index.size) or bool(index.size) > store.has_passages():
        store.close()
        raise ValueError("its halves do not belong together")
    return store, index


def _rebuild(folder: Path | None) -> tuple[PassageStore, TermIndex]:
    if folder:
        shutil.rmtree(folder / TERMS, ignore_errors=True)
        for leftover in folder.glob(f"{PASSAGES}*"):
            leftover.unlink()
    return _opened(folder)


def _of(progress: Progress, total: int, done: int) -> None:
    progress(done, total)


def _reason(reason: Exception) -> str:
    """What is wrong, in the system's words, on one line."""
    if isinstance(reason, Timeout):
        return "another program is writing it"
    return reason.strerror if isinstance(reason, OSError) and reason.strerror else " ".join(str(reason).split())
