"""Search over all documents of a project."""

from store.library.searching import MOST_CLOSE, NEARLY, Search, close_hits, with_aliases
from store.model import Cancelled, Found, Hit, Passage, Progress, Span
from store.project.linker import ProjectLinker
from store.project.workspace import Workspace

LIMIT = 50
"""Hits that are listed unless more are asked for."""


class ProjectSearch:
    """Where words stand, or words like them; callable from any thread."""

    def __init__(self, workspace: Workspace, linker: ProjectLinker) -> None:
        self._workspace = workspace
        self._library = workspace.library
        self._linker = linker
        self._search = Search(workspace.library)

    def find(self, text: str, limit: int = LIMIT) -> Found:
        """Where a phrase stands in any document, then where most of its words do, or words like them."""
        return self.near(text, self.exact(text, limit), limit)

    def exact(
        self,
        text: str,
        limit: int = LIMIT,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Found:
        """Where a phrase stands, but for case, accents and the kind of spaces, in list order.

        Args:
            text: What is searched.
            limit: Most hits that are listed; all are counted.
            progress: Called while articles are read whose texts are not kept.
            cancelled: Asked meanwhile.
        """
        return self._search.exact(text, self._library.entries, limit, progress, cancelled)

    def near(self, text: str, exact: Found, limit: int = LIMIT, cancelled: Cancelled | None = None) -> Found:
        """What `exact` found, and after it where most of the words stand, or words like them.

        What is declared to be the same as a name that is searched counts as that name. A word that no article has is
        taken for the likest one that one has. What says the like in other words comes last, where the settings ask for
        it. Like words are found in the articles that are indexed.
        """
        if len(exact.hits) >= limit or not text.strip():
            return exact
        found, ways = list(exact.hits), [text]
        for way in with_aliases(text, self._workspace.settings.aliases):
            places = self._search.whole_words(way, self._library.entries, limit, cancelled)
            found += [place for place in places if not _is_taken(place, found)]
        if not exact.hits and (respelt := self._search.respelt(text, self._library.entries)):
            like = self._search.exact(respelt, self._library.entries, limit)
            found += [hit._replace(score=NEARLY) for hit in like.hits]
            ways.append(respelt)
        linker = self._linker.asked()
        for way in ways:
            if cancelled is not None and cancelled():
                return exact
            links = linker.links(Passage(None, Span(0, len(way)), way), limit, by_words=True)
            found += self._search.similar(way, links, found, self._library.entry)
        found += close_hits(linker.close_in_sense(text, MOST_CLOSE), found)
        return Found(sorted(found, key=lambda hit: -hit.score)[:limit], exact.exact)


def _is_taken(place: Hit, found: list[Hit]) -> bool:
    return any(hit.document == place.document and hit.span.overlap(place.span) for hit in found)
