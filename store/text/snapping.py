"""Growing a span to whole units of text."""

from typing import Literal

from store.model import Span
from store.text.graphemes import is_boundary, next_grapheme, previous_grapheme
from store.text.paragraphs import paragraph_at
from store.text.sentences import sentence_at
from store.text.words import word_at

Unit = Literal["grapheme", "word", "sentence", "paragraph"]
"""What a selection can be made of."""


def snap(text: str, span: Span, unit: Unit) -> Span:
    """The smallest span of whole units that covers `span`, trimmed of white space.

    An empty span, or one of white space only, becomes the unit it stands at, as the `..._at` functions find it.
    """
    start, last = _ink_ends(text, span)
    if unit == "grapheme":
        return _graphemes(text, start, min(last + 1, len(text)))
    if unit == "word":
        return _words(text, start, last)
    at = sentence_at if unit == "sentence" else paragraph_at
    return Span(at(text, start).start, max(at(text, start).end, at(text, last).end))


def _ink_ends(text: str, span: Span) -> tuple[int, int]:
    """Offsets of the first and last visible code point in `span`; its start twice when there is none."""
    start = min(span.start, len(text))
    piece = text[start : span.end]
    if not piece.strip():
        return start, start
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()) - 1


def _graphemes(text: str, start: int, end: int) -> Span:
    first = start if is_boundary(text, start) else previous_grapheme(text, start)
    return Span(first, end if is_boundary(text, end) else next_grapheme(text, previous_grapheme(text, end)))


def _words(text: str, start: int, last: int) -> Span:
    """Words cut at either end made whole; punctuation outside of words stays as selected, by cluster."""
    left, right = word_at(text, start), word_at(text, last)
    covered = _graphemes(text, start, min(last + 1, len(text)))
    return Span(min(covered.start, left.start) if left else covered.start, right.end if right else covered.end)
