"""Data that was deleted or moved away while it is open: told at once, and asked what is to become of it."""

from collections.abc import Callable

from textual.screen import ModalScreen

from store.errors import GoneError, VariorumError
from store.model import counted
from tui.desk.desk import Desk

CHOICES = (
    ("wait", "Wait           look whether it comes back; until then nothing can be changed", ""),
    ("write", "Write it anew  where it was, as it is still held in memory, with its history", ""),
    ("leave", "Leave          nothing is written; what does not come back is lost", ""),
)
"""What can become of it. None has a key of its own: the question comes amid what one types."""


class MissingData:
    """Asks what to do about data that is gone; once, and again whenever a change is refused or the reader leaves.

    Args:
        desk: What it stands on.
        show: Shows everything anew.
    """

    def __init__(self, desk: Desk, show: Callable[[], object]) -> None:
        self._desk = desk
        self._show = show
        self._told = ""
        self._is_to_ask = False
        self._leaves = False
        desk.on_refused.append(self._refused)
        desk.may_leave = self.may_leave

    def hear(self, gone: str) -> None:
        """Be told, every second, what is gone; nothing where all is there."""
        was, self._told = self._told, gone
        if gone and not was:
            self._desk.say(gone, severe=True)
            self._is_to_ask = True
        if was and not gone:
            self._is_to_ask = False
            self._desk.say("the project's data is there again: go on")
        self._ask()

    def may_leave(self) -> bool:
        """Whether the session may end; where something is gone it is asked first."""
        if not self._told or self._leaves:
            return True
        self._is_to_ask = True
        self._ask()
        return False

    def _refused(self, error: VariorumError) -> None:
        if isinstance(error, GoneError):
            self._told, self._is_to_ask = error.message, True
            self._ask()

    def _ask(self) -> None:
        """Ask if that is due, but over no other question: the next second will do."""
        if self._is_to_ask and not isinstance(self._desk.screen.app.screen, ModalScreen):
            self._is_to_ask = False
            self._desk.forget_typed()
            self._desk.pick(self._told, CHOICES, self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer == "write":
            self._desk.change(self._desk.project.upkeep.write_anew, self._written)
        elif answer == "leave":
            self._leaves = True
            self._desk.screen.app.call_later(self._desk.screen.app.action_quit)

    def _written(self, _: list[str]) -> str:
        self._told = ""
        self._show()
        project = self._desk.project
        tags = sum(sum(project.tags.counts(id).values()) for id in project.tags.documents())
        return f"written anew: {project.data.name}, with {counted(tags, 'tag')} and its history"
