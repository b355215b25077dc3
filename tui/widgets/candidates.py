"""The candidates of a passage: links best first, two rows each or one, and below a thin rule those that are weak."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import NamedTuple

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from store.model import Difference, Link
from tui.terminal.sanitise import in_one_line, visible
from tui.widgets.headline import Article, headline
from tui.widgets.signs import ACCEPTED, CONFLICT, UNLISTED

BAR = 5
"""Cells of the bar that shows a score; 20 points each."""

NARROW = 44
"""Cells below which the bar gives way to what stands behind it."""

ROOMY = 56
"""Cells from which it is said in words that there are copies."""

COPY, SHORT_COPY = " same words ", "  = "
"""Stand where the score would of those that are unfolded."""

SEEN = 2
"""Weak links that are to be seen where those that are not weak have two rows each."""

RULE = "weak"
"""Stands in the rule below which weak links are."""

UNSCORED = frozenset({"by hand", "boilerplate"})
"""Kinds of links that are told instead of a score: no score put them where they stand."""


class Unknown(NamedTuple):
    """An article of which nothing is known but what it is called."""

    title: str
    source: str = ""
    published: str = ""


class Candidate(NamedTuple):
    """A link as the panel shows it."""

    link: Link
    number: int
    """Place of its article in the list; 0 for one that is not there, as of an archive."""
    article: Article
    """What is known of its article."""
    conflicts: Sequence[Difference] = ()
    """In what it contradicts the passage."""
    folded: int = 0
    """Other articles that have its very words and no row of their own."""
    is_copy: bool = False
    """Whether it stands below another one that has the very same words."""


class Offer(NamedTuple):
    """What is listed: first those that a session shows unasked, then those that are weak."""

    rows: Sequence[Candidate] = ()
    chosen: int | None = None
    """Index of the chosen one."""
    empty: str = ""
    """What to say where there is none that is not weak."""
    each: tuple[int, int] = (2, 2)
    """Rows that a candidate takes, one or two; a weak one."""

    @property
    def sure(self) -> int:
        """How many are not weak."""
        return sum(not row.link.weak for row in self.rows)

    def lines(self, width: int) -> list[int | str]:
        """What each line shows: the index of a candidate, or words, those of the rule at last."""
        sure, every = self.sure, range(len(self.rows))
        said = [] if sure else [line.plain for line in Content(self.empty).wrap(max(1, width))]
        rule = [RULE] if sure < len(self.rows) else []
        return [*said, *self._repeated(every[:sure], self.each[0]), *rule, *self._repeated(every[sure:], self.each[1])]

    def within(self, width: int, most: int) -> "Offer":
        """The same with as many rows each as have room: one for weak ones first, so that two of them are seen."""
        if len(self.lines(width)) <= most:
            return self
        shorter = self._replace(each=(2, 1))
        beyond = max(0, len(self.rows) - self.sure - SEEN)
        return shorter if len(shorter.lines(width)) - beyond <= most else self._replace(each=(1, 1))

    def _repeated(self, indices: Sequence[int], times: int) -> list[int]:
        """Each so often as it has rows: copies have one, their words stand above."""
        return [index for index in indices for _ in range(1 if self.rows[index].is_copy else times)]


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

    def show(self, offer: Offer, most: int) -> int:
        """Show these, one of them chosen or none, in at most so many rows; how many rows all of them take."""
        offer = offer.within(self._width, most)
        if offer != self._offer:
            self._offer = offer
            self.refresh()
        return len(offer.lines(self._width))

    def _top(self, lines: Sequence[int | str]) -> int:
        """The first line in view: no further down than to show the chosen one whole."""
        chosen = self._offer.chosen
        taken = lines.count(chosen) if chosen is not None else 0
        last = lines.index(chosen) + taken if chosen is not None else 0
        return max(0, min(last - max(taken, self.size.height), len(lines) - 1))

    def on_click(self, event: Click) -> None:
        """A click chooses a link."""
        lines = self._offer.lines(self._width)
        at = self._top(lines) + event.y
        if at < len(lines) and isinstance(index := lines[at], int):
            self.post_message(self.Clicked(self, index))

    def render(self) -> Content:
        """As many lines as fit around the chosen link."""
        lines = self._offer.lines(self._width)
        top = self._top(lines)
        shown = range(top, min(len(lines), top + self.size.height))
        return Content("\n").join(self._line(lines, at).truncate(self._width, ellipsis=True) for at in shown)

    @property
    def _width(self) -> int:
        return max(10, self.size.width - 1) if self._offer.rows else max(1, self.size.width)

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
        head = Content.assemble(
            f"{'▸' if is_chosen else ' '}{index + 1:<2}",
            *self._measure(row, is_chosen=is_chosen),
            (f"{ACCEPTED} " if link.state == "accepted" else "", "bold $link"),
            (f"{CONFLICT} " if row.conflicts else "", "bold $conflict"),
            f"{numbered(row.number)} ",
            (f"{folded(row.folded, self._width)} " if row.folded else "", "bold $link"),
        )
        archive = f"{visible(link.archive)} · " if link.archive else ""
        room = self._width - head.cell_length - len(archive)
        named = Content(archive) + headline(row.article, room, dated=True).styled("")
        return (head + named).stylize_before("bold $link" if is_chosen else "$muted" if link.weak else "$foreground")

    def _measure(self, row: Candidate, *, is_chosen: bool) -> list[tuple[str, str]]:
        """How well a link matches; of those that were not scored, what they are."""
        link = row.link
        if row.is_copy:
            return [(SHORT_COPY if self._width < NARROW else COPY, "$muted")]
        if link.kind in UNSCORED:
            return [(f" {link.kind:<8} ", "")]
        bar = "" if self._width < NARROW else _bar(link.score)
        return [(f"{floor(link.score):>3} ", ""), (bar, "$link" if is_chosen else "$muted")]


def _bar(score: float) -> str:
    filled = max(0, min(BAR, round(score / 100 * BAR)))
    return "█" * filled + "░" * (BAR - filled) + " "


def folded(copies: int, width: int) -> str:
    """How many others have the same words: `+44 copies`, or where there is little room `+44`."""
    return f"+{copies}" if width < ROOMY else f"+{copies} {'copy' if copies == 1 else 'copies'}"


def numbered(number: int) -> str:
    """An article's place in the list as it is shown; a sign for those that are not there."""
    return str(number) if number else UNLISTED


def matched(link: Link) -> str:
    """How well a link matches, in words: `68% match`; a score is never shown as more than it is, as 50 if below."""
    return f"{floor(link.score)}% match" if link.kind not in UNSCORED else "linked" if link.kind == "by hand" else ""
