"""Articles by articles: what they share, in which order they appeared, who may follow whom."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from tui.keys import key_of
from tui.screens.event import EventScreen, Stage
from tui.widgets.hanging_indent import Hanging
from tui.widgets.kinships import ArticleNames, counted, of_all, of_pair
from tui.widgets.share_table import ROOMY, ShareTable

if TYPE_CHECKING:
    from store.study.overview import Overview

FEW_ARTICLES = "An overview takes two articles: bring another one into the folder."
"""Said where a project has fewer."""

FRAME = 2
"""Cells that the frame of the table takes, across and down."""

LEAST_TOLD = 40
"""Columns beside the table from which there is room for words; else they stand below it."""


ONE_ARTICLE = f"an article is compared with another one: {key_of('overview.left', 'overview.right')} choose a column"
"""Said where row and column are of the same article."""


class OverviewScreen(EventScreen):
    """The articles of a project at a glance."""

    VIEW = "overview"
    NAMED = "Overview"

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.table, self.told, self.empty = ShareTable(), Static("", markup=False), Static("", classes="empty")
        self.table.on_opened = self.open
        self.telling = VerticalScroll(self.told, id="telling", can_focus=False)
        self.table.border_title = "Who carries how much of whom, in percent"
        self.found: Overview | None = None
        self.desk.parts |= {"overview": self, "table": self.table}

    def shows(self) -> ComposeResult:
        """The table, and what is said of it beside or below."""
        with Container(id="glance"):
            yield self.table
            yield self.telling
        yield self.empty

    def ask(self) -> None:
        """Link what is not linked yet, and look at all."""
        is_empty = len(self.desk.project.entries()) < 2
        self.set_class(is_empty, "-empty")
        if is_empty:
            self.header.show()
            self.empty.update(Content(FEW_ARTICLES))
            self.question.settle()
            return
        self.question.ask(self.desk.project.study.overview, self._show)

    def _show(self, found: "Overview") -> None:
        self.found = found
        entries = self.desk.project.entries()
        known = {entry.id: entry for entry in entries}
        numbers = {entry.id: number for number, entry in enumerate(entries, 1)}
        shares = {(each.one, each.other): each.of_one for each in found.shared}
        shares |= {(each.other, each.one): each.of_other for each in found.shared}
        self.table.show([known[each.document] for each in found.order if each.document in known], numbers, shares)
        dated = sum(each.is_dated for each in found.kinships)
        self.header.show(
            counted(len(entries), "article"),
            f"{counted(len(found.shared), 'pair')} share passages",
            f"{dated} may follow",
        )
        self._lay_out()

    @on(ShareTable.Pointed)
    def _tell(self, message: ShareTable.Pointed) -> None:
        """Say in words what is at the cursor, and below it what is known of all."""
        message.stop()
        pair, found = self.table.pair, self.found
        if pair is None or found is None:
            return
        entries = self.desk.project.entries()
        named = ArticleNames(entries, {entry.id: number for number, entry in enumerate(entries, 1)})
        known = {entry.id: entry for entry in entries}
        if all(each.document in known for each in found.order):
            lines = [*of_pair(found, pair, named), Content(""), *of_all(found, known, named)]
            self.told.update(Hanging(Content("\n").join(lines)))
            self.telling.border_title = Content(" and ".join(dict.fromkeys(named[each.id] for each in pair)))

    @on(Resize)
    def _lay_out(self) -> None:
        """Put the words beside the table where both have room, else below it."""
        width = self.size.width
        self.table.give(width - FRAME)
        wanted = self.table.wanted + FRAME
        is_beside = width >= ROOMY and width - wanted >= LEAST_TOLD
        self.set_class(is_beside, "-beside")
        self.table.styles.width = wanted if is_beside else "1fr"
        rows = FRAME + min(len(self.desk.project.entries()) + 1, max(3, (self.size.height - 2) // 2 - FRAME))
        self.table.styles.height = "1fr" if is_beside else rows

    def open(self) -> None:
        """Compare the two articles at the cursor."""
        pair = self.table.pair
        if pair is None or pair[0].id == pair[1].id:
            self.desk.say(ONE_ARTICLE)
            return
        self.stage.look("compare", pair[0].id, pair[1].id)

    def scroll(self, by: int) -> None:
        """Scroll the words."""
        self.telling.scroll_relative(y=by, animate=False)


SCREEN = OverviewScreen
"""What the key table calls `overview`."""
