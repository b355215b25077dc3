"""Dates and times: two that cannot be the same day or hour differ; one that says less than the other does not.

A weekday is a date of which only the weekday is known. It is resolved where the other date has a year; otherwise a
weekday and a day of a month may be one.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import chain

from store.linking.pair.differences.mentions import Told, in_one_place, take_pairs, told
from store.linking.pair.differences.moments import Moment
from store.linking.pair.differences.surroundings import KIN, Surroundings, every, next_clause, small
from store.linking.words.analysis import Analysis
from store.linking.words.lexicon import listed
from store.linking.words.speech import SAYING

HALF_A_DAY = 720
"""Minutes."""

UNTIL = listed("until till before bis vor hasta antes jusqu jusqu'au avant fino prima até tot voor до перед")
"""Before a date up to which something lasts, or is to be done: no day on which something happened."""

JUST_BEFORE = 2
"""Words before a date among which such a word stands."""

ONE_ACT = 0.55
"""Share of what two clauses say from which they tell of one act, and their dates can be held against each other."""


def dates(beside: Surroundings, mine: Sequence[Moment], theirs: Sequence[Moment]) -> Told:
    """Dates and times that differ."""
    here, there = list(mine), list(theirs)
    for alike in (_equal, _agree, _perhaps):
        take_pairs(here, there, alike)
    pairs = take_pairs(here, there, lambda one, other: _exclude(one, other) and _of_one_act(beside, one, other))
    take_pairs(here, there, lambda one, other: (one.relative or other.relative) and _is_day(one) and _is_day(other))
    here = [moment for moment in here if not moment.relative]
    there = [moment for moment in there if not moment.relative]
    return told("date", chain(pairs, in_one_place(beside.held, here, there, partial(_comparable, beside))))


def _of_one_act(beside: Surroundings, one: Moment, other: Moment) -> bool:
    """Whether the clauses of two dates tell of one act."""
    held = beside.held
    if _is_end(held.one, one) != _is_end(held.other, other):
        return False
    if beside.in_one_gap(one, other):
        return True
    mine, theirs = _clause(held.one, one), _clause(held.other, other)
    acts = _nearest(mine, one), _nearest(theirs, other)
    told = beside.alike(acts[0], theirs, KIN) and beside.alike(mine, acts[1], KIN)
    return told and beside.covered(mine, theirs) >= ONE_ACT


def _nearest(clause: Sequence[int], moment: Moment) -> list[int]:
    """The words of a clause that say what happened then: two before the date (`stepped down`), or else behind it."""
    ahead = [at for at in clause if at < moment.first]
    return ahead[-2:] or [*clause[:2]]


def _is_end(analysis: Analysis, moment: Moment) -> bool:
    """Whether a date is told as the end of a stretch of time."""
    return not UNTIL.isdisjoint(analysis.words[max(0, moment.first - JUST_BEFORE) : moment.first])


def _clause(analysis: Analysis, moment: Moment) -> list[int]:
    """What happened then: the telling words of the clause that a date stands in, without names and verbs of saying.

    Where the date stands alone between two marks, those of the clauses beside it.
    """
    first, last = moment.first, moment.last
    words = small(analysis, every(analysis, first, last)) or small(analysis, next_clause(analysis, last))
    return [at for at in words if analysis.words[at] not in SAYING]


def _known(moment: Moment) -> tuple[int | None, ...]:
    """Calendar fields, with the weekday that a full date has."""
    weekday = moment.weekday
    if weekday is None and moment.year and moment.month and moment.day:
        weekday = _weekday(moment.year, moment.month, moment.day)
    return moment.year, moment.month, moment.day, weekday, moment.decade


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:  # the thirtieth of February
        return None


def _exclude(one: Moment, other: Moment) -> bool:
    """Whether they tell the same of two days or hours: those can be held against each other wherever they stand."""
    if one.minute is not None or other.minute is not None:
        return one.minute is not None and other.minute is not None
    return any(None not in pair for pair in zip(_known(one), _known(other), strict=True))


def _equal(one: Moment, other: Moment) -> bool:
    return _known(one) == _known(other) and one.relative == other.relative and _same_hour(one, other)


def _same_hour(one: Moment, other: Moment) -> bool:
    """By the clock on the wall where either does not say which half of the day it means."""
    if one.minute is None or other.minute is None:
        return one.minute == other.minute
    cycle = 2 * HALF_A_DAY if one.half and other.half else HALF_A_DAY
    return one.minute % cycle == other.minute % cycle


def _agree(one: Moment, other: Moment) -> bool:
    """Whether two dates have something in common and nothing against each other."""
    pairs = [pair for pair in zip(_known(one), _known(other), strict=True) if None not in pair]
    return bool(pairs) and all(here == there for here, there in pairs)


def _perhaps(one: Moment, other: Moment) -> bool:
    """Whether they may be the same day for all that is known: a weekday and a day of a month."""
    if one.relative or other.relative or not (_is_day(one) and _is_day(other)):
        return False
    pairs = zip(_known(one), _known(other), strict=True)
    return not any(None not in pair and pair[0] != pair[1] for pair in pairs)


def _is_day(moment: Moment) -> bool:
    return moment.relative or moment.weekday is not None or moment.day is not None


def _comparable(beside: Surroundings, one: Moment, other: Moment) -> bool:
    """An hour is held against an hour, a day against a day, and a year against no month."""
    alike = (one.minute is None) == (other.minute is None) and _is_day(one) == _is_day(other)
    is_told = _is_day(one) or _exclude(one, other)
    return alike and is_told and _of_one_act(beside, one, other)
