"""Which sentences of the open articles are linked: worked out ahead of the reader, counted, gone to."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from store.model import Document, Link, Span
from tui.desk.ahead import Ahead, is_telling
from tui.desk.desk import Desk
from tui.desk.panes import Panes
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
        self.ahead = Ahead(desk.project.links, LIMIT)
        """What is known of the links of the last few articles."""
        self.on_progressed: list[Callable[[], None]] = []
        """Called when more is known."""

    def work_ahead(self) -> None:
        """Work out the links of the article being read, in the background."""
        document, cursor = self._panes.document, self._panes.reader.cursor
        if document is not None:
            self._desk.work(lambda cancelled: self._work(document, cursor, cancelled), lambda _: None, "ahead")

    def _work(self, document: Document, cursor: int, cancelled: "Cancelled") -> None:
        self.ahead.work(document, cursor, cancelled, lambda: self._desk.later(self._progressed))

    def _progressed(self) -> None:
        for call in self.on_progressed:
            call()

    def of(self, document: Document) -> dict[Span, list[Link]]:
        """Sentences of an article with a link worth stopping at, in the order of the text, and those links."""
        return self.ahead.linked(document)

    def count_at(self, pane: Pane) -> int:
        """How many links the passage under a pane's cursor has."""
        document = pane.reader.document
        known = self.ahead.known(document, pane.reader.passage) if document is not None else None
        return sum(is_telling(link) for link in known or ())

    def suggested(self) -> int:
        """Links of the article being read that nobody has judged."""
        linked = self.of(self._panes.document) if self._panes.document is not None else {}
        return sum(link.state == "suggested" for links in linked.values() for link in links)

    def step(self, direction: int) -> None:
        """Go to the next linked passage, or the one before."""
        document, reader = self._panes.document, self._panes.reader
        if document is None:
            return
        here, starts = reader.passage.start, [span.start for span in self.of(document)]
        beyond = [s for s in starts if s > here] if direction > 0 else [s for s in starts if s < here][::-1]
        if beyond:
            reader.go_to(beyond[0])
        else:
            looking = "" if self.ahead.is_complete(document) else " yet: still looking"
            self._desk.say(f"no linked passage {'after' if direction > 0 else 'before'} this one{looking}")

    def status(self) -> str:
        """How much is linked here, and with what it was compared."""
        project = self._desk.project
        linked = len(self.of(self._panes.document)) if self._panes.document is not None else 0
        others = max(0, len(project.entries()) - 1)
        status = f"{linked} linked here · {others} other {'article' if others == 1 else 'articles'}"
        names = [archive.name for archive in project.archives]
        return f"{status} and {', '.join(names)}" if names else status
