"""Bringing the indexes up to date before a question, and saying so where another program is still at it."""

from time import sleep
from typing import TYPE_CHECKING

import click

from store.model import Record, counted
from tui.cli.printing import progress_line, warn

if TYPE_CHECKING:
    from store.project import Project

LOOK_SECONDS = 0.2
"""How often it is looked whether another program has finished."""

wait_option = click.option(
    "--wait", is_flag=True, help="Wait for another program that is indexing, instead of using what it has indexed."
)


def bring_up_to_date(project: "Project", wait: bool) -> None:
    """Index what is new; of what another program is indexing, either wait for it or say how far it is."""
    indexing, waiting = progress_line("indexing"), progress_line("waiting for another program that is indexing:")
    project.index(indexing)
    while (state := project.indexing()) is not None and wait:
        if waiting is not None:
            waiting(state.done, state.of)
        sleep(LOOK_SECONDS)
        project.index(indexing)
    if state is not None:
        found = f"{state.done} of {counted(state.of, 'article')}"
        warn(f"another program is indexing the project: only {found} can be found so far; --wait waits for the rest")


def indexing_record(project: "Project") -> Record:
    """What is said in an answer of an index that is not whole; nothing of one that is."""
    state = project.indexing()
    return {"indexing": {"done": state.done, "of": state.of}} if state is not None else {}
