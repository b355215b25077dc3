"""The verb `documents`: lists the articles of a project."""

from typing import TYPE_CHECKING

import click

from tui.cli.options import data_exit_code, json_option, with_project
from tui.cli.printing import columns, say_records, warn_all
from tui.cli.records import document_record
from tui.cli.unread_packs import tell_unread
from tui.cli.verb import Verb

if TYPE_CHECKING:
    from store.project import Project


COLUMNS = columns("id", "path", "source", "published", "characters", "annotations", "title")


@click.command(cls=Verb)
@with_project
@json_option
def documents(project: "Project", as_json: bool) -> int:
    r"""List the articles of PROJECT.

    \b
    Examples:
      variorum documents articles/
      variorum documents articles/ --json | jq -r .title

    With --json each line has id, path, title, source, published, url, characters (code points of the text that every
    offset refers to) and annotations (how many).
    """
    entries = project.entries()
    warn_all([f"{entry.path}: {remark}" for entry in entries for remark in entry.remarks], "see variorum documents")
    records = (document_record(entry, sum(project.tags.counts(entry.id).values())) for entry in entries)
    say_records(records, as_json, COLUMNS)
    tell_unread(project)
    return data_exit_code(project)
