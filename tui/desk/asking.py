"""Links asked for where the cursor rests, and shown with the two wordings."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.content import Content
from textual.timer import Timer

from store.errors import NotFoundError, VariorumError
from store.model import Document, Indexing, Link, Passage, Span
from tui.desk.ahead import is_listed
from tui.desk.copies import Copies, CopyRow
from tui.desk.desk import Desk
from tui.desk.index import Index
from tui.desk.linked import LIMIT, Linked
from tui.desk.marking import Marking
from tui.desk.panes import Panes
from tui.widgets.candidates import Candidate, Unknown, numbered
from tui.widgets.headline import Article
from tui.widgets.links_panel import LinksPanel
from tui.widgets.reader import Reader
from tui.widgets.wordings import Wording

if TYPE_CHECKING:
    from store.project.workspace import Touched


class Aim(NamedTuple):
    """A passage that a key of the links went to or acts on: what carries it may be opened beside."""

    span: Span
    conflict: bool = False
    """Whether it was gone to for a conflict."""


class Asking:
    """What happens to links without a key."""

    REST_SECONDS: ClassVar[float] = 0.12
    """How long the cursor rests in a passage before its links are looked up or drawn.

    A key held down passes through sentences without drawing a panel for each, which counts on a slow line; at rest the
    wait is shorter than a reader notices.
    """

    def __init__(
        self, desk: Desk, panes: Panes, panel: LinksPanel, *, linked: Linked, index: Index, marking: Marking
    ) -> None:
        self._desk = desk
        self._panes = panes
        self._panel = panel
        self._linked = linked
        self._index = index
        self._marking = marking
        self._rest: Timer | None = None
        self._sought: Aim | None = None
        self._copies = Copies(desk.project.links.alike)
        self._shown: list[Link] = []
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
        self._panel.say("Looking for links …")
        self._index.start()

    def ask_anew(self) -> None:
        """Forget what is known of links and ask anew: the articles, archives or names are not what they were."""
        if not self._index.is_open:
            return
        self._linked.ahead.forget()
        if self._panes.document is None:
            self._panel.say("There is nothing to link: the project has no articles.")
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
        self.seek(span, conflict=conflict)
        self._panes.reader.go_to(span.start)
        self._wait_for_rest()

    def seek(self, span: Span, *, conflict: bool = False) -> None:
        """Have the link that is chosen next shown beside, as long as the cursor stays in this passage."""
        self._sought = Aim(span, conflict)

    def passage_changed(self, reader: Reader) -> None:
        """The cursor came into another sentence, or the selection changed: ask when it rests."""
        if reader is self._panes.reader:
            self._wait_for_rest()

    def cursor_moved(self, reader: Reader) -> None:
        """The cursor does not rest yet."""
        self._linked.ahead.give_way()
        if self._rest is not None and reader is self._panes.reader:
            self._wait_for_rest()

    def _wait_for_rest(self) -> None:
        self._stop_resting()
        self._rest = self._desk.screen.set_timer(self.REST_SECONDS, self.ask)

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
        known = self._linked.ahead.known(document, span)
        if known is not None:
            self._show(passage, known)
        elif span.length:
            is_sentence = reader.selection is None
            self._desk.work(lambda _: self._find(document, passage, is_sentence), self._show_answer, "links")

    def _find(self, document: Document, passage: Passage, is_sentence: bool) -> tuple[Passage, list[Link]]:
        """The links of a passage; none, with a complaint, where it cannot be asked."""
        links, age = self._desk.project.links, self._linked.ahead.age
        try:
            suggested = links.suggested(passage, LIMIT)
        except VariorumError as error:
            self._desk.later(self._failed, error)
            self._desk.later(self._desk.complain, error)
            return passage, []
        if is_sentence and self._index.growing is None:
            self._linked.ahead.keep(document, passage.span, suggested, age)
        return passage, links.decided(passage, suggested, LIMIT)

    def _show_answer(self, answer: tuple[Passage, list[Link]]) -> None:
        """Show them, if the cursor is still there."""
        passage, links = answer
        document = self._panes.document
        if document is not None and (document.id, self._panes.reader.passage) == (passage.document, passage.span):
            self._show(passage, links)
            self._marking.describe(self._panes.active)

    def _failed(self, error: VariorumError) -> None:
        self._panel.say(error.message)

    def _progressed(self) -> None:
        self._marking.show_links()
        self._panel.show_status(self._status())

    def _status(self) -> str:
        """How much is linked, and how far the index is where it is not whole."""
        return " · ".join(filter(None, (self._linked.status(), self._index.progress_text())))

    def _show(self, passage: Passage, links: Sequence[Link]) -> None:
        """Fill the panel, and show the chosen link beside; weak ones are chosen by the reader only."""
        shown = self._shown = [link for link in links if is_listed(link)]
        beside = self._panes.beside.reader
        rows = [
            self._candidate(row)
            for row in self._copies.rows(shown, lambda link: _shows(beside, link.there.document or ""))
        ]
        here = self._panes.number_of(passage.document or "")
        what = "selection" if self._panes.reader.selection else "sentence"
        sought = self._sought if self._sought is not None and self._sought.span == passage.span else None
        self._sought = sought and Aim(sought.span)
        self._panel.show(
            f"Links for this {what}",
            self._status(),
            rows,
            _none_sure(bool(shown), self._index.growing),
            compared=lambda n: _wordings(self._desk, here, rows[n]),
            variants=partial(_apparatus, self._desk, self._panes.number_of, passage, shown)
            if _any_sure(shown)
            else None,
            preferred=_preferred(rows, sought, beside),
            anew=sought is not None and sought.conflict,
        )
        link = self._panel.chosen
        if sought is not None and link is not None and not _shows(self._panes.beside.reader, link.there.document or ""):
            # To open an article takes a frame of its own: the links are drawn before it.
            self._desk.screen.call_after_refresh(self._show_chosen)
        else:
            self._show_beside(link, opens=False)

    def _show_chosen(self) -> None:
        self._show_beside(self._panel.chosen, opens=self._sought is not None)

    def unfold(self, link: Link) -> int | None:
        """Give each copy of a link's passage a row of its own, or all of them one again.

        Returns:
            How many there are beside it; below zero where they were folded; None where it has none.
        """
        copies = self._copies.toggle(link, self._shown)
        if copies is not None:
            self.ask()
        return copies

    def _candidate(self, row: CopyRow) -> Candidate:
        link, document = row.link, row.link.there.document or ""
        try:
            article: Article = self._desk.project.entry(document)
        except NotFoundError:
            article = Unknown(document)
        conflicts = self._desk.project.links.conflicts(link)
        return Candidate(link, self._panes.number_of(document), article, conflicts, row.folded, row.is_copy)

    def follow(self, link: Link | None) -> bool:
        """Show the passage of the link that the reader chose in the other reader; whether it is shown."""
        if link is not None:
            self.seek(link.here.span)
        return self._show_beside(link, opens=True)

    def _show_beside(self, link: Link | None, *, opens: bool) -> bool:
        """Show a link's passage in the other reader without moving its cursor, opening its article there or not."""
        document = link.there.document if link is not None else None
        beside = self._panes.beside
        can_be_shown = document is not None and self._desk.project.archives.has_text(document)
        if document is not None and opens and can_be_shown and not _shows(beside.reader, document):
            self._panes.open(document, beside)
        is_shown = document is not None and _shows(beside.reader, document)
        offered = f"⏎ opens {numbered(self._panes.number_of(document))} here" if document and can_be_shown else ""
        self._marking.follow(link if is_shown else None, offered)
        return is_shown


