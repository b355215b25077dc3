"""The verb `export`: hands annotations on to other tools."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from store.exchange import EXPORTS, Format, require_format
from store.exchange import export as write_edition
from tui.cli.options import (
    NamedPath,
    data_exit_code,
    data_option,
    json_option,
    open_project,
    project_argument,
    settings,
    strict_option,
)
from tui.cli.output import check_output_path, check_place, write_stdout
from tui.cli.printing import say_json, warn
from tui.cli.verb import Verb

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from store.exchange.edition import Exported
    from store.project import Project


def complete_format(context: click.Context, parameter: click.Parameter, incomplete: str) -> list["CompletionItem"]:
    """Names of formats for the shell."""
    from click.shell_completion import CompletionItem

    return [
        CompletionItem(name, help=known.description) for name, known in EXPORTS.items() if name.startswith(incomplete)
    ]


@click.command(cls=Verb, short_help="Write the tags for other tools.")
@project_argument
@click.option(
    "--to", "to", metavar="FORMAT", required=True, shell_complete=complete_format, help=f"{', '.join(EXPORTS)}."
)
@click.option(
    "--document", "documents", metavar="D", multiple=True, help="Only this article: its id or path; or several."
)
@click.option("--label", "labels", metavar="NAME", multiple=True, help="Only tags of this label; or of several.")
@click.option(
    "--annotator", "annotators", metavar="NAME", multiple=True, help="Only what this person made; or several."
)
@click.option(
    "--output",
    "path",
    type=NamedPath(path_type=Path),
    help="A file, or a folder for one named after the project; of a format of several files, a new folder.",
)
@data_option
@strict_option
@json_option
def export(
    *,
    folder: Path,
    to: str,
    documents: Sequence[str],
    labels: Sequence[str],
    annotators: Sequence[str],
    path: Path | None,
    data: str | None,
    strict: bool,
    as_json: bool,
) -> int:
    r"""Write what has been tagged in PROJECT in a format that other tools read.

    \b
    Formats:
      FORMATS

    \b
    Examples:
      variorum export articles/ --to markdown --output report.md
      variorum export articles/ --to csv > annotations.csv
      variorum export articles/ --to brat --label claim --annotator mira --annotator ada --output claims

    With --document, --label or --annotator, each as often as needed, only a part goes out, which stands for itself:
    relations and judged links only where both of their ends do. How much that is, and what the format cannot carry, is
    told on standard error, each kind with its count; with --strict the exit code is 1 where it cannot carry something.
    With --json, which needs --output, one line says what was written: {"format", "files", "losses"}.
    """
    format = require_format(to, EXPORTS)
    if as_json and path in (None, Path("-")):
        raise click.UsageError("--json needs --output; without it the export itself is printed")
    with open_project(folder, settings(click.get_current_context(), data, None)) as project:
        target = _target(path, format.file_name(project.name))
        _check_target(project, format, target)
        exported = _exported(project, to, documents, labels, annotators)
        written = _write(project, format, exported, target)
        if as_json:
            say_json({"format": to, "files": [str(path) for path in written], "losses": [*exported.losses]})
        for loss in (*exported.losses, *([format.remark] if format.remark else [])):
            warn(f"{to}: {loss}")
        return max(data_exit_code(project), int(strict and bool(exported.losses)))


def _exported(
    project: "Project", to: str, documents: Sequence[str], labels: Sequence[str], annotators: Sequence[str]
) -> "Exported":
    """What is in scope, in a format; how much that is is told where it is not all."""
    from store.exchange.scope import ALL, scope_of, scoped, told

    whole = project.edition()
    scope = scope_of(whole, documents, labels, annotators)
    part = scoped(whole, scope)
    if scope != ALL:
        warn(f"{to}: in scope are {told(part, whole)}")
    return write_edition(part, to)


export.help = str(export.help).replace(
    "FORMATS", "\n      ".join(f"{name:<15} {known.description}" for name, known in EXPORTS.items())
)


def _target(path: Path | None, name: str) -> Path | None:
    """The file or folder to write, inside a folder under `name`; None for standard output."""
    if path is None or str(path) == "-":
        return None
    return path / name if path.is_dir() else path


def _check_target(project: "Project", format: Format, target: Path | None) -> None:
    """Check, before anything is read, that an export may be written to its target.

    Raises:
        click.UsageError: If it would take the place of something else, lie in no folder, or needs one.
    """
    if target is not None:
        check_output_path(target, project.folder, project.data)
        check_place(target, is_folder=format.is_folder)
    elif format.is_folder:
        raise click.UsageError(f"{format.name} is a folder of several files; name it with --output")


def _write(project: "Project", format: Format, exported: "Exported", target: Path | None) -> list[Path]:
    from store.exchange.files import places, write_files

    if target is None:
        write_stdout(*exported.files.values())
        return []
    written = [*places(exported.files, target, is_folder=format.is_folder)]
    for place in written:
        check_output_path(place, project.folder, project.data)
    try:
        write_files(exported.files, target, is_folder=format.is_folder, replace=True)
    except FileExistsError as error:
        raise click.UsageError(f"{target}: something is there already; name another folder") from error
    return written
