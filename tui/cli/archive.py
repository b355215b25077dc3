"""The verb `archive`: names the background collections of a project."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from store.model import Record, counted
from tui.cli.options import json_option, with_project
from tui.cli.printing import columns, progress_line, say, say_json, say_records
from tui.cli.reading_options import with_columns
from tui.cli.records import archive_record
from tui.cli.verb import Verb

if TYPE_CHECKING:
    from store.project import Project


def _size(record: Record) -> str:
    return counted(record["links"], "link") if "links" in record else str(record["articles"])


COLUMNS = {**columns("name"), "articles": _size, **columns("path")}


@click.command(cls=Verb, short_help="Link against background collections.")
@with_project
@click.argument("act", metavar="[add PATH | list | remove NAME]", type=click.Choice(["add", "list", "remove"]))
@click.argument("which", metavar="", required=False)
@with_columns
@json_option
def archive(project: "Project", *, act: str, which: str | None, columns: dict[str, str], as_json: bool) -> None:
    r"""Name collections that PROJECT is linked against, and whose articles it does not list.

    PATH is a folder of articles, or a file of many: JSON Lines (.jsonl, .jsonl.gz), CSV or TSV, Parquet, a mailbox, a
    feed, extracts of Wikipedia. Of tables and JSON Lines, text, title, date, source and address are found under their
    usual names, or those that options say, which the project keeps; only the text is needed. It may also be links that
    variorum link wrote as Parquet, a file or Spark's folder, which are shown where the articles they name are read. It
    is only read; its index lies in your cache and serves every project that names it. Prints the archive's name once it
    is indexed. u in a session takes adding and removing back.

    \b
    Examples:
      variorum archive articles/ add ~/corpora/news.jsonl.gz
      variorum archive articles/ add ~/corpora/wire.csv --text-column body
      variorum archive articles/ list
      variorum archive articles/ remove news
    """
    if columns and act != "add":
        raise click.UsageError("names of columns belong to archive add")
    if act == "list":
        _list(project, which, as_json)
    elif not which:
        raise click.UsageError("add needs a PATH" if act == "add" else "remove needs the NAME of an archive")
    elif act == "add":
        added = project.archives.add(Path(which).expanduser(), columns)
        added.index(progress_line("indexing"))
        if as_json:
            say_json(archive_record(added))
        else:
            say(added.name)
    else:
        project.archives.remove(which)


def _list(project: "Project", which: str | None, as_json: bool) -> None:
    if which:
        raise click.UsageError("list takes nothing after it")
    project.archives.index(progress_line("indexing"))
    say_records(map(archive_record, project.archives), as_json, COLUMNS)
