"""In which order articles appeared, as far as their dates tell: one order, wherever articles are listed by date."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from store.model import Entry
from store.text.days import EARLIEST, day_given
from store.text.lazy_patterns import compiled_later

_PART = compiled_later(r"(\d{4})(?:-(\d\d))?")


class _Published(NamedTuple):
    first: date
    last: date
    """The days of which it may be one: all of a month, or a year, where no more is known."""
    at: datetime | None
    """With the time of day, where one is known; midnight stands for none."""


def is_before(one: str, other: str) -> bool:
    """Whether what was published at `one` surely came before what was at `other`; false where the dates do not tell.

    Two times of one day are compared where both have a zone, or neither; otherwise the days alone tell.

    Args:
        one: A date or a moment, ISO 8601, or its year, or year and month; anything else is no date.
        other: Likewise.
    """
    former, latter = _published(one), _published(other)
    if former is None or latter is None:
        return False
    if former.at and latter.at and (former.at.tzinfo is None) == (latter.at.tzinfo is None):
        return former.at < latter.at
    return former.last < latter.first


def by_appearance(entries: Iterable[Entry]) -> list[Entry]:
    """Articles by the time of their publication; what is equal stays as it was."""
    return sorted(entries, key=lambda entry: appeared(entry.published))


def appeared(published: str) -> tuple[int, str]:
    """When an article appeared, to sort by: moments, then dates that are given in words, then none.

    Where only the day is known it may be as late as its end, and stands there, behind what has an hour; of a month or a
    year likewise. An hour without a zone counts as universal time.

    Args:
        published: What the article gives.
    """
    found, told = _published(published), day_given(published)
    if found is None:
        return (1, told) if told else (2, "")
    at = found.at or datetime.combine(found.last, time.max)
    try:
        at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except OverflowError:  # of the first day and the last one that there are
        at = at.replace(tzinfo=UTC)
    return 0, at.isoformat()


def is_dated(published: str) -> bool:
    """Whether an article gives a date that can be read."""
    return _published(published) is not None


def _published(text: str) -> _Published | None:
    try:
        if part := _PART.fullmatch(text.strip()):
            found = _part(int(part[1]), int(part[2] or 0))
        else:
            moment = datetime.fromisoformat(text.strip())
            day = moment.date()
            found = _Published(day, day, moment if moment.time() != time.min else None)
    except ValueError:
        return None
    return found if found.first.year >= EARLIEST else None


def _part(year: int, month: int) -> _Published:
    """A month of a year; 0: all of it."""
    last = month or 12
    return _Published(date(year, month or 1, 1), date(year + last // 12, last % 12 + 1, 1) - timedelta(1), None)
