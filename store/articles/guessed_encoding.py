"""In which encoding bytes were written that do not tell: the one in which they read most like a language.

Every encoding that news is found in reads the bytes; what it yields is held against the letters and words of each
language that was written in it, as the logarithm of how likely that language is to write so. Western encodings need no
proof: where nothing speaks for another, windows-1252 it is.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import log
from typing import NamedTuple

from store.articles.letter_frequencies import COMMON_SIGNS, LANGUAGES, Written

SAMPLE = 1 << 15
"""Bytes that are looked at, which are enough for certainty."""

_HIGH = re.compile(rb"[\x80-\xff]")
_RUN = re.compile(rb"[\x80-\xff]{4}")
_LETTER = re.compile(rb"[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")

_SIGNS = "“”‘’„‚–—…«»¡¿\u00a0·•€£©®°§№"
"""Signs that any language may hold, and how likely one is."""
_SIGN, _RARE_SIGN = log(1e-3), log(2e-6)

_FOREIGN = dict.fromkeys("éöüáíóèçñäåøæêôãâúëïàßšž", log(1.5e-5))
"""Letters of names from elsewhere that any Latin text may hold, and how likely one is."""
_STRANGE, _OTHER_SCRIPT = log(5e-7), log(1e-8)

_WORD_WEIGHT = 1.6
"""How much more likely a common word is in its own language than in another, as a logarithm."""

_CAPITAL = log(0.06)
"""How much less often a letter beyond ASCII stands as a capital."""

_CAPITALS = "".join(filter(str.isupper, map(chr, range(0x80, 0x460))))
_SMALL = "".join(filter(str.islower, map(chr, range(0x80, 0x460))))
_UNLIKELY = (
    (re.compile(f"[a-z{_SMALL}][A-Z{_CAPITALS}](?=[^A-Z]|$)"), 2.5),
    (re.compile(r"(?<=[0-9])[^\W\d_](?<=[\u0080-\u0250])"), 4.0),
    (re.compile(r"(?<=[^\W\d_])[^\w\s'’\-‑./&@:,;!?\"“”«»()–—…*+\u00a0\u0300-\u036f\u0e00-\u0e7f](?=[^\W\d_])"), 4.0),
    (re.compile(r"[A-Za-z][\u0370-\u06ff\u0e00-\u0e7f]|[\u0370-\u06ff\u0e00-\u0e7f](?=[A-Za-z])"), 5.0),
    (re.compile(r"[©®][^\W\d_]"), 3.0),
    (re.compile(r"[\u0080-\u009f]"), 30.0),
)
"""What hardly stands in a text that was read rightly, and by how much it makes that less likely: a capital within a
word, a sign within a word, two scripts in a word, control characters."""

_ASCII = log(0.04)
"""How likely one character of ASCII is: what matters where a sign takes one as its second byte."""

_PRIOR = {
    "cp1252": 0.0,
    "iso8859_15": -1.5,
    "mac_roman": -6.0,
    "cp850": -7.0,
    "cp852": -7.0,
    "mac_cyrillic": -3.0,
    "cp1250": -2.0,
    "iso8859_2": -2.5,
    "cp1254": -2.0,
    "iso8859_9": -2.5,
    "cp1257": -2.0,
    "iso8859_13": -3.0,
    "koi8_u": -0.5,
    "cp866": -1.0,
    "iso8859_5": -1.0,
    "iso8859_7": -0.5,
    "iso8859_8": -0.5,
    "iso8859_6": -1.0,
}
"""How much less often an encoding is met than windows-1252, as a logarithm."""

_LEAST_SHARE = 0.4
"""Bytes beyond ASCII among those and ASCII letters: fewer speak for a text in Latin letters."""

_EASTERN = (("zh", "gb18030"), ("zh", "big5"), ("ja", "cp932"), ("ja", "euc_jp"), ("ko", "cp949"))
"""Languages of signs of several bytes, and their encodings."""

_FIRST_LEVEL = {"gb18030": (0xB0, 0xD7), "big5": (0xA4, 0xC6), "cp932": (0x88, 0x97), "euc_jp": (0xB0, 0xCF)}
"""First bytes of the signs in use, of which an encoding has some three thousand; the rare ones stand after them."""


class Guess(NamedTuple):
    """An encoding, and how likely it is, as a logarithm."""

    likelihood: float
    encoding: str


def likely_encodings(data: bytes) -> list[str]:
    """Encodings that can read the bytes, the likeliest first; each can at least read the first `SAMPLE` of them."""
    sample = data[:SAMPLE]
    is_whole, is_western = len(sample) == len(data), _is_western(sample)
    guesses = [*_alphabets([each for each in LANGUAGES if each.is_latin or not is_western], sample, is_whole=is_whole)]
    if not is_western:
        guesses += _signs(sample, is_whole=is_whole)
    return list(dict.fromkeys(guess.encoding for guess in sorted(guesses, reverse=True)))


def _is_western(sample: bytes) -> bool:
    """Whether bytes beyond ASCII stand among ASCII letters, few at a time, as in Latin writing only."""
    high = len(_HIGH.findall(sample))
    return high < _LEAST_SHARE * (high + len(_LETTER.findall(sample))) and not _RUN.search(sample)


def _alphabets(languages: Iterable[Written], sample: bytes, *, is_whole: bool) -> Iterator[Guess]:
    read: dict[str, _Read | None] = {}
    for written in languages:
        for encoding in written.encodings:
            if encoding not in read:
                text = _decoded(sample, encoding, is_whole=is_whole)
                read[encoding] = None if text is None else _Read.of(text)
            if (found := read[encoding]) is not None:
                yield Guess(_PRIOR.get(encoding, 0.0) + found.likelihood(written), encoding)


class _Read(NamedTuple):
    """What one encoding makes of a sample."""

    letters: Counter[str]
    """Characters beyond ASCII."""
    words: Counter[str]
    base: float
    """What counts whatever the language is: ASCII, and what hardly stands in a text."""

    @classmethod
    def of(cls, text: str) -> "_Read":
        ascii = sum(character < "\x80" for character in text)
        oddities = sum(len(pattern.findall(text)) * cost for pattern, cost in _UNLIKELY)
        beyond = Counter(character for character in text if character > "\x7f")
        return cls(beyond, Counter(_WORD.findall(text.lower())), ascii * _ASCII - oddities)

    def likelihood(self, written: Written) -> float:
        letters, words = _known(written)
        found = sum(count * _likelihood(letter, letters) for letter, count in self.letters.items())
        return self.base + found + _WORD_WEIGHT * sum(self.words[word] for word in words)


def _likelihood(character: str, letters: Mapping[str, float]) -> float:
    if (known := letters.get(character)) is not None:
        return known
    if not character.isalpha():
        return _SIGN if character in _SIGNS else _RARE_SIGN
    if (small := character.lower()) != character and len(small) == 1:
        return _CAPITAL + _likelihood(small, letters)
    is_latin = all(letter < "\u0250" for letter in letters)
    if is_latin and character in _FOREIGN:
        return _FOREIGN[character]
    return _STRANGE if (character < "\u0250") == is_latin else _OTHER_SCRIPT


@cache
def _known(written: Written) -> tuple[dict[str, float], frozenset[str]]:
    """The letters of a language with the logarithm of their shares, and its words."""
    shares = {found[0]: log(int(found[1:]) / 10_000) for found in written.letters.split()}
    return shares, frozenset(written.words.split())


def _signs(sample: bytes, *, is_whole: bool) -> Iterator[Guess]:
    for language, encoding in _EASTERN:
        text = _decoded(sample, encoding, is_whole=is_whole)
        if text is not None:
            counts = Counter(text)
            likely = sum(count * _sign_likelihood(sign, language, encoding) for sign, count in counts.items())
            yield Guess(likely, encoding)


def _sign_likelihood(sign: str, language: str, encoding: str) -> float:
    if sign < "\x80":
        return _ASCII
    if sign in COMMON_SIGNS[language]:
        return log(2e-3)
    if sign in "，。、「」：；（）！？“”《》・ー　":
        return log(5e-3)
    if "\u3041" <= sign <= "\u30fa":
        return log(5e-3 if language == "ja" else 1e-7)
    if "\uac00" <= sign <= "\ud7a3":
        return log(2e-4) if sign.encode(encoding, "ignore")[:1] >= b"\xb0" else log(1e-7)
    return _ideograph_likelihood(sign, language, encoding)


def _ideograph_likelihood(sign: str, language: str, encoding: str) -> float:
    if not "\u4e00" <= sign <= "\u9fff":
        return log(1e-4) if "\uff01" <= sign <= "\uff5e" else log(1e-8)
    if language == "ko":
        return log(2e-6)
    lowest, highest = _FIRST_LEVEL[encoding]
    first = sign.encode(encoding)[0]
    is_common = lowest <= first <= highest and (encoding != "gb18030" or sign.encode(encoding)[1] >= 0xA1)
    return log(1.2e-4 if is_common else 1e-6)


def _decoded(sample: bytes, encoding: str, *, is_whole: bool) -> str | None:
    """What an encoding makes of a sample, whose last sign may be cut off; None when it cannot read it."""
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(sample, is_whole)
    except UnicodeDecodeError:
        return None
