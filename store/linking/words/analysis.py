"""A text as matching sees it: folded words with their offsets, and the term that each counts as.

A term is the stem of a word, the value of a number however written, or two neighbouring characters of a script that
puts no spaces between words. Terms of different wordings of one thing are equal strings.
"""

import re
import threading
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from store.linking.words import numbers
from store.linking.words.han_numbers import SIGNS, han_numbers
from store.linking.words.lexicon import stop_words
from store.model import Span
from store.text import fold, language_of_part
from store.text.plain import is_plain, plain
from store.text.scripts import BY_CHARACTER, BY_LETTER

if TYPE_CHECKING:
    import Stemmer

UNSPACED = f"{BY_LETTER}{BY_CHARACTER}"
"""Scripts written without spaces: Thai, Lao, Burmese, Khmer, Kana, Han."""

_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963\u0971-\u0d7f\u200c\u200d"
_LETTER = rf"(?:[^\W_{UNSPACED}]|[{_MARKS}])"
_INITIALS = r"(?:[a-z]\.){2,}(?![a-z])"
_GROUPED = r"\d{1,3}(?:[ '٬]\d{3}(?!\d))+(?:[.,٫]\d+)?"
_NUMBER = rf"(?=[-\d])(?:(?<![\w.,:;%)\]'/-])-(?=\d))?(?:{_GROUPED}|\d+(?:[.,٫]\d+)*(?:(?:st|nd|rd|th)\b)?)"
_REFERENCE = re.compile(r"\[\d{1,3}\]")
_WORD_ASCII = re.compile(rf"[a-z](?:\.(?:[a-z]\.)+(?![a-z])|[a-z0-9]*(?:'[a-z]+)*)|{_NUMBER}|%")
_WORD = re.compile(rf"{_NUMBER}|{_INITIALS}|[{UNSPACED}]+|{_LETTER}+(?:'{_LETTER}+)*|%")
_DIGIT = re.compile(r"\d")
_TYPED = tuple(zip("’“”–—…\u00a0", '\'""-- \u0020', strict=True))
_UNSPACED_RUN = re.compile(rf"[{UNSPACED}]")
_VOWEL_SIGNS = re.compile("[\u064b-\u065f\u0670\u0610-\u061a\u0300-\u036f]")

_BEGINS = SIGNS | numbers.VULGAR.keys() | {"-"}
"""What a number begins with, besides digits and the words for numbers."""

LONGEST_TERM = 48
"""Characters of a term; what is longer is no word and is cut."""

REMEMBERED = 100_000
"""Stems kept for each language."""

SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip
"""Snowball algorithm by ISO 639-1 code; words of other languages are their own stems."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """Words of a text in order; the four tuples are parallel."""

    text: str
    language: str
    words: tuple[str, ...]
    """Folded; a number written in several words is one."""
    terms: tuple[str, ...]
    starts: tuple[int, ...]
    """Offsets in `text`, code points."""
    ends: tuple[int, ...]

    def __hash__(self) -> int:
        """Of the text alone, which strings keep: what is known of passages is looked up by them again and again."""
        return hash(self.text)

    @property
    def length(self) -> int:
        """How many words."""
        return len(self.terms)

    def part(self, span: Span) -> "Analysis":
        """The analysis of a part of the text, offsets from its start; words that lie wholly inside it."""
        first, last = bisect_left(self.starts, span.start), bisect_right(self.ends, span.end)
        return Analysis(
            span.of(self.text),
            self.language,
            self.words[first:last],
            self.terms[first:last],
            tuple(start - span.start for start in self.starts[first:last]),
            tuple(end - span.start for end in self.ends[first:last]),
        )


@dataclass(slots=True)
class _Stems:
    """Stems of one language, remembered."""

    stemmer: "Stemmer.Stemmer | None"
    known: dict[str, str] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, word: str) -> str:
        """The term that one word in small letters counts as."""
        term = self.known.get(word)
        if term is None:
            with self.lock:
                term = self._work_out(word)
        return term

    def _work_out(self, word: str) -> str:
        """Stemmed with its accents, which stemmers go by, and folded after that."""
        if len(self.known) > REMEMBERED:
            self.known.clear()
        bare = "usa" if word in {"u.s.", "u.s.a."} else word.replace(".", "").replace("\u2019", "'")
        bare = bare if bare.isascii() else _VOWEL_SIGNS.sub("", bare)
        stem = self.stemmer.stemWord(bare) if self.stemmer else bare
        term = self.known[word] = fold(stem or bare or word)[:LONGEST_TERM]
        return term


_stems: dict[str, _Stems] = {}
_lock = threading.Lock()


def _stems_of(language: str) -> _Stems:
    with _lock:
        found = _stems.get(language)
        if found is None:
            from Stemmer import Stemmer

            name = SNOWBALL.get(language)
            found = _stems[language] = _Stems(Stemmer(name) if name else None)
        return found


def analyse(text: str, language: str) -> Analysis:
    """Words, terms and offsets of a text.

    Args:
        text: Any text; its length is the caller's to bound.
        language: ISO 639-1, of what the text is a part of; chooses stemmer and number words.
    """
    language = language_of_part(text, language)
    compared = plain(text)
    given, text = text, compared.text
    folded = fold(text)
    pattern = _WORD_ASCII if folded.isascii() else _WORD
    if "[" in folded:  # marks of references are no numbers of the text
        folded = _REFERENCE.sub(lambda mark: " " * len(mark[0]), folded)
    spans = [match.span() for match in pattern.finditer(folded)]
    if not folded.isascii():
        spans = [part for span in spans for part in _characters(folded, *span)]
    words = [folded[start:end] for start, end in spans]
    if " " in "".join(words):  # a number whose digits are grouped by spaces: no other word holds one
        spans = [part for span in spans for part in numbers.parted(folded, *span)]
        words = [folded[start:end] for start, end in spans]
    of, lowered = _stems_of(language).of, folded if text.isascii() else _lowered(text, language)
    accented = lowered if len(lowered) == len(text) else folded
    terms = [of(accented[start:end]) for start, end in spans]
    if "us" in words:
        terms = ["usa" if text[start:end] == "US" else term for term, (start, end) in zip(terms, spans, strict=True)]
    vocabulary = numbers.vocabulary(language)
    possible = [at for at, word in enumerate(words) if word in vocabulary or word[0].isdecimal() or word[0] in _BEGINS]
    if possible:
        words, terms, spans = _with_numbers(words, terms, spans, possible, language)
    if compared.starts:
        spans = [compared.span(*span) for span in spans]
    starts, ends = tuple(start for start, _ in spans), tuple(end for _, end in spans)
    return Analysis(given, language, tuple(words), tuple(terms), starts, ends)


def _lowered(text: str, language: str) -> str:
    """In small letters; Turkish has two kinds of `i`."""
    return (text.replace("İ", "i").replace("I", "ı") if language == "tr" else text).lower()


PASSAGES = 4096
"""Passages of which is kept what was worked out of each."""

analysed = lru_cache(PASSAGES)(analyse)
"""The same, of passages that are looked at again and again while a document is read."""


def terms_of(text: str, language: str) -> tuple[str, ...]:
    """The terms alone."""
    return next(terms_within(text, fold(typed(text)), [Span(0, len(text))], language))


def typed(text: str) -> str:
    """A text with the marks of a typewriter for those of a typesetter, one for one: mostly ASCII, quick to work on."""
    if not text.isascii():
        for mark, plain in _TYPED:
            text = text.replace(mark, plain)
    return text


def terms_within(text: str, folded: str, spans: Iterable[Span], language: str) -> Iterator[tuple[str, ...]]:
    """The terms of each of these parts of a text, in a third of the time where letters have no accents.

    Args:
        text: A whole text; indexing waits for this, so what can be done for all of it at once is.
        folded: `typed` and then folded.
        spans: Its parts.
        language: ISO 639-1.
    """
    stems, vocabulary = _stems_of(language), numbers.vocabulary(language)
    is_ascii, may_differ = typed(text).isascii(), not is_plain(text)
    for start, end in ((span.start, span.end) for span in spans):
        if language_of_part(text[start:end], language) != language:
            yield analyse(text[start:end], language).terms
            continue
        as_it_is = (is_ascii or typed(text[start:end]).isascii()) and not (may_differ and not is_plain(text[start:end]))
        words = _WORD_ASCII.findall(folded, start, end) if as_it_is else ()
        if not words or "us" in words or any(" " in word for word in words) or folded.find("[", start, end) >= 0:
            yield analyse(text[start:end], language).terms
            continue
        terms = [known or stems.of(word) for word, known in zip(words, map(stems.known.get, words), strict=True)]
        if not vocabulary.isdisjoint(words) or _DIGIT.search(folded, start, end):
            possible = [
                at for at, word in enumerate(words) if word in vocabulary or word[0].isdecimal() or word[0] == "-"
            ]
            terms = _with_numbers(words, terms, [(0, 0)] * len(words), possible, language)[1]
        yield tuple(terms)


def stop_terms(language: str) -> frozenset[str]:
    """Terms of the function words of a language."""
    found = _stop_terms.get(language)
    if found is None:
        of = _stems_of(language).of
        found = _stop_terms[language] = frozenset(of(word) for word in stop_words(language)) | stop_words(language)
    return found


_stop_terms: dict[str, frozenset[str]] = {}


def _characters(folded: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    """A run of an unspaced script as overlapping pairs, numbers in it whole; any other word as it is."""
    if not _UNSPACED_RUN.match(folded, start):
        return ((start, end),)
    found = list[tuple[int, int]]()
    for first, last in (*han_numbers(folded, start, end), (end, end)):
        found += [(at, at + 2) for at in range(start, first - 1)] if first - start > 2 else [(start, first)]
        found.append((first, last))
        start = last
    return [(first, last) for first, last in found if first < last]


def _with_numbers(
    words: list[str], terms: list[str], spans: list[tuple[int, int]], possible: list[int], language: str
) -> tuple[list[str], list[str], list[tuple[int, int]]]:
    """An analysis with every number, in however many words, as one word whose term is its value.

    `possible` tells where one may begin.
    """
    joined, valued, covered, told = list[str](), list[str](), list[tuple[int, int]](), 0
    for at in possible:
        number = numbers.read(words, at, language) if at >= told else None
        if number:
            following = at + number[0]
            joined += [*words[told:at], " ".join(words[at:following])]
            valued += [*terms[told:at], number[1][:LONGEST_TERM]]
            covered += [*spans[told:at], (spans[at][0], spans[following - 1][1])]
            told = following
    return joined + words[told:], valued + terms[told:], covered + spans[told:]
