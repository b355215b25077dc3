"""Keys that came before a screen of the event knows what they are about: they wait, in their order."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual.events import Key, Paste

from tui.keys import View, as_set, key_of, rows_of


class EarlyKeys:
    """Keeps what is pressed until the first answer is shown.

    What needs no answer goes through, as leaving does; but once something waits, what follows it waits too: words that
    are typed for a filter are no keys.

    Args:
        view: The screen.
        rebound: Keys that differ from the table, by id.
        hold: Says that something waits, as long as it does.
    """

    NEEDS_ROWS: ClassVar[frozenset[str]] = frozenset({"palette"})
    """Ids of rows of the program whose acts are about what is shown."""

    NEEDS_NONE: ClassVar[frozenset[str]] = frozenset({"messages"})
    """Ids of rows of a screen that are not."""

    SAID: ClassVar[str] = f"still looking: what you press waits for that, {key_of('event.back')} drops it"

    def __init__(self, view: View, rebound: Mapping[str, str], hold: Callable[[str], object]) -> None:
        rows = [row for row in rows_of("app") if row.id not in self.NEEDS_ROWS]
        rows += [row for row in rows_of(view) if row.id in self.NEEDS_NONE]
        self._free = {key for row in rows for key in as_set(row, rebound).split(",")}
        self._leaving = {key for row in rows_of("event") for key in as_set(row, rebound).split(",")}
        self._hold = hold
        self._kept: list[Key | Paste] = []

    def keeps(self, event: Key | Paste) -> bool:
        """Whether an event waits; to be asked while the answer is still to come."""
        if isinstance(event, Key) and event.key in self._leaving:
            self._kept.clear()
            return False
        if not self._kept and isinstance(event, Key) and event.key in self._free:
            return False
        self._kept.append(event)
        self._hold(self.SAID)
        return True

    def take(self) -> list[Key | Paste]:
        """What waited, oldest first; from now on nothing does."""
        kept, self._kept = self._kept, []
        return kept
