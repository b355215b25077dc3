"""Numbers as they stand in a text with what belongs to them: sign, currency, unit, fraction, both ends of a range."""

from collections.abc import Collection, Sequence, Set
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category

from store.linking.pair.differences.mentions import between, text_of
from store.linking.words import measures
from store.linking.words.analysis import PASSAGES, Analysis
from store.linking.words.measures import Unit
from store.linking.words.number_words import PER_CENT_BEFORE
from store.linking.words.numbers import VULGAR

STROKES = ("-", "–", "−", ":", "‑", "‐", " - ", " – ")
"""What stands between the two numbers of a score or a range."""

BESIDE = ("", " ", "\u00a0", "\u202f", "-", "\u2011")
"""What may stand between a number and its unit."""

HYPHENS = ("-", "\u2010", "\u2011")
"""What joins a number to what it measures."""

DOZEN = 12.0


class Quantity(NamedTuple):
    """A number, or the two ends of a range or score."""

    first: int
    last: int
    text: str
    low: float
    high: float | None = None
    """The second number of a range or score, in the order of the text."""
    unit: Unit | None = None
    whole: str = ""
    """With its unit and the word or sign of its currency."""
    ordinal: bool = False
    fraction: bool = False
    """Told as a part of something, so that without any unit it is another number."""


def quantities_in(analysis: Analysis, taken: Collection[int] = ()) -> list[Quantity]:
    """Numbers in order, those of dates (`taken`) left out; each end of a range is one."""
    return list(_quantities_in(analysis, frozenset(taken)))


@lru_cache(PASSAGES)
def _quantities_in(analysis: Analysis, taken: Collection[int]) -> Sequence[Quantity]:
    found, end, special = list[Quantity](), -1, _special(analysis.language)
    pairs = enumerate(zip(analysis.words, analysis.terms, strict=True))
    possible = [at for at, (word, term) in pairs if word in special or not term.isalpha()]
    for at in possible:
        if at > end and at not in taken and (quantity := _fraction(analysis, at) or _number(analysis, at)):
            found.append(quantity)
            end = quantity.last
    return found


@lru_cache(PASSAGES)
def compounded(analysis: Analysis) -> Set[int]:
    """Numbers that a hyphen joins to what they measure, which tell of a thing and not how many speak: `47-page`."""
    numbers = (at for at, term in enumerate(analysis.terms[:-1]) if term[0].isdecimal())
    return frozenset(at for at in numbers if between(analysis, at + 1) in HYPHENS)


@cache
def _special(language: str) -> Collection[str]:
    """Words with which a number can begin that is none by its term."""
    return measures.fractions(language).keys() | measures.ONE.get(language, frozenset()) | {"dozen"}


def _word(analysis: Analysis, at: int) -> str:
    return analysis.words[at] if 0 <= at < analysis.length else ""


def _value(analysis: Analysis, at: int) -> float | None:
    """Of a number in whatever words or digits."""
    term = analysis.terms[at] if 0 <= at < analysis.length else ""
    try:
        return float(term) if term[:1].isdecimal() else None
    except ValueError:
        return None


def _number(analysis: Analysis, at: int) -> Quantity | None:
    term, last, value = analysis.terms[at], at, _value(analysis, at)
    if analysis.words[at] in VULGAR and _word(analysis, at + 1) not in measures.units():
        return _part(analysis, at, at, value or 0.0)
    if term[0] == "#" and term[1:].isdecimal():
        return Quantity(at, at, text_of(analysis, at, at), float(term[1:]), ordinal=True)
    if value is None and analysis.words[at] == "dozen" and _word(analysis, at - 1) in ("a", "one"):
        value = DOZEN
    elif value is not None and _word(analysis, at + 1) == "dozen":
        value, last = value * DOZEN, at + 1
    elif value is not None and analysis.words[at + 1 : at + 4] == ("and", "a", "half"):
        value, last = value + 0.5, at + 3
    if value is None:
        return None
    first = at - 1 if _word(analysis, at - 1) in measures.MINUS else at
    below = first < at or analysis.words[at].startswith("-")
    return _measured(analysis, Quantity(first, last, text_of(analysis, first, last), -value if below else value))


def _measured(analysis: Analysis, quantity: Quantity) -> Quantity:
    """A number with its unit or currency."""
    first, last = quantity.first, quantity.last
    if sign := _currency_before(analysis, first):
        return quantity._replace(unit=Unit(sign, 1.0), whole=f"{sign}{quantity.text}")
    if _word(analysis, first - 1) in PER_CENT_BEFORE or (
        _word(analysis, first - 1) == "%" and analysis.language == "tr" and not between(analysis, first)
    ):
        return quantity._replace(unit=measures.units()["%"], whole=text_of(analysis, first - 1, last))
    after = between(analysis, last + 1)
    if (sign := after.strip()[:1]) and category(sign) == "Sc":
        return quantity._replace(unit=Unit(sign, 1.0), whole=f"{quantity.text}{after[: after.index(sign) + 1]}")
    if after not in BESIDE or last + 1 >= analysis.length:
        return quantity
    word, taken = analysis.words[last + 1], 1
    if word in measures.OF and last + 2 < analysis.length and analysis.words[last + 2] in measures.units():
        word, taken = analysis.words[last + 2], 2
    unit = measures.units().get("%" if analysis.terms[last + 1] == "%" else word.removeprefix("d'"))
    if word in measures.POINTS:
        unit, taken = measures.units()["pp"], 2 if _word(analysis, last + 2).startswith("point") else 1
    end = min(last + taken, analysis.length - 1)
    return quantity._replace(unit=unit, whole=text_of(analysis, first, end)) if unit else quantity


def _currency_before(analysis: Analysis, at: int) -> str:
    sign = between(analysis, at)[-2:].strip()[-1:]
    return sign if sign and category(sign) == "Sc" else ""


