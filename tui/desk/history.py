"""Undo, redo, and going back to an earlier state."""

from functools import partial

from store.model import Change
from tui.desk.desk import Desk


class HistoryKeys:
    """What the keys do that take changes back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def undo(self) -> None:
        """Take back the last change."""
        self._desk.change(self._desk.project.history.undo, partial(_report, "undo"))

    def redo(self) -> None:
        """Make the change again that was taken back."""
        self._desk.change(self._desk.project.history.redo, partial(_report, "redo"))

    def list(self) -> None:
        """List the last changes, and go back to the one that is chosen."""
        from tui.dialogs.changes import ChangesDialog

        self._desk.screen.app.push_screen(ChangesDialog(self._desk.project), self._go_back)

    def _go_back(self, change: Change | None) -> None:
        if change is not None:
            self._desk.change(partial(self._desk.project.history.back_to, change.id), partial(_gone_back, change))


def _report(verb: str, change: Change | None) -> str:
    if change is None:
        return f"nothing to {verb}"
    return f"{'undone' if verb == 'undo' else 'redone'}: {change.action.removeprefix(verb).strip()}"


def _gone_back(to: Change, made: Change | None) -> str:
    if made is None:
        return f"nothing has changed since: {to.action}"
    return f"as it was right after: {to.action} · u undoes"
