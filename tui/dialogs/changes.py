"""The last changes of the project, each with what it did."""

from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from textual.content import Content

from store.model import Cancelled
from store.text import fold
from tui.dialogs.listing import ListDialog, Listed, Searchable, matching, shortened
from tui.terminal.sanitise import visible

if TYPE_CHECKING:
    from store.project import Project
    from store.records.changes import Change

MOST = 500
"""Changes that are listed, the newest."""

INDENT = 18
"""Cells of the moment before an act, and of what it did."""


class ChangesDialog(ListDialog["Change"]):
    """A list to filter: when, who, what; the one that is chosen is gone back to."""

    def __init__(self, project: "Project") -> None:
        super().__init__("Changes, the last one first", "day, annotator, act or words")
        self._project = project
        self._rows = list[Searchable["Change"]]()
        self._is_cut = False

    def on_mount(self) -> None:
        """Show all, once they are read."""
        self.say("reading the history …")
        self.work(self._read)

    def typed(self, text: str) -> None:
        """Show those that match."""
        shown = matching(self._rows, text)
        if not self._rows:
            self.show([], "nothing has been changed yet")
            return
        older = "; older ones: variorum history" if self._is_cut else ""
        how = "⏎ makes everything as it was right after it"
        self.show(shown, f"{len(shown)} of {len(self._rows)} changes{older} · {how}")

    def _read(self, cancelled: Cancelled) -> None:
        from store.project.summary import summary

        found = list(islice(self._project.history.latest(), MOST + 1))
        rows = [_row(change, summary(change), change.annotator == self._project.annotator) for change in found[:MOST]]
        self.later(self._take, rows, len(found) > MOST)

    def _take(self, rows: "list[Searchable[Change]]", is_cut: bool) -> None:
        self._rows, self._is_cut = rows, is_cut
        self.typed(self._field.value)


def _row(change: "Change", what: str, is_ours: bool) -> "Searchable[Change]":
    at = _local(change.at)
    head = Content.assemble(
        (f"{at}  ", "$muted"),
        (visible(change.action), "bold $primary"),
        (f" · {shortened(change.annotator)}", "$muted" if is_ours else "bold $source"),
    )
    row = Content.assemble(head, f"\n{' ' * INDENT}", shortened(what) or "nothing that is shown")
    words = fold(" ".join((at, change.annotator, change.action, what)))
    return Searchable(Listed(row, change, INDENT), words)


def _local(at: str) -> str:
    """A moment as the reader's clock tells it; as it was written where it is none."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return visible(at)[:16]
