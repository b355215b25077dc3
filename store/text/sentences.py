"""Sentences, found paragraph by paragraph."""

from bisect import bisect_right
from functools import lru_cache
from operator import attrgetter

from store.model import Span
from store.text.boundaries import sentence_ends
from store.text.languages import language_of
from store.text.paragraphs import first_ink, paragraph_at, paragraphs

_START = attrgetter("start")


def sentences(text: str, span: Span | None = None, language: str = "") -> list[Span]:
    """Every sentence in order, trimmed of white space, none crossing a paragraph.

    Args:
        text: The text of record.
        span: Only sentences that share a code point with it; they come whole.
        language: ISO 639-1; empty: guessed from the text.
    """
    language = language or likely_language(text)
    if span is None:
        return [sentence for paragraph in paragraphs(text) for sentence in _split(text, paragraph, language)]
    return [s for paragraph in _touching(text, span) for s in _remembered(text, paragraph, language) if s.overlap(span)]


def sentence_at(text: str, offset: int, language: str = "") -> Span:
    """The sentence at `offset`, else the nearest before, else the first; `Span(0, 0)` for a blank text."""
    paragraph = paragraph_at(text, offset)
    if not paragraph.length:
        return paragraph
    within = _remembered(text, paragraph, language or likely_language(text))
    return within[max(0, bisect_right(within, offset, key=_START) - 1)]


@lru_cache(maxsize=32)
def likely_language(text: str) -> str:
    """`language_of`, once for each text; a string remembers its own hash, so this costs nothing while moving."""
    return language_of(text)


@lru_cache(maxsize=128)
def _remembered(text: str, paragraph: Span, language: str) -> tuple[Span, ...]:
    """Sentences of one paragraph, kept while the cursor moves about in it."""
    return tuple(_split(text, paragraph, language))


def _touching(text: str, span: Span) -> list[Span]:
    """Paragraphs from the one at the start of `span` to the one at its end.

    Found one after the other: what a newline means is judged by the lines around it, so cut out of the text it may
    mean something else.
    """
    last = max(span.start, span.end - 1)
    found = [paragraph_at(text, span.start)]
    while (ink := first_ink(text, found[-1].end)) is not None and ink <= last:
        found.append(paragraph_at(text, ink))
    return found


def _split(text: str, paragraph: Span, language: str) -> list[Span]:
    body, found, start = paragraph.of(text), [], 0
    for end in sentence_ends(body, language):
        piece = body[start:end]
        lead = len(piece) - len(piece.lstrip())
        if lead < len(piece):
            first = paragraph.start + start + lead
            found.append(Span(first, first + len(piece.strip())))
        start = end
    return found
