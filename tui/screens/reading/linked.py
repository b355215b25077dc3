"""What is linked in the open articles: worked out ahead of the reader, marked in the gutters, counted."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from store.errors import VariorumError
from store.model import Document, Link, Span
from tui.desk.ahead import Ahead, is_telling
from tui.places import Place
from tui.screens.reading.indexing import Indexing
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from store.project import Project

LIMIT = 10
"""Links asked for; the digit keys open nine."""


class Linked(Indexing):
    """Which passages of the articles on the screen are linked."""

    class AheadProgressed(Message):
        """More sentences of the article are linked."""

        def can_replace(self, message: Message) -> bool:
            """Only the newest matters."""
            return isinstance(message, Linked.AheadProgressed)

    def __init__(self, project: "Project", place: Place, rebound: Mapping[str, str]) -> None:
        super().__init__(project, place, rebound)
        self.ahead = Ahead(partial(project.links.of, limit=LIMIT))
        """What is known of the links of the last few articles."""
        self.followed: Link | None = None
        """The link whose passage is shown in the other reader."""

    def link_ahead(self) -> None:
        """Work out the links of the article being read, in the background."""
        document = self.document
        if document is not None and self.indexed:
            work = partial(self._link_ahead, document, self.active.reader.cursor)
            self.run_worker(work, thread=True, group="ahead", exclusive=True)

    def _link_ahead(self, document: Document, cursor: int) -> None:
        worker = get_current_worker()
        try:
            self.ahead.work(
                document, cursor, lambda: worker.is_cancelled, lambda: self.post_if_running(self.AheadProgressed())
            )
        except VariorumError as error:
            self.post_if_running(self.LinkingFailed(error))

    def on_linked_ahead_progressed(self) -> None:
        """Mark what is linked in the gutters, and count it."""
        self.show_linked()
        self.show_counts()
        self.links_panel.show_status(self.status())

    def show_linked(self) -> None:
        """Mark linked sentences in both readers, and beside the passage that is compared."""
        for pane in self.panes:
            document = pane.reader.document
            if document is None:
                continue
            linked = self.ahead.linked(document)
            spans = set(linked)
            if self.followed is not None and self.followed.there.document == document.id and pane is self.beside:
                spans.add(self.followed.there.span)
            judged = [span for span, links in linked.items() if any(link.state == "accepted" for link in links)]
            pane.reader.mark_links(sorted(spans), judged)
            self.describe(pane)

    def linked_here(self, pane: Pane) -> int:
        """How many links the passage under a pane's cursor has, as far as they are known."""
        document = pane.reader.document
        known = self.ahead.known(document, pane.reader.passage) if document is not None else None
        return sum(is_telling(link) for link in known or ())

    def suggested(self) -> int:
        """Links of the article being read that nobody has judged, as far as they are known."""
        linked = self.ahead.linked(self.document) if self.document is not None else {}
        return sum(link.state == "suggested" for links in linked.values() for link in links)

    def linked_spans(self) -> list[Span]:
        """Linked sentences of the article being read, as far as they are known."""
        return list(self.ahead.linked(self.document)) if self.document is not None else []

    def step_linked(self, direction: int) -> None:
        """Go to the next linked passage, or the one before."""
        if self.document is None:
            return
        here = self.active.reader.passage
        starts = [span.start for span in self.ahead.linked(self.document)]
        beyond = [s for s in starts if s > here.start] if direction > 0 else [s for s in starts if s < here.start][::-1]
        if beyond:
            self.active.reader.go_to(beyond[0])
        else:
            looking = "" if self.ahead.is_complete(self.document) else " yet: still looking"
            self.say(f"no linked passage {'after' if direction > 0 else 'before'} this one{looking}")

    def status(self) -> str:
        """How much is linked here, and with what it was compared."""
        linked = len(self.ahead.linked(self.document)) if self.document is not None else 0
        others = max(0, len(self.project.entries()) - 1)
        status = f"{linked} linked here · {others} other {'article' if others == 1 else 'articles'}"
        names = [archive.name for archive in self.project.archives]
        return f"{status} and {', '.join(names)}" if names else status
