"""The face of linking across languages: sentences encoded in the background, and who says the same in another one.

Within one language nothing is asked of it: there the words tell more.
"""

import logging
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from time import monotonic

from store.linking.index.corpus import REPORT_SECONDS, Corpus
from store.linking.pair.question import Query
from store.linking.passages.piece import PER_DOCUMENT
from store.linking.semantic.counterparts import ForeignDocument, Question
from store.linking.semantic.embedded import WRONG, Embedded, Text, told_of
from store.linking.semantic.encoder import CEILING, Encoder
from store.linking.semantic.foreign_sides import ForeignSide
from store.model import Cancelled, Link, Passage, Progress, never
from store.text import language_among

log = logging.getLogger(__name__)

BATCH = 32
"""Passages encoded at once: a tenth of a second, after which it is looked whether to stop, or what is asked now."""

FEW_FOREIGN = 0.01
"""Share of passages in other languages from which a project that is too large is told so: one in a hundred thousand
articles whose language was mistaken makes no project in several."""

_NAME = "languages.sqlite"
_WITHOUT = "links lead to articles of the same language only"


class CrossLanguage:
    """Links of a corpus across languages. When they cannot be had there are none, and `remark` says why.

    Args:
        corpus: Whose passages.
        folder: Where vectors are kept; None: in memory.
        load: Gives the encoder, when it is first wanted.
    """

    def __init__(self, corpus: Corpus, folder: Path | None, load: Callable[[], Encoder]) -> None:
        self._corpus = corpus
        self._embedded = Embedded(corpus, folder / _NAME if folder else None, load)
        self._asked = ""
        """SHA-256 of the text that was last asked about: it is encoded first."""
        self._is_awaited = False
        """Whether somebody asked in a language that no document is in."""
        self._standing: tuple[object, _Project] = None, _Project({})
        self.remark = ""
        """Why it says nothing, in one line; empty when all is well."""

    def update(
        self, progress: Progress | None = None, cancelled: Cancelled | None = None, most: int | None = None
    ) -> bool:
        """Have vectors of all passages that are indexed, where they are in more than one language.

        Args:
            progress: Called with the documents done and all that there are.
            cancelled: Asked all the time; what is done stays done.
            most: Passages up to which it is done now; None: all.

        Returns:
            Whether nothing is left to be done, or nothing can be.
        """
        self.remark = ""
        try:
            project = self._project()
            self.remark = project.remark
            missing = self._embedded.missing(project.texts) if project.texts else []
            if most is not None and sum(text.size for text in missing) > most:
                return False
            done = self._encode(missing, len(project.texts), progress, cancelled or never)
            self._embedded.model.rest()
        except WRONG as error:
            self._give_up(error)
            return True
        return done

    def links(self, query: Query, limit: int) -> list[Link]:
        """The passages of other languages that are closest to what is asked, best first; as far as there are vectors.

        Args:
            query: A passage, a selection, or a text from nowhere.
            limit: At most so many.
        """
        if self.remark:
            return []
        try:
            return self._links(query)[:limit]
        except WRONG as error:
            self._give_up(error)
            return []

    def side(self, document: str) -> ForeignSide | None:
        """A document by id, to be held against others whole; None where it is not indexed, or has no vectors."""
        if self.remark:
            return None
        try:
            return self._side(document)
        except WRONG as error:
            self._give_up(error)
            return None

    def close(self) -> None:
        """Let go of the vectors and of the encoder."""
        self._embedded.close()
        with suppress(*WRONG):
            self._embedded.model.rest()

    def _encode(self, missing: list[Text], total: int, progress: Progress | None, cancelled: Cancelled) -> bool:
        told = 0.0
        while missing:
            if progress is not None and monotonic() - told > REPORT_SECONDS:
                told = monotonic()
                progress(total - len(missing) + 1, total)
            text = next((text for text in missing if text.sha256 == self._asked), missing[0])
            if (vectors := self._vectors(text, cancelled)) is None:
                return False
            self._embedded.store.add([(text.sha256, vectors)])
            missing.remove(text)
        return True

    def _vectors(self, text: Text, cancelled: Cancelled) -> list[bytes] | None:
        """The vectors of a text's passages; None when it was cancelled, or the text is another by now."""
        passages, vectors = self._embedded.passages(text), list[bytes]()
        if passages is None:
            return None
        for at in range(0, len(passages), BATCH):
            made = None if cancelled() else self._embedded.model.embed_all(passages[at : at + BATCH], cancelled)
            if made is None:
                return None
            vectors += made
        return vectors

    def _side(self, document: str) -> ForeignSide | None:
        store = self._corpus.store
        known = store.shelved(document)
        told = self._project().documents.get(known.number) if known else None
        if known is None or told is None:
            return None
        first = known.number * PER_DOCUMENT
        pieces = store.pieces(range(first, first + known.count))
        vectors = self._embedded.nearest().unit(self._embedded.store.of_text(told.sha256))
        if not len(vectors) == len(pieces) == known.count:
            return None
        in_order = (pieces[number] for number in sorted(pieces))
        passages = [Passage(document, piece.span, piece.text[: piece.length]) for piece in in_order]
        return ForeignSide(told.language, passages, vectors)

    def _links(self, query: Query) -> list[Link]:
        project = self._project()
        language = self._language(query, project)
        if query.passage.document is None and language not in project.languages and not self._is_awaited:
            # Who asks in a language that no document is in waits for the documents to be encoded.
            self._is_awaited = True
            self.update()
            project = self._project()
        if not project.texts or language not in self._embedded.model.languages:
            return []
        without = project.in_language(language)
        if len(without) == len(project.documents):
            return []
        return self._answer(query, project, without)

    def _answer(self, query: Query, project: "_Project", without: frozenset[int]) -> list[Link]:
        asked = project.documents.get(query.home.number) if query.home else None
        self._asked = asked.sha256 if asked else self._asked
        embedded = self._embedded
        question = Question(query, self._corpus.store, embedded.store, embedded.nearest(), project.documents)
        vectors = question.own()
        if not vectors and (query.extent != "sentences" or query.home is None):
            vectors = [embedded.model.embed(query.passage.text)]
        return question.links(vectors, without) if vectors else []

    def _language(self, query: Query, project: "_Project") -> str:
        """That of the passage's document; of a text from nowhere the likeliest of those that are there."""
        return query.home.language if query.home else language_among(query.passage.text, project.languages)

    def _project(self) -> "_Project":
        """What the index holds, remembered until it changes."""
        standing = self._corpus.index, self._corpus.index.generation, self._is_awaited
        if self._standing[0] != standing:
            known = self._embedded.model.languages
            rows = self._corpus.store.numbered()
            documents = {
                number: ForeignDocument(language, sha256, size)
                for number, sha256, size, language in rows
                if language in known
            }
            self._standing = standing, _Project(documents, self._is_awaited)
        return self._standing[1]

    def _give_up(self, error: Exception) -> None:
        self.remark = told_of(error, self._embedded.place, _WITHOUT)
        log.warning("%s", self.remark)


class _Project:
    """The documents of a project in the languages that the encoder knows, and what of them is to be encoded.

    Args:
        documents: By number.
        is_awaited: Whether they are to be encoded even in a single language.
    """

    def __init__(self, documents: Mapping[int, ForeignDocument], is_awaited: bool = False) -> None:
        self.documents = documents
        counts = Counter[str]()
        for told in documents.values():
            counts[told.language] += told.size
        self.languages = frozenset(counts)
        passages, is_wanted = counts.total(), len(counts) > 1 or is_awaited
        fits = passages <= CEILING
        self.texts = [Text(each.sha256, number, each.size) for number, each in documents.items() if is_wanted and fits]
        """What is to be encoded; nothing where there is no need of it, or too much."""
        is_told = is_wanted and not fits and max(counts.values()) <= (1.0 - FEW_FOREIGN) * passages
        self.remark = f"{_WITHOUT} ({passages:,} sentences are more than {CEILING:,})" if is_told else ""

    def in_language(self, language: str) -> frozenset[int]:
        """Numbers of the documents in a language."""
        return frozenset(number for number, told in self.documents.items() if told.language == language)
