"""Columns of the board: the articles by date, each headed by its outlet and day."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import NamedTuple

from store.model import Entry
from store.text.days import EARLIEST

LONGEST_OUTLET = 40
"""Characters of an outlet's name in a heading."""

_PART = re.compile(r"\d{4}(-\d\d)?")
"""A date of which only the year, or only year and month are known."""


class Column(NamedTuple):
    """An article as the head of a column."""

    entry: Entry
    outlet: str
    """As the article names it, else the name of its file; on one line, cut where it is long."""
    day: str
    """ISO 8601; empty where the article gives no date that can be read."""
    heading: str
    """Outlet and day; numbered where several articles would have the same."""


def columns_of(entries: Iterable[Entry]) -> tuple[Column, ...]:
    """The articles by the time of their publication, those without one last; of one time as they are given.

    A day without an hour counts as its beginning, an hour without a zone as universal time.
    """
    dated = [(_moment(entry.published), entry) for entry in entries]
    latest = datetime.max.replace(tzinfo=UTC)
    dated.sort(key=lambda pair: pair[0] or latest)
    plain = [_plain(entry, moment is not None) for moment, entry in dated]
    counts, seen, found = Counter(plain), Counter[str](), list[Column]()
    for (moment, entry), heading in zip(dated, plain, strict=True):
        seen[heading] += 1
        numbered = f"{heading} ({seen[heading]})" if counts[heading] > 1 else heading
        found.append(Column(entry, _outlet(entry), entry.published[:10] if moment else "", numbered))
    return tuple(found)


def _plain(entry: Entry, is_dated: bool) -> str:
    return f"{_outlet(entry)} {entry.published[:10] if is_dated else ''}".rstrip()


def _outlet(entry: Entry) -> str:
    name = " ".join(entry.source.split()) or PurePosixPath(entry.path).stem
    return name if len(name) <= LONGEST_OUTLET else f"{name[: LONGEST_OUTLET - 1].rstrip()}…"


def _moment(published: str) -> datetime | None:
    """When an article was published, as far as it says; None where that cannot be read."""
    if _PART.fullmatch(published):
        published = (published + "-01-01")[:10]
    try:
        found = datetime.fromisoformat(published)
        moment = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return moment if moment.year >= EARLIEST else None
