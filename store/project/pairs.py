"""The links between two articles of a project, found without linking the others."""

from typing import TYPE_CHECKING

from store.model import Entry, Link
from store.project.articles import ordered, read_or_empty
from store.project.foreign import ForeignLinks
from store.project.judgements import Judgements, decided
from store.project.linker import ProjectLinker
from store.project.whole import drawn
from store.project.workspace import Workspace

if TYPE_CHECKING:
    from store.linking.whole.two import LinkedPairs

BESIDE = 40
"""Articles that tell which words are common where two are linked; more would be waited for."""


class PairLinks:
    """The links between two articles of a project, without linking the others.

    Args:
        workspace: Of the project.
        linker: Finds what is said in another language.
        judgements: What readers decided.
    """

    def __init__(self, workspace: Workspace, linker: ProjectLinker, judgements: Judgements) -> None:
        self._workspace = workspace
        self._linker = linker
        self._judgements = judgements
        self._known: tuple[object, object, LinkedPairs] | None = None

    def between(self, one: Entry, other: Entry) -> list[Link]:
        """All links, weak ones too, from the article that comes first in the order in which all are linked."""
        from store.linking.whole.pairing import TOLD_FROM

        workspace, (first, second) = self._workspace, ordered([one, other])
        foreign = ForeignLinks(self._linker, [first, second], TOLD_FROM)
        if workspace.settings.languages:
            foreign.prepare(None)
        found = self._pairs(first, second).links(first.id, second.id, weak=True)
        ends = {first.id, second.id}
        judged = tuple(each for each in self._judgements.located() if {each.here[0], each.there[0]} == ends)
        kept = decided(foreign.added(first, found), judged)
        return kept + list(drawn(workspace, first, judged, kept))

    def _pairs(self, *asked: Entry) -> "LinkedPairs":
        """The two articles among others, kept while it holds those that are asked for and nothing has changed."""
        entries, aliases = self._workspace.library.entries, self._workspace.settings.aliases
        known = self._known
        if known and known[0] is entries and known[1] == aliases and all(each.id in known[2] for each in asked):
            return known[2]
        from store.linking.whole.two import LinkedPairs

        beside = ordered(entries)[:: max(1, -(-len(entries) // BESIDE))]
        taken = ordered({each.id: each for each in (*beside, *asked)}.values())
        pairs = LinkedPairs((read_or_empty(self._workspace, entry) for entry in taken), aliases)
        self._known = (entries, aliases, pairs)
        return pairs
