"""Verbs that ask who else carries a passage: links for one, link for the whole project."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from store.counting import counted
from store.model import Passage, Record, hash_text
from tui.cli.changing import span_between
from tui.cli.opening import json_option, opened, see_output, with_project, with_settings
from tui.cli.printing import (
    columns_left,
    cut,
    narrated,
    one_line,
    said_differences,
    say,
    say_json,
    to_json,
    warn,
)
from tui.cli.queries import asked, lines, text_passage
from tui.cli.records import DECIMALS, full_link_record, link_record
from tui.cli.resuming import reserved, resumable
from tui.config import Config

if TYPE_CHECKING:
    from store.project import Project

INDENT = "    "
"""Before what belongs to the line above."""

limit_option = click.option(
    "--limit", type=click.IntRange(min=1), default=10, show_default=True, help="Most links of one passage."
)


@click.command(short_help="Show who else carries a passage.")
@with_project
@click.option("--document", metavar="D", help="Document of the passage: its id, or its path inside PROJECT.")
@click.option("--start", type=int, metavar="N", help="Where the passage begins, in code points.")
@click.option("--end", type=int, metavar="N", help="Where it ends, not included.")
@click.option("--text", metavar="TEXT", help="A passage that is in no document.")
@click.option("--queries", metavar="FILE", help="A JSON Lines file of passages; - is standard input.")
@limit_option
@json_option
def links(
    project: "Project",
    *,
    document: str | None,
    start: int | None,
    end: int | None,
    text: str | None,
    queries: str | None,
    limit: int,
    as_json: bool,
) -> None:
    r"""Show which articles of PROJECT carry a passage, in whose words, and with what changed.

    \b
    Examples:
      variorum links articles/ --document 1-courier.txt --start 120 --end 164
      variorum links articles/ --text "nearly 90 people were killed"
      variorum links articles/ --queries passages.jsonl --json > links.jsonl

    A line of FILE is {"document" or "path", "start", "end"} or {"text"}. With --json each query answers with one line:
    {"links": [{"document", "path", "start", "end", "text", "score", "weak", "kind", "differences"}], "milliseconds"}.
    Scores go from 0 to 100, 50 meaning "probably the same statement"; weak links are those a session hides.
    """
    passages = _passages(project, document, (start, end), text, queries)
    project.index(progress=narrated("indexing"))
    for passage in passages:
        begin = perf_counter()
        found = project.links(passage, limit=limit)
        milliseconds = (perf_counter() - begin) * 1000
        answer = {
            "links": [link_record(link, project) for link in found],
            "milliseconds": round(milliseconds, DECIMALS),
        }
        if as_json:
            say_json(answer)
        else:
            _say_answer(passage, answer["links"])
        sys.stdout.flush()


def _passages(
    project: "Project",
    document: str | None,
    ends: tuple[int | None, int | None],
    text: str | None,
    queries: str | None,
) -> Iterator[Passage]:
    """The passages that the options ask for; exactly one of the three ways must be used."""
    if sum(option is not None for option in (document, text, queries)) != 1:
        raise click.UsageError("give either --document with --start and --end, or --text, or --queries")
    start, end = ends
    if document is None and (start is not None or end is not None):
        raise click.UsageError("--start and --end belong to --document")
    if queries is not None:
        return (asked(line, project) for line in lines(queries))
    if text is not None:
        return iter([text_passage(text)])
    if start is None or end is None:
        raise click.UsageError("--document needs --start and --end")
    return iter([project.passage(str(document), span_between(start, end))])


def _say_answer(passage: Passage, found: object) -> None:
    """The links of one passage, for people."""
    say(_fitting(one_line(passage.text), 0))
    for link in found if isinstance(found, list) else []:
        _say_link(link)
    if not found:
        say(f"{INDENT}no other article carries this")


def _say_link(link: Record) -> None:
    weak = ", weak" if link["weak"] else ""
    say(f"{link['score']:3.0f} {one_line(link['path'])} {link['start']}-{link['end']} ({link['kind']}{weak})")
    say(f"{INDENT}{_fitting(one_line(link['text']), len(INDENT))}")
    for line in said_differences(link["differences"]):
        say(f"{INDENT}{line}")


def _fitting(text: str, taken: int) -> str:
    left = columns_left(taken)
    return text if left is None else cut(text, left)


@click.command(short_help="Link everything with everything.")
@click.argument("inputs", metavar="PROJECT | INPUT...", nargs=-1, required=True)
@with_settings
@click.option(
    "--output",
    "path",
    metavar="FILE|DIR",
    help="Write to this file instead of standard output: Parquet when it ends in .parquet, else JSON Lines.",
)
@click.option("--shown", is_flag=True, help="Only the links that a session shows unasked, which are not weak.")
@click.option(
    "--engine", type=click.Choice(["local", "spark"]), default="local", show_default=True, help="What does the work."
)
@click.option("--master", metavar="URL", help="Spark's master; by default what spark-submit says, else all cores here.")
def link(
    config: Config, *, inputs: tuple[str, ...], path: str | None, shown: bool, engine: str, master: str | None
) -> None:
    r"""Link every sentence of every article of PROJECT with those of all others, each pair once, and with its archives.

    \b
    Examples:
      variorum link articles/ --output links.jsonl
      variorum link articles/ --shown | jq -r 'select(.kind == "verbatim") | .here.text'
      variorum link --engine spark --master spark://head:7077 s3a://news/2024/*.jsonl.gz --output s3a://news/links

    Each line has here and there (each document, path, start, end, text), score, weak, kind, differences, state
    (suggested or accepted) and, where it leads into an archive, archive with its name. Most are weak: the closest that
    two articles come, for a reader to look through. A call that was stopped and is made again goes on where it was.
    FILE must not be an article of PROJECT, nor lie among its data.

    With --engine spark every INPUT is a folder of .txt files, JSON Lines ({"text"} and what there is of "id", "path",
    "title", "source") or Parquet with such columns, on any storage that Spark reads; DIR takes Parquet, a row a link.
    """
    if engine == "spark":
        _link_with_spark(inputs, path, not shown, master)
    elif master is not None:
        raise click.UsageError("--master belongs to --engine spark")
    elif len(inputs) != 1:
        raise click.UsageError("give one PROJECT; more inputs need --engine spark")
    else:
        output = None if path in (None, "-") else Path(str(path))
        if output is not None:
            see_output(output, Path(inputs[0]), config.data)
        with opened(Path(inputs[0]), config) as project:
            _link_here(project, output, not shown)


def _link_with_spark(inputs: Sequence[str], path: str | None, weak: bool, master: str | None) -> None:
    from store.articles import article_of
    from store.linking.spark import link_all

    if path is None:
        raise click.UsageError("--engine spark needs --output DIR")
    warn(f"{counted(link_all(inputs, path, article_of, weak=weak, master=master), 'link')} written to {path}")


def _link_here(project: "Project", path: Path | None, weak: bool) -> None:
    """Links as they are found, to standard output or a file."""
    if path is None:
        _index_archives(project)
        for group in project.link_all(weak=weak, reading=narrated("reading"), linking=narrated("linking")):
            for found in group:
                say_json(full_link_record(found, project))
            sys.stdout.flush()
        return
    with reserved(path):
        _index_archives(project)
        _link_into(path, project, weak)


def _index_archives(project: "Project") -> None:
    if any(archive.is_searched for archive in project.archives):
        project.index(narrated("indexing"))


def _link_into(path: Path, project: "Project", weak: bool) -> None:
    reading, linking = narrated("reading"), narrated("linking")
    with resumable(path, _inputs(project, weak)) as part:
        for group in project.link_all(weak=weak, start=part.done, reading=reading, linking=linking):
            part.add(to_json(full_link_record(found, project)) for found in group)


def _inputs(project: "Project", weak: bool) -> str:
    """What links depend on, so that those of other texts, decisions or aliases are never gone on with."""
    entries = [(entry.id, entry.path, entry.sha256) for entry in project.link_order()]
    decisions = [(made.id, made.state) for made in project.judgements()]
    archives = [(archive.name, archive.digest) for archive in project.archives if archive.is_searched]
    told = {"documents": entries, "archives": archives, "decisions": decisions}
    return hash_text(to_json(told | {"aliases": project.aliases, "weak": weak}))
