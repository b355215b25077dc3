"""Where annotators disagree: a row each, with both sides below."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.desk.disagreements import DisagreementKeys
from tui.keys import View
from tui.screens.event import EventScreen, Stage
from tui.widgets.wording_panel import WordingPanel


class DisagreementsScreen(EventScreen):
    """One row a disagreement; what is settled leaves the list."""

    VIEW: ClassVar[View] = "disagreements"
    NAMED: ClassVar[str] = "Disagreements"

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.panel = WordingPanel()
        self.apart = DisagreementKeys(self.desk, self.question, self.panel, self.go)
        self.desk.parts |= {"apart": self.apart, "links": self.apart}

    def shows(self) -> ComposeResult:
        """The list above the sides."""
        with Vertical(self.apart.rows, classes="framed") as frame:
            frame.border_title = "Where annotators disagree"
        yield self.panel

    def ask(self) -> None:
        """Ask who disagrees where."""
        self.apart.ask()


SCREEN = DisagreementsScreen
