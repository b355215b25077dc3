"""Options that verbs share, the settings of a call, and the project it names."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.cli.printing import warn_all
from tui.cli.settings import read_settings
from tui.config import DATA_VARIABLE, Config

if TYPE_CHECKING:
    from store.project import Project


@dataclass(frozen=True, slots=True)
class GlobalOptions:
    """What was chosen before the verb; the same options after the verb go first."""

    data: str | None = None
    annotator: str | None = None
    log: str | None = None


class NamedPath(click.Path):
    """A path that is not empty: an empty one, as of a variable that is not set, would be the current folder.

    Args:
        holds: What is to be named instead.
        others: What `click.Path` takes.
    """

    def __init__(self, holds: str = "a file or folder", **others: Any) -> None:
        super().__init__(readable=False, **others)
        self._holds = holds

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Any:
        """The path.

        Raises:
            click.BadParameter: If it is empty.
        """
        if not str(value):
            self.fail(f"is empty; name {self._holds}", parameter, context)
        return super().convert(value, parameter, context)


class Words(click.ParamType[str]):
    """Words that are kept with the project, which are UTF-8."""

    name = "text"

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> str:
        """The words.

        Raises:
            click.BadParameter: If they hold bytes that are not UTF-8.
        """
        try:
            str(value).encode()
        except UnicodeEncodeError:
            self.fail("is not UTF-8; write it in a terminal whose locale is UTF-8", parameter, context)
        return str(value)


data_option = click.option(
    "--data",
    metavar="DIR",
    type=NamedPath("a folder", file_okay=False),
    help="Keep the project's data in DIR instead of PROJECT/.variorum.",
)

annotator_option = click.option(
    "--annotator", metavar="NAME", type=Words(), help="Who tags; by default the system's user name."
)

strict_option = click.option("--strict", is_flag=True, help="Exit with 1 when something could not be carried.")

json_option = click.option("--json", "as_json", is_flag=True, help="JSON Lines: one object a line.")


PROJECT_FOLDER = "the folder that holds the articles"
"""What a project is, to who named none."""

PROJECT = NamedPath(PROJECT_FOLDER, path_type=Path)
"""The path of a project."""

project_argument = click.argument("folder", metavar="PROJECT", type=PROJECT)


def settings(context: click.Context, data: str | None, annotator: str | None) -> Config:
    """The settings for this call: options over the environment over the file. Tells what could not be used."""
    chosen = context.find_object(GlobalOptions) or GlobalOptions()
    config = read_settings()
    return config._replace(
        annotator=annotator or chosen.annotator or config.annotator,
        data=chosen_data(context, data),
    )


def chosen_data(context: click.Context, data: str | None) -> Path | None:
    """Where the project's data is kept by choice: of this verb, before it, or of the environment."""
    chosen = data or (context.find_object(GlobalOptions) or GlobalOptions()).data or os.environ.get(DATA_VARIABLE)
    return Path(chosen) if chosen else None


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
        with open_project(folder, config) as project:
            return function(project, **rest)

    return verb


def data_exit_code(project: "Project", suffix: str = ".json") -> int:
    """The exit code of a verb that gives out what readers made: 1 when a file of that could not be used whole."""
    places = (Path(problem.path) for problem in project.problems if problem.path.endswith(suffix))
    data = project.data
    return int(any(data in place.parents or data in (project.folder / place).parents for place in places))


@contextmanager
def open_project(folder: Path, config: Config, warnings: bool = True) -> Iterator["Project"]:
    """A project. When its verb is done, one warning for each file that could not be used.

    A verb that fails says why in one line; warnings are then left out.
    """
    from store.project import Project

    with Project.open(folder, data=config.data, annotator=config.annotator) as project:
        yield project
        if warnings:
            warn_all([problem.message for problem in project.problems], f"see variorum check {folder}")
