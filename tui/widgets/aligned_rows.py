"""How the rows of two aligned articles stand on the screen: how high each is and what every line of it shows. Pure."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from store.model import Difference, Span
from tui.widgets.reader.heights import Heights
from tui.widgets.reader.wrapping import wrap
from tui.widgets.signs import ACCEPTED, CONFLICT
from tui.widgets.wordings import CHANGED, differences

if TYPE_CHECKING:
    from store.study.alignment import AlignedRow

MARGIN = 3
"""Cells before each of the two texts: a sign, a second one, a blank."""

STACKED = 56
"""Columns under which the two texts stand one under the other."""

SIGNS = {"verbatim": "=", "near-verbatim": "~", "paraphrase": "~", "by hand": "~", "boilerplate": "-"}
"""By kind of link, what stands before a passage that the other article has too."""

MOVED, WEAK, AGAIN = "/", "?", '"'
"""After the sign: stands elsewhere in the other article; hardly sure. Alone: another row has the same."""


class Level(NamedTuple):
    """A row and what is known of it."""

    row: "AlignedRow"
    conflicts: tuple[Difference, ...] = ()
    """Those of its differences in which the two contradict each other."""
    moved: str = ""
    """Where in the other article it stands instead, in words; empty where it has not moved."""

    @property
    def is_different(self) -> bool:
        """Whether the two say something else, or say it elsewhere: what one goes to."""
        return self.is_sure and (bool(self.moved) or any(each.type in CHANGED for each in self.row.differences))

    @property
    def is_sure(self) -> bool:
        """Whether the two stand level for a reason; of others no differences are told."""
        return self.row.is_matched and (
            not self.row.is_weak or any(each.state == "accepted" for each in self.row.links)
        )

    @property
    def sign(self) -> str:
        """What stands between the two, on two cells at most."""
        row = self.row
        if not row.is_matched:
            return "" if row.is_alone else AGAIN
        sign = CONFLICT if self.conflicts else SIGNS[row.kind or "paraphrase"]
        is_accepted = any(link.state == "accepted" for link in row.links)
        return sign + (ACCEPTED if is_accepted else MOVED if self.moved else "" if self.is_sure else WEAK)

    @property
    def said(self) -> str:
        """The row in words, for the line below all."""
        row = self.row
        if row.is_alone:
            return "only here" if row.there is None else "only there"
        if not row.is_matched:
            return "another row has the same"
        told = [f"{int(row.score)} {row.kind}" if row.kind != "by hand" else "by hand"]
        told += ["conflict"] if self.conflicts else []
        told += ["moved"] if self.moved else []
        told += [] if self.is_sure else ["hardly sure"]
        return " · ".join(told + (["accepted"] if any(link.state == "accepted" for link in row.links) else []))

    @property
    def texts(self) -> tuple[str, str]:
        """The two wordings, each in one line, code point for code point; empty where an article has none."""
        here, there = (end.text.replace("\n", " ") if end else "" for end in (self.row.here, self.row.there))
        return here, there

    def notes(self, room: int) -> list[Content]:
        """What differs, a line a kind, those in conflict first, and what else is to be known."""
        if not self.is_sure:
            return []
        told = differences(self.row.differences, self.conflicts, room)
        return [*told, *([Content.assemble(("moved    ", "bold $foreground"), self.moved)] if self.moved else [])]

    @property
    def noted(self) -> int:
        """How many lines `notes` has."""
        if not self.is_sure:
            return 0
        return len({each.type for each in self.row.differences} & CHANGED.keys()) + bool(self.moved)


class LinePiece(NamedTuple):
    """What a line shows of one of the two texts."""

    span: Span | None
    """Without the space at its end; None for nothing."""
    is_first: bool = False
    """Whether the text begins there."""


class AlignedLine(NamedTuple):
    """One line of the screen: pieces of the two texts, or a note below them, or nothing."""

    number: int
    """Of its row, from 0."""
    pieces: tuple[LinePiece, LinePiece] | None = None
    note: int | None = None
    """Number of the note."""


class AlignedRows:
    """All rows in a width.

    Args:
        levels: From the top.
        width: In cells, frame and all.
    """

    def __init__(self, levels: Sequence[Level], width: int) -> None:
        self.levels = levels
        self.is_stacked = width < STACKED
        """Whether the two texts stand one under the other."""
        inside = max(2, width - 2 - MARGIN) if self.is_stacked else max(4, width - 3 - 2 * MARGIN - 2)
        self.widths = (inside, inside) if self.is_stacked else (inside - inside // 2, inside // 2)
        """Cells of either text."""
        self._starts: list[tuple[list[int], list[int]]] = [self._wrapped(each) for each in levels]
        self._heights = Heights([self._height(index) for index in range(len(levels))] or [1])

    @property
    def height(self) -> int:
        """Lines of all rows."""
        return self._heights.total if self.levels else 0

    def top(self, index: int) -> int:
        """The first line of a row."""
        return self._heights.above(index)

    def _wrapped(self, level: Level) -> tuple[list[int], list[int]]:
        texts = zip(level.texts, self.widths, strict=True)
        here, there = (list(wrap(text, 0, len(text), width)) if text else [] for text, width in texts)
        return here, there

    def high(self, index: int) -> int:
        """Lines of a row without the blank one below it."""
        return self._height(index) - 1

    def _height(self, index: int) -> int:
        here, there = map(len, self._starts[index])
        return (here + there if self.is_stacked else max(here, there)) + self.levels[index].noted + 1

    def line(self, y: int) -> AlignedLine:
        """What a line shows, counted from the top; the last one for those below."""
        index, at = self._heights.find(y)
        here, there = map(len, self._starts[index])
        texts = here + there if self.is_stacked else max(here, there)
        if at >= texts:
            note = at - texts
            return AlignedLine(index, note=note if note < self.levels[index].noted else None)
        if self.is_stacked:
            return AlignedLine(index, (self._piece(index, 0, at), self._piece(index, 1, at - here)))
        return AlignedLine(index, (self._piece(index, 0, at), self._piece(index, 1, at)))

    def _piece(self, index: int, side: int, at: int) -> LinePiece:
        starts, text = self._starts[index][side], self.levels[index].texts[side]
        if not 0 <= at < len(starts):
            return LinePiece(None)
        end = starts[at + 1] if at + 1 < len(starts) else len(text)
        return LinePiece(Span(starts[at], starts[at] + len(text[starts[at] : end].rstrip())), at == 0)


def levels(rows: "Sequence[AlignedRow]", conflicts: Sequence[tuple[Difference, ...]]) -> Iterator[Level]:
    """Rows with what is known of each; where one has moved, whether it stands earlier or later there.

    Args:
        rows: In the order of the article here.
        conflicts: Of each.
    """
    reached = 0
    for row, found in zip(rows, conflicts, strict=True):
        moved = ""
        if row.moved and row.there is not None:
            moved = "stands earlier there" if row.there.span.start < reached else "stands later there"
        elif row.is_matched and row.there is not None:
            reached = row.there.span.end
        yield Level(row, found, moved)
