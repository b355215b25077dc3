"""The verb `groups`: the passages of all articles that state the same."""

from typing import TYPE_CHECKING

import click

from tui.cli.options import data_exit_code, json_option, with_project
from tui.cli.printing import progress_line, say, say_json
from tui.cli.records import group_record
from tui.cli.verb import Verb

if TYPE_CHECKING:
    from store.project import Project


@click.command(cls=Verb, short_help="List what several articles state.")
@with_project
@json_option
def groups(project: "Project", as_json: bool) -> int:
    r"""List the passages of all articles of PROJECT that state the same, those that most articles carry first.

    \b
    Examples:
      variorum groups articles/
      variorum groups articles/ --json | jq -r 'select(.documents >= 3) | .passages[0].text'

    Every passage is in one group at most. What a reader accepted counts as sure, what was rejected does not count. With
    --json each line has documents (how many articles carry it) and passages (each document, path, source, published,
    start, end, text).
    """
    found = project.study.groups(progress_line("reading"), progress_line("linking"))
    for record in (group_record(group, project) for group in found):
        if as_json:
            say_json(record)
            continue
        say(f"{record['documents']} articles")
        for passage in record["passages"]:
            say(f"    {passage['path']} {passage['start']}-{passage['end']}  {' '.join(passage['text'].split())}")
    return data_exit_code(project)
