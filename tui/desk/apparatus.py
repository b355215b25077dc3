"""The apparatus of a statement, in a panel below the board while it is asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content

from tui.widgets.apparatus_lines import apparatus_lines
from tui.widgets.board_table import called
from tui.widgets.wording_panel import WordingPanel
from tui.widgets.wordings import Telling

if TYPE_CHECKING:
    from store.study.board import Board, BoardRow


class ApparatusKeys:
    """Shows what each article changes in the base wording of a statement.

    Args:
        panel: Where it is shown.
        statement: Gives the statement at the cursor.
        board: Gives the board that it is of.
    """

    def __init__(
        self,
        panel: WordingPanel,
        statement: "Callable[[], BoardRow | None]",
        board: "Callable[[], Board | None]",
    ) -> None:
        self._panel = panel
        self._statement = statement
        self._board = board
        panel.display = False

    def toggle(self) -> None:
        """Show the apparatus of whatever statement is at the cursor, or no longer."""
        self._panel.display = not self._panel.display
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
        names = {column.entry.id: f"{called(column)} {column.day}".rstrip() for column in board.columns}
        said = Content("\n").join(apparatus_lines(row, names))
        self._panel.show(f"Apparatus to {names[row.base.document or '']}", Telling(said=said))
