"""The reader's place in a text: cursor, selection, and the passage they stand for."""

from collections.abc import Iterable
from typing import Final

from textual.geometry import Offset

from store.model import Span
from store.text import next_grapheme, sentence_at
from tui.widgets.reader.cells import width_of
from tui.widgets.reader.marks import Layer
from tui.widgets.reader.page import Page
from tui.widgets.reader.palette import CURSOR, LIFTED, SELECTED

_NOWHERE: Final = Span(0, 0)


class Cursor(Page):
    """A page with a cursor on one of its clusters and, when the reader selects, an anchor.

    `place` is the one door through which the cursor moves.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.language = ""
        """ISO 639-1 code of the text, for its sentences; empty: guessed."""
        self._cursor = 0
        self._anchor: int | None = None
        self._is_selecting = False
        self._goal: int | None = None
        self._sentence = _NOWHERE
        self._passage = (_NOWHERE, False)
        self._is_primary = False
        self._wanted: int | None = None

    @property
    def cursor(self) -> int:
        """Offset of the cluster under the cursor; the length of the text when it stands after the last one."""
        return self._cursor

    @property
    def selection(self) -> Span | None:
        """From the anchor to the cursor; None when nothing is between them."""
        if self._anchor is None or self._anchor == self._cursor:
            return None
        return Span(min(self._anchor, self._cursor), max(self._anchor, self._cursor))

    @property
    def passage(self) -> Span:
        """What links are sought for: the selection without the space at its ends, else the sentence at the cursor."""
        return self._selected_ink() or self._sentence

    @property
    def is_primary(self) -> bool:
        """Whether one reads here: the sentence stays lifted while the focus is elsewhere."""
        return self._is_primary

    @is_primary.setter
    def is_primary(self, value: bool) -> None:
        if value != self._is_primary:
            self._is_primary = value
            self.refresh_spans([self._sentence])

    def place(self, offset: int, *, anchor: int | None = None, keep_goal: bool = False, scroll: bool = True) -> None:
        """Put the cursor at `offset` and select from `anchor` to it, or select nothing.

        Repaints what changed and tells so: a move inside a row costs the cells up to the cursor, one to another
        sentence the rows of both.

        Args:
            offset: Clipped to the text.
            anchor: The selection's other end.
            keep_goal: The column that moves up and down aim for stays.
            scroll: Keep the cursor in sight.
        """
        before, was_selected, was_lifted = self._cursor, self.selection, self._lifted()
        was_anchored = self._anchor
        self._cursor, self._anchor = max(0, min(offset, len(self._text))), anchor
        self._goal = self._goal if keep_goal else None
        self._sentence = sentence_at(self._text, self._cursor, self.language)
        if scroll:
            self.bring_into_view(self._cursor)
        if (self._cursor, self._anchor) == (before, was_anchored):
            self.stayed()
        else:
            self._refresh_cursor(before)
        lifted = self._lifted()
        if lifted != was_lifted:
            self.refresh_spans(span for span in (was_lifted, lifted) if span is not None)
        if self.selection != was_selected:
            self.refresh_spans(_difference(was_selected, self.selection))
        self._tell(before)

    def fitted(self, seen: Span) -> None:
        """The cursor stays in sight if it was, and what was wanted comes into sight."""
        super().fitted(seen)
        if self._wanted is not None:
            self.place_at_third(self._wanted)
            self._wanted = None
        elif seen.start <= self._cursor <= seen.end:
            self.bring_into_view(self._cursor)
        self.follow()

    def follow(self) -> None:
        """Put the terminal's own cursor where ours is drawn, for screen readers and input methods."""
        if self.has_focus:
            x, y = self.cell_of(self._cursor)
            self.app.cursor_position = self.content_region.offset + Offset(x, y)

    def on_focus(self) -> None:
        """Show the cursor and the sentence it is in."""
        self.refresh_spans([Span(self._cursor, self._cursor), self._sentence])
        self.follow()

    def on_blur(self) -> None:
        """Show no cursor."""
        self.refresh_spans([Span(self._cursor, self._cursor), self._sentence])

    def states(self, span: Span) -> list[Layer]:
        """Adds the lifted sentence, the selection and the cursor."""
        layers, lifted, selection = super().states(span), self._lifted(), self.selection
        row = Span(span.start, span.end + 1)
        if lifted is not None and lifted.overlap(span):
            layers.append((lifted.start, lifted.end, LIFTED))
        if selection is not None and selection.overlap(row):
            layers.append((selection.start, selection.end, SELECTED))
        if self.has_focus and self._wrapping is not None and self._has_cursor(span):
            layers.append((self._cursor, max(self._cursor + 1, next_grapheme(self._text, self._cursor)), CURSOR))
        return layers

    def passage_changed(self, span: Span, selected: bool) -> None:
        """Called when the sentence at the cursor or the selection changed."""

    def cursor_moved(self, offset: int) -> None:
        """Called when the cursor moved."""

    def stayed(self) -> None:
        """Called when the cursor was to move and had nowhere to go."""

    def _has_cursor(self, span: Span) -> bool:
        if self._cursor == span.end:
            return self._wrapping is not None and self._wrapping.ends_line(span)
        return span.covers(self._cursor)

    def _lifted(self) -> Span | None:
        """The sentence to be lifted: none while something else is selected, and none where nobody reads."""
        if self.selection is not None or not (self.has_focus or self._is_primary):
            return None
        return self._sentence

    def _selected_ink(self) -> Span | None:
        selection = self.selection
        if selection is None:
            return None
        piece = selection.of(self._text)
        start = selection.start + len(piece) - len(piece.lstrip())
        return Span(start, start + len(piece.strip())) if piece.strip() else None

    def _refresh_cursor(self, before: int) -> None:
        """Repaint the cells where the cursor was and is, each row no further than needed."""
        reach: dict[int, int] = {}
        for offset in (before, self._cursor):
            x, y = self.cell_of(offset)
            width = max(1, width_of(self._text, offset, next_grapheme(self._text, offset)))
            reach[y] = max(reach.get(y, 0), x + width)
        self.refresh_cells(reach)

    def _tell(self, before: int) -> None:
        if self._cursor != before:
            self.follow()
            self.cursor_moved(self._cursor)
        passage = (self.passage, self._selected_ink() is not None)
        if passage != self._passage:
            self._passage = passage
            self.passage_changed(*passage)


def _difference(before: Span | None, after: Span | None) -> Iterable[Span]:
    """What only one of two selections covers."""
    if before is None or after is None:
        return [span for span in (before, after) if span is not None]
    edges = ((before.start, after.start), (before.end, after.end))
    return [Span(min(pair), max(pair)) for pair in edges if pair[0] != pair[1]]
