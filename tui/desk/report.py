"""The report: the board as a file to hand on."""

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import ExportError, VariorumError
from store.model import counted
from tui.desk.desk import Desk
from tui.desk.exporting import expanded
from tui.desk.output import free_path, refusal, write_new

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.study.board import Board
    from tui.dialogs.exporting import ExportSample, Order

FORMS = {
    "markdown": "what is disputed and by whom, then every statement",
    "html": "the same as one page, for a browser or for printing",
    "csv": "a row a statement, a column an article",
    "json": "everything, for programs",
}
"""What each form is for."""

SAMPLED = 50
"""Statements of which a sample is made."""


class ReportKeys:
    """Asks for a form and a file, and writes the statements that are shown.

    Args:
        desk: What it stands on.
        board: Gives the board as it is shown.
    """

    def __init__(self, desk: Desk, board: "Callable[[], Board | None]") -> None:
        self._desk = desk
        self._board = board

    def ask(self) -> None:
        """Ask for a form and a file."""
        from tui.dialogs.exporting import ExportDialog, ExportOffer

        board = self._board()
        if board is None or not board.rows:
            self._desk.say("no statement to report")
            return
        place = self._desk.place
        offer = ExportOffer(
            *("Report what is shown", [*FORMS.items()], place.report_format, self._where, partial(self._sample, board)),
            refuses=lambda order: refusal(self._desk.project, expanded(order.path), is_folder=False),
        )
        self._desk.screen.app.push_screen(ExportDialog(offer), partial(self._ordered, board))

    def _where(self, form: str) -> str:
        from store.exchange.files import file_stem
        from store.study.reports import REPORTS

        project = self._desk.project
        name = f"{file_stem(project.name)} board{REPORTS[form].suffix}"
        return str(free_path(project.folder, name, self._desk.place.export_folder))

    def _sample(self, board: "Board", form: str, parts: object) -> "ExportSample":
        from store.exchange.files import utf8
        from store.exchange.previewing import preview
        from store.study.reports import REPORTS, report
        from tui.dialogs.exporting import ExportSample

        first = board._replace(rows=board.rows[:SAMPLED])
        files = {f"board{REPORTS[form].suffix}": utf8(report(first, form, self._desk.project.name))}
        is_whole = len(first.rows) == len(board.rows)
        how_much = [counted(len(board.rows), "statement")]
        if not is_whole:
            how_much.append(f"below of the first {len(first.rows)}")
        return ExportSample(how_much, preview(files, is_whole=is_whole), ())

    def _ordered(self, board: "Board", order: "Order | None") -> None:
        if order is not None:
            self._desk.place.report_format = order.format
            self._desk.place.export_folder = str(expanded(order.path).absolute().parent)
            self._desk.screen.run_worker(self._write(board, order.format, expanded(order.path)), group="export")

    async def _write(self, board: "Board", form: str, path: Path) -> None:
        try:
            await asyncio.to_thread(self._make, board, form, path)
        except VariorumError as error:
            self._desk.complain(error)
            return
        self._desk.say(f"written: {path}")

    def _make(self, board: "Board", form: str, path: Path) -> None:
        from store.exchange.files import utf8
        from store.study.reports import report

        if path.is_dir():
            raise ExportError(f"{path} is a folder: give the name of a file")
        content = utf8(report(board, form, self._desk.project.name))
        write_new(self._desk.project, {path.name: content}, path, is_folder=False)
