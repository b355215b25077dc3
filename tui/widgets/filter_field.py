"""A field above a list: what is typed filters it."""

from collections.abc import Callable

from textual import events

from tui.widgets.field import Field
from tui.widgets.row_list import RowList


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

    def __init__(self, rows: RowList, typed: Callable[[str], object], placeholder: str) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=True)
        self._rows = rows
        self._typed = typed

    def ask(self) -> None:
        """Have the reader type into it."""
        self.add_class("-asked")
        self.focus()

    def put_away(self) -> None:
        """Empty it and hide it; the list has the keys again."""
        self.value = ""
        self.remove_class("-asked")
        self._rows.focus()

    def on_input_changed(self, event: Field.Changed) -> None:
        """Filter while typing."""
        event.stop()
        self._typed(event.value)

    def on_input_submitted(self, event: Field.Submitted) -> None:
        """Keep the filter."""
        event.stop()
        if self.value.strip():
            self._rows.focus()
        else:
            self.put_away()

    def on_key(self, event: events.Key) -> None:
        """Arrows move in the list, and escape gives the filter up."""
        steps = {"down": 1, "up": -1}
        if event.key in steps:
            event.stop()
            self._rows.step(steps[event.key])
        elif event.key == "escape":
            event.stop()
            self.put_away()
