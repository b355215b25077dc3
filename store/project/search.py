"""Search over all documents of a project, and of its archives."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from store.errors import ArticleError, NotFoundError, QueryError
from store.library.catalogue import searched
from store.library.exact import ExactSearch
from store.library.expressions import Stopwatch
from store.library.folded import TOLD, FoldedTexts, folded
from store.library.matching import EXACT, Collected, allowed, in_documents
from store.library.queries import SearchQuery, as_words, parsed
from store.library.searching import MOST_CLOSE, NEARLY, LikeSearch, close_hits, with_aliases
from store.model import (
    Cancelled,
    Document,
    Entry,
    Found,
    Hit,
    Link,
    Passage,
    Progress,
    Span,
    archive_of,
    counted,
    never,
)
from store.project.linker import ProjectLinker
from store.project.workspace import Workspace
from store.text.days import day_given
from store.text.plain import PlainText

LIMIT = 50
"""Hits that are listed unless more are asked for."""

CHOSEN_FROM = 500
"""Like places that are looked at where other terms of a query choose from them."""


class ProjectSearch:
    """Where words stand, or words like them; callable from any thread.

    What is asked is typed in one line, as `store.library.queries` reads it; whatever searches raises QueryError, in one
    line, for what cannot be read, for a label that there is not, and for an expression that takes too long.
    """

    def __init__(self, workspace: Workspace, linker: ProjectLinker) -> None:
        self._workspace = workspace
        self._library = workspace.library
        self._linker = linker
        self._texts = FoldedTexts(workspace.library)
        self._exact = ExactSearch(self._texts)
        self._like = LikeSearch(self._texts)
        self._hashes: tuple[int, set[str]] = (-1, set())

    def find(self, text: str, limit: int = LIMIT) -> Found:
        """Where what is asked for stands, then where most of its words do, or words like them."""
        return self.near(text, self.exact(text, limit), limit)

    def exact(
        self,
        text: str,
        limit: int = LIMIT,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Found:
        """The last of the `answers`."""
        found = Found([], 0)
        for fuller in self.answers(text, limit, progress, cancelled):
            found = fuller
        return found

    def answers(
        self,
        text: str,
        limit: int = LIMIT,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Iterator[Found]:
        """Where what is asked for stands, but for case, accents and the kind of spaces: each answer fuller than before.

        The project's articles come in list order, then those of its archives. Where no text is asked for, a hit is an
        article at its first line, or what has the label.

        Args:
            text: What is asked.
            limit: Most hits that are listed; all are counted.
            progress: Called while articles are read.
            cancelled: Asked meanwhile.
        """
        query, collected, stopped = self._asked(text), Collected(limit), cancelled or never
        if query.words or query.terms:
            entries = self._entries(query)
            yield from self._exact.answers(
                query, entries, collected, self._tagged, progress=progress, cancelled=stopped
            )
            if not query.of("label"):
                documents = self._archived(progress)
                yield from in_documents(query, documents, collected, self._tagged, stopped)
        yield collected.found

    def near(self, text: str, exact: Found, limit: int = LIMIT, cancelled: Cancelled | None = None) -> Found:
        """What `exact` found, and after it where most of the plain words stand, or words like them.

        What is declared to be the same as a name that is searched counts as that name. A word that no article has is
        taken for the likest one that one has. What says the like in other words comes last, where the settings ask for
        it. Like words are found in the articles that are indexed, and only where all else is met that is asked for.
        """
        query, stopped = self._asked(text), cancelled or never
        if len(exact.hits) >= limit or not query.words.strip():
            return exact
        most = max(limit, CHOSEN_FROM) if query.terms else limit
        found = list(exact.hits)
        for hits in self._likes(query.words, found, most, is_strange=not found, stopped=stopped):
            if stopped():
                return exact
            found += hits
        found = self._allowed(query, found) if query.terms else found
        return Found(sorted(found, key=lambda hit: -hit.score)[:limit], exact.exact)

    def unknown(self, text: str) -> str:
        """Of how many articles a field that is asked for is not known, in words; empty where it is of all."""
        query, entries = self._asked(text), self._library.entries
        counts = {
            "date": sum(not day_given(entry.published) for entry in entries) if query.of("date") else 0,
            "outlet": sum(not entry.source for entry in entries) if query.of("source") else 0,
        }
        of = counted(len(entries), "article")
        return ", ".join(f"no {field} is known of {count:,} of {of}" for field, count in counts.items() if count)

    def whole_words(self, text: str, limit: int, cancelled: Cancelled | None = None) -> list[Hit]:
        """The first `limit` places where a phrase stands in the project and is no part of longer words."""
        return self._places(text, limit, EXACT, cancelled, whole=True)

    def as_words(self, text: str) -> str:
        """What is to be typed so that just this text is looked for, whatever it holds."""
        return as_words(text)

    def read(self, id: str) -> Document | None:
        """A document of the project or of an archive, not kept in memory; None where it cannot be read."""
        try:
            return self._workspace.archives.document(id) if self._is_archived(id) else self._library.read(id)
        except (ArticleError, NotFoundError):
            return None

    def _likes(
        self, words: str, found: list[Hit], most: int, *, is_strange: bool, stopped: Cancelled
    ) -> Iterator[list[Hit]]:
        """Hits for what is like some words, the surest first; `found` must hold all that were given before.

        `is_strange`: the words stand nowhere just so.
        """
        ways = [words]
        for way in with_aliases(words, self._workspace.settings.aliases):
            yield [hit for hit in self.whole_words(way, most, stopped) if not _is_taken(hit, found)]
            ways.append(way)
        if is_strange and (respelt := self._like.respelt(words, self._library.entries)):
            yield [hit for hit in self._places(respelt, most, NEARLY, stopped) if not _is_taken(hit, found)]
            ways.append(respelt)
        for way in ways:
            links = [link for link in self._links(way, most) if not self._is_copy(link.there.document or "")]
            yield self._like.similar(way, links, found, self._compared)
        yield close_hits(self._linker.asked().close_in_sense(words, MOST_CLOSE), found)

    def _links(self, way: str, most: int) -> list[Link]:
        linker, asked = self._linker.asked(), Passage(None, Span(0, len(way)), way)
        found = linker.links(asked, most, by_words=True)
        for archive in self._workspace.archives:
            if archive.is_searched:
                found += archive.links(asked, most, linker, by_words=True)
        return found

    def _places(
        self, text: str, limit: int, score: float, cancelled: Cancelled | None, *, whole: bool = False
    ) -> list[Hit]:
        words, entries, hits = searched(text), self._library.entries, list[Hit]()
        counts = self._texts.counts(words, entries, cancelled=cancelled, whole=whole) if words else {}
        for entry in entries:
            if entry.path in counts and len(hits) < limit:
                hits += [Hit(entry.id, span, score) for span in self._texts.spans(words, entry, whole=whole)]
        return hits[:limit]

    def _allowed(self, query: SearchQuery, found: Iterable[Hit]) -> list[Hit]:
        """What stands so, and of like places those in documents that meet the rest of the query."""
        watch, kept = Stopwatch(), list[Hit]()
        for id, hits in groupby(sorted(found, key=lambda hit: hit.document), key=lambda hit: hit.document):
            if (document := self.read(id)) is not None:
                kept += allowed(query, list(hits), document, watch, self._tagged)
        return kept

    def _compared(self, id: str) -> PlainText:
        """A document as it is compared, empty where it cannot be read."""
        if not self._is_archived(id):
            return self._texts.of(self._library.entry(id))
        document = self.read(id)
        return folded(document.text) if document is not None else PlainText("", ())

    def _is_archived(self, id: str) -> bool:
        return bool(archive_of(id)) and not self._library.has(id)

    def _archived(self, progress: Progress | None) -> Iterator[Document]:
        """The documents of all archives, one after the other, none that the project has itself."""
        archives = [archive for archive in self._workspace.archives if archive.is_searched]
        total = sum(archive.articles for archive in archives)
        for done, document in enumerate(chain.from_iterable(archive.documents() for archive in archives)):
            if progress is not None and done % TOLD == 0:
                progress(min(done, total), total)
            if document.sha256 not in self._own():
                yield document

    def _own(self) -> set[str]:
        """Hashes of the project's own texts: what an archive has of them too is found once."""
        if self._hashes[0] != self._library.version:
            self._hashes = self._library.version, {entry.sha256 for entry in self._library.entries}
        return self._hashes[1]

    def _is_copy(self, id: str) -> bool:
        """Whether a document of an archive is one of the project too."""
        document = self.read(id) if self._is_archived(id) else None
        return document is not None and document.sha256 in self._own()

    def _asked(self, text: str) -> SearchQuery:
        query, labels = parsed(text), [label.name for label in self._workspace.labels]
        for name in (*query.of("label"), *query.of("label", excluded=True)):
            if name.casefold() not in map(str.casefold, labels):
                raise QueryError(f"label:{name}: the project has no such label; it has {', '.join(labels)}")
        return query

    def _entries(self, query: SearchQuery) -> Sequence[Entry]:
        """The articles among which are all that have a label that is asked for."""
        if not query.of("label"):
            return self._library.entries
        annotated = self._workspace.database.headers()
        return [entry for entry in self._library.entries if entry.id in annotated]

    def _tagged(self, id: str, label: str) -> list[Span]:
        if id not in self._workspace.database.headers():
            return []
        try:
            made = self._workspace.standing.annotations(id)
        except (ArticleError, NotFoundError):
            return []
        return [each.span for each in made if each.span is not None and each.label.casefold() == label.casefold()]


def _is_taken(place: Hit, found: Iterable[Hit]) -> bool:
    return any(hit.document == place.document and hit.span.overlap(place.span) for hit in found)
