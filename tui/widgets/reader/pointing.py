"""The mouse: it can do what keys can, and is never needed."""

from collections.abc import Mapping

from textual import events

from store.model import Span
from store.text import Unit, snap
from tui.widgets.reader.selecting import Selecting

WHEEL_ROWS = 3
"""Rows that a notch of the wheel scrolls."""

_CLICKED: Mapping[int, Unit] = {2: "word", 3: "sentence"}


class Pointing(Selecting):
    """Click to place the cursor, drag to select, turn the wheel to look elsewhere."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._is_dragging = False

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor where the mouse is, and begin to select."""
        event.stop()
        self._is_dragging, self._is_selecting = True, False
        self.capture_mouse()
        self.place(self._under(event))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Extend the selection to where the mouse is dragged; beyond the edge, scroll."""
        if self._is_dragging:
            event.stop()
            self.place(self._under(event), anchor=self._origin())

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End selecting by mouse."""
        if self._is_dragging:
            event.stop()
            self._is_dragging = False
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Twice: select the word under the mouse; three times: the sentence."""
        unit = _CLICKED.get(event.chain)
        if unit is not None:
            event.stop()
            span = snap(self._text, Span(self._cursor, self._cursor), unit)
            self.place(span.end, anchor=span.start)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Look further down; the cursor stays."""
        self._wheel(event, WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Look further up; the cursor stays."""
        self._wheel(event, -WHEEL_ROWS)

    def _wheel(self, event: events.MouseEvent, rows: int) -> None:
        event.stop()
        event.prevent_default()
        self.scroll_rows(rows)
        self.follow()

    def _under(self, event: events.MouseEvent) -> int:
        return self.offset_at_cell(*event.get_content_offset_capture(self))
