"""Links in the session: asked for where the cursor rests, shown, chosen, opened, judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.timer import Timer
from textual.worker import get_current_worker

from store.errors import NotFoundError, VariorumError
from store.model import Document, Link, Passage, Span
from tui.ahead import Ahead, is_telling
from tui.places import Place
from tui.screens.reading.indexing import Indexing
from tui.screens.reading.session import quote
from tui.widgets.links_panel import Candidate, LinksPanel, Wording
from tui.widgets.pane import Pane
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from store.project import Project

LIMIT = 10
"""Links asked for; the digit keys open nine."""


class Linking(Indexing):
    """What the keys of the group `Links` do, and what happens without a key."""

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

    class AheadProgressed(Message):
        """More sentences of the article are linked."""

        def can_replace(self, message: Message) -> bool:
            """Only the newest matters."""
            return isinstance(message, Linking.AheadProgressed)

    def __init__(self, project: "Project", place: Place, rebound: Mapping[str, str]) -> None:
        super().__init__(project, place, rebound)
        self.ahead = Ahead(partial(project.links, limit=LIMIT))
        """What is known of the links of the last few articles."""
        self._rest: Timer | None = None
        self._followed: Link | None = None
        self._judged: tuple[object, ...] = ()

    def relink(self) -> None:
        """Look for links anew: articles or judgements changed."""
        if self.indexed:
            self._judged = (self.project.judgements(), self.project.aliases)
            self.ahead.forget()
            if self.document is None:
                self.links_panel.show("Links", "", (), {}, "There is nothing to link: the project has no articles.")
            self.ask_links()
            self.link_ahead()

    def show_changed(self) -> None:
        """Show what people made, as it now stands, and the links that judging changes."""
        super().show_changed()
        if not self.look_at_archives() and (self.project.judgements(), self.project.aliases) != self._judged:
            self.relink()

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

    def on_linking_ahead_progressed(self) -> None:
        """Mark what is linked in the gutters, and count it."""
        self.show_linked()
        self.show_counts()
        self.links_panel.show_status(self._status())

    def show_linked(self) -> None:
        """Mark linked sentences in both readers, and beside the passage that is compared."""
        for pane in self.panes:
            document = pane.reader.document
            if document is None:
                continue
            linked = self.ahead.linked(document)
            spans = set(linked)
            if self._followed is not None and self._followed.there.document == document.id and pane is self.beside:
                spans.add(self._followed.there.span)
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
            links = self.project.links(passage, limit=LIMIT)
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
        self.links_panel.show(f"Links for this {what}", self._status(), rows, compared, _none_shown(len(links)))
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
        ours, theirs = self.project.unmatched_words(link.here.text, link.there.text)
        there = self.number_of(link.there.document or "")
        return Wording(here, link.here.text, ours), Wording(there, link.there.text, theirs)

    def _status(self) -> str:
        linked = len(self.ahead.linked(self.document)) if self.document is not None else 0
        others = max(0, len(self.project.entries()) - 1)
        status = f"{linked} linked here · {others} other {'article' if others == 1 else 'articles'}"
        names = [archive.name for archive in self.project.archives]
        return f"{status} and {', '.join(names)}" if names else status

    def follow(self, link: Link | None) -> None:
        """Show a link's passage in the other reader, without moving its cursor."""
        if self._followed is not None:
            for pane in self.panes:
                pane.reader.counterpart(None)
            self._followed = None
            self.show_linked()
        if link is None or link.there.document is None:
            return
        beside = self.beside.reader
        if beside.document is None or beside.document.id != link.there.document:
            self.open(link.there.document, self.beside)
        beside.counterpart(link.there.span)
        beside.reveal(link.there.span)
        self._followed = link
        self.show_linked()

    def describe(self, pane: Pane) -> None:
        """Say in a pane's border what lies under its cursor; beside, how well its passage matches."""
        if pane is self.beside and self._followed is not None:
            pane.edge.show(f"{self._followed.score:.0f}% match", self._followed.kind)
        else:
            super().describe(pane)

    def on_links_panel_link_chosen(self, message: LinksPanel.LinkChosen) -> None:
        """Clicked."""
        message.stop()
        self.follow(message.link)

    def action_choose(self, by: int) -> None:
        """Choose another link of the panel."""
        self.follow(self.links_panel.step(by))

    def action_scroll_wordings(self, by: int) -> None:
        """Scroll the two wordings by a row."""
        self.links_panel.scroll_wordings(by)

    def action_open_link(self) -> None:
        """Open the chosen link beside, cursor and all."""
        link = self.links_panel.chosen
        if link is None:
            self.say("no link here: n goes to the next linked passage")
            return
        self.follow(link)
        self.beside.reader.go_to(link.there.span.start)
        self.beside.reader.reveal(link.there.span)
        self.say(f"beside: {quote(link.there.text)} · tab goes there")

    def action_open_nth(self, n: int) -> None:
        """Open the nth link."""
        if n > len(self.links_panel.links):
            self.say(f"there is no link {n} here")
            return
        self.links_panel.choose(n - 1)
        self.action_open_link()

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

    def action_accept(self) -> None:
        """Keep the chosen link."""
        self._judge("accepted")

    def action_reject(self) -> None:
        """Never offer the chosen link again."""
        self._judge("rejected")

    def _judge(self, verdict: str) -> None:
        link = self.links_panel.chosen
        if link is None:
            self.say("no link here to judge")
            return
        act = self.project.accept if verdict == "accepted" else self.project.reject
        told = f"{verdict}: {link.score:.0f} {link.kind} {quote(link.there.text)} · u undoes"
        self.change(partial(act, link), lambda _: told)

    def action_weak(self) -> None:
        """Show weak links too, or no longer."""
        self.place.weak = not self.place.weak
        self.say("weak links are shown" if self.place.weak else "weak links are hidden")
        self.ask_links()

    def action_link_by_hand(self) -> None:
        """Link the passage here with the passage in the other reader."""
        here, there = self._passage(self.active), self._passage(self.beside)
        if here is None or there is None or here.document == there.document:
            self.say("two articles must be open: the passage here is linked to the one beside")
            return
        self.change(
            partial(self.project.link, here, there), lambda made: f"linked by hand: {made.score:.0f} · u undoes"
        )

    def _passage(self, pane: Pane) -> Passage | None:
        document, span = pane.reader.document, pane.reader.passage
        return Passage(document.id, span, span.of(document.text)) if document is not None and span.length else None

    def linked_spans(self) -> list[Span]:
        """Linked sentences of the article being read, as far as they are known."""
        return list(self.ahead.linked(self.document)) if self.document is not None else []


def _none_shown(hidden: int) -> str:
    if not hidden:
        return "No other article carries this."
    return f"No other article carries this for sure. {hidden} weak {'match' if hidden == 1 else 'matches'}: W shows."
