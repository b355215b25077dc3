"""The verb `annotations`: lists what has been tagged."""

from typing import TYPE_CHECKING

import click

from tui.cli.options import data_exit_code, json_option, with_project
from tui.cli.printing import columns, say_records
from tui.cli.records import annotation_record
from tui.cli.verb import Verb

if TYPE_CHECKING:
    from store.project import Project


COLUMNS = columns("id", "path", "label", "annotator", "state", "note", "quote")


@click.command(cls=Verb)
@with_project
@click.option("--document", metavar="D", help="Only those of one document: its id, or its path inside PROJECT.")
@json_option
def annotations(project: "Project", document: str | None, as_json: bool) -> int:
    r"""List what has been tagged in PROJECT.

    \b
    Examples:
      variorum annotations articles/
      variorum annotations articles/ --document 1-courier.txt --json

    With --json each line has id, document, path, start, end (code points, half-open), quote, label, note, annotator,
    created and state: anchored, moved (the text changed and the quote was found elsewhere) or orphan (it was not found;
    start and end are null).
    """
    only = project.entry(document).id if document else None
    records = [annotation_record(annotation, project) for annotation in project.tags.of(only)]
    say_records(records, as_json, COLUMNS)
    return data_exit_code(project)
