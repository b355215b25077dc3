"""What the keys do where two articles are compared: go from difference to difference, judge, take another article."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from store.model import Entry, Link, Passage
from tui.desk.desk import UNDOES, Desk, quote
from tui.widgets.aligned import Aligned
from tui.widgets.aligned_rows import Level, levels

if TYPE_CHECKING:
    from store.study.alignment import Alignment

ONE_ARTICLE = "One article has nothing to be compared with: bring another one into the folder."
"""Said where a project has but one."""


class Comparing:
    """Two articles of a project, aligned.

    Args:
        desk: Whose project it is.
        aligned: Shows the rows.
        asked: Ids of the articles to compare, as many as are known; others are taken where two are wanted.
    """

    def __init__(self, desk: Desk, aligned: Aligned, asked: Sequence[str]) -> None:
        self._desk = desk
        self._aligned = aligned
        self._asked = tuple(asked)
        self.alignment: Alignment | None = None
        """Of the two, as soon as it is known."""
        self.on_pair: list[Callable[[], None]] = []
        """Called when other articles are to be compared."""
        self._shown: tuple[str, ...] = ()

    def turn_to(self, *documents: str) -> None:
        """Compare these."""
        self._asked = documents
        for call in self.on_pair:
            call()

    @property
    def pair(self) -> tuple[Entry, Entry] | None:
        """The articles that are compared: those that were asked for, as far as the project has them."""
        entries = self._desk.project.entries()
        known = {entry.id: entry for entry in entries}
        found = [known[id] for id in dict.fromkeys(self._asked) if id in known]
        found += [entry for entry in entries if entry not in found][: max(0, 2 - len(found))]
        return (found[0], found[1]) if len(found) > 1 else None

    def number_of(self, entry: Entry) -> int:
        """The number by which an article is called."""
        return self._desk.project.entries().index(entry) + 1

    def align(self, here: Entry, there: Entry) -> "tuple[Alignment, list[Level]]":
        """Align two articles; in a thread, since it takes a while."""
        project = self._desk.project
        found = project.study.alignment(here.id, there.id)
        conflicts = [
            tuple(dict.fromkeys(each for link in row.links for each in project.links.conflicts(link)))
            for row in found.rows
        ]
        return found, [*levels(found.rows, conflicts)]

    def show(self, found: "tuple[Alignment, list[Level]]") -> None:
        """Show an answer of `align`; where the same two were shown, the cursor stays at its passage."""
        self.alignment, rows = found
        pair = self.pair
        shown = tuple(each.id for each in pair) if pair else ()
        at = _place(rows, self._aligned.at_cursor) if shown == self._shown else _first(rows)
        self._shown = shown
        self._aligned.show(rows, at)

    def step(self, direction: int) -> None:
        """Go to the next row in which the two differ, or the one before."""
        found = self._beyond(direction, lambda level: level.is_different)
        if found is None:
            self._desk.say(f"no difference {'after' if direction > 0 else 'before'} this row")
        else:
            self._aligned.go_to(found)

    def to_conflict(self) -> None:
        """Go to the next row in which the two contradict each other, from the last one to the first."""
        rows = [number for number, level in enumerate(self._aligned.levels) if level.conflicts]
        if not rows:
            self._desk.say("these two contradict each other nowhere")
            return
        self._aligned.go_to(next((number for number in rows if number > self._aligned.cursor), rows[0]))

    def _beyond(self, direction: int, is_wanted: Callable[[Level], bool]) -> int | None:
        rows, here = self._aligned.levels, self._aligned.cursor
        numbers = range(here + 1, len(rows)) if direction > 0 else range(here - 1, -1, -1)
        return next((number for number in numbers if is_wanted(rows[number])), None)

    def step_article(self, by: int) -> None:
        """Compare with the next article of the project, or the one before."""
        pair, entries = self.pair, self._desk.project.entries()
        if pair is None:
            return
        others = [entry for entry in entries if entry.id != pair[0].id]
        if len(others) == 1:
            self._desk.say("there is no other article to compare this one with")
            return
        self.turn_to(pair[0].id, others[(others.index(pair[1]) + by) % len(others)].id)

    def exchange(self) -> None:
        """Have the left article right and the right one left."""
        if pair := self.pair:
            self.turn_to(pair[1].id, pair[0].id)

    def passages(self) -> tuple[Passage, Passage | None] | None:
        """Where the row at the cursor is read: the passage, and what says the same, if anything does."""
        level = self._aligned.at_cursor
        if level is None:
            return None
        row = level.row
        ends = [end for end in (row.here, row.there) if end is not None]
        if len(ends) == 1 and row.links:
            link = row.links[0]
            ends.append(link.there if ends[0].document == link.here.document else link.here)
        return ends[0], ends[1] if len(ends) > 1 else None

    def accept(self) -> None:
        """Keep the link of the row at the cursor as right."""
        self._judge("accepted")

    def reject(self) -> None:
        """Keep it as wrong: the two passages are not put level again."""
        self._judge("rejected")

    def _judge(self, verdict: str) -> None:
        level = self._aligned.at_cursor
        if level is None or not level.row.links:
            self._desk.say("no link in this row to judge")
            return
        links = self._desk.project.links
        act = links.accept if verdict == "accepted" else links.reject
        joined = level.row.links
        report = f"{verdict}: {quote(joined[0].here.text)}{UNDOES}"
        self._desk.change(partial(_each, act, joined), lambda _: report)


def _each(act: Callable[[Link], object], links: Sequence[Link]) -> None:
    for link in links:
        act(link)


def _first(rows: Sequence[Level]) -> int:
    """The first row in which two articles differ, else the first that both have."""
    differing = (number for number, level in enumerate(rows) if level.is_different)
    level = (number for number, level in enumerate(rows) if level.row.is_matched)
    return next(differing, next(level, 0))


def _place(rows: Sequence[Level], former: Level | None) -> int:
    """The row that has the passage of a former one."""
    if former is None:
        return _first(rows)
    here, there = former.row.here, former.row.there
    for number, level in enumerate(rows):
        if here is not None and level.row.here is not None and level.row.here.span.overlap(here.span):
            return number
        if here is None and there and level.row.there and level.row.there.span.overlap(there.span):
            return number
    return 0
