"""The other end of a relation: to pick one for a new relation, and those that a tag has."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding
from textual.content import Content

from store.model import Annotation, Label, counted
from store.text import fold
from tui.dialogs.listing import ListDialog, Listed, Searchable, hanging, matching
from tui.terminal.sanitise import in_one_line, visible
from tui.themes import colours_of

SHOWN_WORDS, SHOWN_ROWS = 300, 3
"""Characters of a quote or a note that are shown, and rows in which they are."""


class Shown(NamedTuple):
    """A tag that a relation leads to, or may."""

    value: str
    """What is answered for it."""
    kind: str
    """What the relation is called as seen from this end; empty for one that is still to be drawn."""
    annotation: Annotation
    number: int
    """Of its article in the list; 0 for one that is not there."""
    labels: Sequence[Label]

    def row(self, room: int) -> Content:
        """`said by  source  [2] “hospital staff”`, then its note, in rows of so many cells."""
        annotation = self.annotation
        colour = colours_of(self.labels).get(annotation.label, "$muted")
        head = Content.assemble(
            (f"{self.kind:<12} " if self.kind else "", "italic"),
            (f"{visible(annotation.label):<8} ", f"bold {colour}"),
            (f"[{self.number or '–'}] ", "$muted"),
        )
        words = Content.assemble(
            in_one_line(" ".join(annotation.selector.exact[:SHOWN_WORDS].split())),
            (f" · {in_one_line(annotation.note[:SHOWN_WORDS])}" if annotation.note else "", "$muted italic"),
        )
        return hanging(head, words, room, SHOWN_ROWS)

    @property
    def words(self) -> str:
        """By what it is found."""
        return fold(" ".join((self.kind, self.annotation.label, self.annotation.selector.exact, self.annotation.note)))


class RelateDialog(ListDialog[str]):
    """Which tag: those that are likeliest first; typing filters."""

    def __init__(self, title: str, others: Sequence[Shown]) -> None:
        super().__init__(visible(title), "filter by label or words")
        self._others = others
        self._rows: list[Searchable[str]] = []

    def draw(self) -> None:
        """Make the rows."""
        rows = ((each, each.row(self.room)) for each in self._others)
        self._rows = [Searchable(Listed(row, each.value), each.words) for each, row in rows]
        self.typed(self.text)

    def typed(self, text: str) -> None:
        """Show those that match."""
        shown = matching(self._rows, text)
        self.show(shown, f"{len(shown)} of {counted(len(self._rows), 'tag')} · ⏎ takes it")


class RelationsDialog(ListDialog[Shown]):
    """The relations of a tag: enter goes to the other end, ctrl+d removes.

    Args:
        title: Whose they are.
        relations: All of them.
        remove: Removes one.
    """

    BINDINGS: ClassVar = [
        *ListDialog.BINDINGS,
        Binding("ctrl+d,delete", "remove", "Remove", show=False, priority=True),
    ]

    def __init__(self, title: str, relations: Sequence[Shown], remove: Callable[[Shown], None]) -> None:
        super().__init__(visible(title), "filter by kind, label or words")
        self._relations = list(relations)
        self._rows: list[Searchable[Shown]] = []
        self._remove = remove

    def draw(self) -> None:
        """Make the rows."""
        rows = ((each, each.row(self.room)) for each in self._relations)
        self._rows = [Searchable(Listed(row, each), each.words) for each, row in rows]
        self.typed(self.text)

    def typed(self, text: str) -> None:
        """Show those that match."""
        shown = matching(self._rows, text)
        how = "⏎ goes there, ctrl+d removes it"
        self.show(shown, f"{len(shown)} of {counted(len(self._rows), 'relation')} · {how}")

    def action_remove(self) -> None:
        """Remove the chosen one, and go on with the others."""
        if (chosen := self.chosen) is not None:
            self._remove(chosen)
            self._relations.remove(chosen)
            self.draw()
