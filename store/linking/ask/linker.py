"""The face of linking: who else carries this passage, in whose words, with what changed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from store.errors import DerivedIndexError
from store.linking.ask.copies import same_words, within_places
from store.linking.ask.merging import with_foreign
from store.linking.ask.ranking import foremost, matches
from store.linking.ask.retrieval import SHORTLIST, prepare, shortlist
from store.linking.ask.subjects import Subjects
from store.linking.context.evidence import Evidence
from store.linking.context.judging import judge, link_of
from store.linking.index.analysts import Elsewhere
from store.linking.index.corpus import DAMAGE, Corpus
from store.linking.pair.counterpart import Match
from store.linking.pair.question import Query
from store.linking.words.aliases import Aliases
from store.linking.words.embedding import word_vectors
from store.linking.words.weights import Weights
from store.model import Cancelled, Document, Link, LinkKind, Passage, Progress

if TYPE_CHECKING:
    from store.linking.semantic.cross_language import CrossLanguage
    from store.linking.semantic.encoder import Encoder
    from store.linking.semantic.foreign_sides import ForeignSide
    from store.linking.semantic.model import Model
    from store.linking.semantic.sense import Sense

_Answer = TypeVar("_Answer")


class Linker:
    """Passages of many documents, and links between them.

    Args:
        folder: Where its index may live; made when missing. None: in memory.
        aliases: Groups of names that mean the same.

    Raises:
        DerivedIndexError: When not even an index in memory can be made.
    """

    def __init__(self, folder: Path | None = None, aliases: Sequence[Sequence[str]] = ()) -> None:
        self._groups = aliases
        self._aliases = Aliases(aliases)
        self._folder = folder
        self._corpus = Corpus(folder)
        self._sense: Sense | None = None
        self._across: CrossLanguage | None = None
        self._again: Callable[[], object] | None = None
        self._subjects = Subjects(self._corpus)

    @property
    def remark(self) -> str:
        """Why the index is not kept where it should be, or not all of it is used; one line, empty when all is well."""
        remarks = (part.remark for part in (self._corpus, self._sense, self._across) if part)
        return next(filter(None, remarks), word_vectors().remark)

    def use_aliases(self, aliases: Sequence[Sequence[str]]) -> None:
        """Hold other groups of names the same from the next question on; the index stays as it is."""
        if aliases != self._groups:
            self._groups, self._aliases = aliases, Aliases(aliases)

    def link_by_sense(self, load: "Callable[[], Model] | None") -> None:
        """Link by sense too, from the next update on.

        Args:
            load: Gives the model when it is first needed, and always the same; None: link by words alone.
        """
        if load is not None and self._sense is None:
            from store.linking.semantic.sense import Sense

            self._sense = Sense(self._corpus, self._folder, load)
        elif load is None and self._sense is not None:
            self._sense.close()
            self._sense = None

    def link_across_languages(self, load: "Callable[[], Encoder] | None") -> None:
        """Link across languages too, from the next update on.

        Args:
            load: Gives the encoder when it is first needed, and always the same; None: link within languages only.
        """
        if load is not None and self._across is None:
            from store.linking.semantic.cross_language import CrossLanguage

            self._across = CrossLanguage(self._corpus, self._folder, load)
        elif load is None and self._across is not None:
            self._across.close()
            self._across = None

    def close(self) -> None:
        """Let go of the index."""
        for part in (self._sense, self._across):
            if part is not None:
                part.close()
        self._corpus.close()

    def update(
        self,
        documents: Iterable[tuple[str, str]],
        load: Callable[[str], Document],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        elsewhere: Elsewhere | None = None,
        *,
        most: int | None = None,
    ) -> bool:
        """Make the index hold exactly these documents, reading only what is new or changed.

        Args:
            documents: Id and SHA-256 of each.
            load: Reads one of them.
            progress: Called after each batch.
            cancelled: Asked after each batch; what is done stays done.
            elsewhere: How other processes read them, so that all cores can be used; None: this process does all.
            most: Passages up to which they are encoded for links across languages, which takes long; None: all.

        Returns:
            Whether nothing is left to be done; not so when it was cancelled, or is another process's to do.

        Raises:
            DerivedIndexError: When the index can be kept neither on disk nor in memory.
        """
        wanted = list(documents)
        self._again = lambda: self._corpus.update(wanted, load, elsewhere=elsewhere)
        is_whole = self._corpus.update(wanted, load, progress, cancelled, elsewhere)
        is_whole = is_whole and (self._sense is None or self._sense.update(progress, cancelled))
        return is_whole and (self._across is None or self._across.update(progress, cancelled, most))

    def missing(self, documents: Iterable[tuple[str, str]]) -> int:
        """How many of these documents, by id and SHA-256, cannot be found in the index as they are."""
        wanted = list(documents)
        try:
            known = self._corpus.store.known()
        except DAMAGE:
            return len(wanted)
        return sum(known.get(id) != sha256 for id, sha256 in wanted)

    def close_in_sense(self, text: str, limit: int) -> list[tuple[Passage, float]]:
        """The passages closest to a text in sense and how close they are, 0 to 1, closest first.

        None without a model, nor while the index is damaged, which `links` mends.
        """
        try:
            close = self._sense.closest(text, limit) if self._sense else []
            shelves = self._corpus.store.shelved_by_number({piece.document for piece, _ in close})
        except DAMAGE:
            return []
        return [
            (Passage(shelves[piece.document].id, piece.span, piece.text[: piece.length]), near)
            for piece, near in close
            if piece.document in shelves
        ]

    def links(
        self,
        passage: Passage,
        limit: int = 10,
        within: "Linker | None" = None,
        *,
        by_words: bool = False,
        copies: bool = False,
    ) -> list[Link]:
        """Counterparts of a passage in other documents, best first.

        Boilerplate comes after all other links that are shown unasked; weak links come last.

        Args:
            passage: What is asked; long ones are read up to `LONGEST` characters.
            limit: At most so many.
            within: The linker that has the passage's document, when it is another one: what stands around it counts.
            by_words: Whether to ask for no other sense than that of the words, nor for other languages.
            copies: Whether copies of one another count as one link, so that there may be more than `limit`.

        Raises:
            DerivedIndexError: When the index is damaged and could not be made again.
        """
        return self._with_recovery(lambda: self._links(passage, limit, within, by_words=by_words, copies=copies))

    def foreign_side(self, document: str) -> "ForeignSide | None":
        """A document by id, to be held against others across languages; None without an encoder that knows it.

        Raises:
            DerivedIndexError: When the index is damaged and could not be made again.
        """
        return self._with_recovery(lambda: self._across.side(document) if self._across else None)

    def _with_recovery(self, ask: Callable[[], _Answer]) -> _Answer:
        try:
            return ask()
        except DAMAGE:
            self._recover()
        try:
            return ask()
        except DAMAGE as error:
            raise DerivedIndexError(f"links cannot be looked for: {error}; delete the index folder") from error

    def _recover(self) -> None:
        self._corpus.recover()
        self._subjects.forget()
        if self._again:
            self._again()

    def _links(
        self, passage: Passage, limit: int, within: "Linker | None", *, by_words: bool, copies: bool
    ) -> list[Link]:
        weights, query, evidence = self._asked(passage, within)
        ranked = self._ranked(query, evidence, weights, None if by_words else self._sense)
        judged = [judge(query, match, evidence) for match in ranked]
        own = [link_of(query, match, kind) for match, kind in foremost(judged, limit, copies=copies)]
        foreign = [] if by_words else self._foreign(query, limit)
        every = with_foreign(own, foreign) if foreign else own
        return within_places(every, lambda link: same_words(link.there.text), limit) if copies else every[:limit]

    def _foreign(self, query: Query, limit: int) -> list[Link]:
        return self._across.links(query, limit) if self._across and query.analysis.length else []

    def candidates(self, passage: Passage) -> list[tuple[Match, LinkKind]]:
        """All counterparts that were looked at and their kinds, with what was measured of them, the surest first."""
        weights, query, evidence = self._asked(passage, None)
        return [judge(query, match, evidence) for match in self._ranked(query, evidence, weights, self._sense)]

    def _asked(self, passage: Passage, within: "Linker | None") -> tuple[Weights, Query, Evidence]:
        """A question with all that is known beside it."""
        self._corpus.index.reload()
        query = prepare(passage, within._corpus if within else self._corpus, self._aliases)
        if within:
            query = replace(query, home=None)
        weights = self._corpus.weights(query.analysis.language)
        language, asked_in = query.analysis.language, within or self
        home = asked_in._corpus.store.shelved(passage.document) if passage.document else None
        if home is None:
            return weights, query, Evidence(self._corpus.store, lambda _: None)
        at_home = asked_in._subjects.document(home.number, language)
        return weights, query, Evidence(self._corpus.store, self._subjects.beside(at_home, language))

    def _ranked(self, query: Query, evidence: Evidence, weights: Weights, sense: "Sense | None") -> list[Match]:
        """The counterparts of a question, the surest first."""
        if not query.analysis.length:
            return []
        seeds = shortlist(query, self._corpus, weights)
        seeds = sense.shortlist(query, seeds, SHORTLIST) if sense else seeds
        ranked = matches(query, seeds, self._corpus, self._aliases, evidence)
        return sense.ordered(query, ranked, self._aliases) if sense else ranked
