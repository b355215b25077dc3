"""The report: the board as a file to hand on."""

import asyncio
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import ExportError, VariorumError
from tui.desk.desk import Desk
from tui.desk.output import free_path, write_new

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.study.board import Board

FORMS = {
    "markdown": "what is disputed and by whom, then every statement",
    "html": "the same as one page, for a browser or for printing",
    "csv": "a row a statement, a column an article",
    "json": "everything, for programs",
}
"""What each form is for."""


class ReportKeys:
    """Asks for a form and a file, and writes the statements that are shown.

    Args:
        desk: What it stands on.
        board: Gives the board as it is shown.
    """

    def __init__(self, desk: Desk, board: "Callable[[], Board | None]") -> None:
        self._desk = desk
        self._board = board

    def export(self) -> None:
        """Ask for a form, then for a file."""
        board = self._board()
        if board is None or not board.rows:
            self._desk.say("no statement to report")
            return
        choices = [(form, f"{form:<10} {said}", str(n)) for n, (form, said) in enumerate(FORMS.items(), 1)]
        self._desk.pick("Report what is shown as", choices, partial(self._ask_where, board))

    def _ask_where(self, board: "Board", form: str | None) -> None:
        from store.exchange.files import file_stem
        from store.study.reports import REPORTS
        from tui.dialogs.note import NoteDialog

        if form is None:
            return
        project = self._desk.project
        path = free_path(project.folder, f"{file_stem(project.name)} board{REPORTS[form].suffix}")
        asking = NoteDialog(f"Write the report ({form}) to", str(path), "enter writes it, escape does not")
        self._desk.screen.app.push_screen(asking, partial(self._report, board, form))

    def _report(self, board: "Board", form: str, path: str | None) -> None:
        if path:
            target = Path(os.path.expanduser(path))  # noqa: PTH111  Path.expanduser fails for a user that there is not
            self._desk.screen.run_worker(self._write(board, form, target), group="export")

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
