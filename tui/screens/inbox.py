"""The inbox: all links that nobody has judged, conflicts first, with the two wordings of one below."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.desk.inbox import InboxKeys
from tui.keys import View
from tui.screens.event import EventScreen, Stage
from tui.widgets.wording_panel import WordingPanel


class InboxScreen(EventScreen):
    """One row a link; what is judged leaves the list."""

    VIEW: ClassVar[View] = "inbox"
    NAMED: ClassVar[str] = "Inbox"

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.panel = WordingPanel()
        self.inbox = InboxKeys(self.desk, self.question, self.panel, self.go)
        self.frame = Vertical(self.inbox.rows, classes="framed")
        self.inbox.on_listed = self._say_listed
        self.desk.parts |= {"inbox": self.inbox, "links": self.inbox, "steps": self.inbox}

    def shows(self) -> ComposeResult:
        """The list above the wordings."""
        yield self.frame
        yield self.panel

    def ask(self) -> None:
        """Ask for the links."""
        self.inbox.ask()

    def _say_listed(self, what: str) -> None:
        self.frame.border_title = what


SCREEN = InboxScreen
