"""The face of linking: who else carries this passage, in whose words, with what changed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from store.errors import DerivedIndexError
from store.linking.aliases import Aliases
from store.linking.analysts import Elsewhere
from store.linking.boilerplate import is_boilerplate
from store.linking.comparison import kind_of
from store.linking.corpus import DAMAGE, Corpus
from store.linking.differences import differences
from store.linking.matching import Match, matches
from store.linking.retrieval import Query, prepare, shortlist
from store.model import Cancelled, Document, Link, LinkKind, Passage, Progress

SHOWN_FROM = 50.0
"""Score from which a session shows a link unasked."""


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
        self._corpus = Corpus(folder)
        self._again: Callable[[], object] | None = None

    @property
    def remark(self) -> str:
        """Why the index is not kept where it should be, in one line; empty when all is well."""
        return self._corpus.remark

    def use_aliases(self, aliases: Sequence[Sequence[str]]) -> None:
        """Hold other groups of names the same from the next question on; the index stays as it is."""
        if aliases != self._groups:
            self._groups, self._aliases = aliases, Aliases(aliases)

    def close(self) -> None:
        """Let go of the index."""
        self._corpus.close()

    def update(
        self,
        documents: Iterable[tuple[str, str]],
        load: Callable[[str], Document],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        elsewhere: Elsewhere | None = None,
    ) -> bool:
        """Make the index hold exactly these documents, reading only what is new or changed.

        Args:
            documents: Id and SHA-256 of each.
            load: Reads one of them.
            progress: Called after each batch.
            cancelled: Asked after each batch; what is done stays done.
            elsewhere: How other processes read them, so that all cores can be used; None: this process does all.

        Returns:
            Whether nothing is left to be done; not so when it was cancelled, or is another process's to do.

        Raises:
            DerivedIndexError: When the index can be kept neither on disk nor in memory.
        """
        wanted = list(documents)
        self._again = lambda: self._corpus.update(wanted, load, elsewhere=elsewhere)
        return self._corpus.update(wanted, load, progress, cancelled, elsewhere)

    def links(self, passage: Passage, limit: int = 10, within: "Linker | None" = None) -> list[Link]:
        """Counterparts of a passage in other documents, best first.

        Boilerplate comes after all other links that are shown unasked; weak links come last.

        Args:
            passage: What is asked; long ones are read up to `LONGEST` characters.
            limit: At most so many.
            within: The linker that has the passage's document, when it is another one: what stands around it counts.

        Raises:
            DerivedIndexError: When the index is damaged and could not be made again.
        """
        try:
            return self._links(passage, limit, within)
        except DAMAGE:
            self._recover()
        try:
            return self._links(passage, limit, within)
        except DAMAGE as error:
            raise DerivedIndexError(f"links cannot be looked for: {error}; delete the index folder") from error

    def _recover(self) -> None:
        self._corpus.recover()
        if self._again:
            self._again()

    def _links(self, passage: Passage, limit: int, within: "Linker | None") -> list[Link]:
        self._corpus.index.reload()
        query = prepare(passage, within._corpus if within else self._corpus, self._aliases)
        if within:
            query = replace(query, home=None)
        if not query.analysis.length:
            return []
        seeds = shortlist(query, self._corpus, self._corpus.weights(query.analysis.language))
        told = [(match, self._kind(query, match)) for match in matches(query, seeds, self._corpus, self._aliases)]
        told.sort(key=lambda each: (each[0].score < SHOWN_FROM, each[1] == "boilerplate"))
        return [_link(query, match, kind) for match, kind in told[:limit]]

    def _kind(self, query: Query, match: Match) -> LinkKind:
        kind = kind_of(query.analysis, match.analysis, match.features)
        if is_boilerplate(query, match, kind, self._corpus.store):
            return "boilerplate"
        return kind


def _link(query: Query, match: Match, kind: LinkKind) -> Link:
    there = Passage(match.shelved.id, match.span, match.analysis.text)
    changed = differences(query.analysis, match.analysis)
    return Link(query.passage, there, round(match.score, 1), match.score < SHOWN_FROM, kind, changed)
