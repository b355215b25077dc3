"""The verb `suggest`: what in the articles may be a claim, a source or an actor."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from tui.cli.options import data_exit_code, json_option, with_project
from tui.cli.printing import columns, say_records, warn
from tui.cli.records import suggestion_record
from tui.cli.verb import Verb

if TYPE_CHECKING:
    from store.model import Record
    from store.project import Project

COLUMNS = columns("path", "start", "end", "label", "score", "text")


@click.command(cls=Verb, short_help="List what may be tagged.")
@with_project
@click.option("--document", metavar="D", help="Only in one document: its id, or its path inside PROJECT.")
@json_option
def suggest(project: "Project", document: str | None, as_json: bool) -> int:
    r"""List what in the articles of PROJECT may be a claim, its source or an actor, by article and place.

    \b
    Examples:
      variorum suggest articles/
      variorum suggest articles/ --document 1-courier.txt --json | jq 'select(.label == "source")'

    Guesses, from verbs of saying, `according to`, quotation marks and names that recur. Nothing is tagged thereby, and
    nothing is suggested where that label stands already. With --json each line has document, path, start, end (code
    points, half-open), text, label, score (0 to 100: how sure it is) and said_by: start and end of the source of a
    claim, or null.
    """
    keys = [project.entry(document).id] if document else [entry.id for entry in project.entries()]
    say_records((record for key in keys for record in _suggested(project, key)), as_json, COLUMNS)
    return data_exit_code(project)


def _suggested(project: "Project", key: str) -> "Iterator[Record]":
    """The records of one article; of one that cannot be read any more, a warning."""
    from store.errors import ArticleError

    try:
        document = project.document(key)
    except ArticleError as error:
        warn(str(error))
        return
    for suggestion in project.suggestions.of(document):
        yield suggestion_record(suggestion, document)
