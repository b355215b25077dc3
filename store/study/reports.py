"""The forms in which a board is handed on, each made by a module that is imported when it is asked for."""

from importlib import import_module
from typing import NamedTuple

from store.study.board import Board


class Report(NamedTuple):
    """One form: where it is made, and what a file of it is called."""

    module: str
    function: str
    """`(board, name) -> str`, where `name` is what the event is called."""
    suffix: str


REPORTS = {
    "markdown": Report("report_markdown", "write", ".md"),
    "html": Report("report_html", "write", ".html"),
    "csv": Report("report_data", "write_csv", ".csv"),
    "json": Report("report_data", "write_json", ".json"),
}
"""Every form, by name."""


def report(board: Board, form: str, name: str) -> str:
    """A board in one of `REPORTS`, of an event that is called `name`."""
    found = REPORTS[form]
    made = getattr(import_module(f"store.study.{found.module}"), found.function)(board, name)
    assert isinstance(made, str)
    return made
