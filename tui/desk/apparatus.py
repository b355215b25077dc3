"""The apparatus of a statement: of the one at the cursor below the board, of the passage in the links panel."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from store.errors import NotFoundError
from store.model import Link, Passage
from tui.desk.desk import Desk
from tui.widgets.apparatus_lines import apparatus_lines
from tui.widgets.board_table import dated
from tui.widgets.candidates import Unknown
from tui.widgets.link_rows import NumberedArticle
from tui.widgets.wording_panel import WordingPanel
from tui.widgets.wordings import Telling

if TYPE_CHECKING:
    from store.study.board import Board, BoardRow

NAMED = 28
"""Cells of an article's name in the links panel."""


class ApparatusKeys:
    """Shows what each article changes in the base wording of a statement.

    Args:
        panel: Where it is shown.
        statement: Gives the statement at the cursor.
        board: Gives the board that it is of.
        toggled: Called when it was shown or hidden.
    """

    def __init__(
        self,
        panel: WordingPanel,
        statement: "Callable[[], BoardRow | None]",
        board: "Callable[[], Board | None]",
        toggled: Callable[[], object],
    ) -> None:
        self._panel = panel
        self._statement = statement
        self._board = board
        self._toggled = toggled
        panel.display = False

    def toggle_apparatus(self) -> None:
        """Show the apparatus of whatever statement is at the cursor, or no longer."""
        self._panel.display = not self._panel.display
        self._toggled()
        self.show()

    def scroll(self, by: int) -> None:
        """Scroll it."""
        self._panel.scroll_wordings(by)

    def show(self) -> None:
        """Another statement is at the cursor."""
        row, board = self._statement(), self._board()
        if not self._panel.display or board is None:
            return
        if row is None:
            self._panel.show("Apparatus", Telling(said="No statement, no apparatus."))
            return
        names = {column.entry.id: dated(column) for column in board.columns}
        said = Content("\n").join(apparatus_lines(row, names))
        self._panel.show(f"Apparatus to {names[row.base.document or '']}", Telling(said=said))


def apparatus_of(desk: Desk, number_of: Callable[[str], int], passage: Passage, links: Sequence[Link]) -> Content:
    """What the articles that links lead to change in a passage; links that are weak are left out.

    Args:
        desk: Whose project is asked.
        number_of: Gives the number of an article in the list, 0 for others.
        passage: The base wording.
        links: From it, the surest first.
    """
    sure = [link for link in links if not link.weak]
    names = {id: _called(desk, number_of(id), id) for id in {link.there.document or "" for link in sure}}
    return Content("\n").join(apparatus_lines(desk.project.study.carried(passage, sure), names))


def _called(desk: Desk, number: int, document: str) -> str:
    try:
        return NumberedArticle(number, desk.project.entry(document)).called(NAMED)
    except NotFoundError:
        return NumberedArticle(number, Unknown(document)).called(NAMED)
