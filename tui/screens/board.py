"""The board: who carries which statement, in whose words, with which numbers."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Resize

from tui.desk.apparatus import ApparatusKeys
from tui.desk.board import BoardKeys
from tui.desk.report import ReportKeys
from tui.keys import View
from tui.screens.event import EventScreen, Stage
from tui.widgets.board_foot import BoardFoot
from tui.widgets.wording_panel import WordingPanel


class BoardScreen(EventScreen):
    """Statements as rows, articles by date as columns."""

    VIEW: ClassVar[View] = "board"
    NAMED: ClassVar[str] = "Board"
    AUTO_FOCUS: ClassVar[str | None] = "RowList"

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.panel = WordingPanel()
        self.board = board = BoardKeys(self.desk, self.question, self.go)
        apparatus = ApparatusKeys(self.panel, lambda: board.statement, lambda: board.shown, self._fit)
        self.foot = BoardFoot()
        self._apparatus = apparatus
        board.rows.on_moved = self._tell
        self.desk.parts |= {
            "board": board,
            "tags": board,
            "going": board,
            "links": apparatus,
            "exporting": ReportKeys(self.desk, lambda: board.shown),
        }

    def shows(self) -> ComposeResult:
        """The table, below it the statement at the cursor, and the apparatus while it is asked for."""
        with Vertical(classes="framed") as frame:
            frame.border_title = "Statements"
            yield self.board.field
            yield self.board.heads
            yield self.board.rows
            yield self.foot
        yield self.panel

    @on(Resize)
    def _fit(self) -> None:
        """Have the foot take what room there is, unless apparatus or wordings say the same."""
        self.foot.fit(0 if self.panel.display else self.size.height)

    def _tell(self) -> None:
        self.foot.show(self.board.whole)
        self._fit()
        self._apparatus.show()

    def ask(self) -> None:
        """Ask for the board."""
        self.board.ask()

    def back(self) -> None:
        """Undo a filter, fold a statement, else leave."""
        if not self.board.back():
            super().back()


SCREEN = BoardScreen
