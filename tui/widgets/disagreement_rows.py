"""A disagreement in one row: kind, article, who has which label; and its two sides, each with the text around."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from store.model import Annotation, Label
from tui.terminal.sanitise import in_one_line
from tui.themes import colours_of
from tui.widgets.headline import cut
from tui.widgets.link_rows import LEAST_NAME, MOST_NAME, SHARE, NumberedArticle

if TYPE_CHECKING:
    from store.study.agreement import Disagreement

KIND = 8
"""Cells of the longest kind."""

WHO = 14
"""Cells of an annotator and their label, each."""

BESIDE = 64
"""Cells from which the two sides stand beside each other."""

ROOMY = 90
"""Cells from which all of the text around is shown; below, `LITTLE` characters on either side."""

LITTLE = 40

OPENS, CLOSES = "⟦", "⟧"
"""Around what somebody tagged, so that it is seen without colours."""


class DisagreementRow(NamedTuple):
    """What a row tells."""

    apart: "Disagreement"
    article: NumberedArticle
    words: str
    """From where the first of the two tags begins to where the last ends."""
    start: int
    """Offset of `around` in the article."""
    around: str
    is_left: bool = False
    """Whether a reader has left both as they are."""

    def line(self, width: int) -> Content:
        """The row on at most so many cells."""
        name = max(LEAST_NAME, min(MOST_NAME, round(width * SHARE)))
        sign = ("· ", "$muted") if self.is_left else ("≠ ", "bold $conflict")
        head = Content.assemble(
            sign, (f"{self.apart.kind:<{KIND}}  ", "$muted"), self.article.line(name), "  ", *self._who(), "  "
        )
        return head + Content.styled(
            cut(in_one_line(self.words), max(0, width - head.cell_length)), "$muted" if self.is_left else "$foreground"
        )

    def _who(self) -> list[str]:
        told = []
        for who, made in zip(self.apart.annotators, (self.apart.one, self.apart.other), strict=True):
            said = cut(f"{in_one_line(who)}: {in_one_line(made.label) if made else '–'}", WHO)
            told.append(said + " " * max(0, WHO - Content(said).cell_length))
        return told


class _Side(NamedTuple):
    """One of the two."""

    number: int
    who: str
    made: Annotation | None
    colour: str
    is_chosen: bool


def sides(row: DisagreementRow, chosen: int, labels: Sequence[Label], width: int) -> Content:
    """What each of the two tagged and the text around, beside each other or, in little room, one below the other."""
    colours = colours_of(labels)
    two = zip(row.apart.annotators, (row.apart.one, row.apart.other), strict=True)
    one, other = (
        _told(
            row if width >= ROOMY else _trimmed(row),
            _Side(number, who, made, colours.get(made.label if made else "", "$muted"), number == chosen),
        )
        for number, (who, made) in enumerate(two)
    )
    if width < BESIDE:
        return Content("\n").join([one, Content(""), other])
    room = (width - 3) // 2
    lines = zip_longest(one.wrap(room), other.wrap(room), fillvalue=Content(""))
    return Content("\n").join(
        [
            Content.assemble(left.pad_right(max(0, room - left.cell_length)), (" │ ", "$frame"), right)
            for left, right in lines
        ]
    )


def _trimmed(row: DisagreementRow) -> DisagreementRow:
    """The row with little of the text around."""
    span = row.apart.span
    start, end = max(row.start, span.start - LITTLE), span.end + LITTLE
    return row._replace(start=start, around=row.around[start - row.start : end - row.start])


def _told(row: DisagreementRow, side: _Side) -> Content:
    """Who, with which label and note; then the text with what is tagged between brackets."""
    made, name = side.made, f"{side.number + 1} {in_one_line(side.who) or 'nobody named'}"
    head = Content.assemble(
        ("› " if side.is_chosen else "  ", "bold $primary"),
        (name, "bold underline $foreground" if side.is_chosen else "bold"),
        ("  ", ""),
        (in_one_line(made.label) if made else "nothing", f"bold {side.colour}"),
        (f"  {in_one_line(made.note)}" if made and made.note else "", "italic $muted"),
    )
    if made is None or made.span is None:
        return Content.assemble(head, "\n", (in_one_line(row.around), "$muted"))
    start, end = made.span.start - row.start, made.span.end - row.start
    before, tagged, after = row.around[:start], row.around[start:end], row.around[end:]
    return Content.assemble(
        *(head, "\n", (in_one_line(before), "$muted")),
        (f"{OPENS}{in_one_line(tagged)}{CLOSES}", f"bold {side.colour}"),
        (in_one_line(after), "$muted"),
    )
