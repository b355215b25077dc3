"""Links in the session: asked for where the cursor rests, and shown with the two wordings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.timer import Timer
from textual.worker import get_current_worker

from store.errors import NotFoundError, VariorumError
from store.model import Document, Link, Passage
from tui.places import Place
from tui.screens.reading.linked import LIMIT, Linked
from tui.widgets.links_panel import Candidate, Wording
from tui.widgets.pane import Pane
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from store.project import Project


class Linking(Linked):
    """What happens to links without a key."""

    REST_SECONDS: ClassVar[float] = 0.12
    """How long the cursor rests in a passage before its links are looked up or drawn.

    A key held down passes through sentences without drawing a panel for each, which counts on a slow line; at rest the
    wait is shorter than a reader notices.
    """

    @dataclass
    class LinksFound(Message):
        """The links of a passage, from the worker that looked for them."""

        passage: Passage
        links: list[Link]

    def __init__(self, project: "Project", place: Place, rebound: Mapping[str, str]) -> None:
        super().__init__(project, place, rebound)
        self._rest: Timer | None = None
        self._judged: tuple[object, ...] = ()

    def relink(self) -> None:
        """Look for links anew: articles or judgements changed."""
        if self.indexed:
            self._judged = (self.project.links.judgements(), self.project.names.aliases)
            self.ahead.forget()
            if self.document is None:
                self.links_panel.show("Links", "", (), {}, "There is nothing to link: the project has no articles.")
            self.ask_links()
            self.link_ahead()

    def show_changed(self) -> None:
        """Show what people made, as it now stands, and the links that judging changes."""
        super().show_changed()
        if (
            not self.look_at_archives()
            and (self.project.links.judgements(), self.project.names.aliases) != self._judged
        ):
            self.relink()

    def on_reader_passage_changed(self, message: Reader.PassageChanged) -> None:
        """The cursor came into another sentence, or the selection changed: ask when it rests."""
        message.stop()
        if message.reader is self.active.reader:
            self._wait_for_rest()

    def on_reader_cursor_moved(self, message: Reader.CursorMoved) -> None:
        """The cursor does not rest yet."""
        self.ahead.give_way()
        if self._rest is not None and message.reader is self.active.reader:
            self._wait_for_rest()

    def _wait_for_rest(self) -> None:
        self._stop_resting()
        self._rest = self.set_timer(self.REST_SECONDS, self.ask_links)

    def _stop_resting(self) -> None:
        if self._rest is not None:
            self._rest.stop()
            self._rest = None

    def ask_links(self) -> None:
        """Show the links of the passage under the cursor: known ones at once, else from a worker."""
        self._stop_resting()
        document, span = self.document, self.active.reader.passage
        if document is None or not self.indexed:
            return
        passage = Passage(document.id, span, span.of(document.text))
        known = self.ahead.known(document, span)
        if known is not None:
            self.show_links(passage, known)
        elif span.length:
            is_sentence = self.active.reader.selection is None
            ask = partial(self._ask, document, passage, is_sentence)
            self.run_worker(ask, thread=True, group="links", exclusive=True)

    def _ask(self, document: Document, passage: Passage, is_sentence: bool) -> None:
        worker, age = get_current_worker(), self.ahead.age
        try:
            links = self.project.links.of(passage, limit=LIMIT)
        except VariorumError as error:
            self.post_if_running(self.LinkingFailed(error))
            return
        if is_sentence:
            self.ahead.keep(document, passage.span, links, age)
        if not worker.is_cancelled:
            self.post_if_running(self.LinksFound(passage, links))

    def on_linking_links_found(self, message: LinksFound) -> None:
        """Show them, if the cursor is still there."""
        document = self.document
        if document is not None and (document.id, self.active.reader.passage) == (
            message.passage.document,
            message.passage.span,
        ):
            self.show_links(message.passage, message.links)
            self.describe(self.active)

    def show_links(self, passage: Passage, links: Sequence[Link]) -> None:
        """Fill the panel, and open the best link beside."""
        shown = [link for link in links if self.place.weak or not link.weak]
        rows = [self._candidate(link) for link in shown]
        here = self.number_of(passage.document or "")
        compared = {n: self._wordings(here, link) for n, link in enumerate(shown)}
        what = "selection" if self.active.reader.selection else "sentence"
        self.links_panel.show(f"Links for this {what}", self.status(), rows, compared, _none_shown(len(links)))
        self.follow(self.links_panel.chosen)

    def _candidate(self, link: Link) -> Candidate:
        document = link.there.document or ""
        try:
            title = self.project.entry(document).title
        except NotFoundError:
            title = document
        shown = f"{link.archive} · {title}" if link.archive else title
        return Candidate(link, self.number_of(document), shown)

    def _wordings(self, here: int, link: Link) -> tuple[Wording, Wording]:
        ours, theirs = self.project.links.unmatched_words(link.here.text, link.there.text)
        there = self.number_of(link.there.document or "")
        return Wording(here, link.here.text, ours), Wording(there, link.there.text, theirs)

    def follow(self, link: Link | None) -> None:
        """Show a link's passage in the other reader, without moving its cursor."""
        if self.followed is not None:
            for pane in self.panes:
                pane.reader.counterpart(None)
            self.followed = None
            self.show_linked()
        if link is None or link.there.document is None:
            return
        beside = self.beside.reader
        if beside.document is None or beside.document.id != link.there.document:
            if self.project.has_text(link.there.document):
                self.open(link.there.document, self.beside)
            if beside.document is None or beside.document.id != link.there.document:
                return
        beside.counterpart(link.there.span)
        beside.reveal(link.there.span)
        self.followed = link
        self.show_linked()

    def describe(self, pane: Pane) -> None:
        """Say in a pane's border what lies under its cursor; beside, how well its passage matches."""
        if pane is self.beside and self.followed is not None:
            pane.edge.show(f"{self.followed.score:.0f}% match", self.followed.kind)
        else:
            super().describe(pane)


def _none_shown(hidden: int) -> str:
    if not hidden:
        return "No other article carries this."
    return f"No other article carries this for sure. {hidden} weak {'match' if hidden == 1 else 'matches'}: W shows."
