"""A passage and one of another language: how surely they state the same, and which numbers differ.

Words tell nothing here. What tells is how close a sentence encoder finds the two, how close it finds the nearest other
passage of either document, and the numbers that both or only one has.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple, TypeVar

from store.linking.pair.model import SHOWN_FROM, percentage
from store.linking.pair.shared import STATEMENT
from store.linking.words.analysis import Analysis
from store.linking.words.numbers import canonical
from store.model import Difference

CLOSENESS = 24.2
"""What the cosine of the two counts in the log odds."""

RIVALRY = -6.5
"""What the cosine of the closest other pair counts: of two passages that speak of one thing, one is the counterpart."""

SHARED_NUMBER = 0.3
"""What each number counts that both have, of at most `MOST_SHARED`."""

OTHER_NUMBER = -0.8
"""What each number counts that only one has, of at most `MOST_OTHER`."""

AT_NOTHING = -10.5
"""Log odds of two passages that are not close at all."""

MOST_SHARED, MOST_OTHER = 2, 3

NO_RIVAL = 0.35
"""Cosine of the closest other pair where there is none: what the nearest of a thousand others comes to."""

MENTION = 25.0
"""Score, at most, of what has too few words to state anything."""

SPELLED = 13
"""Number from which it is written in digits, where the words for numbers are known and not inflected."""

SPELLED_ANYHOW = 100
"""The same for all other languages."""

AnyNumber = TypeVar("AnyNumber", float, Any)
"""A number, or a matrix of them."""

_PLAIN_NUMBERS = frozenset({"en", "de", "fr", "es", "sv"})
_UNITS = {"千": 1e3, "천": 1e3, "万": 1e4, "萬": 1e4, "만": 1e4, "亿": 1e8, "億": 1e8, "억": 1e8}
_MONTHS = ("月", "월")


class Figure(NamedTuple):
    """A number of a wording."""

    value: str
    """In plain digits."""
    text: str


def score(cosine: float, rival: float | None, one: Analysis, other: Analysis) -> float:
    """How surely two passages of different languages state the same, 0 to 100; 50 is "probably". The same either way.

    Args:
        cosine: Of the two.
        rival: The highest cosine of either passage and another one of the other's document; None where there is none.
        one: A passage.
        other: The other one.
    """
    mine, theirs = (Counter(figure.value for figure in figures(side)) for side in (one, other))
    shared, apart = (mine & theirs).total(), ((mine | theirs) - (mine & theirs)).total()
    numbers = SHARED_NUMBER * min(shared, MOST_SHARED) + OTHER_NUMBER * min(apart, MOST_OTHER)
    sure = percentage(closeness(cosine, NO_RIVAL if rival is None else rival) + numbers)
    return sure if min(one.length, other.length) >= STATEMENT else min(sure, MENTION)


def closeness(cosine: AnyNumber, rival: AnyNumber) -> AnyNumber:
    """The log odds that two passages state the same but for their numbers; of a matrix of pairs, a matrix."""
    return AT_NOTHING + CLOSENESS * cosine + RIVALRY * rival


def reached(odds: Any, least: float) -> Any:
    """Of which pairs the score may come to so much, whatever their numbers are: a matrix of truths, 0 < least < 100."""
    return odds >= math.log(least / (100.0 - least)) - SHARED_NUMBER * MOST_SHARED


def is_weak(sure: float) -> bool:
    """Whether a session hides such a link until asked."""
    return sure < SHOWN_FROM


def differences(one: Analysis, other: Analysis) -> tuple[Difference, ...]:
    """The numbers in which two passages differ, by value: in pairs as they come, then those that only one has.

    One that is alone is told where it would stand in digits: small numbers are words here and digits there.
    """
    mine, theirs = _left(figures(one), figures(other)), _left(figures(other), figures(one))
    both = min(len(mine), len(theirs))
    mine = mine[:both] + [each for each in mine[both:] if _is_in_digits(each, other)]
    theirs = theirs[:both] + [each for each in theirs[both:] if _is_in_digits(each, one)]
    nothing = Figure("", "")
    pairs = zip_longest(mine, theirs, fillvalue=nothing)
    return tuple(dict.fromkeys(Difference("number", here.text, there.text) for here, there in pairs))


def figures(analysis: Analysis) -> list[Figure]:
    """The numbers of a wording in order, but for months, which are names elsewhere."""
    return list(_figures(analysis))


def _figures(analysis: Analysis) -> Iterator[Figure]:
    at = 0
    while at < analysis.length:
        if not _is_number(analysis.terms[at]):
            at += 1
            continue
        start, value, end, at = analysis.starts[at], *_summed(analysis, at)
        if not analysis.text.startswith(_MONTHS, end):
            yield Figure(canonical(value), analysis.text[start:end])


def _summed(analysis: Analysis, at: int) -> tuple[float, int, int]:
    """A number with the units that follow it, as in `12万5千`: its value, where it ends, and what comes next."""
    total, end = 0.0, analysis.starts[at]
    while at < analysis.length and analysis.starts[at] == end and _is_number(analysis.terms[at]):
        end = analysis.ends[at]
        factor = _UNITS.get(analysis.text[end : end + 1], 0.0)
        total, end, at = total + float(analysis.terms[at]) * (factor or 1.0), end + bool(factor), at + 1
        while factor and at < analysis.length and analysis.starts[at] < end:
            at += 1
    return total, end, at


def _is_number(term: str) -> bool:
    return term.replace(".", "", 1).isdecimal()


def _left(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Those whose value the others do not have as often."""
    left, kept = Counter(other.value for other in others), list[Figure]()
    for figure in figures:
        left[figure.value] -= 1
        if left[figure.value] < 0:
            kept.append(figure)
    return kept


def _is_in_digits(figure: Figure, other: Analysis) -> bool:
    return float(figure.value) >= (SPELLED if other.language in _PLAIN_NUMBERS else SPELLED_ANYHOW)
