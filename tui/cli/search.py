"""The verb `search`: finds words in all articles."""

from typing import TYPE_CHECKING

import click

from tui.cli.options import json_option, with_project
from tui.cli.printing import columns, say_records
from tui.cli.records import hit_record
from tui.cli.verb import Verb

if TYPE_CHECKING:
    from store.project import Project


COLUMNS = {
    "score": lambda hit: f"{hit['score']:.0f}",
    **columns("path"),
    "where": lambda hit: f"{hit['start']}-{hit['end']}",
    **columns("text"),
}


@click.command(cls=Verb, short_help="Find words in all articles.")
@with_project
@click.argument("text")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="Most hits.")
@json_option
def search(project: "Project", *, text: str, limit: int, as_json: bool) -> None:
    r"""Find TEXT in all articles of PROJECT, exactly first (whatever its case and accents), then nearly.

    \b
    Examples:
      variorum search articles/ "Salt Exchange"
      variorum search articles/ "rawadi" --json

    With --json each line has document, path, start, end, text and score (0 to 100).
    """
    if not text.strip():
        raise click.UsageError("TEXT is empty; give the words to look for")
    hits = project.search.find(text, limit=limit)
    say_records((hit_record(hit, project) for hit in hits), as_json, COLUMNS)
