"""A passage and one of another language: how surely they state the same.

Words tell nothing here. What tells is how close a sentence encoder finds the two, how close it finds the nearest other
passage of either document, and the numbers that both or only one has.
"""

import math
from typing import Any, TypeVar

from store.linking.pair.figures import counted
from store.linking.pair.model import SHOWN_FROM, percentage
from store.linking.pair.shared import STATEMENT
from store.linking.words.analysis import Analysis

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

AnyNumber = TypeVar("AnyNumber", float, Any)
"""A number, or a matrix of them."""


def score(cosine: float, rival: float | None, one: Analysis, other: Analysis) -> float:
    """How surely two passages of different languages state the same, 0 to 100; 50 is "probably". The same either way.

    Args:
        cosine: Of the two.
        rival: The highest cosine of either passage and another one of the other's document; None where there is none.
        one: A passage.
        other: The other one.
    """
    shared, apart = counted(one, other)
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
