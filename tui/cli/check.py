"""The verb `check`: verifies a project, and repairs it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from store.counting import counted
from tui.cli.options import open_project, project_argument, with_settings
from tui.cli.printing import one_line, say, warn
from tui.cli.verb import Verb
from tui.config import Config

if TYPE_CHECKING:
    from store.project import Project


@click.command(cls=Verb)
@project_argument
@with_settings
@click.option("--repair", is_flag=True, help="Put right what can be; what is damaged is set aside, not deleted.")
def check(config: Config, folder: Path, repair: bool) -> int:
    r"""Verify every file, quote and offset of PROJECT.

    Prints one line for each thing that is wrong, and ends with exit code 1 when there is any.

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
        return report(project)


def report(project: "Project") -> int:
    """Prints what is wrong with a project.

    Returns:
        The exit code.
    """
    problems = project.check()
    for problem in problems:
        say(one_line(problem.message))
    if not problems:
        articles, annotations = len(project.entries()), len(project.tags.of())
        warn(f"{counted(articles, 'article')}, {counted(annotations, 'annotation')}: nothing is wrong")
    return 1 if problems else 0
