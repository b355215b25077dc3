"""A field above a list: what is typed filters it."""

from collections.abc import Callable
from typing import Protocol

from textual import events

from tui.widgets.field import Field


class Filtered(Protocol):
    """What has rows with a cursor that can be filtered."""

    def action_step(self, by: int) -> None:
        """Move the cursor by some rows."""

    def action_turn(self, by: int) -> None:
        """Move the cursor by some pages."""

    def focus(self) -> object:
        """Take the keys."""


class FilterField(Field):
    """There while it is asked for; arrows move in the list meanwhile, enter keeps the filter, escape gives it up.

    Args:
        rows: The list.
        typed: Called with another text.
        placeholder: What may be typed.
    """

    DEFAULT_CSS = """
    FilterField, FilterField:focus { border: none; height: 1; padding: 0 1; background: $sentence-lift; display: none; }
    FilterField.-asked, FilterField.-asked:focus { display: block; }
    """

    def __init__(self, rows: Filtered, typed: Callable[[str], object], placeholder: str) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=True)
        self.on_kept: Callable[[], object] = self._keep
        """Called at enter; by default the list takes the keys."""
        self.on_left: Callable[[], object] = self.leave
        """Called at escape; by default the filter is given up."""
        self._rows = rows
        self._typed = typed

    def ask(self) -> None:
        """Have the reader type into it."""
        self.add_class("-asked")
        self.focus()

    def put_away(self) -> None:
        """Empty it and hide it."""
        self.value = ""
        self.remove_class("-asked")

    def leave(self) -> None:
        """Empty it and hide it; the list has the keys again."""
        self.put_away()
        self._rows.focus()

    def _keep(self) -> None:
        if self.value.strip():
            self._rows.focus()
        else:
            self.leave()

    def on_input_changed(self, event: Field.Changed) -> None:
        """Filter while typing."""
        event.stop()
        self._typed(event.value)

    def on_input_submitted(self, event: Field.Submitted) -> None:
        """Keep the filter."""
        event.stop()
        self.on_kept()

    def on_key(self, event: events.Key) -> None:
        """Arrows move in the list, and escape gives the filter up."""
        steps, pages = {"down": 1, "up": -1}, {"pagedown": 1, "pageup": -1}
        if event.key in steps:
            self._rows.action_step(steps[event.key])
        elif event.key in pages:
            self._rows.action_turn(pages[event.key])
        elif event.key == "escape":
            self.on_left()
        else:
            return
        event.stop()
