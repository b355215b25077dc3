"""Outlet, date and title of an article in one line of a given width, wherever an article is named."""

from math import ceil
from typing import NamedTuple, Protocol
from unicodedata import bidirectional

from textual.content import Content

from store.text.days import day_and_month, day_given
from tui.terminal.sanitise import in_one_line
from tui.widgets.reader.cells import clusters, is_narrow, width_of

DOT = " · "
"""Parts outlet, date and title."""

LEAST_OUTLET, MOST_OUTLET, MOST_DATE = 6, 24, 12
"""Cells: of an outlet that is cut shorter nothing would be known; longer ones, and dates in words, take from titles."""

TITLE_SHARE, LEAST_TITLE = 0.35, 12
"""Share of the room, and cells, that a title keeps at least of what it needs: in 40 cells two words of it and an
outlet tell more than four words of it."""

DATED_TITLE = 8
"""Cells that it keeps where the date is to stand in any case."""


class Article(Protocol):
    """What is known of an article: `store.model.Entry` and `Document`."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def source(self) -> str:
        """The outlet, or nothing."""

    @property
    def published(self) -> str:
        """The date, ISO 8601 where it could be read so, or nothing."""


class Headline(NamedTuple):
    """What a line shows of an article; what is unknown, or has no room, is empty."""

    outlet: str
    date: str
    title: str

    def __str__(self) -> str:
        """The line: what is there of outlet, date and title, parted by dots."""
        return DOT.join(part for part in (self.about, self.title) if part)

    @property
    def about(self) -> str:
        """Outlet and date, as far as they are there.

        After an outlet that is written from right to left, some terminals would turn a date about, `05-03-2024`: there
        the date stands first.
        """
        known = (self.date, self.outlet) if _is_turned(self.outlet) else (self.outlet, self.date)
        return DOT.join(part for part in known if part)

    def styled(self, about: str = "$muted") -> Content:
        """The line with outlet and date in a style of their own."""
        return Content.assemble((f"{self.about}{DOT}" if self.about else "", about), self.title)


def headline(article: Article, room: int, *, dated: bool = False) -> Headline:
    """Outlet, date and title on at most so many cells, safe to be drawn.

    The title keeps `TITLE_SHARE` of the room at least. Where outlet and date do not fit beside that, the outlet is cut,
    then the date left out, then the outlet. A line that is to be `dated` rather tells the day without its year, then
    goes without a title.
    """
    title = in_one_line(article.title)
    room_beside = room - min(_cells(title, room), max(LEAST_TITLE, ceil(room * TITLE_SHARE)))
    outlet, date = _beside(article, room_beside - len(DOT), MOST_OUTLET, short=dated)
    if dated and not date:
        outlet, date = _beside(article, room - DATED_TITLE - len(DOT), MOST_OUTLET)
    if dated and not date and (known := _beside(article, room, MOST_OUTLET))[1]:
        return Headline(*known, "")
    taken = sum(width_of(part, 0, len(part)) + len(DOT) for part in (outlet, date) if part)
    return Headline(outlet, date, cut(title, room - taken))


def day_of(article: Article) -> str:
    """The day of an article, safe to be drawn: without the time, and as it was given where it is no ISO date.

    Nothing where it is a day that never was, as the last one of a February of 31 days.
    """
    return cut(day_given(in_one_line(article.published)), MOST_DATE)


def outlet_and_day(article: Article, room: int) -> str:
    """Outlet and date on at most so many cells, for a row without the title; empty where neither is known."""
    return Headline(*_beside(article, room, room), "").about


def _beside(article: Article, room: int, most: int, *, short: bool = True) -> tuple[str, str]:
    """As much of outlet and date as fits, parted by a dot, the outlet on at most so many cells."""
    outlet, day = in_one_line(article.source), day_of(article)
    least = min(LEAST_OUTLET, _cells(outlet, LEAST_OUTLET)) if outlet else 0
    for date in filter(None, (day, day_and_month(day) if short else "")):
        left = room - width_of(date, 0, len(date)) - (len(DOT) if outlet else 0)
        if left >= least:
            return _shortened(outlet, min(left, most)), date
    return _shortened(outlet, min(room, most)) if outlet and room >= least else "", ""


def _is_turned(text: str) -> bool:
    return not text.isascii() and any(bidirectional(character) in {"R", "AL"} for character in text)


def _shortened(outlet: str, room: int) -> str:
    """An outlet on at most so many cells, its article left out before anything that tells it from others."""
    whole = cut(outlet, room)
    return whole if whole == outlet else cut(outlet.removeprefix("The "), room)


def _cells(text: str, most: int) -> int:
    """Cells that a line takes; of a long one no more is measured than so many."""
    if is_narrow(text, 0, min(len(text), most)):
        return min(len(text), most)
    taken = 0
    for cluster in clusters(text, 0, len(text)):
        if taken >= most:
            break
        taken += cluster.width
    return taken


def cut(text: str, room: int) -> str:
    """A line on at most so many cells, cut between what readers take for characters, with `…` where it was longer."""
    if room <= 0:
        return ""
    if is_narrow(text, 0, min(len(text), room + 1)):
        return text if len(text) <= room else f"{text[: room - 1].rstrip()}…"
    taken, kept = 0, 0
    for cluster in clusters(text, 0, len(text)):
        taken += cluster.width
        if taken > room:
            return f"{text[:kept].rstrip()}…"
        if taken < room:
            kept = cluster.end
    return text
