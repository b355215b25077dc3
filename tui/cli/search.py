"""The verb `search`: finds words in all articles."""

from math import floor
from typing import TYPE_CHECKING

import click

from store.model import counted
from tui.cli.indexing import bring_up_to_date, wait_option
from tui.cli.options import json_option, with_project
from tui.cli.printing import columns, progress_line, say_records, warn
from tui.cli.records import hit_record
from tui.cli.verb import Verb

if TYPE_CHECKING:
    from store.project import Project


COLUMNS = {
    "score": lambda hit: f"{floor(hit['score'])}",
    **columns("path"),
    "where": lambda hit: f"{hit['start']}-{hit['end']}",
    **columns("text"),
}


@click.command(cls=Verb, short_help="Find words in all articles.")
@with_project
@click.argument("text")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="Most hits.")
@wait_option
@json_option
def search(project: "Project", *, text: str, limit: int, wait: bool, as_json: bool) -> None:
    r"""Find TEXT in all articles of PROJECT, exactly first (whatever its case and accents), then nearly.

    \b
    Examples:
      variorum search articles/ "Salt Exchange"
      variorum search articles/ '"salt exchange" source:courier date:2024-09'
      variorum search articles/ '/\d+ (dead|killed)/ label:claim -strike' --json

    Words are found as they stand and in like words, in archives too. "Words in quotation marks" stand just so; /a
    regular expression/ does not mind case. source:, title:, date:2018-10 and date:2018-10..2019 choose articles, label:
    what is tagged so; - before any of these excludes. All places where TEXT stands are counted, the first of them
    listed. With --json each line has document, path, start, end, text, score (0 to 100), title, source, published, and
    archive where it is in one; docs/search.md tells the whole.
    """
    if not text.strip():
        raise click.UsageError("TEXT is empty; give the words to look for")
    found = project.search.exact(text, limit, progress_line("reading"))
    if wait or not found.hits:
        bring_up_to_date(project, wait)
    found = project.search.near(text, found, limit)
    say_records((hit_record(hit, project) for hit in found.hits), as_json, COLUMNS)
    if found.exact > limit:
        warn(f"first {limit} of {counted(found.exact, 'place')}; --limit shows more")
    elif not found.hits:
        warn("; ".join(filter(None, ("nothing found", project.search.unknown(text)))))
    elif (state := project.indexing()) is not None:
        warn(f"like words were looked for in {state.done} of {state.of} articles; --wait indexes the others first")
