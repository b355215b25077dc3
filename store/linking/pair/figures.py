"""The numbers of two passages in different languages: which stand in both by value, and which differ.

Only what may be the same thing is held against each other: days against days, years against years, all else against
what it is nearest to. A number may have several readings (`10m`), and of one in words the magnitude alone may be known
(`четырех тысяч`), which tells nothing.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from store.linking.words import calendar
from store.linking.words.analysis import Analysis
from store.linking.words.numbers import canonical
from store.model import Difference

SPELLED = 13
"""Number from which it is written in digits, where the words for numbers are known and not inflected."""

SPELLED_ANYHOW = 100
"""The same for all other languages."""

LEAST_MAGNITUDE = 1000.0
"""Value from which a word for a number alone may be but the end of one whose other words are not known."""

_PLAIN_NUMBERS = frozenset({"en", "de", "fr", "es", "sv"})
_KOREAN_UNITS = {"천": 1e3, "만": 1e4, "억": 1e8}
_MONTHS = ("月", "월")
_DAYS, _YEARS = ("日", "일"), ("年", "년")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")

FigureKind = Literal["", "day", "year"]


class Figure(NamedTuple):
    """A number of a wording."""

    value: str
    """In plain digits."""
    text: str
    kind: FigureKind = ""

    @property
    def readings(self) -> frozenset[str]:
        """The values that it may have: `10m` is ten million, or ten metres."""
        digits = _DIGITS.match(self.text)
        is_short = digits is not None and self.text[digits.end() :].strip() == "m"
        return frozenset({self.value, digits[0].replace(",", ".")} if digits and is_short else {self.value})


def figures(analysis: Analysis) -> list[Figure]:
    """The numbers of a wording in order, but for months, which are names elsewhere, and bare magnitudes."""
    return [figure for figure in _figures(analysis) if not _is_bare(figure)]


def counted(one: Analysis, other: Analysis) -> tuple[int, int]:
    """How many numbers both of two passages have, and how many only one has."""
    mine, theirs = figures(one), figures(other)
    here, there = _left(mine, theirs), _left(theirs, mine)
    return min(len(mine) - len(here), len(theirs) - len(there)), len(here) + len(there)


def differences(one: Analysis, other: Analysis) -> tuple[Difference, ...]:
    """The numbers in which two passages differ: those that differ from one another, then those that only one has.

    One that is alone is told where it would stand in digits: small numbers are words here and digits there.
    """
    mine, theirs = _left(figures(one), figures(other)), _left(figures(other), figures(one))
    pairs = _paired(mine, theirs)
    here, there = ([each for each in side if all(each not in pair for pair in pairs)] for side in (mine, theirs))
    told = [(one_of_two.text, its.text) for one_of_two, its in pairs]
    told += [(each.text, "") for each in here if _is_in_digits(each, other)]
    told += [("", each.text) for each in there if _is_in_digits(each, one)]
    return tuple(dict.fromkeys(Difference("number", *each) for each in told))


def _figures(analysis: Analysis) -> Iterator[Figure]:
    at = 0
    while at < analysis.length:
        if not _is_number(analysis.terms[at]):
            at += 1
            continue
        first, (value, end, at) = at, _summed(analysis, at)
        text = analysis.text[analysis.starts[first] : end]
        if not analysis.text.startswith(_MONTHS, end):
            yield Figure(canonical(value), text, _kind(analysis, first, at, end))


def _kind(analysis: Analysis, first: int, after: int, end: int) -> FigureKind:
    text = analysis.text[analysis.starts[first] : end]
    if analysis.text.startswith(_YEARS, end) or _YEAR.fullmatch(text):
        return "year"
    months = calendar.months(analysis.language)
    has_before = first > 0 and analysis.words[first - 1] in months
    is_taken = has_before and first > 1 and _is_number(analysis.terms[first - 2])  # as in `on 2 March 12 people`
    has_behind = analysis.text.startswith(_DAYS, end) or (after < analysis.length and analysis.words[after] in months)
    return "day" if has_behind or (has_before and not is_taken) else ""


def _summed(analysis: Analysis, at: int) -> tuple[float, int, int]:
    """A number with the Korean units that follow it, as in `12만`: its value, where it ends, and what comes next.

    Chinese ones are read with the number.
    """
    total, end = 0.0, analysis.starts[at]
    while at < analysis.length and analysis.starts[at] == end and _is_number(analysis.terms[at]):
        end = analysis.ends[at]
        factor = _KOREAN_UNITS.get(analysis.text[end : end + 1], 0.0)
        total, end, at = total + float(analysis.terms[at]) * (factor or 1.0), end + bool(factor), at + 1
        while factor and at < analysis.length and analysis.starts[at] < end:
            at += 1
    return total, end, at


def _is_number(term: str) -> bool:
    return term.replace(".", "", 1).isdecimal()


def _is_bare(figure: Figure) -> bool:
    """Whether it is a word for a thousand or more, alone: what stands before it may be a number in words not known."""
    is_round = float(figure.value) >= LEAST_MAGNITUDE and set(figure.value[1:]) <= {"0"} and figure.value[0] == "1"
    return is_round and not any(map(str.isdigit, figure.text)) and len(figure.text.split()) == 1


def _left(figures: Iterable[Figure], others: Iterable[Figure]) -> list[Figure]:
    """Those that the others do not have in any reading."""
    theirs = frozenset[str]().union(*(other.readings for other in others))
    return [figure for figure in figures if figure.readings.isdisjoint(theirs)]


def _paired(mine: Sequence[Figure], theirs: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """Numbers that may be each other's, those that are nearest to each other first, in the order of the first side."""
    pairs = [(_apart(one, other), at, to) for at, one in enumerate(mine) for to, other in enumerate(theirs)]
    found = dict[int, int]()
    for apart, at, to in sorted(pairs):
        if at not in found and to not in found.values() and apart < math.inf:
            found[at] = to
    return [(mine[at], theirs[found[at]]) for at in sorted(found)]


def _apart(one: Figure, other: Figure) -> float:
    """By how many times one is more than the other, as a logarithm; infinite where they cannot be the same thing."""
    if one.kind != other.kind:
        return math.inf
    return abs(math.log(float(one.value) + 1.0) - math.log(float(other.value) + 1.0))


def _is_in_digits(figure: Figure, other: Analysis) -> bool:
    spelled = SPELLED if other.language in _PLAIN_NUMBERS else SPELLED_ANYHOW
    has_unknown = any(map(_is_bare, _figures(other)))
    return float(figure.value) >= spelled and not (has_unknown and float(figure.value) >= LEAST_MAGNITUDE)
