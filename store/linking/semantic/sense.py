"""The face of linking by sense: vectors kept in step with the index, and what they say of a question.

Measured, it helps a text that stands nowhere: what somebody typed or pasted. Of a passage of an article, its
surroundings tell more than its sense does, and to ask for both finds less; there it keeps out of the way.
"""

import logging
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import monotonic, sleep

from store.errors import VariorumError
from store.linking.index.corpus import REPORT_SECONDS, Corpus
from store.linking.index.passage_store import PassageStore
from store.linking.pair.counterpart import Match
from store.linking.pair.question import LONGEST, Query
from store.linking.passages.piece import PER_DOCUMENT, Piece
from store.linking.semantic.fusion import fused, in_full, likeness, ordered
from store.linking.semantic.model import Model, load_model
from store.linking.semantic.nearest import Held, Nearest
from store.linking.semantic.vectors import VectorStore
from store.linking.words.aliases import Aliases
from store.model import Cancelled, Progress

log = logging.getLogger(__name__)

CANDIDATES = 24
"""Passages fetched for their sense."""

BATCH = 32
"""Documents whose vectors are kept at once."""

_NAME = "vectors.sqlite"
_WRONG = (VariorumError, ImportError, OSError, ValueError, sqlite3.Error)


class Sense:
    """Vectors of all passages of a corpus. When they cannot be had, links go on without, and `remark` says why.

    Args:
        corpus: Whose passages.
        folder: Where vectors are kept; None: in memory.
        load: Gives the model, when it is first wanted; it may take its time when it first makes a vector.
    """

    def __init__(self, corpus: Corpus, folder: Path | None, load: Callable[[], Model] = load_model) -> None:
        self._corpus = corpus
        self._folder = folder
        self._load = load
        self._lock = threading.RLock()
        self._model: Model | None = None
        self._store: VectorStore | None = None
        self._nearest: tuple[object, Nearest] | None = None
        self.remark = ""
        """Why it says nothing, in one line; empty when all is well."""

    def update(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> bool:
        """Have vectors of all passages that are indexed, and of no others.

        Args:
            progress: Called with the documents done and all that are to be done.
            cancelled: Asked after each batch; what is done stays done.

        Returns:
            Whether nothing is left to be done, or nothing can be.
        """
        if self.remark:
            return True
        try:
            return self._update(progress, cancelled)
        except _WRONG as error:
            self._give_up(error)
        return True

    def _update(self, progress: Progress | None, cancelled: Cancelled | None) -> bool:
        model, store = self._parts()
        wanted = {sha256: (number, count) for number, sha256, count in self._corpus.store.numbered()}
        known = store.known()
        if gone := known - wanted.keys():
            store.remove(gone)
        missing = [(sha256, *place) for sha256, place in wanted.items() if sha256 not in known]
        told = 0.0
        for done in range(0, len(missing), BATCH):
            if cancelled is not None and cancelled():
                return False
            store.add(list(_embedded(missing[done : done + BATCH], self._corpus.store, model)))
            if progress is not None and monotonic() - told > REPORT_SECONDS:
                told = monotonic()
                progress(done, len(missing))
        return True

    def shortlist(self, query: Query, by_words: list[Piece], most: int) -> list[Piece]:
        """The candidates of a question: those by words alone, or the best by words and sense, at most so many."""
        if self.remark or query.context:
            return by_words
        try:
            close = self._closest(query.passage.text, query.home.number if query.home else None, CANDIDATES)
        except _WRONG as error:
            self._give_up(error)
            return by_words
        pieces = self._corpus.store.pieces(close)
        return fused(by_words, [pieces[number] for number in close if number in pieces], most)

    def closest(self, text: str, limit: int) -> list[tuple[Piece, float]]:
        """The passages closest to a text in sense and how close they are, 0 to 1, closest first."""
        if self.remark:
            return []
        try:
            close = self._closest(text, None, limit)
        except _WRONG as error:
            self._give_up(error)
            return []
        pieces = self._corpus.store.pieces(close)
        return [(pieces[number], near) for number, near in close.items() if number in pieces]

    def ordered(self, query: Query, matches: list[Match], aliases: Aliases) -> list[Match]:
        """The counterparts of a question in order, which is by words alone for a passage with surroundings."""
        if self.remark or query.context:
            return matches
        said = in_full(matches, self._corpus.store.pieces({match.number for match in matches}), aliases)
        try:
            model, _ = self._parts()
            asked = model.embed(query.passage.text[:LONGEST])
            return ordered(said, [likeness(asked, model.embed(match.analysis.text)) for match in said])
        except _WRONG as error:
            self._give_up(error)
            return matches

    def close(self) -> None:
        """Let go of the vectors."""
        with self._lock:
            if self._store is not None:
                self._store.close()
            self._store = self._nearest = None

    def _closest(self, text: str, without: int | None, limit: int) -> dict[int, float]:
        model, store = self._parts()
        return self._the_nearest(store).search(model.embed(text[:LONGEST]), limit, without)

    def _the_nearest(self, store: VectorStore) -> Nearest:
        """The search over what is indexed and has vectors now."""
        with self._lock:
            standing = (self._corpus.index, self._corpus.index.generation, store, store.version)
            if self._nearest is None or self._nearest[0] != standing:
                self._nearest = standing, Nearest(self._held(store), store)
            return self._nearest[1]

    def _held(self, store: VectorStore) -> Iterator[Held]:
        documents = defaultdict[str, list[int]](list)
        for number, sha256, _ in self._corpus.store.numbered():
            documents[sha256].append(number)
        for sketched in store.sketches():
            for number in documents.get(sketched.sha256, ()):
                yield Held(number, sketched)

    def _parts(self) -> tuple[Model, VectorStore]:
        """The model and its vectors, opened when they are first wanted."""
        with self._lock:
            if self._model is None:
                self._model = self._load()
            if self._store is None:
                self._store = VectorStore(self._place(), self._model.name)
            return self._model, self._store

    def _place(self) -> Path | None:
        """The file of the vectors; none where the index could not be kept either."""
        return self._folder / _NAME if self._folder and not self._corpus.remark else None

    def _give_up(self, error: Exception) -> None:
        place = self._place()
        where = f"{place}: " if place and not isinstance(error, VariorumError) else ""
        reason = " ".join(str(error).split())
        self.remark = f"{where}links are found by their words only ({reason})"
        log.warning("%s", self.remark)


def _embedded(
    documents: Sequence[tuple[str, int, int]], store: PassageStore, model: Model
) -> Iterator[tuple[str, list[bytes]]]:
    """The vectors of documents, given by SHA-256, number and how many passages each has."""
    for sha256, number, count in documents:
        first = number * PER_DOCUMENT
        pieces = store.pieces(range(first, first + count))
        sleep(0)  # Whatever waits for Python's lock, a key most of all, has it between two documents.
        if len(pieces) == count:
            yield sha256, [model.embed(pieces[at].text[: pieces[at].length]) for at in sorted(pieces)]
