"""How every verb comes to its project: one argument, two options, the settings, and what could not be read."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.cli.printing import warn_all
from tui.config import Config, load

if TYPE_CHECKING:
    from store.project import Project


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen before the verb; the same options after the verb go first."""

    data: str | None = None
    annotator: str | None = None


data_option = click.option(
    "--data",
    metavar="DIR",
    type=click.Path(file_okay=False),
    help="Keep the project's data in DIR instead of PROJECT/.variorum.",
)

annotator_option = click.option("--annotator", metavar="NAME", help="Who tags; by default the system's user name.")

json_option = click.option("--json", "as_json", is_flag=True, help="JSON Lines: one object a line.")

project_argument = click.argument("folder", metavar="PROJECT", type=click.Path(path_type=Path, readable=False))


def settings(context: click.Context, data: str | None, annotator: str | None) -> Config:
    """The settings for this call: options over the environment over the file. Tells what could not be used."""
    chosen = context.find_object(Choices) or Choices()
    config = load()
    warn_all(config.problems, "mend the settings")
    data = data or chosen.data
    return config._replace(
        annotator=annotator or chosen.annotator or config.annotator,
        data=Path(data) if data else config.data,
    )


def with_settings(function: Callable[..., int | None]) -> Callable[..., Any]:
    """A verb that gets the `Config` of this call as its first argument and takes `--data` and `--annotator`."""

    @data_option
    @annotator_option
    @wraps(function)
    def verb(data: str | None, annotator: str | None, **rest: Any) -> int | None:
        return function(settings(click.get_current_context(), data, annotator), **rest)

    return verb


def with_project(function: Callable[..., int | None]) -> Callable[..., int | None]:
    """A verb that gets an open project as its first argument; PROJECT is the first argument of the call."""

    @project_argument
    @with_settings
    @wraps(function)
    def verb(config: Config, folder: Path, **rest: Any) -> int | None:
        with opened(folder, config) as project:
            return function(project, **rest)

    return verb


def lacking(project: "Project") -> int:
    """The exit code of a verb that gives out what readers made: 1 when a file of that could not be used whole."""
    places = (Path(problem.path) for problem in project.problems if problem.path.endswith(".json"))
    data = project.data
    return int(any(data in place.parents or data in (project.folder / place).parents for place in places))


@contextmanager
def opened(folder: Path, config: Config, warnings: bool = True) -> Iterator["Project"]:
    """A project. When its verb is done, one warning for each file that could not be used.

    A verb that fails says why in one line; warnings are then left out.
    """
    from store.project import Project

    with Project.open(folder, data=config.data, annotator=config.annotator) as project:
        yield project
        if warnings:
            warn_all([problem.message for problem in project.problems], f"see variorum check {folder}")


def see_output(path: Path, folder: Path, data: Path | None) -> None:
    """See, before anything is read, that what is written is nothing of the project's own.

    Raises:
        click.UsageError: If it is, or would become an article.
    """
    from store.articles import is_place
    from store.disk.layout import DATA

    # Not where the name itself leads: it is the name that is taken.
    place = Path(os.path.realpath(path.parent), path.name)
    if is_place(folder, path):
        said = "is" if path.exists() else "would become"
        raise click.UsageError(f"{path}: {said} an article of the project; name another file")
    if any(place.is_relative_to(os.path.realpath(kept)) for kept in (folder / DATA, data) if kept):
        raise click.UsageError(f"{path}: lies among the data of the project; name another file")
