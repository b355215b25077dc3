"""The board laid out: statements, and the cells of those articles that have room, below heads that stay."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from store.model import Span
from tui.terminal.sanitise import in_one_line
from tui.widgets.headline import cut
from tui.widgets.signs import CONFLICT

if TYPE_CHECKING:
    from store.study.board import Board, BoardRow
    from store.study.cells import Cell
    from store.study.columns import Column

CLAIMED = "▌"
"""Stands before what a reader claims, as the bar beside a claim that is read."""

SIGNS = 4
"""Cells before a statement: claim, conflict, a space after each."""

LEAST_CELL, MOST_CELL = 8, 16
"""Cells of a column; a date without its year fits into the least."""

LEAST_STATEMENT, MOST_STATEMENT, SHARE = 20, 60, 0.4
"""Cells of the statements, and their share of a row."""


class BoardTable:
    """A board in a width.

    Args:
        board: What is shown.
        width: Cells of a row.
        column: Index among all columns of the one that is marked.
        folds: Whether those columns are chosen that tell most, where not all fit; else those around the marked one.
    """

    def __init__(self, board: "Board", width: int, column: int, *, folds: bool) -> None:
        from store.study.cells import ABSENT

        self._absent = Content.styled(ABSENT, "$muted")
        self._board = board
        self._has_years = len({column.day[:4] for column in board.columns if column.day}) > 1
        self.folds = folds
        """Whether the columns that tell most were chosen."""
        number, statement = len(board.columns), max(LEAST_STATEMENT, min(MOST_STATEMENT, round(width * SHARE)))
        room = width - SIGNS - statement
        fitting = max(1, min(number, room // (LEAST_CELL + 1)))
        self.cell = max(1, min(MOST_CELL, room // max(1, fitting) - 1))
        """Cells of a column."""
        self.statement = max(1, width - SIGNS - fitting * (self.cell + 1))
        """Cells of a statement."""
        self.shown = _telling(board, fitting) if folds else _around(column, fitting, number)
        """Indices of the columns that are shown, in their order."""
        self.marked = (
            column if column in self.shown or not self.shown else min(self.shown, key=lambda n: abs(n - column))
        )
        """Index of the one that is marked."""

    @property
    def is_whole(self) -> bool:
        """Whether every article has its column."""
        return len(self.shown) == len(self._board.columns)

    def heads(self, order: str) -> list[Content]:
        """Two rows: outlets, days; what the statements are sorted by."""
        columns = [(number, self._board.columns[number]) for number in self.shown]
        first = [self._head(number, called(each)) for number, each in columns]
        second = [self._head(number, self._day(each)) for number, each in columns]
        of = "" if self.is_whole else f" · {len(self.shown)} of {len(self._board.columns)} articles"
        names = (Content.assemble(("Statement", "bold"), (of, "$muted")), Content.styled(order, "$muted"))
        rows = zip(names, (first, second), strict=True)
        return [Content.assemble(" " * SIGNS, self._padded(name, self.statement), *cells) for name, cells in rows]

    def _head(self, number: int, words: str) -> Content:
        is_marked = number == self.marked
        style = "bold underline $primary" if is_marked else "$muted"
        return Content.assemble(" ", self._padded(Content.styled(cut(words, self.cell), style), self.cell))

    def _day(self, column: "Column") -> str:
        """The day, and the number of an article whose outlet has others of that day.

        In little room it is without its year, or with two digits of it where there are several.
        """
        number = column.heading.removeprefix(f"{column.outlet} {column.day}".rstrip()).strip()
        room = self.cell - len(number) - 1 if number else self.cell
        short = column.day[2:] if self._has_years else column.day[5:]
        day = column.day if len(column.day) <= max(room, LEAST_CELL - 1) else short
        return f"{day} {number}".strip() or "no date"

    def row(self, row: "BoardRow") -> Content:
        """A statement and what each article that is shown says of it."""
        is_disputed = bool(row.disputants)
        words = cut(in_one_line(" ".join(row.base.text.split())), self.statement)
        statement = Content.styled(words, "$foreground" if row.claims else "$muted")
        documents = (self._board.columns[number].entry.id for number in self.shown)
        cells = [self._cell(row, row.cells.get(document)) for document in documents]
        return Content.assemble(
            (f"{CLAIMED if row.claims else ' '} ", "$claim-bar"),
            (f"{CONFLICT if is_disputed else ' '} ", "bold $conflict"),
            self._padded(statement, self.statement),
            *cells,
        )

    def _cell(self, row: "BoardRow", cell: "Cell | None") -> Content:
        if cell is None:
            return Content.assemble(" ", self._padded(self._absent, self.cell))
        words = Content.styled(cut(in_one_line(cell.shown), self.cell), _ink(row, cell))
        return Content.assemble(" ", self._padded(words, self.cell))

    def _padded(self, content: Content, room: int) -> Content:
        return content.pad_right(max(0, room - content.cell_length))


def _ink(row: "BoardRow", cell: "Cell") -> str:
    if cell.conflicts or cell.sign == "≠":
        return "bold $conflict"
    if cell.sign == "«":
        return "$source"
    return "bold $foreground" if cell.passage == row.base else "$foreground"


def _telling(board: "Board", number: int) -> list[int]:
    """The columns of those articles that dispute most, then carry most."""
    if number >= len(board.columns):
        return list(range(len(board.columns)))
    disputed = Counter(id for row in board.rows for id in row.disputants)
    carried = Counter(id for row in board.rows for id in row.cells)
    ids = [column.entry.id for column in board.columns]
    return sorted(sorted(range(len(ids)), key=lambda n: (-disputed[ids[n]], -carried[ids[n]], n))[:number])


def _around(column: int, fitting: int, number: int) -> list[int]:
    """As many columns as fit, the marked one among them."""
    first = max(0, min(column - fitting // 2, number - fitting))
    return list(range(first, min(number, first + fitting)))


def called(column: "Column") -> str:
    """The outlet of a column, safe to be drawn; without one the title says more than the name of a file."""
    return in_one_line(column.outlet).removeprefix("The ") if column.entry.source else in_one_line(column.entry.title)


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
