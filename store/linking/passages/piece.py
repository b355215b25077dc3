"""A passage and its document, as links are looked for in them."""

from dataclasses import dataclass

from store.model import Span

PER_DOCUMENT = 1 << 20
"""Numbers that each document owns: its n-th passage is `document * PER_DOCUMENT + n`."""


LEAD = 3
"""Passages at the beginning of a document in which news is told as a whole."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document as the index knows it."""

    number: int
    id: str
    language: str
    source: str
    count: int
    """Passages it has."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage as it is kept."""

    number: int
    start: int
    """Offset in the document's text of record."""
    length: int
    text: str
    """The passage and what stands between it and the next, so that neighbours joined are the text of record."""
    terms: tuple[str, ...]
    wording: int | None = None
    """Equal for passages of equal words; None for very short ones."""

    @property
    def document(self) -> int:
        """Number of its document."""
        return self.number // PER_DOCUMENT

    @property
    def span(self) -> Span:
        """Where it stands in its document."""
        return Span(self.start, self.start + self.length)


def wording_of(piece: Piece) -> int:
    """Equal for passages of equal words; of very short ones each has its own."""
    return piece.wording if piece.wording is not None else -1 - piece.number
