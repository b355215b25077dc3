"""The verb `labels`: lists the labels of a project, and declares more."""

from typing import TYPE_CHECKING, cast, get_args

import click

from store.errors import LabelError
from store.model import Label, LabelStyle, LabelUnit
from tui.cli.options import json_option, with_project
from tui.cli.printing import columns, say_records
from tui.cli.verb import Verb
from tui.config import load

if TYPE_CHECKING:
    from store.project import Project

COLUMNS = columns("name", "key", "style", "unit")


@click.command(cls=Verb, short_help="List the labels of PROJECT, or declare one.")
@with_project
@click.argument("act", metavar="[add NAME --key K | list]", type=click.Choice(["add", "list"]), default="list")
@click.argument("name", metavar="", required=False)
@click.option("--key", metavar="K", help="The key that tags with it, one character that does nothing else.")
@click.option(
    "--style", type=click.Choice(get_args(LabelStyle)), default="italic", help="How it looks.", show_default=True
)
@click.option(
    "--unit",
    type=click.Choice(get_args(LabelUnit)),
    default="sentence",
    show_default=True,
    help="What is tagged when nothing is selected.",
)
@json_option
def labels(
    project: "Project",
    *,
    act: str,
    name: str | None,
    key: str | None,
    style: str,
    unit: str,
    as_json: bool,
) -> None:
    r"""List what spans of PROJECT can be tagged with, or declare a label of its own.

    A sentence, a word or name, or a phrase that names somebody is tagged by its key when nothing is selected. A label
    stands in PROJECT/.variorum/project.json; u in a session takes it back.

    \b
    Examples:
      variorum labels articles/
      variorum labels articles/ add place --key m --style italic --unit word
    """
    if act == "add":
        if not name or not key:
            raise click.UsageError("add needs a NAME and its key: add place --key m")
        label = Label(name, key, cast(LabelStyle, style), cast(LabelUnit, unit))
        _check_key(label, project)
        project.vocabulary.add(label)
        say_records([label._asdict()], as_json, COLUMNS)
    elif name:
        raise click.UsageError("list takes nothing after it")
    else:
        say_records([label._asdict() for label in project.labels], as_json, COLUMNS)


def _check_key(label: Label, project: "Project") -> None:
    """Check that a label's key does nothing else in a session.

    Raises:
        LabelError: If it does.
    """
    from tui.keys import rebound, taken

    if act := taken(label.key, rebound(load().keys, project.labels)[0]):
        raise LabelError(f"{label.name}: its key '{label.key}' is taken by {act}; choose another")
