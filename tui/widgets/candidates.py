"""The candidates of a passage: links best first, two rows each, and below a thin rule those that are weak."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from store.model import Difference, Link
from tui.terminal.sanitise import in_one_line, visible
from tui.widgets.signs import CONFLICT

BAR = 5
"""Cells of the bar that shows a score; 20 points each."""

NARROW = 20
"""Cells below which the bar gives way to what stands behind it."""

UNLISTED = "▪"
"""Stands where the number of an article would, for those that the list does not have: those of archives."""

RULE = "weak"
"""Stands in the rule below which weak links are."""


class Candidate(NamedTuple):
    """A link as the panel shows it."""

    link: Link
    number: int
    """Place of its article in the list; 0 for one that is not there, as of an archive."""
    title: str
    """Title of its article."""
    conflicts: Sequence[Difference] = ()
    """In what it contradicts the passage."""


class Offer(NamedTuple):
    """What is listed: first those that a session shows unasked, then those that are weak."""

    rows: Sequence[Candidate] = ()
    chosen: int | None = None
    """Index of the chosen one."""
    empty: str = ""
    """What to say where there is none that is not weak."""

    @property
    def sure(self) -> int:
        """How many are not weak."""
        return sum(not row.link.weak for row in self.rows)

    @property
    def lines(self) -> list[int | str]:
        """What each line shows: the index of a candidate, twice, or words, those of the rule at last."""
        sure, every = self.sure, range(len(self.rows))
        said = [] if sure else [self.empty]
        rule = [RULE] if sure < len(self.rows) else []
        return [*said, *_twice(every[:sure]), *rule, *_twice(every[sure:])]


def _twice(indices: Sequence[int]) -> list[int]:
    return [index for index in indices for _ in range(2)]


class Candidates(Widget):
    """The links; the chosen one is always in view."""

    DEFAULT_CSS = """
    Candidates { width: 2fr; height: 1fr; color: $muted; }
    """

    @dataclass
    class Clicked(Message):
        """A link was clicked."""

        candidates: "Candidates"
        index: int

    def __init__(self) -> None:
        super().__init__()
        self._offer = Offer()

    def show(self, offer: Offer) -> None:
        """Show these, one of them chosen or none."""
        if offer != self._offer:
            self._offer = offer
            self.refresh()

    def rows_for(self, offer: Offer) -> int:
        """How many rows it takes to show all of these; a line that stands alone is not cut."""
        alone = not offer.rows and self.size.width > 0
        return Content(offer.empty).get_height({}, self.size.width) if alone else len(offer.lines)

    def _top(self, lines: Sequence[int | str]) -> int:
        """The first line in view: no further down than to show both lines of the chosen one."""
        chosen = self._offer.chosen
        last = lines.index(chosen) + 2 if chosen is not None else 0
        return max(0, min(last - max(2, self.size.height), len(lines) - 1))

    def on_click(self, event: Click) -> None:
        """A click chooses a link."""
        lines = self._offer.lines
        at = self._top(lines) + event.y
        if at < len(lines) and isinstance(index := lines[at], int):
            self.post_message(self.Clicked(self, index))

    def render(self) -> Content:
        """As many lines as fit around the chosen link."""
        if not self._offer.rows:
            return Content(self._offer.empty)
        lines = self._offer.lines
        top = self._top(lines)
        shown = range(top, min(len(lines), top + self.size.height))
        return Content("\n").join(self._line(lines, at).truncate(self._width, ellipsis=True) for at in shown)

    @property
    def _width(self) -> int:
        return max(10, self.size.width - 1)

    def _line(self, lines: Sequence[int | str], at: int) -> Content:
        line = lines[at]
        if isinstance(line, str):
            return self._rule() if line == RULE else Content(line)
        is_second = at > 0 and lines[at - 1] == line
        return self._snippet(line) if is_second else self._head(line)

    def _rule(self) -> Content:
        dashes = "─" * (self._width - len(RULE) - 4)
        return Content.assemble(("── ", "$frame"), RULE, (f" {dashes}", "$frame"))

    def _snippet(self, index: int) -> Content:
        return Content("    " + in_one_line(self._offer.rows[index].link.there.text))

    def _head(self, index: int) -> Content:
        row, is_chosen = self._offer.rows[index], index == self._offer.chosen
        link = row.link
        mark = {"accepted": "✓ ", "rejected": "✗ "}.get(link.state, "")
        head = Content.assemble(
            f"{'▸' if is_chosen else ' '}{index + 1:<2}{link.score:3.0f} ",
            ("" if self._width < NARROW else _bar(link.score), "$link" if is_chosen else "$muted"),
            mark,
            (f"{CONFLICT} " if row.conflicts else "", "bold $conflict"),
            f"{numbered(row.number)} {visible(row.title)}",
        )
        return head.stylize_before("bold $link" if is_chosen else "$muted" if link.weak else "$foreground")


def _bar(score: float) -> str:
    filled = max(0, min(BAR, round(score / 100 * BAR)))
    return "█" * filled + "░" * (BAR - filled) + " "


def numbered(number: int) -> str:
    """An article's place in the list as it is shown; a sign for those that are not there."""
    return str(number) if number else UNLISTED
