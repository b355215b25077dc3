"""Rows of a text in a scrolling widget: wrapping in time, scrolling by rows."""

from collections.abc import Callable
from time import perf_counter
from typing import ClassVar, Final

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from store.model import Span
from tui.widgets.reader.painting import GUTTER
from tui.widgets.reader.wrapping import Wrapping

SLICE: Final = 0.004
"""Seconds that wrapping in the background takes at a time: a quarter of a frame, so that no key waits for it."""

PAUSE: Final = 0.02
"""Seconds between two slices."""

AT_ONCE: Final = 50_000
"""Code points that are wrapped without slicing: about a millisecond."""

LOOK_AHEAD: Final = 4
"""A cursor that leaves the view scrolls it by a quarter: the reader sees what comes, and scrolling, which paints every
row, happens once in some rows rather than at every one."""

_BATCH: Final = 64
"""Lines wrapped between two looks at the clock."""

CURSOR_COLUMN: Final = 1
"""Kept free at the right, for a space that hangs over the edge and for the cursor after the last character."""


class Rows(ScrollView, inherit_bindings=False, inherit_css=False):
    """Rows of a text at the width of the widget.

    What is in sight is wrapped at once, the rest in slices while nothing else happens. Until then the rows out of sight
    are guesses; when a guess above turns out wrong, the scroll offset is corrected and nothing moves on the screen.
    """

    ALLOW_SELECT: ClassVar[bool] = False
    DEFAULT_CSS = """
    Rows { width: 1fr; height: 1fr; overflow: hidden hidden; scrollbar-size: 0 0; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._text = ""
        self._wrapping: Wrapping | None = None
        self._top = 0
        """Offset of the first row in sight; what stays put whatever is wrapped or resized."""
        self._fitted = Size(0, 0)
        """The size that rows and scroll offset were made for."""
        self._is_fitting = False
        self._background: Timer | None = None
        self.on_seen: Callable[[], None] = lambda: None
        """Called when something else is in sight or marked; it costs every key, so it must be quick."""

    @property
    def length(self) -> int:
        """Code points of the text."""
        return len(self._text)

    @property
    def view(self) -> Span:
        """The part of the text in sight."""
        if self._wrapping is None:
            return Span(0, 0)
        last = self._wrapping.span(self.scroll_offset.y + max(1, self._fitted.height) - 1)
        return Span(self._top, max(self._top, last.end))

    def load(self, text: str) -> None:
        """Show another text from its start."""
        self._text, self._wrapping, self._top, self._fitted = text, None, 0, Size(0, 0)
        self.ensure_fit()
        self.refresh()

    def on_mount(self) -> None:
        """Make ready for work in the background."""
        self._background = self.set_interval(PAUSE, self._work_in_background, pause=self._wrapping is None)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw, after fitting the rows to a size that is new: so that a resize is painted once, and rightly."""
        self.ensure_fit()
        return super().render_lines(crop)

    def ensure_fit(self) -> Wrapping | None:
        """The rows of the text, at the present size of the widget; None while it has none."""
        if self._fitted != self.size and self.size.width > GUTTER + CURSOR_COLUMN:
            seen, self._fitted, self._is_fitting = self.view, self.size, True
            self._wrapping = self._fit(self.size.width - GUTTER - CURSOR_COLUMN)
            self.fitted(seen)
            self._is_fitting = False
            if self._background is not None:
                self._background.resume()
        return self._wrapping

    def fitted(self, seen: Span) -> None:
        """Called when the rows were fitted to another size: keep the same text at the top.

        Args:
            seen: What was in sight before.
        """
        if self._wrapping is not None:
            self.settle_near(self._top)
            self.scroll_to_row(self._wrapping.row_of(self._top))

    def _fit(self, width: int) -> Wrapping:
        if self._wrapping is None:
            wrapping = Wrapping(self._text, width)
        else:
            wrapping = self._wrapping if self._wrapping.width == width else self._wrapping.resized(width)
        if len(self._text) <= AT_ONCE:
            wrapping.settle(0, wrapping.lines)
        return wrapping

    def settle_near(self, offset: int) -> None:
        """Make the rows around `offset` exact, as many as could be in sight with it."""
        if self._wrapping is not None:
            line, around = self._wrapping.line_of(offset), self.size.height + 1
            if self._wrapping.settle(line - around, line + around):
                self._hold()

    def scroll_to_row(self, row: int) -> None:
        """Scroll so that `row` is the first in sight, as far as there is text; no animation."""
        if self._wrapping is None:
            return
        row = max(0, min(row, self._wrapping.height - self.size.height))
        top = self._wrapping.span(row).start
        self.settle_near(top)
        if top != self._top and not self._is_fitting:
            self.refresh(self.size.region)
        self._top = top
        self._hold()

    def scroll_rows(self, rows: int) -> None:
        """Scroll by rows, down if positive."""
        if self._wrapping is not None:
            self.settle_near(self._top)
            self.scroll_to_row(self.scroll_offset.y + rows)

    def bring_into_view(self, offset: int) -> None:
        """Show `offset` and a row on either side of it; if it is not in sight, with `LOOK_AHEAD` beyond it."""
        if self._wrapping is None or not self.size.height:
            return
        self.settle_near(offset)
        row, top, height = self._wrapping.row_of(offset), self.scroll_offset.y, self.size.height
        margin, ahead = min(1, (height - 1) // 2), height // LOOK_AHEAD
        if row < top + margin:
            self.scroll_to_row(row - ahead)
        elif row > top + height - 1 - margin:
            self.scroll_to_row(row - height + 1 + ahead)

    def place_at_third(self, offset: int) -> None:
        """Scroll so that `offset` stands about a third from the top."""
        if self._wrapping is not None:
            self.settle_near(offset)
            self.scroll_to_row(self._wrapping.row_of(offset) - self.size.height // 3)

    def offset_at_cell(self, x: int, y: int) -> int:
        """The offset of the cluster drawn at a cell of the widget's content."""
        if self._wrapping is None:
            return 0
        return self._wrapping.offset_at(self.scroll_offset.y + y, x - GUTTER)

    def cell_of(self, offset: int) -> tuple[int, int]:
        """Column and row, in the widget's content, where `offset` is drawn; the row may be out of sight."""
        if self._wrapping is None:
            return GUTTER, 0
        return GUTTER + self._wrapping.column_of(offset), self._wrapping.row_of(offset) - self.scroll_offset.y

    def work_in_background(self, deadline: float) -> bool:
        """Wrap what is out of sight until `deadline`, by `perf_counter`; whether all is done."""
        wrapping = self._wrapping
        if wrapping is None:
            return False
        while (line := wrapping.unsettled) is not None and perf_counter() < deadline:
            wrapping.settle(line, line + _BATCH)
        self._hold()
        return line is None

    def _work_in_background(self) -> None:
        if self.work_in_background(perf_counter() + SLICE) and self._background is not None:
            self._background.pause()

    def _hold(self) -> None:
        """Put the same text back at the top after rows above it moved; nothing changes on the screen."""
        if self._wrapping is not None:
            # No layout depends on the height, and no scroll bar shows it: none of the usual watchers is needed.
            self.set_reactive(Widget.virtual_size, Size(self.size.width, self._wrapping.height))
            row = self._wrapping.row_of(self._top)
            self.set_scroll(None, row)
            self.set_reactive(Widget.scroll_target_y, float(row))
            self.on_seen()
