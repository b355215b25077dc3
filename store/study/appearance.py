"""In which order articles appeared, as far as their dates tell."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import NamedTuple

from store.model import Entry
from store.text.days import EARLIEST


class _Published(NamedTuple):
    day: date
    at: datetime | None
    """With the time of day, where one is known; midnight stands for none."""


def is_before(one: str, other: str) -> bool:
    """Whether what was published at `one` surely came before what was at `other`; false where the dates do not tell.

    Two times of one day are compared where both have a zone, or neither; otherwise the days alone tell.

    Args:
        one: A date or a moment, ISO 8601; anything else is no date.
        other: Likewise.
    """
    former, latter = _published(one), _published(other)
    if former is None or latter is None:
        return False
    if former.at and latter.at and (former.at.tzinfo is None) == (latter.at.tzinfo is None):
        return former.at < latter.at
    return former.day < latter.day


def by_appearance(entries: Iterable[Entry]) -> list[Entry]:
    """Articles by the day and the time of their dates, those without at the end; what is equal stays as it was."""
    return sorted(entries, key=_rank)


def _rank(entry: Entry) -> tuple[date, time]:
    found = _published(entry.published)
    if found is None:
        return date.max, time.max
    return found.day, found.at.time() if found.at else time.max


def _published(text: str) -> _Published | None:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return _Published(moment.date(), moment if moment.time() != time.min else None) if moment.year >= EARLIEST else None
