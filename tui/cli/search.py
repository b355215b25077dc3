"""The verb `search`: finds words in all articles."""

from typing import TYPE_CHECKING

import click

from tui.cli.options import json_option, with_project
from tui.cli.printing import say_json, say_table
from tui.cli.verb import Verb

if TYPE_CHECKING:
    from store.project import Project


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
    hits = [
        {
            "document": hit.document,
            "path": project.entry(hit.document).path,
            "start": hit.span.start,
            "end": hit.span.end,
            "text": hit.span.of(project.document(hit.document).text),
            "score": round(hit.score, 3),
        }
        for hit in project.search.find(text, limit=limit)
    ]
    if as_json:
        for hit in hits:
            say_json(hit)
    elif hits:
        rows = [
            [f"{hit['score']:.0f}", str(hit["path"]), f"{hit['start']}-{hit['end']}", str(hit["text"])] for hit in hits
        ]
        say_table(("score", "path", "where", "text"), rows)
