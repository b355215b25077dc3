"""The board: the statements of the event by the articles that carry them."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal

from textual.content import Content

from store.model import Annotation, Passage, counted
from tui.desk.desk import UNDOES, Desk, quote
from tui.desk.question import FIRST, LongQuestion
from tui.desk.unfolding import BoardLine, Unfolding
from tui.widgets.board_table import SIGNS, BoardTable
from tui.widgets.filter_field import FilterField
from tui.widgets.hints import key_of
from tui.widgets.row_list import RowList
from tui.widgets.table_heads import Heads

if TYPE_CHECKING:
    from store.study.board import Board, BoardRow

Order = Literal["conflict", "carriers", "first"]

SORTED: dict[Order, str] = {
    "conflict": "disputed first",
    "carriers": "by how many carry it",
    "first": "by first appearance",
}
"""The orders, and how they are called."""

NO_STATEMENTS = (
    f"No article carries what another one states, and no claim is tagged: {key_of('tag.claim')} tags one while you "
    "read, and what several articles state comes by itself."
)

FILTER = "words, outlet: source: actor: label:, only conflicts, only in one outlet"


class BoardKeys:
    """What the keys do on the board.

    Args:
        desk: What it stands on.
        question: Asks the project, and says what was found.
        go: Leaves for a passage with another beside it.
    """

    def __init__(
        self,
        desk: Desk,
        question: LongQuestion,
        go: Callable[[Passage, Passage | None], None],
    ) -> None:
        self._desk = desk
        self._question = question
        self._go = go
        self._wordings = Unfolding(desk)
        self.rows = RowList(self.unfold)
        """The statements."""
        self.rows.on_resized = self._lay_out
        self.rows.on_pointed = self._click_row
        self.rows.say(FIRST)
        self.heads = Heads(2, self._heads, self._click_head)
        """Outlets and days above them."""
        self.field = FilterField(self.rows, self._filter, FILTER)
        """What is typed into it filters."""
        self.order: Order = "conflict"
        """By what the statements are sorted."""
        self._whole: Board | None = None
        self._shown: Board | None = None
        self._table: BoardTable | None = None
        self._lines: list[BoardLine] = []
        self._unfolded: Passage | None = None  # the base wording of a statement
        self._column = 0
        self._folds = True

    def ask(self) -> None:
        """Ask for the board as it stands now."""
        self._question.ask(self._desk.project.study.board, self._take)

    @property
    def shown(self) -> "Board | None":
        """The board as it is sorted and filtered; None before it is known."""
        return self._shown

    @property
    def statement(self) -> "BoardRow | None":
        """The statement at the cursor."""
        return self._lines[self.rows.cursor].row if self._lines else None

    @property
    def whole(self) -> tuple[Content, Content] | None:
        """The statement at the cursor, and what the marked article has for it; None while its wordings are unfolded."""
        row, board = self.statement, self._shown
        if row is None or board is None or self._table is None or row.base == self._unfolded:
            return None
        return self._wordings.whole(row, board, self._table.marked)

    def unfold(self) -> None:
        """Show the wordings of the statement; if they are shown, read the one at the cursor or in the marked column."""
        if not self._lines:
            return
        line = self._lines[self.rows.cursor]
        if line.passage is None and line.row.base != self._unfolded:
            self._unfolded = line.row.base
            self._lay_out()
            self.rows.reveal(1 + sum(each.passage is not None for each in self._lines))
            return
        passage = line.passage or self._in_column(line.row)
        others = (cell.passage for cell in line.row.cells.values() if cell.passage.document != passage.document)
        beside = line.row.base if passage.document != line.row.base.document else next(others, None)
        self._go(passage, beside)

    def back(self) -> bool:
        """Undo one level of what was asked for, filter or unfolding; whether there was any."""
        if self.field.value:
            self.field.leave()
        elif self._unfolded is not None:
            self._unfolded = None
            self._lay_out()
        else:
            return False
        return True

    def step_column(self, by: int) -> None:
        """Mark the next column, or the one before."""
        if self._table is None or self._shown is None or not self._table.shown:
            return
        columns = self._table.shown if self._table.folds else range(len(self._shown.columns))
        at = columns.index(self._table.marked) + by
        self._column = columns[max(0, min(at, len(columns) - 1))]
        self._lay_out()

    def _click_head(self, cell: int) -> None:
        """Mark the column whose head is clicked; the head of the statements sorts them."""
        if self._table is not None and self._lines:
            if cell < SIGNS + self._table.statement:
                self.sort()
            else:
                self._mark_at(cell)

    def _click_row(self, index: int, cell: int) -> bool:
        """Mark the column whose cell is clicked; wordings that are unfolded have no columns."""
        return self._lines[index].passage is None and self._mark_at(cell)

    def _mark_at(self, cell: int) -> bool:
        """Mark the column in which a cell lies; whether that is another one."""
        column = self._table.column_at(cell) if self._table is not None else None
        if self._table is None or column is None or column == self._table.marked:
            return False
        self._column = column
        self._lay_out()
        return True

    def toggle_columns(self) -> None:
        """Show the columns around the marked one, or those that tell most."""
        if self._table is None or self._table.is_whole:
            self._desk.say("every article has its column")
            return
        self._folds = not self._table.folds
        self._lay_out()
        told = (
            "the articles that tell most"
            if self._folds
            else f"all articles: {key_of('board.column.previous', 'board.column.next')} go from one to the next"
        )
        self._desk.say(told)

    def sort(self) -> None:
        """Sort by the next of the orders."""
        orders = [*SORTED]
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self._choose()
        self._desk.say(f"sorted: {SORTED[self.order]}, claims before what nobody has tagged")

    def filter(self) -> None:
        """Have typed what is looked for."""
        self.field.ask()

    def to_conflict(self) -> None:
        """Go to the next statement that is disputed, from the last one to the first."""
        at = self.rows.cursor
        disputed = [n for n, line in enumerate(self._lines) if line.passage is None and line.row.disputants]
        if disputed:
            self.rows.go_to(next((n for n in disputed if n > at), disputed[0]))
        else:
            self._desk.say("no statement here is disputed")

    def tag(self, label: str) -> None:
        """Make a claim of the statement, or of the wording at the cursor; again: no longer."""
        from store.study.board_filter import claimed
        from store.study.statements import CLAIM

        if not self._lines:
            self._desk.say("no statement here to tag")
            return
        line = self._lines[self.rows.cursor]
        passage = line.passage or line.row.base
        toggle = partial(self._desk.project.tags.toggle, passage.document or "", passage.span, label)

        def report(made: Annotation | None) -> str:
            if label == CLAIM and self._whole is not None:  # at once: the board is made again meanwhile, and long
                self._whole = claimed(self._whole, line.row.base, passage, made)
                self._choose(self._shown)
            return f"{label if made else f'removed {label}'} {quote(passage.text)}{UNDOES}"

        self._desk.change(toggle, report)

    def _take(self, board: "Board") -> None:
        if self._whole is None:
            here = self._desk.place.here
            ids = [n for n, column in enumerate(board.columns) if column.entry.path == here]
            self._column = next(iter(ids), 0)
        self._whole = board
        self._choose(self._shown)

    def _filter(self, _: str) -> None:
        self._choose()

    def _choose(self, former: "Board | None" = None) -> None:
        """Show what is looked for, sorted; what a former board shows keeps its place.

        A statement that became a claim would otherwise go to the top, and the cursor with it, in the midst of work.
        """
        from store.study.board_filter import chosen, in_order, in_place, wanted_from

        if self._whole is None:
            return
        shown = in_order(chosen(self._whole, wanted_from(self.field.value)), self.order)
        self._shown = in_place(shown, former) if former is not None else shown
        self._question.sum_up(*_counts(self._whole, self._shown))
        self._lay_out()

    def _lay_out(self) -> None:
        """Make the rows for the room that there is; the statement at the cursor keeps it."""
        board, width = self._shown, self.rows.room
        if board is None:
            return
        former, at = self._lines[self.rows.cursor] if self._lines else None, self.rows.cursor
        self._table = BoardTable(board, width, self._column, folds=self._folds)
        self._lines = [line for row in board.rows for line in self._lines_of(row, board, width)]
        self.rows.show(
            len(self._lines), self._draw, _place(self._lines, former, at), self._desk.spelt(self._empty(board))
        )
        self.heads.refresh()

    def _empty(self, board: "Board") -> str:
        if self._whole is not None and self._whole.rows:
            statements = counted(len(self._whole.rows), "statement")
            return f"None of the {statements} is such; {key_of('event.back')} shows all again."
        return (
            NO_STATEMENTS if len(board.columns) != 1 else f"There is 1 article: put others beside it. {NO_STATEMENTS}"
        )

    def _lines_of(self, row: "BoardRow", board: "Board", width: int) -> Iterator[BoardLine]:
        yield BoardLine(row)
        if self._unfolded is not None and row.base == self._unfolded:
            yield from self._wordings.lines(row, board, width)

    def _in_column(self, row: "BoardRow") -> Passage:
        """What the article of the marked column says, else the base wording."""
        if self._shown is not None and self._table is not None and self._table.shown:
            cell = row.cells.get(self._shown.columns[self._table.marked].entry.id)
            return cell.passage if cell else row.base
        return row.base

    def _draw(self, index: int, _: int) -> Content:
        line = self._lines[index]
        return line.content if line.passage or self._table is None else self._table.row(line.row)

    def _heads(self) -> list[Content]:
        return self._table.heads(SORTED[self.order]) if self._table and self._lines else []


def _counts(whole: "Board", shown: "Board") -> list[str]:
    """What the header says of a board, of which some statements are shown."""
    claims = sum(bool(row.claims) for row in shown.rows)
    disputed = sum(bool(row.disputants) for row in shown.rows)
    of = f" of {len(whole.rows)}" if len(shown.rows) < len(whole.rows) else ""
    told = [f"{len(shown.rows)}{of} {'statement' if len(whole.rows) == 1 else 'statements'}"]
    return [*told, counted(claims, "claim"), f"{disputed} disputed", counted(len(whole.columns), "article")]


def _place(lines: Sequence[BoardLine], former: BoardLine | None, at: int) -> int:
    """Where the cursor goes: to the same statement and wording, else where it was."""
    if former is None:
        return at
    same = [n for n, line in enumerate(lines) if _is_same(line.row, former.row)]
    return next((n for n in same if lines[n].passage == former.passage), next(iter(same), at))


def _is_same(one: "BoardRow", other: "BoardRow") -> bool:
    """Whether two rows, of a board and of what became of it, are of one statement."""
    if one.base == other.base:
        return True
    cell = one.cells.get(other.base.document or "")
    return cell is not None and cell.passage.span.overlap(other.base.span) > 0
