"""What a reader does with a link: choose it, open it beside, accept it, reject it, draw one by hand."""

from functools import partial
from math import floor

from store.model import Link, Passage, counted
from tui.desk.answering import Answering
from tui.desk.desk import UNDOES, Desk, quote
from tui.desk.linked import Linked
from tui.desk.panes import Panes
from tui.widgets.candidates import UNSCORED
from tui.widgets.hints import key_of
from tui.widgets.links_panel import LinksPanel
from tui.widgets.pane import Pane

NONE_CHOSEN = f"no link is chosen: {key_of('link.choose.next')} chooses one of the weak ones"
"""Said where only weak links are listed, of which none is chosen unasked."""


class LinkKeys:
    """What the keys of the group `Links` do.

    Args:
        desk: What it stands on.
        panes: Where one reads.
        panel: Lists the links of the passage.
        answering: Shows a link that was chosen.
        linked: Which links count.
    """

    def __init__(self, desk: Desk, panes: Panes, panel: LinksPanel, *, answering: Answering, linked: Linked) -> None:
        self._desk = desk
        self._panes = panes
        self._panel = panel
        self._answering = answering
        self._linked = linked
        self._opened: tuple[Passage, Passage] | None = None

    def choose(self, by: int) -> None:
        """Choose another link of the panel."""
        self._answering.follow(self._panel.step(by))

    def scroll(self, by: int) -> None:
        """Scroll the two wordings by a row."""
        self._panel.scroll_wordings(by)

    def toggle_apparatus(self) -> None:
        """Show what each article changes in the passage, or the two wordings again."""
        is_shown = self._panel.toggle_apparatus()
        self._desk.say("apparatus: what each article changes" if is_shown else "the two wordings again")

    def open(self) -> None:
        """Open the chosen link beside, cursor and all; where it is open already: list the copies of its passage."""
        link = self._panel.chosen
        if link is None:
            next_one = f"no link here: {key_of('link.next')} goes to the next linked passage"
            self._desk.say(NONE_CHOSEN if self._panel.links else next_one)
            return
        beside = self._panes.beside
        was_opened, self._opened = self._opened, (link.here, link.there)
        is_open = was_opened == self._opened and _is_at(beside, link.there)
        if is_open and (copies := self._answering.unfold(link)) is not None:
            self._desk.say(_of_copies(copies))
        elif self._answering.follow(link):
            beside.reader.go_to(link.there.span.start)
            beside.reader.reveal(link.there.span)
            self._say_opened(link, self._panel.folded)
        else:
            self._panes.open(link.there.document or "", beside)  # says why it cannot be opened

    def _say_opened(self, link: Link, copies: int) -> None:
        then = (
            f"{key_of('link.open')} again lists {counted(copies, 'copy', 'copies')}"
            if copies
            else f"{key_of('pane.next')} goes there"
        )
        self._desk.say(f"beside: {quote(link.there.text)} · {then}")

    def open_nth(self, n: int) -> None:
        """Open the nth link."""
        if n > len(self._panel.links):
            self._desk.say(f"there is no link {n} here")
            return
        self._panel.choose(n - 1)
        self.open()

    def accept(self) -> None:
        """Keep the chosen link."""
        self._judge("accepted")

    def reject(self) -> None:
        """Never offer the chosen link again."""
        self._judge("rejected")

    def toggle_weak(self) -> None:
        """Mark and count weak links too, or no longer."""
        weak = not self._desk.place.weak
        self._linked.count_weak(weak=weak)
        self._desk.say("weak links are marked and counted" if weak else "weak links are listed, not marked")

    def draw(self) -> None:
        """Link the passage here with the passage in the other reader."""
        here, there = _passage(self._panes.active), _passage(self._panes.beside)
        if here is None or there is None:
            self._desk.say("two articles must be open: the passage here is linked to the one beside")
            return
        draw = partial(self._desk.project.links.draw, here, there)
        self._desk.change(draw, lambda judgement: f"linked by hand to {quote(judgement.there.selector.exact)}{UNDOES}")

    def _judge(self, verdict: str) -> None:
        link = self._panel.chosen
        if link is None:
            self._desk.say(NONE_CHOSEN if self._panel.links else "no link here to judge")
            return
        if link.state == verdict:
            self._desk.say(f"{verdict} already: {_described(link)} {quote(link.there.text)}")
            return
        if verdict == "rejected":
            self._answering.seek(link.here.span)  # the next one is shown, to be judged too
        links = self._desk.project.links
        act = links.accept if verdict == "accepted" else links.reject
        report = f"{verdict}: {_described(link)} {quote(link.there.text)}{UNDOES}"
        self._desk.change(partial(act, link), lambda _: report)


def _is_at(pane: Pane, passage: Passage) -> bool:
    """Whether the cursor of a pane stands where a passage begins."""
    document = pane.reader.document
    return document is not None and (document.id, pane.reader.cursor) == (passage.document, passage.span.start)


def _of_copies(copies: int) -> str:
    """What became of copies: unfolded, or below zero folded again."""
    if copies < 0:
        return "copies in one row again"
    go, fold = key_of("link.choose.next", "link.choose.previous"), key_of("link.open")
    return f"{counted(copies, 'copy is', 'copies are')} listed · {go} go through them, {fold} folds them"


def _described(link: Link) -> str:
    return link.kind if link.kind in UNSCORED else f"{floor(link.score)} {link.kind}"


def _passage(pane: Pane) -> Passage | None:
    document, span = pane.reader.document, pane.reader.passage
    return Passage(document.id, span, span.of(document.text)) if document is not None and span.length else None
