"""Selecting: by moves, and by growing and shrinking over words, sentences and paragraphs."""

from typing import Final

from store.model import Span
from store.text import Unit, snap
from tui.widgets.reader import motion
from tui.widgets.reader.by_text import MovingByText

UNITS: Final[tuple[Unit, ...]] = ("word", "sentence", "paragraph")
"""What a selection grows to, one after the other."""


class Selecting(MovingByText):
    """A selection runs from its anchor up to, and without, the cluster under the cursor."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._grown: list[tuple[int, int | None]] = []
        """Cursor and anchor before each growing step that can be shrunk again."""

    def action_select_toggle(self) -> None:
        """Begin to select: from now on every move extends. Again: select nothing."""
        if self._is_selecting:
            self.action_select_clear()
        else:
            self._is_selecting = True
            self.place(self._cursor, anchor=self._origin())

    def action_select_left(self) -> None:
        """Extend by a cluster to the left."""
        self.place(motion.left(self._text, self._cursor), anchor=self._origin())

    def action_select_right(self) -> None:
        """Extend by a cluster to the right."""
        self.place(motion.right(self._text, self._cursor), anchor=self._origin())

    def action_select_up(self) -> None:
        """Extend by a row."""
        self.place(self.row_away(-1), anchor=self._origin(), keep_goal=True)

    def action_select_down(self) -> None:
        """Extend by a row."""
        self.place(self.row_away(1), anchor=self._origin(), keep_goal=True)

    def action_select_grow(self) -> None:
        """Select the word, then the sentence, then the paragraph."""
        selection = self.selection or Span(self._cursor, self._cursor)
        for unit in UNITS:
            grown = snap(self._text, selection, unit)
            if grown.contains(selection) and grown != selection and grown.length:
                self._grown.append((self._cursor, self._anchor))
                self.place(grown.end, anchor=grown.start)
                return

    def action_select_shrink(self) -> None:
        """Back to what was selected before it grew, else to the largest unit inside at the selection's start."""
        selection = self.selection
        if selection is None:
            return
        while self._grown:
            cursor, anchor = self._grown.pop()
            start, end = sorted((cursor, cursor if anchor is None else anchor))
            if selection.start <= start and end <= selection.end and end - start < selection.length:
                self.place(cursor, anchor=anchor)
                return
        inner = Span(selection.start, selection.start)
        for unit in reversed(UNITS):
            shrunk = snap(self._text, inner, unit)
            if selection.contains(shrunk) and shrunk != selection and shrunk.length:
                self.place(shrunk.end, anchor=shrunk.start)
                return
        self.action_select_clear()

    def action_select_other_end(self) -> None:
        """Put the cursor at the selection's other end."""
        if self._anchor is not None:
            self.place(self._anchor, anchor=self._cursor)

    def action_select_clear(self) -> bool:
        """Select nothing; whether anything was selected, or being selected."""
        had = self._is_selecting or self.selection is not None
        self._is_selecting = False
        self._grown.clear()
        if had:
            self.place(self._cursor, scroll=False)
        return had

    def _origin(self) -> int:
        """Where the selection begins: its anchor, else here."""
        return self._cursor if self._anchor is None else self._anchor
