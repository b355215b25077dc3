"""Names that mean the same: suggestions to take, one or several, or names to type."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding
from textual.content import Content

from store.text import fold
from tui.dialogs.listing import ListDialog, Listed, Searchable, matching
from tui.terminal.sanitise import visible

Names = tuple[str, ...]
"""Ways to write one name."""

NUMBERED = 9
"""Suggestions that a digit takes at once."""


class AliasDialog(ListDialog[list[Names]]):
    """What is typed filters, or with `=` in it declares; tab marks several, a digit takes one at once.

    Args:
        pairs: Suggestions, the surest first.
        differing: Those of them in which the chosen link differs.
        given: A name that is typed already.
    """

    BINDINGS: ClassVar = [*ListDialog.BINDINGS, Binding("tab", "mark", "Mark", show=False, priority=True)]

    def __init__(self, pairs: Sequence[Names], differing: Sequence[Names], given: str = "") -> None:
        super().__init__("These names mean the same", "filter, or type NAME = NAME", f"{given} = " if given else "")
        self._field.select_on_focus = not given
        self._pairs = pairs
        self._differing = set(differing)
        self._marked: list[Names] = []

    def on_mount(self) -> None:
        """Show all."""
        self.typed(self.text)

    def typed(self, text: str) -> None:
        """Take the suggestion of a digit, show what is declared by `=`, else those that match."""
        if text.isdecimal() and 0 < int(text) <= min(NUMBERED, len(self._pairs)):
            self.dismiss([self._pairs[int(text) - 1]])
            return
        names = named(text)
        rows = [self._row(number, pair) for number, pair in enumerate(self._pairs, 1)]
        shown = matching(rows, " ".join(names) if names else text)
        if len(names) > 1:
            shown.insert(0, Listed(Content.styled(f"   {_written(names)}   typed", "bold"), [names], 3))
        self.show(shown, self._how(shown))

    def action_mark(self) -> None:
        """Mark the chosen suggestion, to be taken with others; again: no longer."""
        if (chosen := self.chosen) is not None:
            for pair in chosen:
                (self._marked.remove if pair in self._marked else self._marked.append)(pair)
            self.typed(self.text)
            self.action_step(1)

    def answer(self, value: list[Names]) -> list[Names]:
        """What is marked, and what is typed; where nothing is marked, what is chosen."""
        typed = [names] if len(names := named(self.text)) > 1 else []
        return [*self._marked, *typed] if self._marked else value

    def _row(self, number: int, pair: Names) -> Searchable[list[Names]]:
        mark = "✓" if pair in self._marked else " "
        key = str(number) if number <= NUMBERED else " "
        suggested = "" if pair in self._differing else "   suggested"
        row = Content.assemble((f"{mark}{key} ", "bold $primary"), _written(pair), (suggested, "$muted"))
        return Searchable(Listed(row, [pair], 3), fold(" ".join(pair)))

    def _how(self, shown: Sequence[object]) -> str:
        if not shown:
            return "none of the suggestions; NAME = NAME declares others"
        marked = f"{len(self._marked)} marked · " if self._marked else ""
        return f"{marked}⏎ declares, tab marks several, NAME = NAME declares others"


def named(text: str) -> Names:
    """The names that are typed between `=`; none without one."""
    return tuple(name for part in text.split("=") if (name := " ".join(part.split()))) if "=" in text else ()


def _written(names: Names) -> str:
    return visible(" = ".join(names))
