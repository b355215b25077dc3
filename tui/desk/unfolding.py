"""What a statement of the board says in full: each wording of it with its article, what differs from the base bold."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from store.model import Passage
from tui.desk.desk import Desk
from tui.widgets.board_table import SaidWording, dated, said_words, unfolded

if TYPE_CHECKING:
    from store.study.board import Board, BoardRow
    from store.study.board_columns import Column

NOT_THERE = "· not there"
"""Said where an article does not carry a statement."""


class BoardLine(NamedTuple):
    """A row of the list: a statement, or a row of one of its wordings."""

    row: "BoardRow"
    passage: Passage | None = None
    """Of a wording."""
    content: Content = Content("")
    """What a wording's row shows."""


class Unfolding:
    """Words the wordings of statements.

    Args:
        desk: Whose project is asked which words differ.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def lines(self, row: "BoardRow", board: "Board", width: int) -> Iterator[BoardLine]:
        """The rows of all wordings of a statement by the order of the articles."""
        names = {column.entry.id: dated(column) for column in board.columns}
        wordings = [
            (
                passage,
                SaidWording(cell.shown if passage == cell.passage else "", names[document], self._words(row, passage)),
            )
            for document, cell in row.cells.items()
            for passage in (cell.passage, *cell.others)
        ]
        rows = unfolded((wording for _, wording in wordings), width)
        for (passage, _), contents in zip(wordings, rows, strict=True):
            yield from (BoardLine(row, passage, content) for content in contents)

    def whole(self, row: "BoardRow", board: "Board", marked: int) -> tuple[Content, Content]:
        """A statement in its base wording, and what the article of a column has for it; that is empty for its own."""
        base = next(column for column in board.columns if column.entry.id == row.base.document)
        column = board.columns[marked]
        told = _told(base, said_words(row.base.text, ()))
        if column == base:
            return told, Content("")
        if (cell := row.cells.get(column.entry.id)) is None:
            return told, Content.styled(f"{dated(column)}: {NOT_THERE}", "$muted")
        return told, _told(column, self._words(row, cell.passage))

    def _words(self, row: "BoardRow", passage: Passage) -> Content:
        is_base = passage.text == row.base.text
        unmatched = self._desk.project.links.unmatched_words
        return said_words(passage.text, () if is_base else unmatched(row.base.text, passage.text)[1])


def _told(column: "Column", words: Content) -> Content:
    return Content.assemble((f"{dated(column)}: ", "$muted"), words)