def _fraction(analysis: Analysis, at: int) -> Quantity | None:
    """`two thirds`, `a fifth of`, `half the`, `one in five`, `half a million`."""
    known, words = measures.fractions(analysis.language), analysis.words
    word, after = words[at], _word(analysis, at + 1)
    count = 1.0 if word in measures.ONE.get(analysis.language, ()) else _value(analysis, at)
    if known.get(after) == 2 and word in ("a", "one") and analysis.language == "en":
        return _half(analysis, at + 1)
    if count is not None and after in known and between(analysis, at + 1) in BESIDE:
        if _is_part(analysis, at, after, count):
            return _part(analysis, at, at + 1, count / known[after])
        return None
    if count is not None and word != "a" and (total := _in_so_many(analysis, at)):
        return _part(analysis, at, total, count / (_value(analysis, total) or 1.0)) if count else None
    if known.get(word) == 2:
        return _half(analysis, at)
    alone = word in known and not measures.PARTED.get(analysis.language)
    return _part(analysis, at, at, 1.0 / known[word]) if alone else None


def _is_part(analysis: Analysis, at: int, word: str, count: float) -> bool:
    """Whether a fraction is meant, no ordinal: `a fifth of them`, `by a fifth`, `two fifths`, not `a fifth man`."""
    parted = measures.PARTED.get(analysis.language, frozenset())
    if count > 1:
        return analysis.language != "en" or word.endswith("s") or word == "half"
    following = _word(analysis, at + 2)
    ends = not following or bool(between(analysis, at + 2).strip(" -\u2011"))
    return (
        not parted
        or following in parted
        or (ends and analysis.words[at] not in ("la", "le", "el", "die", "das"))
        or (_word(analysis, at - 1) in measures.BY and following not in ("time", "day", "year", "round"))
    )


def _in_so_many(analysis: Analysis, at: int) -> int:
    """Where the total of `one in five`, `three out of four` stands; 0 for anything else."""
    words = analysis.words
    step = 2 if words[at + 1 : at + 2] == ("in",) else 3 if words[at + 1 : at + 3] == ("out", "of") else 0
    total, count = _value(analysis, at + step) if step else None, _value(analysis, at) or 1.0
    if analysis.language != "en" or total is None or not count < total <= 100 or total != int(total):
        return 0
    return 0 if _word(analysis, at + step + 1) in measures.units() else at + step


def _half(analysis: Analysis, at: int) -> Quantity | None:
    after, beyond = _word(analysis, at + 1), _word(analysis, at + 2)
    if analysis.language != "en":
        return _part(analysis, at, at, 0.5)
    article = after in ("a", "an")
    counted = at + 2 if article else at + 1
    value = DOZEN if _word(analysis, counted) == "dozen" else _value(analysis, counted)
    if value is not None and (value >= 1000 or value == DOZEN):
        first = at - 1 if _word(analysis, at - 1) == "a" else at
        return _measured(analysis, Quantity(first, counted, text_of(analysis, first, counted), value / 2))
    if article and beyond in measures.units():
        text = text_of(analysis, at, at + 1)
        return Quantity(at, at + 1, text, 0.5, unit=measures.units()[beyond], whole=text_of(analysis, at, at + 2))
    by = _word(analysis, at - 1) in measures.BY
    return _part(analysis, at, at, 0.5) if after in measures.HALVED or by else None


def _part(analysis: Analysis, first: int, last: int, share: float) -> Quantity:
    """A fraction as so many per cent."""
    text = text_of(analysis, first, last)
    return Quantity(first, last, text, share * 100, unit=measures.units()["%"], whole=text, fraction=True)


def ranges_in(analysis: Analysis, singles: list[Quantity]) -> list[tuple[Quantity, Quantity, Quantity]]:
    """Ranges and scores, each with the two numbers that it is made of."""
    found, used = list[tuple[Quantity, Quantity, Quantity]](), -1
    for one, two in pairwise(singles):
        first = _opens(analysis, one, two)
        if one.first <= used or first is None or one.ordinal or two.ordinal:
            continue
        low = one.low * _scale(analysis, one, two)
        text = text_of(analysis, first, two.last)
        whole = text + two.whole.removeprefix(two.text) if two.whole.startswith(two.text) else text
        unit = two.unit or one.unit
        found.append((Quantity(first, two.last, text, low, two.low, unit, whole), one, two))
        used = two.last
    return found


def _opens(analysis: Analysis, one: Quantity, two: Quantity) -> int | None:
    """The first word of a range that these two make; None when they make none."""
    apart = analysis.words[one.last + 1 : two.first]
    if not apart:
        mark = between(analysis, two.first)
        mark = mark[:-1] if mark and category(mark[-1]) == "Sc" else mark
        return one.first if mark in STROKES else None
    if "," in text_of(analysis, one.last, two.first)[len(one.text) : -len(two.text)]:
        return None
    joint, before = apart[-1], _word(analysis, one.first - 1)
    if len(apart) > 2 or (len(apart) == 2 and one.unit is None):
        return None
    if joint in measures.BETWEEN.get(before, "").split():
        return one.first - 1
    return one.first if joint in measures.TO.get(analysis.language, ()) else None


def _scale(analysis: Analysis, one: Quantity, two: Quantity) -> float:
    """`2 to 3 million`: what the first of two numbers is multiplied by, because only the second says so."""
    words = analysis.words[two.last].split()
    if len(words) < 2 or len(analysis.words[one.last].split()) > 1 or not two.low:
        return 1.0
    try:
        factor = two.low / float(words[0].replace(",", "."))
    except (ValueError, ZeroDivisionError):
        return 1.0
    return factor if factor >= 1000 and one.low < 1000 else 1.0
