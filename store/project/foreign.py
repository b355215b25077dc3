"""Links of a whole project across languages, beside those that its words tell."""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from store.model import Entry, Link, Progress
from store.project.linker import ProjectLinker

if TYPE_CHECKING:
    from store.linking.semantic.foreign_sides import ForeignSide


class ForeignLinks:
    """Finds links between articles in different languages.

    Args:
        linker: Has them encoded.
        entries: The articles in the order in which all are linked.
        least: Score of the weakest links that are wanted.
    """

    def __init__(self, linker: ProjectLinker, entries: Sequence[Entry], least: float) -> None:
        self._linker = linker
        self._entries = entries
        self._places = {entry.id: at for at, entry in enumerate(entries)}
        self._least = least
        self._sides = dict[str, "ForeignSide | None"]()
        self.are_any = False
        """Whether the articles are in several languages, as `prepare` finds."""

    def prepare(self, progress: Progress | None) -> None:
        """Have everything indexed and encoded, where the articles are in more languages than one and few enough."""
        from store.linking.semantic.encoder import CEILING

        self.are_any = len(self._entries) <= CEILING and self._linker.languages.are_several(self._entries)
        if self.are_any:
            self._linker.index(progress)

    def added(self, entry: Entry, links: Sequence[Link], among: Collection[str] | None = None) -> list[Link]:
        """The links of an article to later ones, with those across languages, each pair once.

        Args:
            entry: The article.
            links: What its words tell.
            among: Ids of later articles that are looked at; None: all.
        """
        from store.linking.ask.merging import distinct

        if not self.are_any:
            return list(links)
        own, foreign = distinct(links, list(self._of(entry, among)))
        return own + foreign

    def _of(self, entry: Entry, among: Collection[str] | None) -> Iterator[Link]:
        from store.linking.semantic.foreign_sides import links_between

        here = self._side(entry)
        for other in self._entries[self._places[entry.id] + 1 :] if here else ():
            there = self._side(other) if among is None or other.id in among else None
            if here and there and here.language != there.language:
                yield from links_between(here, there, self._least)

    def _side(self, entry: Entry) -> "ForeignSide | None":
        if entry.id not in self._sides:
            self._sides[entry.id] = self._linker.ready().foreign_side(entry.id)
        return self._sides[entry.id]
