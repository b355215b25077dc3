"""Columns of the board: the articles by date, each headed by its outlet and day."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from store.model import Entry
from store.text.appearance import by_appearance, is_dated

LONGEST_OUTLET = 40
"""Characters of an outlet's name in a heading."""


class Column(NamedTuple):
    """An article as the head of a column."""

    entry: Entry
    outlet: str
    """What the article is called by: its outlet, else its title; on one line, cut where it is long."""
    day: str
    """ISO 8601; empty where the article gives no date that can be read."""
    heading: str
    """Outlet and day; numbered where several articles would have the same."""


def columns_of(entries: Iterable[Entry]) -> tuple[Column, ...]:
    """The articles by the time of their publication, those without one last; of one time as they are given."""
    ordered = by_appearance(entries)
    plain = [f"{_outlet(entry)} {_day(entry)}".rstrip() for entry in ordered]
    counts, seen, found = Counter(plain), Counter[str](), list[Column]()
    for entry, heading in zip(ordered, plain, strict=True):
        seen[heading] += 1
        numbered = f"{heading} ({seen[heading]})" if counts[heading] > 1 else heading
        found.append(Column(entry, _outlet(entry), _day(entry), numbered))
    return tuple(found)


def _day(entry: Entry) -> str:
    return entry.published[:10] if is_dated(entry.published) else ""


def _outlet(entry: Entry) -> str:
    name = entry.called
    return name if len(name) <= LONGEST_OUTLET else f"{name[: LONGEST_OUTLET - 1].rstrip()}…"
