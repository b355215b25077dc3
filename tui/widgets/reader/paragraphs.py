"""Counting the paragraphs of a text a piece at a time."""

from time import perf_counter
from typing import Final

from store.text import paragraphs

PIECE: Final = 50_000
"""Code points counted at a time."""


class ParagraphCount:
    """Where the paragraphs of a text begin; a short text is counted at once, a long one by `count`."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0
        self._found: list[int] = []
        if len(text) <= PIECE:
            self._count_piece()

    @property
    def starts(self) -> list[int]:
        """Offsets of the starts of all paragraphs; empty until all are counted."""
        return self._found if self._place >= len(self._text) else []

    def count(self, deadline: float) -> bool:
        """Go on counting until `deadline`, by `perf_counter`; whether all are counted."""
        while self._place < len(self._text):
            if perf_counter() > deadline:
                return False
            self._count_piece()
        return True

    def _count_piece(self) -> None:
        """Count up to a blank line, which always parts paragraphs, so that no piece depends on another."""
        start = self._place
        blank = self._text.find("\n\n", start + PIECE)
        self._place = len(self._text) if blank < 0 else blank + 1
        self._found += [span.start + start for span in paragraphs(self._text[start : self._place])]
