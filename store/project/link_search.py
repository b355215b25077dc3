"""Links between articles that may tell what belongs together: found by their words, and across languages."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from store.model import Entry, Link, Progress
from store.project.articles import read_or_empty
from store.project.foreign import ForeignLinks
from store.project.linker import ProjectLinker
from store.project.workspace import Workspace


class LinkSearch:
    """One search for the links between articles.

    Args:
        workspace: The project's.
        linker: Its own.
        entries: The articles in the order in which all are linked.
        reading: Called while articles are read.
        linking: Called as pairs of them are linked.
    """

    def __init__(
        self,
        workspace: Workspace,
        linker: ProjectLinker,
        entries: Sequence[Entry],
        reading: Progress | None,
        linking: Progress | None,
    ) -> None:
        from store.study.groups import LEAST

        self._aliases = workspace.settings.aliases
        self._linker = linker
        self._entries = entries
        self._read = partial(read_or_empty, workspace)
        self._progress = reading, linking
        self._least = LEAST
        self._foreign = ForeignLinks(linker, entries, LEAST)
        self._asks_languages = workspace.settings.languages

    def prepare(self) -> None:
        """Have articles in several languages encoded, which takes long; to be called before anything is asked."""
        if self._asks_languages:
            self._foreign.prepare(self._progress[0])

    @property
    def is_across(self) -> bool:
        """Whether articles are in several languages, and linked across them."""
        return self._foreign.are_any

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing: another program may have been encoding articles."""
        return self._linker.is_whole or not self.is_across

    def links(self, changed: frozenset[str] | None) -> list[Link]:
        """The links of all articles, or, by their ids, of those that changed, those of one article after another.

        Of those that words tell it is not told what differs.
        """
        from store.linking.context.judging import NEVER_COMPARED
        from store.linking.whole.local import Request, link_all

        if changed is not None and not changed:
            return []
        request = Request(
            self._aliases, weak=True, least=self._least, compared_from=NEVER_COMPARED, changed=changed, in_order=False
        )
        found = link_all(map(self._read, self._entries), len(self._entries), request, *self._progress)
        told = defaultdict[str | None, list[Link]](list)
        for link in (each for links in found for each in links if each.score >= self._least):
            told[link.here.document].append(link)
        return [
            link
            for entry in self._entries
            for link in self._foreign.added(
                entry, told[entry.id], None if changed is None or entry.id in changed else changed
            )
        ]
