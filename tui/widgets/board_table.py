"""The board laid out: statements, and the cells of those articles that have room, below heads that stay."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from store.model import Span
from tui.terminal.sanitise import in_one_line
from tui.widgets.headline import DOT, Headline, cut
from tui.widgets.outlets import shortened
from tui.widgets.signs import CONFLICT

if TYPE_CHECKING:
    from store.study.board import Board, BoardRow
    from store.study.board_cells import Cell
    from store.study.board_columns import Column

CLAIMED = "▌"
"""Stands before what a reader claims, as the bar beside a claim that is read."""

SIGNS = 4
"""Cells before a statement: claim, conflict, a space after each."""

LEAST_CELL, MOST_CELL = 8, 16
"""Cells of a column where all articles have room."""

NARROW_CELL, OPEN_CELL = 5, 10
"""Where they have not: of a column that shows a sign or a number below its day without the year, and of the marked one,
which shows the words too."""

COUNT = 4
"""Cells of the number of articles that carry a statement, where not all are shown."""

LEAST_STATEMENT, MOST_STATEMENT, SHARE = 20, 60, 0.4
"""Cells of the statements, and their share of a row."""


RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Numbers of articles behind outlets where there is little room."""


class BoardTable:
    """A board in a width.

    Args:
        board: What is shown.
        width: Cells of a row.
        column: Index among all columns of the one that is marked.
        folds: Whether those columns are chosen that tell most, where not all fit; else those around the marked one.
    """

    def __init__(self, board: "Board", width: int, column: int, *, folds: bool) -> None:
        from store.study.board_cells import ABSENT

        self._absent = Content.styled(ABSENT, "$muted")
        self._board = board
        self._has_years = len({column.day[:4] for column in board.columns if column.day}) > 1
        self.folds = folds
        """Whether the columns that tell most were chosen."""
        number, statement = len(board.columns), max(LEAST_STATEMENT, min(MOST_STATEMENT, round(width * SHARE)))
        room = width - SIGNS - statement
        is_tight = number * (LEAST_CELL + 1) > room
        fitting = max(1, min(number, 1 + (room - OPEN_CELL - 1) // (NARROW_CELL + 1) if is_tight else number))
        self.shown = _telling(board, fitting) if folds else _around(column, fitting, number)
        """Indices of the columns that are shown, in their order."""
        fitting = max(1, len(self.shown))
        self._is_narrow = fitting * (LEAST_CELL + 1) > room
        self.marked = (
            column if column in self.shown or not self.shown else min(self.shown, key=lambda n: abs(n - column))
        )
        """Index of the one that is marked."""
        beside = (fitting - 1) * (NARROW_CELL + 1)
        self._open = max(1, min(MOST_CELL, (room - beside if self._is_narrow else room // fitting) - 1))
        taken = self._open + 1 + beside if self._is_narrow else fitting * (self._open + 1)
        self.statement = max(1, width - SIGNS - taken - (0 if self.is_whole else COUNT))
        """Cells of a statement."""
        self._called = shortened(map(called, board.columns), NARROW_CELL) if self._is_narrow else {}

    @property
    def is_whole(self) -> bool:
        """Whether every article has its column."""
        return len(self.shown) == len(self._board.columns)

    def heads(self, order: str) -> list[Content]:
        """Two rows: outlets, days; what the statements are sorted by."""
        first = [self._head(number, self._outlet(number)) for number in self.shown]
        second = [self._head(number, self._day(number)) for number in self.shown]
        of = "" if self.is_whole else f" · {len(self.shown)} of {len(self._board.columns)}"
        names = (Content.assemble(("Statement", "bold"), (of, "$muted")), Content.styled(order, "$muted"))
        rows = zip(names, ("", "in"), (first, second), strict=True)
        return [
            Content.assemble(" " * SIGNS, self._padded(self._fitted(name), self.statement), self._count(word), *cells)
            for name, word, cells in rows
        ]

    def _count(self, words: str) -> Content:
        """How many articles carry a statement; nothing where every one of them is shown."""
        return Content.styled("" if self.is_whole else words.rjust(COUNT), "$muted")

    def cell(self, number: int) -> int:
        """Cells of a column."""
        return NARROW_CELL if self._is_narrow and number != self.marked else self._open

    def column_at(self, cell: int) -> int | None:
        """Index of the column in which a cell of a row lies; None before the first and behind the last one."""
        end = SIGNS + self.statement + (0 if self.is_whole else COUNT)
        for number in self.shown:
            start, end = end, end + 1 + self.cell(number)
            if start <= cell < end:
                return number
        return None

    def _head(self, number: int, words: str) -> Content:
        is_marked, room = number == self.marked, self.cell(number)
        style = "bold underline $primary" if is_marked else "$muted"
        return Content.assemble(" ", self._padded(Content.styled(cut(words, room), style), room))

    def _outlet(self, number: int) -> str:
        """The outlet; in a narrow column as short as it is still known, with the number that tells it from others."""
        column = self._board.columns[number]
        if self.cell(number) >= LEAST_CELL:
            return called(column)
        raised = self._number(column).strip("()").translate(RAISED)
        return cut(self._called[called(column)], NARROW_CELL - len(raised)) + raised

    def _day(self, number: int) -> str:
        """The day, and the number of an article whose outlet has others of that day.

        In little room it is without its year, or with two digits of it where there are several.
        """
        column, room = self._board.columns[number], self.cell(number)
        if room < LEAST_CELL:
            return column.day[5:] or column.day or "n.d."
        numbered = self._number(column)
        left = room - len(numbered) - bool(numbered)
        short = column.day[2:] if self._has_years else column.day[5:]
        day = column.day if len(column.day) <= max(left, LEAST_CELL - 1) else short
        return f"{day} {numbered}".strip() if day else f"no date {numbered}".strip()

    @staticmethod
    def _number(column: "Column") -> str:
        return column.heading.removeprefix(f"{column.outlet} {column.day}".rstrip()).strip()

    def row(self, row: "BoardRow") -> Content:
        """A statement and what each article that is shown says of it."""
        is_disputed = bool(row.disputants)
        words = cut(in_one_line(" ".join(row.base.text.split())), self.statement)
        statement = Content.styled(words, "$foreground" if row.claims else "$muted")
        return Content.assemble(
            (f"{CLAIMED if row.claims else ' '} ", "$claim-bar"),
            (f"{CONFLICT if is_disputed else ' '} ", "bold $conflict"),
            self._padded(statement, self.statement),
            self._count(str(len(row.cells))),
            *self._cells(row),
        )

    def _cells(self, row: "BoardRow") -> Iterator[Content]:
        for number in self.shown:
            cell, room = row.cells.get(self._board.columns[number].entry.id), self.cell(number)
            words = Content.styled(_said(cell, room), _ink(row, cell)) if cell else self._absent
            yield Content.assemble(" ", self._padded(words, room))

    def _fitted(self, content: Content) -> Content:
        return content.truncate(self.statement, ellipsis=True)

    def _padded(self, content: Content, room: int) -> Content:
        return content.pad_right(max(0, room - content.cell_length))


def _said(cell: "Cell", room: int) -> str:
    """What a cell shows; where its words have no room, in a narrow column the sign says enough."""
    said = in_one_line(cell.shown)
    is_sign = room < LEAST_CELL and bool(cell.sign) and Content(said).cell_length > room
    return cell.sign if is_sign else cut(said, room)


def _ink(row: "BoardRow", cell: "Cell") -> str:
    if cell.conflicts or cell.sign == "≠":
        return "bold $conflict"
    if cell.sign == "«":
        return "$source"
    return "bold $foreground" if cell.passage == row.base else "$foreground"


def _telling(board: "Board", number: int) -> list[int]:
    """The columns of those articles that dispute most, then carry most; of those that carry anything, where any do."""
    if number >= len(board.columns):
        return list(range(len(board.columns)))
    disputed = Counter(id for row in board.rows for id in row.disputants)
    carried = Counter(id for row in board.rows for id in row.cells)
    ids = [column.entry.id for column in board.columns]
    telling = sorted(range(len(ids)), key=lambda n: (-disputed[ids[n]], -carried[ids[n]], n))
    return sorted([n for n in telling if carried[ids[n]]][:number] or telling[:number])


def _around(column: int, fitting: int, number: int) -> list[int]:
    """As many columns as fit, the marked one among them."""
    first = max(0, min(column - fitting // 2, number - fitting))
    return list(range(first, min(number, first + fitting)))


def called(column: "Column") -> str:
    """What the article of a column is called by, safe to be drawn."""
    return in_one_line(column.outlet).removeprefix("The ")


def dated(column: "Column") -> str:
    """What the article of a column is called by, and its day, safe to be drawn."""
    return Headline(called(column), column.day, "").about.replace(DOT, " ")


class SaidWording(NamedTuple):
    """A wording of a statement as it is unfolded."""

    said: str
    """Sign and word of its cell; empty where the article says it once more."""
    heading: str
    """Outlet and day of its article, safe to be drawn."""
    words: Content
    """What it says, what differs bold."""


NAME = 32
"""Cells of a heading beside a wording."""

SIGN = 14
"""Cells of a sign and a word beside it."""

INDENT = 4
"""Cells before a wording that is unfolded."""

LEAST_WORDS = 30
"""Cells of a wording; where there are fewer it stands below its heading."""


def said_words(text: str, differing: Iterable[Span]) -> Content:
    """The words of a wording, those bold that differ."""
    words = Content.styled(in_one_line(text), "$foreground")
    for span in differing:
        words = words.stylize("bold $source", span.start, span.end)
    return words


def unfolded(wordings: Iterable[SaidWording], width: int) -> Sequence[list[Content]]:
    """The rows of each wording, one under another, in so many cells."""
    return [_rows(each, width) for each in wordings]


def _rows(wording: SaidWording, width: int) -> list[Content]:
    heading, said = cut(wording.heading, NAME), cut(in_one_line(wording.said), SIGN)
    head = Content.assemble(
        (heading, "$muted"),
        " " * (NAME + 1 - Content(heading).cell_length),
        (said, "bold $foreground"),
        " " * (SIGN + 1 - Content(said).cell_length),
    )
    before = INDENT + head.cell_length
    if width - before >= LEAST_WORDS:
        first, *rest = wording.words.wrap(width - before) or [Content("")]
        return [Content.assemble(" " * INDENT, head, first), *(Content.assemble(" " * before, row) for row in rest)]
    rows = wording.words.wrap(max(1, width - INDENT - 2))
    return [Content.assemble(" " * INDENT, head), *(Content.assemble(" " * (INDENT + 2), row) for row in rows)]
