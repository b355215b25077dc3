"""What the list shows of an article, row by row."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from textual.content import Content

from store.model import Entry, Label
from tui.terminal.sanitise import in_one_line
from tui.themes import colours_of
from tui.widgets.headline import cut, headline, outlet_and_day
from tui.widgets.signs import CONFLICT, LINKED

WIDE = 40
"""Cells from which outlet, date and counts share a row, and counts stand behind a title."""

LEAST_ABOUT = 8
"""Cells that an outlet is to have beside what is known."""

VERY_WIDE = 90
"""Cells from which everything that is known stands behind a title."""

OPEN = {"here": "▸", "beside": "▹", "": " "}
"""Marks of the article that is read, of the one beside it, and of all others."""


class Known(NamedTuple):
    """What is known of articles, by their ids."""

    tags: Mapping[str, Mapping[str, int]] = {}
    """Tags by label."""
    read: Mapping[str, int] = {}
    """Percentage read."""
    conflicts: Mapping[str, int] = {}
    """Passages that tell something else than another article."""
    links: Mapping[str, int] = {}
    """Passages that are linked; only while articles are sorted by them."""


class Margin(NamedTuple):
    """What stands before an article's title; the cursor is a sign too, for where there is no colour."""

    number: int
    """By which the article is called everywhere, from 1."""
    digits: int
    """Of the longest number."""
    open: Literal["here", "beside", ""] = ""
    """In which reader it is."""
    is_at_cursor: bool = False

    def __str__(self) -> str:
        """As it is shown."""
        return f"{OPEN[self.open]}{'›' if self.is_at_cursor else ' '}{self.number:>{self.digits}} "


class Stack(NamedTuple):
    """How articles stand one below the other."""

    whole: int
    """Rows of the one at the cursor, which is shown whole."""
    each: int
    """Rows of every other one."""

    def top(self, index: int, cursor: int) -> int:
        """First row of an article."""
        return index * self.each + (self.whole - self.each if index > cursor else 0)

    def at(self, row: int, cursor: int) -> tuple[int, int]:
        """Which article stands in a row, and which of its rows that is."""
        below = row - self.top(cursor, cursor)
        if 0 <= below < self.whole:
            return cursor, below
        return divmod(row if below < 0 else row - self.whole + self.each, self.each)

    def page(self, height: int) -> int:
        """Articles in so many rows, at least one."""
        return max(1, (height - self.whole + self.each) // self.each)


class ArticleRows:
    """Words and colours of the list.

    Args:
        labels: The project's labels.
    """

    def __init__(self, labels: Sequence[Label]) -> None:
        self._labels = labels
        self._colours = colours_of(labels)
        self._made: tuple[object, list[Content]] = (None, [])
        self.known = Known()
        """What stands beside titles."""

    def show_labels(self, labels: Sequence[Label]) -> None:
        """The project has other labels."""
        self._labels, self._colours = labels, colours_of(labels)

    def stack(self, entries: Sequence[Entry], width: int, height: int) -> Stack:
        """As many rows an article as all of them fit in, else one; two or three of the one that is shown whole."""
        described = any(entry.source or entry.published for entry in entries)
        whole = 3 if described and width < WIDE else 2
        room, others = height - whole, len(entries) - 1
        return Stack(whole, next((rows for rows in range(whole, 1, -1) if others * rows <= room), 1))

    def rows(self, entry: Entry, margin: Margin, width: int, number: int) -> list[Content]:
        """An article in so many rows: title, outlet and date, what is known of it; one row has of each what fits.

        The last that was asked for is kept: a screen is drawn row by row.
        """
        asked = (entry, margin, width, number, self.known, self._labels)
        if self._made[0] != asked:
            self._made = asked, self._all_rows(entry, margin, width, number)
        return self._made[1]

    def _all_rows(self, entry: Entry, margin: Margin, width: int, number: int) -> list[Content]:
        if number == 1:
            return [self._short(entry, margin, width)]
        before = str(margin)
        room = max(1, width - len(before))
        title = Content.assemble(before, cut(in_one_line(entry.title), room)).stylize_before(_ink(margin))
        below = self._apart(entry, room) if number > 2 else [self._together(entry, room)]
        return [title, *(Content.assemble(" " * len(before), row).truncate(width, ellipsis=True) for row in below)]

    def _apart(self, entry: Entry, room: int) -> list[Content]:
        about = Content.styled(outlet_and_day(entry, room), "$muted")
        return [row for row in (about, self._in_short(entry, everything=True)) if row]

    def _together(self, entry: Entry, room: int) -> Content:
        """Outlet and date, then what is known; where the outlet had no room, its length and what was read give way."""
        known = self._in_short(entry, everything=True)
        if (entry.source or entry.published) and room - known.cell_length < LEAST_ABOUT:
            known = self._in_short(entry, everything=False)
        about = Content.styled(outlet_and_day(entry, room - known.cell_length - 1), "$muted")
        gap = max(1, room - about.cell_length - known.cell_length) if room >= WIDE else 1
        return Content.assemble(about, " " * gap, known) if about else known

    def _short(self, entry: Entry, margin: Margin, width: int) -> Content:
        """One row: the headline, and behind it as much of what is known as there is room for."""
        before = str(margin)
        known = self._in_short(entry, everything=width >= VERY_WIDE) if width >= WIDE else self._signs(entry)
        room = max(1, width - len(before) - (known.cell_length + 1 if known else 0))
        line = headline(entry, room).styled()
        gap = " " * max(1, width - len(before) - line.cell_length - known.cell_length)
        row = Content.assemble(before, line).stylize_before(_ink(margin))
        return Content.assemble(row, gap, known) if known else row

    def _signs(self, entry: Entry) -> Content:
        """What is not to be missed however little room there is."""
        conflicts, links = self.known.conflicts.get(entry.id, 0), self.known.links.get(entry.id, 0)
        shown = [(f"{LINKED}{links}", "$link")] if links else []
        shown += [(f"{CONFLICT}{conflicts}", "$conflict")] if conflicts else []
        return Content(" ").join(Content.styled(*each) for each in shown)

    def _in_short(self, entry: Entry, *, everything: bool) -> Content:
        """Tags by label, links, conflicts, and of everything also its length and how much was read."""
        tags, read = self.known.tags.get(entry.id, {}), self.known.read.get(entry.id, 0)
        tagged = (label for label in self._labels if tags.get(label.name))
        parts = [Content.styled(f"{label.key}{tags[label.name]}", self._colours[label.name]) for label in tagged]
        parts += [self._signs(entry)]
        if everything:
            parts += [Content.styled(f"{entry.words}w{f' {read}%' if read else ''}", "$muted")]
        return Content(" ").join(part for part in parts if part)


def _ink(margin: Margin) -> str:
    return "$primary" if margin.open == "here" else "$foreground"