def _wordings(desk: Desk, here: int, row: Candidate) -> tuple[Wording, Wording]:
    link = row.link
    ours, theirs = desk.project.links.unmatched_words(link.here.text, link.there.text)
    return Wording(here, link.here.text, ours), Wording(row.number, link.there.text, theirs)


def _any_sure(links: Sequence[Link]) -> bool:
    return any(not link.weak for link in links)


def _apparatus(desk: Desk, number_of: Callable[[str], int], passage: Passage, links: Sequence[Link]) -> Content:
    from tui.desk.apparatus import apparatus_of

    return apparatus_of(desk, number_of, passage, links)


def _preferred(rows: Sequence[Candidate], sought: Aim | None, beside: Reader) -> int:
    """Index of the link to choose unasked: the best that was sought, else the best into the article beside."""
    sure = [n for n, row in enumerate(rows) if not row.link.weak]
    if sought is None:
        found = [n for n in sure if _shows(beside, rows[n].link.there.document or "")]
    else:
        found = [n for n in sure if sought.conflict and rows[n].conflicts]
    return next(iter(found or sure), 0)


def _shows(reader: Reader, document: str) -> bool:
    return reader.document is not None and reader.document.id == document


def _none_sure(any_weak: bool, growing: Indexing | None) -> str:
    if growing is not None:
        return f"Nothing in the {growing.done:,} of {growing.of:,} articles indexed so far; looking on …"
    return "No likely match elsewhere." if any_weak else "No other article carries this."
