"""The apparatus of a statement, in a panel below the board while it is asked for."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from tui.terminal.sanitise import in_one_line
from tui.widgets.board_table import called
from tui.widgets.wording_panel import WordingPanel
from tui.widgets.wordings import Telling

if TYPE_CHECKING:
    from store.study.apparatus import Apparatus, Variant
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
        from store.study.apparatus import apparatus

        row, board = self._statement(), self._board()
        if not self._panel.display or board is None:
            return
        if row is None:
            self._panel.show("Apparatus", Telling(said="No statement, no apparatus."))
            return
        names = {column.entry.id: f"{called(column)} {column.day}".rstrip() for column in board.columns}
        said = Content("\n").join(_lines(row, apparatus(row), names))
        self._panel.show(f"Apparatus to {names[row.base.document or '']}", Telling(said=said))


def _lines(row: "BoardRow", found: "Apparatus", names: dict[str, str]) -> Iterator[Content]:
    yield Content.styled(in_one_line(found.base), "$foreground")
    yield Content("")
    for variant in found.variants:
        yield _variant(variant, names)
    if not found.variants:
        alone = len(row.cells) == 1
        yield Content("No other article carries it." if alone else "Nothing that is told of differs.")
    for what, documents in (("word for word", found.same), ("in words of their own", found.freely)):
        if documents:
            yield Content.assemble((f"{what}: ", "$muted"), ", ".join(names[id] for id in documents))


def _variant(variant: "Variant", names: dict[str, str]) -> Content:
    """`31 injured] 60 Observer · dozens Ledger`, each reading in bold."""
    from store.study.apparatus import ADDED, OMITTED

    parts: list[Content | str | tuple[str, str]] = []
    lemma = in_one_line(" ".join(variant.lemma.split()))
    parts.append((f"{lemma}] " if lemma else f"{ADDED} ", "bold $actor"))
    for number, reading in enumerate(variant.readings):
        words = in_one_line(" ".join(reading.words.split())) or OMITTED
        who = ", ".join(names.get(id, id) for id in reading.documents)
        parts += [" · " if number else "", (words, "bold $source"), f" {who}"]
    return Content.assemble(*parts)
