"""The verb `check`: verifies a project, and repairs it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from store.model import counted
from tui.cli.options import json_option, open_project, project_argument, with_settings
from tui.cli.printing import one_line, say, say_json, warn
from tui.cli.unread_packs import tell_unread
from tui.cli.verb import Verb
from tui.config import Config

if TYPE_CHECKING:
    from store.project import Project


@click.command(cls=Verb)
@project_argument
@with_settings
@click.option("--repair", is_flag=True, help="Put right what can be; what is damaged is set aside, not deleted.")
@json_option
def check(config: Config, folder: Path, repair: bool, as_json: bool) -> int:
    r"""Verify every file, quote and offset of PROJECT.

    Prints one line for each thing that is wrong, with --json its path and message, and ends with exit code 1 when there
    is any.

    --repair rebuilds data files from the history, and a history that was lost or damaged from the data files; it
    keeps texts again that were annotated and that an article still says; and it gives the annotations of an article
    that was changed and renamed to the one article that has most of their quotes. It tells each thing that it does.

    \b
    Examples:
      variorum check articles/
      variorum check articles/ --repair
    """
    with open_project(folder, config, warnings=False) as project:
        if repair:
            for done in project.repair():
                warn(done)
        return report(project, as_json)


def report(project: "Project", as_json: bool) -> int:
    """Prints what is wrong with a project.

    Returns:
        The exit code.
    """
    problems = project.check()
    for problem in problems:
        if as_json:
            say_json(problem._asdict())
        else:
            say(one_line(problem.message))
    if not problems:
        articles, annotations = len(project.entries()), len(project.tags.of())
        warn(f"{counted(articles, 'article')}, {counted(annotations, 'annotation')}: nothing is wrong")
    tell_unread(project)
    return 1 if problems else 0
