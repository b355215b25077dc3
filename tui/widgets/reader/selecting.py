"""Selecting: growing and shrinking over words, sentences and paragraphs, and going to the other end."""

from typing import Final

from store.model import Span
from store.text import Unit, snap
from tui.widgets.reader.caret import Caret

UNITS: Final[tuple[Unit, ...]] = ("word", "sentence", "paragraph")
"""What a selection grows to, one after the other."""


class Selecting:
    """What a caret selects; it remembers what was selected before it grew."""

    def __init__(self) -> None:
        self._smaller: list[Caret] = []

    def forget(self) -> None:
        """Another selection was begun."""
        self._smaller.clear()

    def grow(self, text: str, caret: Caret) -> Caret:
        """The word, then the sentence, then the paragraph."""
        selection = caret.selection or Span(caret.offset, caret.offset)
        for unit in UNITS:
            grown = snap(text, selection, unit)
            if grown.contains(selection) and grown != selection and grown.length:
                self._smaller.append(caret)
                return caret.spanning(grown)
        return caret

    def shrink(self, text: str, caret: Caret) -> Caret:
        """What was selected before it grew, else the largest unit inside at the selection's start."""
        selection = caret.selection
        if selection is None:
            return caret
        while self._smaller:
            former = self._smaller.pop()
            start, end = sorted((former.offset, former.origin))
            if selection.start <= start and end <= selection.end and end - start < selection.length:
                return Caret(former.offset, former.anchor, None, caret.is_selecting)
        inner = Span(selection.start, selection.start)
        for unit in reversed(UNITS):
            shrunk = snap(text, inner, unit)
            if selection.contains(shrunk) and shrunk != selection and shrunk.length:
                return caret.spanning(shrunk)
        return caret.collapsed()


def ink(text: str, selection: Span | None) -> Span | None:
    """A selection without the space at its ends; None where nothing else is selected."""
    if selection is None:
        return None
    piece = selection.of(text)
    start = selection.start + len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip())) if piece.strip() else None
