"""What a reader does with a link: choose it, open it beside, accept it, reject it, draw one by hand."""

from functools import partial

from store.model import Passage
from tui.screens.reading.linking import Linking
from tui.screens.reading.session import quote
from tui.widgets.links_panel import LinksPanel
from tui.widgets.pane import Pane


class Judging(Linking):
    """What the keys of the group `Links` do."""

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
        if self.followed is not link:
            self.open(link.there.document or "", self.beside)  # says why it cannot be opened
            return
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
        act = self.project.links.accept if verdict == "accepted" else self.project.links.reject
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
            partial(self.project.links.draw, here, there), lambda made: f"linked by hand: {made.score:.0f} · u undoes"
        )

    def _passage(self, pane: Pane) -> Passage | None:
        document, span = pane.reader.document, pane.reader.passage
        return Passage(document.id, span, span.of(document.text)) if document is not None and span.length else None
