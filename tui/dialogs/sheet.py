"""Something to read over the session: it is laid out for the room that there is, and scrolls."""

from abc import abstractmethod
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.dialogs.dialog import Dialog

TIGHT = 50
"""Columns under which what hangs beside its heading stands below it."""

INDENT = 4
"""Columns by which it is moved in there."""


class Sheet(Dialog[None]):
    """A title and a text; escape closes.

    Args:
        title: What it is.
        keys: Names of the keys that open it, which also close it.
        how: What keys do in it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "dismiss", "Back", show=False),
        Binding("j", "scroll(1)", "Down", show=False),
        Binding("k", "scroll(-1)", "Up", show=False),
        Binding("space,ctrl+d", "turn(1)", "Page down", show=False),
        Binding("ctrl+u", "turn(-1)", "Page up", show=False),
        Binding("g", "first", "Top", show=False),
        Binding("G", "last", "End", show=False),
    ]

    def __init__(self, title: str, keys: str, how: str = "j k scroll, esc closes") -> None:
        super().__init__()
        self.named = title
        self._how = how
        self._text = Static("")
        self._room = VerticalScroll(self._text, id="sheet")
        self._bindings.bind(keys, "dismiss", "Back", show=False)

    def compose(self) -> ComposeResult:
        """The title, and the text in what scrolls."""
        with Vertical(classes="dialog -tall"):
            yield Static(f"{self.named} · {self._how}", classes="dialog-title")
            yield self._room

    @abstractmethod
    def text(self, width: int) -> Content:
        """What is to be read, for so many columns."""

    def on_resize(self) -> None:
        """Lay the text out for the room that there is now."""
        self.call_after_refresh(self._lay_out)

    def action_scroll(self, rows: int) -> None:
        """Scroll by some rows."""
        self._room.scroll_relative(y=3 * rows, animate=False)

    def action_turn(self, by: int) -> None:
        """Scroll by some pages."""
        self._room.scroll_relative(y=by * self._room.scrollable_content_region.height, animate=False)

    def action_first(self) -> None:
        """Scroll to the top."""
        self._room.scroll_home(animate=False)

    def action_last(self) -> None:
        """Scroll to the end."""
        self._room.scroll_end(animate=False)

    def _lay_out(self) -> None:
        if width := self._room.scrollable_content_region.width:
            self._text.update(self.text(width))


def hung(head: Content, body: Content, indent: int, width: int) -> list[Content]:
    """Rows of a heading with a text hanging beside it, `indent` columns in; where it is tight, below it."""
    rows = []
    if width < TIGHT or head.cell_length >= indent:
        rows, head, indent = head.wrap(width), Content(""), INDENT
    for line in body.wrap(max(1, width - indent)):
        rows.append(head.pad_right(indent - head.cell_length) + line)
        head = Content("")
    return rows
