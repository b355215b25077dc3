"""Verbs that only read: documents, annotations, search."""

from typing import TYPE_CHECKING

import click

from tui.cli.opening import json_option, lacking, with_project
from tui.cli.printing import say_json, say_table, warn_all
from tui.cli.records import annotation_record, document_record

if TYPE_CHECKING:
    from store.project import Project


@click.command()
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
    records = (document_record(entry, sum(project.counts(entry.id).values())) for entry in entries)
    if as_json:
        for record in records:
            say_json(record)
    elif entries:
        columns = ("id", "path", "source", "published", "characters", "annotations", "title")
        say_table(columns, [[str(record[column]) for column in columns] for record in records])
    return lacking(project)


@click.command()
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
    records = [annotation_record(annotation, project) for annotation in project.annotations(only)]
    if as_json:
        for record in records:
            say_json(record)
    elif records:
        columns = ("id", "path", "label", "annotator", "state", "note", "quote")
        say_table(columns, [[str(record[column]) for column in columns] for record in records])
    return lacking(project)


@click.command(short_help="Find words in all articles.")
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
        for hit in project.search(text, limit=limit)
    ]
    if as_json:
        for hit in hits:
            say_json(hit)
    elif hits:
        rows = [
            [f"{hit['score']:.0f}", str(hit["path"]), f"{hit['start']}-{hit['end']}", str(hit["text"])] for hit in hits
        ]
        say_table(("score", "path", "where", "text"), rows)
