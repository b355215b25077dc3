"""The other end of a relation: to pick one for a new relation, and those that a tag has."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding
from textual.content import Content

from store.model import Annotation, Label, counted
from store.text import fold
from tui.dialogs.listing import ListDialog, Listed, Searchable, matching
from tui.terminal.sanitise import in_one_line, visible
from tui.themes import colours_of

SHOWN_WORDS = 300
"""Characters of a quote or a note in a row, which the list cuts where it ends."""


class Shown(NamedTuple):
    """A tag that a relation leads to, or may."""

    value: str
    """What is answered for it."""
    kind: str
    """What the relation is called as seen from this end; empty for one that is still to be drawn."""
    annotation: Annotation
    marked: str
    """What it marks now."""
    number: int
    """Of its article in the list; 0 for one that is not there."""
    labels: Sequence[Label]

    @property
    def row(self) -> Content:
        """`said by  source  [2] “hospital staff”`, then its note."""
        annotation = self.annotation
        colour = colours_of(self.labels).get(annotation.label, "$muted")
        return Content.assemble(
            (f"{self.kind:<12} " if self.kind else "", "italic"),
            (f"{visible(annotation.label):<8} ", f"bold {colour}"),
            (f"[{self.number or '–'}] ", "$muted"),
            in_one_line(" ".join(self.marked[:SHOWN_WORDS].split())),
            (f" · {in_one_line(annotation.note[:SHOWN_WORDS])}" if annotation.note else "", "$muted italic"),
        )

    @property
    def indent(self) -> int:
        """Cells before the words."""
        return (13 if self.kind else 0) + 9 + len(f"[{self.number or '–'}] ")

    @property
    def words(self) -> str:
        """By what it is found."""
        return fold(" ".join((self.kind, self.annotation.label, self.marked, self.annotation.note)))


class RelateDialog(ListDialog[str]):
    """Picks the tag to relate to, the likeliest first; typing filters."""

    HOLDS_ALL = True

    def __init__(self, title: str, others: Sequence[Shown]) -> None:
        super().__init__(visible(title), "filter by label or words")
        self._rows = [Searchable(Listed(other.row, other.value, other.indent), other.words) for other in others]

    def on_mount(self) -> None:
        """Show all."""
        self.typed("")

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
    HOLDS_ALL = True

    def __init__(self, title: str, relations: Sequence[Shown], remove: Callable[[Shown], None]) -> None:
        super().__init__(visible(title), "filter by kind, label or words")
        self._rows = [
            Searchable(Listed(relation.row, relation, relation.indent), relation.words) for relation in relations
        ]
        self._remove = remove

    def on_mount(self) -> None:
        """Show all."""
        self.typed("")

    def typed(self, text: str) -> None:
        """Show those that match."""
        shown = matching(self._rows, text)
        how = "⏎ goes there, ctrl+d removes it"
        self.show(shown, f"{len(shown)} of {counted(len(self._rows), 'relation')} · {how}")

    def action_remove(self) -> None:
        """Remove the chosen one, and go on with the others."""
        if (chosen := self.chosen) is not None:
            self._remove(chosen)
            self._rows = [row for row in self._rows if row.listed.value != chosen]
            self.typed(self.text)
