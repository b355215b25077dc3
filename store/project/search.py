"""Search over all documents of a project."""

from store.library.searching import MOST_CLOSE, NEARLY, Search, close_hits
from store.model import Hit, Passage, Span
from store.project.linker import ProjectLinker
from store.project.workspace import Workspace


class ProjectSearch:
    """Where words stand, or words like them."""

    def __init__(self, workspace: Workspace, linker: ProjectLinker) -> None:
        self._library = workspace.library
        self._linker = linker
        self._search = Search(workspace.library.read)

    def find(self, text: str, limit: int = 50) -> list[Hit]:
        """Where a phrase stands in any document, in list order, then where most of its words do, or words like them.

        A word that no article has is taken for the likest one that one has. What says the like in other words comes
        last, where the settings ask for it.
        """
        exact = self._search.exact(text, self._library.entries, limit)
        if len(exact) >= limit or not text.strip():
            return exact
        found, ways = list(exact), [text]
        if not exact and (respelt := self._search.respelt(text, self._library.entries)):
            found += [hit._replace(score=NEARLY) for hit in self._search.exact(respelt, self._library.entries, limit)]
            ways.append(respelt)
        linker = self._linker.asked()
        for way in ways:
            links = linker.links(Passage(None, Span(0, len(way)), way), limit, by_words=True)
            found += self._search.similar(way, links, found, self._library.entry)
        found += close_hits(linker.close_in_sense(text, MOST_CLOSE), found)
        return sorted(found, key=lambda hit: -hit.score)[:limit]
