"""Which sentences of the open articles are linked: worked out ahead of the reader, counted, gone to."""

from collections.abc import Callable
from itertools import chain
from typing import TYPE_CHECKING

from store.model import Document, Link, Span, counted
from tui.desk.desk import Desk
from tui.desk.panes import Panes
from tui.desk.prefetching import Prefetcher, is_telling
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from store.model import Cancelled

LIMIT = 10
"""Links asked for; the digit keys open nine."""


class Linked:
    """What is known of links, as far as it has been worked out.

    Args:
        desk: What it stands on.
        panes: Whose articles they are.
    """

    def __init__(self, desk: Desk, panes: Panes) -> None:
        self._desk = desk
        self._panes = panes
        self.prefetcher = Prefetcher(desk.project.links, LIMIT)
        """What is known of the links of the last few articles."""
        self._conflicts: dict[str, tuple[object, dict[Span, list[Link]]]] = {}
        self.on_progressed: list[Callable[[], None]] = []
        """Called when more is known, or other links count."""

    def work_ahead(self) -> None:
        """Work out the links of the article being read, in the background."""
        document, cursor = self._panes.document, self._panes.reader.cursor
        if document is not None:
            self._desk.work(lambda cancelled: self._work(document, cursor, cancelled), lambda _: None, "ahead")

    def _work(self, document: Document, cursor: int, cancelled: "Cancelled") -> None:
        self.prefetcher.work(document, cursor, cancelled, lambda: self._desk.later(self._progressed))

    def _progressed(self) -> None:
        for call in self.on_progressed:
            call()

    def count_weak(self, *, weak: bool) -> None:
        """Have weak links marked and counted like others, or not."""
        self._desk.place.weak = weak
        self._progressed()

    def of(self, document: Document) -> dict[Span, list[Link]]:
        """Sentences of an article with a link worth stopping at, in the order of the text, and those links."""
        return self.prefetcher.linked(document, weak=self._desk.place.weak)

    def at(self, pane: Pane) -> list[Link]:
        """The links that count of the passage under a pane's cursor."""
        document = pane.reader.document
        known = self.prefetcher.known(document, pane.reader.passage) if document is not None else None
        return [link for link in known or () if is_telling(link, weak=self._desk.place.weak)]

    def contradicts(self, link: Link) -> bool:
        """Whether a link's passages tell the same fact with another number, date or name, or a denial."""
        return bool(self._desk.project.links.conflicts(link))

    def in_conflict(self, document: Document) -> dict[Span, list[Link]]:
        """The passages of an article that contradict another, and the links that say so; weak ones say nothing."""
        linked = self.prefetcher.linked(document)
        known = self._conflicts.get(document.id)
        if known is None or known[0] is not linked:
            found = ((span, [link for link in links if self.contradicts(link)]) for span, links in linked.items())
            known = self._conflicts[document.id] = linked, {span: links for span, links in found if links}
        return known[1]

    def conflicts(self) -> dict[str, int]:
        """Passages of each article, by id, that tell something else than another: as far as links were worked out.

        Of an article that was not looked at these are the ones with which those conflict that were.
        """
        own, facing = dict[str, int](), dict[str, set[Span]]()
        for document in self.prefetcher.documents():
            found = self.in_conflict(document)
            if self.prefetcher.is_complete(document):
                own[document.id] = len(found)
            facing.setdefault(document.id, set()).update(found)
            for link in chain.from_iterable(found.values()):
                facing.setdefault(link.there.document or "", set()).add(link.there.span)
        return {id: number for id, spans in facing.items() if (number := own.get(id, len(spans)))}

    def passages(self) -> dict[str, int]:
        """Passages of each article, by id, that another carries: as far as links were worked out."""
        return {id: len(spans) for id, spans in self.spans().items()}

    def spans(self) -> dict[str, set[Span]]:
        """Where these stand; in an article that was not looked at, where those lead that were."""
        found = dict[str, set[Span]]()
        for document in self.prefetcher.documents():
            for span, links in self.of(document).items():
                found.setdefault(document.id, set()).add(span)
                for link in links:
                    found.setdefault(link.there.document or "", set()).add(link.there.span)
        return found

    def suggested(self) -> int:
        """Links of the article being read that nobody has judged."""
        linked = self.of(self._panes.document) if self._panes.document is not None else {}
        return sum(link.state == "suggested" for links in linked.values() for link in links)

    def status(self) -> str:
        """How much is linked here, and with what it was compared."""
        project = self._desk.project
        linked = len(self.of(self._panes.document)) if self._panes.document is not None else 0
        others = max(0, len(project.entries()) - 1)
        status = f"{counted(linked, 'linked passage')} here · {counted(others, 'other article')}"
        read = [self._panes.document.id] if self._panes.document is not None else []
        copies = chain(*project.archives.copies(read).values())
        told = {name: f"{name}, which has a copy of this one" for name in copies}
        names = [told.get(archive.name, archive.name) for archive in project.archives]
        return f"{status} and {', '.join(names)}" if names else status
