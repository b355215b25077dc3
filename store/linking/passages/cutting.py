"""Documents cut into passages, sentences as a rule, with the terms of each: all that indexing costs, pure functions."""

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

from store.linking.passages.headings import mended
from store.linking.passages.piece import PER_DOCUMENT
from store.linking.words.analysis import terms_within, typed
from store.model import Document, Span
from store.text import clauses, fold, language_of, sentences, words
from store.text.plain import is_plain, plain

LONGEST = 900
"""Code points of a passage; a longer sentence is cut at its clauses, so that aligning it stays quick."""

RECURRING_WORDS = 4
"""Words from which a wording is distinctive enough to be watched for recurrence."""

_SIGNS = {code: None for code in range(128) if not chr(code).isalnum()}
_SURROGATES = re.compile("[\ud800-\udfff]")

CutPassage = tuple[int, int, int, str, str, int | None]
"""A passage as the database has it: a `Piece` whose terms are joined by spaces."""


class CutDocument(NamedTuple):
    """A document cut into passages, ready to be kept; made of what passes from process to process at little cost."""

    id: str
    sha256: str
    language: str
    source: str
    characters: int
    """Length of its text."""
    rows: list[CutPassage]
    """Numbers count from 0."""


def cut(document: Document) -> CutDocument:
    """Cut a document into passages and work out their terms: all that indexing costs, a pure function."""
    text = storable(document.text)
    language = language_of(text)
    whole = mended(text, sentences(text, None, language), language)
    spans = [part for sentence in whole for part in _short(text, sentence)][:PER_DOCUMENT]
    ends = [*(span.start for span in spans[1:]), len(text)][: len(spans)]
    folded = fold(typed(text))
    terms = terms_within(text, folded, spans, language)
    rows = [
        (number, span.start, span.length, text[span.start : end], " ".join(found), _wording(text, folded, span, found))
        for number, (span, end, found) in enumerate(zip(spans, ends, terms, strict=True))
    ]
    return CutDocument(document.id, document.sha256, language, document.source, len(text), rows)


def _wording(text: str, folded: str, span: Span, terms: Sequence[str]) -> int | None:
    if len(terms) < RECURRING_WORDS:
        return None
    part = span.of(text)
    return _number_of(span.of(folded)) if is_plain(part) else wording_of(part)


def wording_of(text: str) -> int:
    """A number equal for texts of equal letters and digits, whatever their case, accents and punctuation."""
    return _number_of(fold(plain(text).text))


def _number_of(folded: str) -> int:
    letters = folded.translate(_SIGNS) if folded.isascii() else "".join(filter(str.isalnum, folded))
    digest = blake2b(letters.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def storable(text: str) -> str:
    """Half a surrogate pair, which no database keeps, becomes a replacement character; offsets hold."""
    return _SURROGATES.sub("\ufffd", text)


def _short(text: str, sentence: Span) -> Iterator[Span]:
    """A sentence in parts of at most `LONGEST`, cut between clauses where there are any, else between words."""
    if sentence.length <= LONGEST:
        yield sentence
        return
    start = end = sentence.start
    for unit in (part for clause in clauses(text, sentence) for part in _words_of_long(text, clause)):
        if unit.end - start > LONGEST and end > start:
            yield Span(start, end)
            start = unit.start
        end = unit.end
    yield Span(start, sentence.end if sentence.end - start <= LONGEST else end)


def _words_of_long(text: str, clause: Span) -> Iterator[Span]:
    if clause.length <= LONGEST:
        yield clause
        return
    for word in words(text, clause):
        for start in range(word.start, word.end, LONGEST):
            yield Span(start, min(word.end, start + LONGEST))
