"""The actors of the event: all names, where each is mentioned, tagged everywhere at once."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.desk.actors import ActorKeys
from tui.desk.names import NameKeys
from tui.keys import View
from tui.screens.event import EventScreen, Stage


class ActorsScreen(EventScreen):
    """A row an actor, those of most articles first; below one of them its mentions."""

    VIEW: ClassVar[View] = "actors"
    NAMED: ClassVar[str] = "Actors"

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.actors = actors = ActorKeys(self.desk, self.question, self.go)
        names = NameKeys(self.desk, actors.pairs, lambda: actors.name)
        self.desk.parts |= {"actors": actors, "tags": actors, "names": names}

    def shows(self) -> ComposeResult:
        """The table."""
        with Vertical(classes="framed") as frame:
            frame.border_title = "Actors"
            yield self.actors.heads
            yield self.actors.rows

    def ask(self) -> None:
        """Ask who is named."""
        self.actors.ask()

    def back(self) -> None:
        """Fold the mentions, else leave."""
        if not self.actors.back():
            super().back()


SCREEN = ActorsScreen
