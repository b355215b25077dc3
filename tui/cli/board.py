"""The verb `board`: who carries which statement of the event, in whose words, with which numbers and names."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.cli.options import NamedPath, data_exit_code, json_option, with_project
from tui.cli.output import check_output_path, check_place, write_stdout
from tui.cli.printing import one_line, progress_line, say, say_json, say_table
from tui.cli.verb import Verb

if TYPE_CHECKING:
    from store.project import Project
    from store.study.board import Board, BoardRow

FORMS = ("markdown", "html", "csv", "json")
ORDERS = ("carriers", "conflict", "first")

OTHER = "#"
"""Stands on a terminal for another number or name, which has no room there."""

_FILTERS = (
    click.option("--text", default="", metavar="WORDS", help="Only statements with these words in any wording."),
    click.option("--actor", default="", metavar="NAME", help="Only statements about this name."),
    click.option("--source", default="", metavar="NAME", help="Only statements that this source makes."),
    click.option("--label", default="", metavar="NAME", help="Only statements in which something has this label."),
    click.option("--outlet", default="", metavar="NAME", help="Only statements that this outlet carries."),
    click.option("--conflicts", is_flag=True, help="Only statements that articles contradict each other in."),
    click.option("--alone", is_flag=True, help="Only statements that a single outlet carries."),
    click.option("--claims", is_flag=True, help="Only what was tagged as a claim."),
)


def filters(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose rows."""
    for option in reversed(_FILTERS):
        function = option(function)
    return function


@click.command(cls=Verb, short_help="Show who carries which statement.")
@with_project
@click.option("--to", "to", type=click.Choice(FORMS), help="A report or table to hand on.")
@click.option(
    "--output", "path", type=NamedPath(path_type=Path), help="A file, or a folder for one named after the project."
)
@click.option("--sort", "order", type=click.Choice(ORDERS), default="conflict", help="By default conflicts first.")
@filters
@json_option
def board(project: "Project", to: str | None, path: Path | None, as_json: bool, **wanted: Any) -> int:
    r"""Show who carries which statement of PROJECT, in whose words, with which numbers and names.

    \b
    Examples:
      variorum board articles/ --conflicts
      variorum board articles/ --to html --output board.html
      variorum board articles/ --json | jq -r 'select(.disputed != []) | .base.text'

    Rows are what was tagged as a claim, then what several articles state and nobody has tagged. A cell says what an
    article has: = word for word, ~ reworded, # another number or name, ≠ denies it, « names another source, · not
    in the article. docs/study.md tells the shapes of --json and of the formats.
    """
    if as_json and to:
        raise click.UsageError("--json prints rows, one a line; --to json makes one file; choose one of them")
    if path is not None and not to:
        raise click.UsageError(f"--output needs --to, one of {', '.join(FORMS)}")
    target = _target(project, to, path) if to else None
    found = _chosen(project, **wanted)
    if to:
        _hand_on(project, found, to, target)
    elif as_json:
        _say_rows(found)
    else:
        _say_board(found, {entry.id: number for number, entry in enumerate(project.entries(), 1)})
    return data_exit_code(project)


def _target(project: "Project", form: str, path: Path | None) -> Path | None:
    """The file to write, inside a folder named after the project; None for standard output.

    Raises:
        click.UsageError: If it would take the place of something of the project's own, or lie in no folder.
    """
    from store.exchange.files import file_stem
    from store.study.reports import REPORTS

    if path is None or str(path) == "-":
        return None
    target = path / f"{file_stem(project.name)}{REPORTS[form].suffix}" if path.is_dir() else path
    check_output_path(target, project.folder, project.data)
    check_place(target)
    return target


def _chosen(project: "Project", order: Any, claims: bool, **wanted: Any) -> "Board":
    from store.study.board_filter import Wanted, chosen, in_order

    whole = project.study.board(progress_line("reading"), progress_line("linking"))
    if claims:
        whole = whole._replace(rows=tuple(row for row in whole.rows if row.claims))
    return in_order(chosen(whole, Wanted(**wanted)), order)


def _hand_on(project: "Project", board: "Board", form: str, path: Path | None) -> None:
    from store.exchange.files import utf8, write_files
    from store.study.reports import report

    content = utf8(report(board, form, project.name))
    if path is None:
        write_stdout(content)
    else:
        write_files({path.name: content}, path, is_folder=False, replace=True)


def _say_rows(board: "Board") -> None:
    from store.study.report_data import row_record

    for row in board.rows:
        say_json(row_record(row, board))


def _say_board(board: "Board", numbers: Mapping[str, int]) -> None:
    """The board for people: the articles by date, numbered as in a session, then a row a statement with their signs."""
    if not board.rows:
        return
    for column in board.columns:
        say(f"{numbers[column.entry.id]:>3}  {one_line(column.heading)}  {one_line(column.entry.title)}")
    say("")
    rows = [
        ["claim" if row.claims else "", str(len(row.cells)), str(len(row.disputants) or ""), *_signs(row, board)]
        for row in board.rows
    ]
    say_table(["", "in", "≠", "board", "statement"], rows)


def _signs(row: "BoardRow", board: "Board") -> tuple[str, str]:
    from store.study.board_cells import ABSENT

    cells = (row.cells.get(column.entry.id) for column in board.columns)
    return "".join(cell.sign or OTHER if cell else ABSENT for cell in cells), one_line(row.base.text)
