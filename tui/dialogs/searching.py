"""What a search of all articles finds, as it is listed: fuller and fuller, read in a thread."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from store.model import Cancelled, Document, Found, Hit, Progress, counted
from tui.widgets.headline import DOT
from tui.widgets.hit_rows import HitGroup, ShownHit, grouped, shown_hit

if TYPE_CHECKING:
    from store.project import Project

LIMIT = 500
"""Hits that are listed; all are counted."""


class Searched(NamedTuple):
    """What was typed and what was found for it, to be shown, and shown again."""

    text: str = ""
    groups: Sequence[HitGroup] = ()
    found: str = ""
    """How much that is."""
    version: int = -1
    """Of the library that was searched."""

    @property
    def hits(self) -> list[Hit]:
        """The hits as they are listed."""
        return [shown.hit for group in self.groups for shown in group.hits]


class Searching:
    """One search, for a thread of its own.

    Args:
        project: Where to search.
        text: What is asked.
    """

    def __init__(self, project: "Project", text: str) -> None:
        self._project = project
        self._text = text
        self._version = project.workspace.library.version
        self._known: dict[Hit, ShownHit] = {}
        self._articles: dict[str, Document] = {}

    def answers(self, tell: Callable[[str], None], cancelled: Cancelled) -> Iterator[Searched]:
        """What stands so as it is found, then what is like it.

        Args:
            tell: Told how far it is.
            cancelled: Asked meanwhile.

        Raises:
            QueryError: If that cannot be asked.
        """
        search, exact = self._project.search, Found([], 0)
        for exact in search.answers(self._text, LIMIT, _in_words(tell), cancelled):
            if exact.hits and not cancelled():
                yield self._searched(exact, " · looking further …")
        if not cancelled():
            yield self._searched(search.near(self._text, exact, LIMIT, cancelled), self._partly())

    def _searched(self, found: Found, besides: str) -> Searched:
        self._read(found.hits)
        groups = grouped(found.hits, self._known, self._articles)
        unknown = self._project.search.unknown(self._text) if not groups else ""
        told = f"{_counted(found, groups)}{DOT if unknown else ''}{unknown}{besides}"
        return Searched(self._text, groups, told, self._version)

    def _read(self, hits: Sequence[Hit]) -> None:
        """Read the words around hits that are not known yet; those are left out whose article cannot be read."""
        unknown: dict[str, list[Hit]] = {}
        for hit in hits:
            if hit not in self._known:
                unknown.setdefault(hit.document, []).append(hit)
        for id, those in unknown.items():
            if (document := self._project.search.read(id)) is not None:
                self._articles[id] = document._replace(text="")
                self._known |= {hit: shown_hit(hit, document.text) for hit in those}

    def _partly(self) -> str:
        """In how much of the project like words were looked for, where that is not all."""
        if not self._project.workspace.library.is_scanned:
            return " · the articles are still being read; search again in a moment"
        state = self._project.indexing()
        return f" · like words in {state.done:,} of {state.of:,} articles so far" if state else ""


def _in_words(tell: Callable[[str], None]) -> Progress:
    return lambda done, total: tell(f"reading {done:,} of {counted(total, 'article')} …")


def _counted(found: Found, groups: Sequence[HitGroup]) -> str:
    """How much was found, `first 500 of 1,312 hits` where not all of it is listed."""
    if not groups:
        return "nothing found"
    listed = sum(len(group.hits) for group in groups)
    number = f"first {listed} of {found.exact:,} hits" if found.exact > listed else counted(listed, "hit")
    return f"{number} in {counted(len(groups), 'article')}"
