"""The verb `import`: takes in what was annotated with other tools."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from store.errors import StorageError
from store.exchange import IMPORTS, require_format
from tui.cli.options import NamedPath, data_exit_code, json_option, strict_option, with_project
from tui.cli.printing import say_json, say_table, warn, warn_all
from tui.cli.verb import Verb
from tui.config import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.shell_completion import CompletionItem

    from store.exchange.edition import Imported
    from store.project import Project
    from store.project.importing import TakenIn

COUNTED = ("annotations", "relations", "links", "already")
"""What is told of an import in numbers."""

TOLD = ("articles", "labels", *COUNTED, "losses")
"""What is told of an import with `--json`."""


def complete_format(context: click.Context, parameter: click.Parameter, incomplete: str) -> list["CompletionItem"]:
    """Names of formats for the shell."""
    from click.shell_completion import CompletionItem

    return [
        CompletionItem(name, help=known.description) for name, known in IMPORTS.items() if name.startswith(incomplete)
    ]


@click.command("import", cls=Verb, short_help="Take in what was annotated with other tools.")
@with_project
@click.option(
    "--from", "source", metavar="FORMAT", required=True, shell_complete=complete_format, help=f"{', '.join(IMPORTS)}."
)
@click.argument("path", metavar="PATH", type=NamedPath(path_type=Path))
@strict_option
@json_option
def import_(project: "Project", *, source: str, path: Path, strict: bool, as_json: bool) -> int:
    r"""Take what was annotated with another tool into PROJECT. PATH is a file, a folder or a zip.

    \b
    Formats:
      FORMATS

    \b
    Examples:
      variorum import articles/ --from brat corpus/
      variorum import articles/ --from cas "project export.zip" --annotator mira

    Articles that PROJECT does not have are added to it as files. All else is one change, which u in a session takes
    back, but for these files; importing the same again changes nothing. Where the other tool names no annotator it is
    in your name, or that of --annotator. What cannot be taken in is told on standard error. With --json one line says
    what was: {"format", "articles", "labels", "annotations", "relations", "links", "already", "losses"}.
    """
    taken = project.take_in(_imported(path, source), key_taken(project))
    if as_json:
        say_json({"format": source, **{name: getattr(taken, name) for name in TOLD}})
    else:
        say_taken(taken)
    for loss in taken.losses:
        warn(f"{source}: {loss}")
    return max(data_exit_code(project), int(strict and bool(taken.losses)))


import_.help = str(import_.help).replace(
    "FORMATS", "\n      ".join(f"{name:<15} {known.description}" for name, known in IMPORTS.items())
)


def _imported(path: Path, source: str) -> "Imported":
    """What the files at a path hold.

    Raises:
        click.UsageError: If there are none, or they are not of this format.
    """
    from store.exchange import read
    from store.exchange.unpacking import files_at

    require_format(source, IMPORTS)
    try:
        return read(files_at(path), source)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.UsageError(f"{error.filename or path}: {reason}; check its name and who may read it") from error
    except StorageError as error:
        told = error.message.removeprefix(f"{path.name}: ") if path.is_file() else error.message
        named = told if told.startswith(str(path)) else f"{path}: {told}"
        raise click.UsageError(f"{named}; is it of the format {source}?") from error


def key_taken(project: "Project") -> "Callable[[str], bool]":
    """Tells of a character whether it does something in a session of this reader, so that no new label may have it."""
    from tui.keys import rebound, taken

    keys = rebound(load().keys, project.labels)[0]
    return lambda key: bool(taken(key, keys))


def say_taken(taken: "TakenIn") -> None:
    """What was taken in, for people: counts, and the articles that were brought along."""
    counts = {"articles": len(taken.articles), "labels": len(taken.labels)}
    counts |= {name: getattr(taken, name) for name in COUNTED}
    say_table(("taken in", "count"), [(name, str(count)) for name, count in counts.items()])
    if taken.articles:
        warn_all([f"{path}: brought along" for path in taken.articles], "all are in the project now")
    if taken.change:
        stay = ", but for the files of articles" if taken.articles else ""
        warn(f"u in a session takes all of it back{stay}")
