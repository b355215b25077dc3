"""Two articles aligned passage by passage."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.desk.comparing import ONE_ARTICLE, Comparing
from tui.screens.event import EventScreen, Stage
from tui.widgets.aligned import Aligned
from tui.widgets.facing_titles import FacingTitles
from tui.widgets.kinships import counted
from tui.widgets.pane import Edge

if TYPE_CHECKING:
    from store.study.alignment import Alignment
    from tui.widgets.aligned_rows import Level


class CompareScreen(EventScreen):
    """Two articles side by side, what both say level with each other."""

    VIEW = "compare"
    NAMED = "Compare"

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.aligned = Aligned(stage.project.links.unmatched_words)
        self.aligned.on_opened = self.open
        self.titles, self.edge, self.empty = FacingTitles(), Edge(), Static("", classes="empty")
        self.edge.add_class("-under-scroll-bar")
        self.comparing = Comparing(self.desk, self.aligned, stage.documents)
        self.comparing.on_pair += [self.question.turn, self.ask]
        self.desk.parts |= {"compare": self, "comparing": self.comparing, "going": self.comparing}
        self.desk.parts |= {"links": self.comparing, "panes": self.comparing, "steps": self.comparing}

    def shows(self) -> ComposeResult:
        """The titles of both over the rows, and what is at the cursor below."""
        yield self.titles
        yield self.aligned
        yield self.edge
        yield self.empty

    def turn_to(self, *documents: str) -> None:
        """Compare other articles."""
        self.comparing.turn_to(*documents)

    def ask(self) -> None:
        """Align the two anew."""
        pair = self.comparing.pair
        self.set_class(pair is None, "-empty")
        if pair is None:
            self.header.show()
            self.empty.update(Content(ONE_ARTICLE))
            self.question.settle()
            return
        self.titles.show(*((self.comparing.number_of(entry), entry) for entry in pair))
        self.question.ask(lambda reading, linking: self.comparing.align(*pair), self._show)

    def _show(self, found: "tuple[Alignment, list[Level]]") -> None:
        self.comparing.show(found)
        counts = found[0]
        matched = f"{counted(counts.matched, 'passage')} level" if counts.matched else "nothing in common"
        told = (matched, f"{counts.only_here} only here", f"{counts.only_there} only there")
        self.header.show(*told, *([f"{counts.moved} moved"] if counts.moved else []))

    def open(self) -> None:
        """Read the passage at the cursor, with the other beside."""
        if (found := self.comparing.passages()) is not None:
            self.go(*found)

    @on(Aligned.Moved)
    def _describe(self, message: Aligned.Moved) -> None:
        """Say in the line below what is at the cursor."""
        message.stop()
        level, rows = self.aligned.at_cursor, len(self.aligned.levels)
        self.titles.fit(self.aligned.widths, is_stacked=self.aligned.is_stacked)
        self.edge.show([level.said] if level else [], f"{self.aligned.cursor + 1}/{rows}" if level else "")


SCREEN = CompareScreen
"""What the key table calls `compare`."""
