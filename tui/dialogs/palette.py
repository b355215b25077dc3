"""The command palette: every act by name, with the key that does it."""

from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

from textual import on
from textual.content import Content
from textual.widgets import OptionList

from store.text import fold
from tui.dialogs.listing import ListDialog, Listed, Searchable, matching
from tui.terminal.sanitise import visible

Run = Callable[[], Awaitable[object]]
"""Does what an act of the palette does."""


class Act(NamedTuple):
    """Something that can be done."""

    area: str
    name: str
    keys: str
    """As they are shown; empty for none."""
    said: str
    """A sentence that says more."""
    run: Run

    @property
    def title(self) -> str:
        """`Links: Accept the link · y`."""
        return f"{self.area}: {visible(self.name)}" + (f" · {visible(self.keys)}" if self.keys else "")


class Palette(ListDialog[Act]):
    """The acts, filtered by what is typed; what the chosen one does is said in full below.

    Args:
        acts: In the order in which they are listed.
    """

    def __init__(self, acts: Sequence[Act]) -> None:
        super().__init__("All acts", "part of a name, a key or an area")
        self._rows = [Searchable(Listed(_row(act), act), fold(f"{act.title} {act.said}")) for act in acts]

    def on_mount(self) -> None:
        """All of them at first."""
        self.typed("")

    def typed(self, text: str) -> None:
        """Those that hold every word."""
        found = matching(self._rows, text)
        self.show(found, found[0].value.said if found else "no act has these words")

    @on(OptionList.OptionHighlighted)
    def _say_more(self, event: OptionList.OptionHighlighted) -> None:
        self.say(self._values[event.option_index].said)


def _row(act: Act) -> Content:
    key = f" · {visible(act.keys)}" if act.keys else ""
    return Content.assemble((f"{act.area}: ", "$muted"), visible(act.name), (key, "bold $primary"))
