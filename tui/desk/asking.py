"""When links are asked for: where the cursor rests, and anew when they may be others."""

from typing import TYPE_CHECKING, ClassVar

from textual.timer import Timer

from store.errors import VariorumError
from store.model import Document, Link, Passage, Span
from tui.desk.answering import TO_COME, Answering
from tui.desk.desk import Desk
from tui.desk.index import Index
from tui.desk.linked import LIMIT, Linked
from tui.desk.marking import Marking
from tui.desk.panes import Panes
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from store.project.workspace import Touched


class Asking:
    """What happens to links without a key.

    Args:
        desk: What it stands on.
        panes: Where one reads.
        answering: Shows what is found.
        linked: What is known already.
        index: Is asked, and says when there is more in it.
        marking: Marks what is linked.
    """

    REST_SECONDS: ClassVar[float] = 0.12
    """How long the cursor rests in a passage before its links are looked up or drawn.

    A key held down passes through sentences without drawing a panel for each, which counts on a slow line; at rest the
    wait is shorter than a reader notices.
    """

    def __init__(
        self, desk: Desk, panes: Panes, answering: Answering, *, linked: Linked, index: Index, marking: Marking
    ) -> None:
        self._desk = desk
        self._panes = panes
        self._answering = answering
        self._linked = linked
        self._index = index
        self._marking = marking
        self._rest: Timer | None = None
        index.on_grown.append(self.ask)
        index.on_ready.append(self.ask_anew)
        index.on_failed.append(self._failed)
        linked.on_progressed.append(self._progressed)
        desk.on_changed.append(self.show_changed)

    @property
    def is_waiting(self) -> bool:
        """Whether the cursor has not rested yet."""
        return self._rest is not None

    def begin(self) -> None:
        """Say that links are looked for, and look."""
        self._answering.say(TO_COME)
        self._index.start()

    def ask_anew(self) -> None:
        """Forget what is known of links and ask anew: the articles, archives or names are not what they were."""
        if not self._index.is_open:
            return
        self._linked.prefetcher.forget()
        if self._panes.document is None:
            self._answering.say("There is nothing to link: the project has no articles.")
        self.opened()

    def opened(self) -> None:
        """Another article is read: link it."""
        self._marking.show_links()
        self.ask()
        if self._index.growing is None:
            self._linked.work_ahead()

    def show_changed(self, touched: "Touched") -> None:
        """Show the links that a decision changed; ask anew when names or archives are others."""
        if touched.settings:
            self.look_again(anew=True)
        elif touched.links:
            self.ask()

    def look_again(self, *, anew: bool) -> None:
        """Index archives that are other than before; else show the links as they are now, asking `anew` or not."""
        if self._index.look_at_archives():
            return
        if anew:
            # Of what is new little may be indexed: what is up to date already costs nothing.
            self._index.start()
        else:
            self.ask()

    def go_to(self, span: Span, *, conflict: bool) -> None:
        """Go to a passage of the article being read, for what carries it or for what contradicts it."""
        self._answering.seek(span, conflict=conflict)
        self._panes.reader.go_to(span.start)
        self._wait_for_rest()

    def passage_changed(self, reader: Reader) -> None:
        """The cursor came into another sentence, or the selection changed: ask when it rests."""
        if reader is self._panes.reader:
            self._wait_for_rest()

    def cursor_moved(self, reader: Reader) -> None:
        """The cursor does not rest yet."""
        self._linked.prefetcher.give_way()
        if self._rest is not None and reader is self._panes.reader:
            self._wait_for_rest()

    def _wait_for_rest(self) -> None:
        from tui.terminal.timers import after

        self._stop_resting()
        self._rest = after(self.REST_SECONDS, self._desk.screen, self.ask)

    def _stop_resting(self) -> None:
        if self._rest is not None:
            self._rest.stop()
            self._rest = None

    def ask(self) -> None:
        """Show the links of the passage under the cursor: known ones at once, else from a worker."""
        self._stop_resting()
        document, reader = self._panes.document, self._panes.reader
        span = reader.passage
        if document is None or not self._index.is_open:
            return
        passage = Passage(document.id, span, span.of(document.text))
        known = self._linked.prefetcher.known(document, span)
        if known is not None:
            self._answering.show(passage, known)
        elif span.length:
            is_sentence = reader.selection is None
            self._desk.work(lambda _: self._find(document, passage, is_sentence), self._show_answer, "links")

    def _find(self, document: Document, passage: Passage, is_sentence: bool) -> tuple[Passage, list[Link]]:
        """The links of a passage; none, with a complaint, where it cannot be asked."""
        links, age = self._desk.project.links, self._linked.prefetcher.age
        try:
            suggested = links.suggested(passage, LIMIT)
        except VariorumError as error:
            self._desk.later(self._failed, error)
            self._desk.later(self._desk.complain, error)
            return passage, []
        if is_sentence and self._index.growing is None:
            self._linked.prefetcher.keep(document, passage.span, suggested, age)
        return passage, links.decided(passage, suggested, LIMIT)

    def _show_answer(self, answer: tuple[Passage, list[Link]]) -> None:
        """Show them, if the cursor is still there."""
        passage, links = answer
        document = self._panes.document
        if document is not None and (document.id, self._panes.reader.passage) == (passage.document, passage.span):
            self._answering.show(passage, links)
            self._marking.describe(self._panes.active)

    def _failed(self, error: VariorumError) -> None:
        self._answering.say(error.message)

    def _progressed(self) -> None:
        self._marking.show_links()
        self._answering.show_status()
