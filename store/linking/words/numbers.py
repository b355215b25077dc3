"""Numbers as values: digits with separators, number words, magnitudes, ordinals, per cent.

A number's canonical form is its value in plain digits (`3500`, `0.5`); an ordinal's begins with `#`. So `3,500` and
`3.5 thousand`, or `first` and `1st`, become one term. Words are folded, and read by language: Spanish `once` is 11.
"""

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import numeric

from store.linking.words.han_numbers import GROUPED, of_han
from store.linking.words.number_words import (
    AND,
    ARTICLES,
    JOINED,
    MAGNITUDES,
    MORE,
    ORDINALS,
    PER_CENT_PAIRS,
    TENS,
    UNITS,
)
from store.linking.words.number_words import PER_CENT as PER_CENT_WORDS
from store.text import fold

_ORDINAL_DIGITS = re.compile(r"(\d{1,6})(?:st|nd|rd|th)")
_SHORT_MAGNITUDES = {"k": 1e3, "m": 1e6, "bn": 1e9, "mn": 1e6, "mln": 1e6, "bln": 1e9, "tn": 1e12}
_PER_CENT_PAIRS = {(fold(one), fold(other)) for one, other in PER_CENT_PAIRS}

_GROUPING = {ord(" "): None, ord("'"): None, ord("٬"): None, ord("٫"): "."}
_MONTH_BEFORE = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|janv|fevr|avr|mai|juin|juil|aout|ene|abr|ago|dic|okt|dez)[^\W\d_]*\.? \Z"
)
"""The name of a month just before a number: a day, which no space groups with what follows."""

PER_CENT = "%"
"""The term that every way of saying per cent becomes."""

