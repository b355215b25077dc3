"""The verb `export`: hands annotations on to other tools."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from tui.cli.options import data_exit_code, with_project
from tui.cli.output import check_output_path, open_output
from tui.cli.printing import terminal_safe, warn

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from store.model import Exported
    from store.project import Project


def complete_format(context: click.Context, parameter: click.Parameter, incomplete: str) -> list["CompletionItem"]:
    """Names of formats for the shell."""
    from click.shell_completion import CompletionItem

    from store.exchange import FORMATS

    return [
        CompletionItem(name, help=known.description) for name, known in FORMATS.items() if name.startswith(incomplete)
    ]


@click.command(short_help="Write the tags for other tools.")
@with_project
@click.option(
    "--to",
    "to",
    metavar="FORMAT",
    required=True,
    shell_complete=complete_format,
    help="json, markdown, csv or webannotation.",
)
@click.option(
    "--output", "path", type=click.Path(path_type=Path), help="A file, or a folder for a file named after the project."
)
def export(project: "Project", to: str, path: Path | None) -> int:
    r"""Write what has been tagged in PROJECT in a format that other tools read.

    \b
    Formats:
      json            everything, for Variorum itself and for scripts (a JSON Schema is published)
      markdown        a report for people
      csv             one row an annotation, for spreadsheets
      webannotation   W3C Web Annotation, JSON-LD

    \b
    Examples:
      variorum export articles/ --to markdown --output report.md
      variorum export articles/ --to csv > annotations.csv

    What the format cannot carry is told on standard error.
    """
    target = _target(path, project, to)
    if target is not None and str(target) != "-":
        check_output_path(target, project.folder, project.data)
    exported = project.export(to)
    with open_output(target) as stream:
        _write(exported, stream)
    for loss in exported.losses:
        warn(f"{to}: {loss}")
    return data_exit_code(project)


def _target(path: Path | None, project: "Project", to: str) -> Path | None:
    """The file to write; in a folder it is named after the project."""
    if path is None or not path.is_dir():
        return path
    from store.exchange import FORMATS

    return path / f"{project.name}{FORMATS[to].suffix}"


def _write(exported: "Exported", stream: TextIO) -> None:
    content = exported.content
    if stream is sys.stdout and stream.isatty():
        content = "\n".join(terminal_safe(line) for line in content.split("\n"))
    stream.write(content)
