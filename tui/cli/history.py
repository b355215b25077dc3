"""The verb `history`: lists who changed what, when, before and after."""

import sys
from itertools import islice
from typing import TYPE_CHECKING

import click

from store.model import Record
from tui.cli.options import data_exit_code, json_option, with_project
from tui.cli.printing import columns, say_records
from tui.cli.records import change_record
from tui.cli.verb import Verb

if TYPE_CHECKING:
    from store.project import Project

MOST_NAMED = 3
"""Documents of a change that the table names: it is as wide as its longest line."""


def _paths(change: Record) -> str:
    """The first few documents that a change touched, by path; by id where they are gone."""
    from store.project.summary import first_few

    edits = [edit for edit in change["edits"] if edit["document"]]
    return first_few([*dict.fromkeys(edit["path"] or edit["document"] for edit in edits)], MOST_NAMED)


COLUMNS = {**columns("at", "annotator", "action"), "path": _paths, **columns("what")}


@click.command(cls=Verb, short_help="List every change that was made.")
@with_project
@click.option("--limit", type=click.IntRange(min=1), help="Only so many, the newest.")
@json_option
def history(project: "Project", *, limit: int | None, as_json: bool) -> int:
    r"""List every change that was made in PROJECT, oldest first: when, by whom, and what it did.

    \b
    Examples:
      variorum history articles/
      variorum history articles/ --limit 20
      variorum history articles/ --json | jq 'select(.annotator == "mira")'

    With --json each line has id, at, annotator, action, undoes or redoes (the id of the change that it takes back or
    makes again), edits (each table, document, path, id, before and after) and what (it did, in words).
    """
    history = project.history
    changes = list(history.changes() if limit is None else islice(history.latest(), min(limit, sys.maxsize)))
    changes = changes if limit is None else changes[::-1]
    say_records((change_record(change, project) for change in changes), as_json, COLUMNS)
    return data_exit_code(project, ".jsonl")
