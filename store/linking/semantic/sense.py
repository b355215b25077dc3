"""The face of linking by sense: vectors kept in step with the index, and what they say of a question.

Measured, it helps a text that stands nowhere: what somebody typed or pasted. Of a passage of an article, its
surroundings tell more than its sense does, and to ask for both finds less; there it keeps out of the way.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import monotonic, sleep

from store.linking.index.corpus import REPORT_SECONDS, Corpus
from store.linking.pair.counterpart import Match
from store.linking.pair.question import LONGEST, Query
from store.linking.passages.piece import Piece
from store.linking.semantic.embedded import WRONG, Embedded, Text, told_of
from store.linking.semantic.fusion import fused, in_full, likeness, ordered
from store.linking.semantic.model import Model, load_model
from store.linking.words.aliases import Aliases
from store.model import Cancelled, Progress

log = logging.getLogger(__name__)

CANDIDATES = 24
"""Passages fetched for their sense."""

BATCH = 32
"""Documents whose vectors are kept at once."""

_NAME = "vectors.sqlite"


class Sense:
    """Vectors of all passages of a corpus. When they cannot be had, links go on without, and `remark` says why.

    Args:
        corpus: Whose passages.
        folder: Where vectors are kept; None: in memory.
        load: Gives the model, when it is first wanted; it may take its time when it first makes a vector.
    """

    def __init__(self, corpus: Corpus, folder: Path | None, load: Callable[[], Model] = load_model) -> None:
        self._corpus = corpus
        self._embedded = Embedded(corpus, folder / _NAME if folder else None, load)
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
        except WRONG as error:
            self._give_up(error)
        return True

    def _update(self, progress: Progress | None, cancelled: Cancelled | None) -> bool:
        texts = (Text(sha256, number, count) for number, sha256, count, _ in self._corpus.store.numbered())
        missing = self._embedded.missing(texts)
        told = 0.0
        for done in range(0, len(missing), BATCH):
            if cancelled is not None and cancelled():
                return False
            self._embedded.store.add(list(self._vectors(missing[done : done + BATCH])))
            if progress is not None and monotonic() - told > REPORT_SECONDS:
                told = monotonic()
                progress(done, len(missing))
        return True

    def _vectors(self, texts: Sequence[Text]) -> Iterator[tuple[str, list[bytes]]]:
        """The vectors of the passages of texts, each with its SHA-256."""
        for text in texts:
            passages = self._embedded.passages(text)
            sleep(0)  # Whatever waits for Python's lock, a key most of all, has it between two documents.
            if passages is not None:
                yield text.sha256, [self._embedded.model.embed(passage) for passage in passages]

    def shortlist(self, query: Query, by_words: list[Piece], most: int) -> list[Piece]:
        """The candidates of a question: those by words alone, or the best by words and sense, at most so many."""
        if self.remark or query.context:
            return by_words
        try:
            close = self._closest(query.passage.text, query.home.number if query.home else None, CANDIDATES)
        except WRONG as error:
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
        except WRONG as error:
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
            model = self._embedded.model
            asked = model.embed(query.passage.text[:LONGEST])
            return ordered(said, [likeness(asked, model.embed(match.analysis.text)) for match in said])
        except WRONG as error:
            self._give_up(error)
            return matches

    def close(self) -> None:
        """Let go of the vectors."""
        self._embedded.close()

    def _closest(self, text: str, without: int | None, limit: int) -> dict[int, float]:
        asked = self._embedded.model.embed(text[:LONGEST])
        return self._embedded.nearest().search(asked, limit, () if without is None else (without,))

    def _give_up(self, error: Exception) -> None:
        self.remark = told_of(error, self._embedded.place, "links are found by their words only")
        log.warning("%s", self.remark)
