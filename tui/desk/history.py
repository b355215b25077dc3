"""Undo, redo, and going back to an earlier state."""

from functools import partial

from store.model import Change
from tui.desk.desk import Desk


class History:
    """What the keys do that take changes back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def undo(self) -> None:
        """Take back the last change."""
        self._desk.change(self._desk.project.history.undo, partial(_report, "undo"))

    def redo(self) -> None:
        """Make the change again that was taken back."""
        self._desk.change(self._desk.project.history.redo, partial(_report, "redo"))


def _report(verb: str, change: Change | None) -> str:
    if change is None:
        return f"nothing to {verb}"
    return f"{'undone' if verb == 'undo' else 'redone'}: {change.action.removeprefix(verb).strip()}"
