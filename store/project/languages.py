"""In which languages the articles of a project are."""

from collections import Counter
from collections.abc import Iterable

from store.model import Entry
from store.project.articles import read_or_empty
from store.project.workspace import Workspace
from store.text import language_of


class Languages:
    """Tells languages of articles; each is read once, as long as its text is the same.

    Args:
        workspace: The project's.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._known = dict[str, str]()

    def are_several(self, entries: Iterable[Entry]) -> bool:
        """Whether some articles are in other languages than others."""
        return len(self._counts(entries)) > 1

    def commonest(self, entries: Iterable[Entry]) -> str:
        """The language of most articles, an ISO 639-1 code; empty where all are in one."""
        counts = self._counts(entries)
        return max(sorted(counts), key=lambda language: counts[language]) if len(counts) > 1 else ""

    def by_article(self, entries: Iterable[Entry]) -> dict[str, str]:
        """The language of each article by its id."""
        return {entry.id: self._of(entry) for entry in entries}

    def _counts(self, entries: Iterable[Entry]) -> Counter[str]:
        return Counter(map(self._of, entries))

    def _of(self, entry: Entry) -> str:
        if entry.sha256 not in self._known:
            self._known[entry.sha256] = language_of(read_or_empty(self._workspace, entry).text)
        return self._known[entry.sha256]
