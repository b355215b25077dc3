"""A link in one row: a sign, how well it matches, both articles, and what differs between them."""

from math import floor
from typing import NamedTuple

from textual.content import Content

from store.model import Difference, Link
from tui.terminal.sanitise import in_one_line
from tui.widgets.candidates import UNSCORED, numbered
from tui.widgets.headline import Article, cut, outlet_and_day
from tui.widgets.signs import ACCEPTED, CONFLICT, LINKED
from tui.widgets.wordings import CHANGED, in_words

REJECTED = "✗"
"""Sign of a link that the reader found wrong."""

SIGNS = {"accepted": (ACCEPTED, "$link"), "rejected": (REJECTED, "$muted"), "suggested": (LINKED, "$link")}

KIND = 13
"""Cells of the longest kind of link."""

ROOMY = 100
"""Cells from which the kind of a link stands beside its score."""

LEAST_NAME, MOST_NAME, SHARE = 12, 32, 0.21
"""Cells of an article's name, and its share of the row."""

BETWEEN = 2
"""Cells between two parts of a row."""


class NumberedArticle(NamedTuple):
    """An article and the number by which it is called; 0 where the project does not have it."""

    number: int
    article: Article

    def called(self, room: int) -> str:
        """Number, outlet and date on at most so many cells; the title where neither outlet nor date is known.

        An outlet goes before the date: two of one name that is cut are not told apart.
        """
        before = f"{numbered(self.number)} "
        about = outlet_and_day(self.article, room - len(before))
        if "…" in about:
            about = cut(in_one_line(self.article.source).removeprefix("The "), room - len(before))
        return before + (about or cut(in_one_line(self.article.title), room - len(before)))

    def line(self, room: int) -> Content:
        """The same on just so many cells."""
        said = Content(self.called(room))
        return said.pad_right(max(0, room - said.cell_length))


class LinkRow(NamedTuple):
    """What a row tells."""

    link: Link
    conflicts: tuple[Difference, ...]
    here: NumberedArticle
    there: NumberedArticle

    def line(self, width: int) -> Content:
        """The row on at most so many cells."""
        name = max(LEAST_NAME, min(MOST_NAME, round(width * SHARE)))
        head = Content.assemble(
            *self._signs(),
            (self._measure(width), "$muted"),
            self.here.line(name),
            ("  ", ""),
            self.there.line(name),
            " " * BETWEEN,
        )
        return head + self._difference(max(0, width - head.cell_length))

    def _signs(self) -> list[tuple[str, str]]:
        sign, colour = SIGNS[self.link.state]
        if self.link.state == "suggested":
            return [(f"{CONFLICT} ", "bold $conflict") if self.conflicts else (f"{sign} ", colour)]
        return [(f"{sign} ", f"bold {colour}")]

    def _measure(self, width: int) -> str:
        score = "   " if self.link.kind in UNSCORED else f"{floor(self.link.score):>3}"
        return f"{score}  {self.link.kind:<{KIND}}  " if width >= ROOMY else f"{score}  "

    def _difference(self, room: int) -> Content:
        """What differs, conflicts first; where nothing of the kind is told, how the passage begins."""
        told = [each for each in self.link.differences if each.type in CHANGED]
        told.sort(key=lambda each: each not in self.conflicts)
        if not told:
            return Content.styled(cut(in_one_line(self.link.here.text), room), "$muted")
        first = told[0].type
        more = {CHANGED[each.type]: None for each in told if each.type != first}
        said = f"{CHANGED[first]} {in_words([each for each in told if each.type == first])}"
        line = " · ".join([said, *more])
        return Content.styled(cut(line, room), "$conflict" if self.conflicts else "$foreground")