VULGAR = {sign: numeric(sign) for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
"""Values of fractions of one character."""

LONGEST = 30
"""Digits and separators beyond which a number is a code, compared as a word."""


def _listed(words: str) -> list[str]:
    """Words as a text has them that is compared: folded, which takes the mark off a Russian `й` too."""
    return fold(words).split()


def _forms(words: str) -> list[list[str]]:
    """The same where one number has several forms."""
    return [each.split("|") for each in _listed(words)]


@cache
def words(language: str) -> dict[str, float]:
    """Value of every number word of a language, magnitudes left out."""
    units, tens = _forms(UNITS.get(language, "")), _forms(TENS.get(language, ""))
    values = {word: float(value) for value, forms in enumerate(units) for word in forms}
    values |= {word: 10.0 * value for value, forms in enumerate(tens, 2) for word in forms}
    if language == "tr":
        tens = [["on"], *tens]
    for value, forms in enumerate(tens, 1 if language == "tr" else 2):
        for unit, (word, *_) in enumerate(units[1:10], 1):
            values |= dict.fromkeys(_compound(language, forms[0], word), 10.0 * value + unit)
    for first, more in MORE.get(language, {}).items():
        step = 100 if first >= 100 else 1
        values |= {word: float(first + step * at) for at, forms in enumerate(_forms(more)) for word in forms}
    return values | _joined(language, values)


def _compound(language: str, ten: str, unit: str) -> Iterator[str]:
    """Numbers that some languages write in one word: `femtiosex`, `sechsundfunfzig`, `trentuno`."""
    if language in ("sv", "no", "tr"):
        yield ten + unit
    if language in ("sv", "no") and unit == "ett":
        yield f"{ten}en"
    if language == "it":
        yield (ten[:-1] if unit[0] in "uo" else ten) + unit
    if joint := {"de": "und", "nl": "en", "da": "og"}.get(language):
        yield {"eins": "ein", "et": "en"}.get(unit, unit) + joint + ten


def _joined(language: str, values: dict[str, float]) -> dict[str, float]:
    """Hundreds with what comes after them, and thousands up to 99,000, that are written in one word."""
    if language not in JOINED:
        return {}
    hundred, thousand = JOINED[language]
    before = {{"eins": "ein"}.get(word, word): value for word, value in values.items() if value}
    hundreds = {word + hundred: 100 * value for word, value in before.items() if value < 10}
    larger = {one + word: value + values[word] for one, value in hundreds.items() for word in values if values[word]}
    return hundreds | larger | {word + thousand: 1000 * value for word, value in before.items()}


@cache
def magnitudes(language: str) -> dict[str, float]:
    """Factor of every word like `thousand`."""
    listed = MAGNITUDES.get(language, {})
    return {word: float(factor) for factor, names in listed.items() for word in _listed(names)}


@cache
def _large() -> dict[str, float]:
    """Factor of every word for a million and more, of any language: after digits none of them means anything else."""
    every = (magnitudes(language).items() for language in MAGNITUDES)
    return {word: factor for words in every for word, factor in words if factor >= 10**6 and len(word) > 3}


@cache
def ordinals(language: str) -> dict[str, str]:
    """Canonical form of every ordinal word."""
    return {word: f"#{rank}" for rank, word in enumerate(_listed(ORDINALS.get(language, "")), 1)}


@cache
def vocabulary(language: str) -> frozenset[str]:
    """Every word that `read` could begin or end a number with; a text without any of them needs no reading."""
    per_cent = {*_per_cent(language), *(first for first, _ in _PER_CENT_PAIRS)}
    return frozenset({*words(language), *magnitudes(language), *ordinals(language), *per_cent, *_SHORT_MAGNITUDES})


@cache
def _per_cent(language: str) -> frozenset[str]:
    """Words for per cent."""
    return frozenset(_listed(PER_CENT_WORDS.get(language, "")))


@cache
def _articles(language: str) -> frozenset[str]:
    """Words that are no number of a text where they stand alone."""
    return frozenset(_listed(ARTICLES.get(language, "")))


def canonical(value: float) -> str:
    """A value in plain digits: `3500`, `0.5`."""
    return str(int(value)) if value == int(value) else f"{value:.6f}".rstrip("0")


def parted(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A word of a folded text as it is, but for a day and the number that follows it, which look like one number."""
    space = folded.find(" ", start, end)
    if space >= 0 and _MONTH_BEFORE.search(folded, max(0, start - LONGEST), start):
        yield start, space
        start = space + 1
    yield start, end


def of_digits(word: str) -> float | None:
    """The value of digits with separators, without its sign; None for anything else.

    Spaces and apostrophes group. One separator before exactly three digits groups thousands unless the number begins
    with a zero; a repeated one always groups; of two different ones the last is the decimal sign.
    """
    word = word.removeprefix("-").translate(_GROUPING)
    if not (word[:1].isdecimal() and word[-1].isdecimal() and len(word) <= LONGEST):
        return None
    marks = [mark for mark in word if not mark.isdecimal()]
    if not set(marks) <= {".", ","}:
        return None
    if not marks:
        return float(word)
    last, kinds = marks[-1], len(set(marks))
    if kinds == 1 and (len(marks) > 1 or (len(word.partition(last)[2]) == 3 and word[0] != "0")):
        return float(word.replace(last, ""))
    whole, _, fraction = word.rpartition(last)
    return float(whole.replace(",", "").replace(".", "") + "." + fraction)


def read(tokens: list[str], at: int, language: str) -> tuple[int, str] | None:
    """The number that begins at a token: how many tokens it takes and its canonical form.

    Args:
        tokens: Folded words of a text.
        at: Which of them.
        language: ISO 639-1.
    """
    if (word := tokens[at]) in _per_cent(language):
        return 1, PER_CENT
    if tuple(tokens[at : at + 2]) in _PER_CENT_PAIRS:
        return 2, PER_CENT
    if ordinal := ordinals(language).get(word):
        return 1, ordinal
    if match := _ORDINAL_DIGITS.fullmatch(word):
        return 1, f"#{int(match[1])}"
    return _in_signs(tokens, at, language) or _spelled(tokens, at, language)


def _in_signs(tokens: list[str], at: int, language: str) -> tuple[int, str] | None:
    """A number in digits, in fractions of one character, or in Chinese characters."""
    word = tokens[at]
    if (value := of_han(word)) is not None:
        return 1, canonical(value)
    if (part := VULGAR.get(word)) is not None:
        return _scaled(tokens, at + 1, part, language, 1)
    if (value := of_digits(word)) is None:
        return None
    part = VULGAR.get(tokens[at + 1] if at + 1 < len(tokens) else "", 0.0)
    taken = 2 if part else 1
    return _scaled(tokens, at + taken, value + part, language, taken)


def _scaled(tokens: list[str], at: int, value: float, language: str, taken: int) -> tuple[int, str]:
    """A number in digits, with the magnitude that may follow."""
    following = tokens[at] if at < len(tokens) else ""
    if following[:1] in GROUPED and (factor := of_han(following)):
        return _grouped(tokens, at + 1, value * factor, factor, taken + 1)
    factor = magnitudes(language).get(following) or _SHORT_MAGNITUDES.get(following) or _large().get(following)
    return (taken + 1, canonical(value * factor)) if factor else (taken, canonical(value))


def _grouped(tokens: list[str], at: int, value: float, factor: float, taken: int) -> tuple[int, str]:
    """What goes on after a Chinese magnitude in lower ones: `2万5000`, `3亿5000万`."""
    while at < len(tokens) and (more := of_digits(tokens[at])) is not None and tokens[at].isdecimal():
        following = tokens[at + 1] if at + 1 < len(tokens) else ""
        lower = (of_han(following) or 1.0) if following[:1] in GROUPED else 1.0
        if more * lower >= factor:
            break
        value, factor, step = value + more * lower, lower, 1 + (lower > 1)
        at, taken = at + step, taken + step
    return taken, canonical(value)


def _spelled(tokens: list[str], at: int, language: str) -> tuple[int, str] | None:
    """A number in words: `two hundred and fifty-six thousand`."""
    total = current = 0.0
    position, last = at, 0
    known, factors = words(language), magnitudes(language)
    while position < len(tokens):
        word = tokens[position]
        if language == "ar" and position > at and word not in factors:
            word = word.removeprefix("و")
        if (added := _added(current, word, known.get(word), language, inside=position > at)) is not None:
            current += added
        elif factor := factors.get(word):
            total, current = _multiplied(total, current, factor)
        elif word not in AND or not last:
            break
        else:
            position += 1
            continue
        position += 1
        last = position
    alone = last == at + 1 and tokens[at] in _articles(language)
    return None if not last or alone else (last - at, canonical(total + current))


def _multiplied(total: float, current: float, factor: float) -> tuple[float, float]:
    """What a number comes to by a word like `hundred` or `thousand`: larger ones close what stands before them."""
    if factor > 100:
        return total + (current or 1.0) * factor, 0.0
    last = current % factor or (0.0 if current else 1.0)
    return total, current - (last if current else 0.0) + last * factor


def _added(current: float, word: str, value: float | None, language: str, *, inside: bool) -> float | None:
    """What a word adds to the number before it; None where it does not go on with it."""
    if value is not None and _adds(current, value, inside, language):
        return value
    if language == "fr" and inside:
        return _after_french(current, word, value)
    return 10.0 if language == "id" and word == "belas" and current % 10 > 1 else None


def _adds(current: float, value: float, inside: bool, language: str) -> bool:
    """Whether a number word goes on with the number before it: units after tens, tens after hundreds."""
    if not inside or not current:
        return True
    if language == "ar" and current % 10 == current % 100 and current % 10:  # units come first: five and twenty
        return value % 10 == 0 and value < 100
    least = 10 if language == "tr" else 20
    return (value < 10 and current % 10 == 0 and current % 100 >= least) or (value < 100 and current % 100 == 0)


def _after_french(current: float, word: str, value: float | None) -> float | None:
    """What a French word adds where other languages begin another number: `quatre-vingts`, `soixante-douze`."""
    if word in ("vingt", "vingts") and current % 100 == 4:
        return 76.0
    return value if value and 10 <= value < 20 and current % 100 in (60, 80) else None
