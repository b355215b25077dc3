"""The caret: where a reader is in a text, and what is selected from there. A value; moving makes another one."""

from typing import NamedTuple

from store.model import Span


class Caret(NamedTuple):
    """A place in a text."""

    offset: int = 0
    """Of the cluster under the caret; the length of the text when it stands after the last one."""
    anchor: int | None = None
    """The selection's other end; None when nothing is selected."""
    goal: int | None = None
    """The column that moves up and down aim for; None where the caret is."""
    is_selecting: bool = False
    """Whether every move extends the selection."""
    times: int = 0
    """How often the next move is made, as it was typed while the reader selects; 0: once."""

    @property
    def selection(self) -> Span | None:
        """From the anchor to the caret; None when nothing is between them."""
        if self.anchor is None or self.anchor == self.offset:
            return None
        return Span(min(self.anchor, self.offset), max(self.anchor, self.offset))

    @property
    def origin(self) -> int:
        """Where a selection begins: at its anchor, else here."""
        return self.offset if self.anchor is None else self.anchor

    def moved(self, offset: int, goal: int | None = None) -> "Caret":
        """At another offset, extending the selection while the reader selects, else ending it."""
        return Caret(offset, self.anchor if self.is_selecting else None, goal, self.is_selecting)

    def extended(self, offset: int) -> "Caret":
        """At another offset, with everything selected from the origin to there."""
        return Caret(offset, self.origin, None, self.is_selecting)

    def spanning(self, span: Span) -> "Caret":
        """At the end of a span, which is selected."""
        return Caret(span.end, span.start, None, self.is_selecting)

    def counting(self, digit: int) -> "Caret":
        """With a digit more to the count of the next move, of which the last two are kept."""
        return self._replace(times=(10 * self.times + digit) % 100)

    def collapsed(self) -> "Caret":
        """At the same offset with nothing selected, nor being selected."""
        return Caret(self.offset)

    def within(self, length: int) -> "Caret":
        """The caret kept inside a text of so many code points."""
        return self._replace(offset=max(0, min(self.offset, length)))
