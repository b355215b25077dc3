"""The verb `links`: shows which other articles carry a passage."""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from math import floor
from time import perf_counter
from typing import TYPE_CHECKING

import click

from store.model import Passage, Record, counted
from store.records.links import DECIMALS
from tui.cli.indexing import bring_up_to_date, indexing_record, wait_option
from tui.cli.json_lines import read_json_lines
from tui.cli.options import NamedPath, json_option, with_project
from tui.cli.passages import requested_passage, span_between, text_passage
from tui.cli.printing import INDENT, columns_left, cut, difference_lines, one_line, say, say_json, warn
from tui.cli.records import counterpart
from tui.cli.verb import Verb

if TYPE_CHECKING:
    from store.project import Project

limit_option = click.option(
    "--limit", type=click.IntRange(min=1), default=10, show_default=True, help="Most links of one passage."
)


@click.command(cls=Verb, short_help="Show who else carries a passage.")
@with_project
@click.option("--document", metavar="D", help="Document of the passage: its id, or its path inside PROJECT.")
@click.option("--start", type=int, metavar="N", help="Where the passage begins, in code points.")
@click.option("--end", type=int, metavar="N", help="Where it ends, not included.")
@click.option("--text", metavar="TEXT", help="A passage that is in no document.")
@click.option(
    "--queries", metavar="FILE", type=NamedPath("a file"), help="A JSON Lines file of passages; - is standard input."
)
@limit_option
@wait_option
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
    wait: bool,
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
    Scores go from 0 to 100, 50 meaning "probably the same statement"; weak links are those a session lists last. While
    another program indexes the project, links are found in what it has indexed, and a line also has
    "indexing": {"done", "of"}. Copies of the article itself in archives are no links; standard error tells of them.
    """
    passages = _passages(project, document, (start, end), text, queries)
    bring_up_to_date(project, wait)
    asked = dict[str, None]()
    for passage in passages:
        asked[passage.document or ""] = None
        answer = _answer(project, passage, limit)
        if as_json:
            say_json(answer)
        else:
            _say_answer(passage, answer)
        sys.stdout.flush()
    tell_copies(project, asked)


def tell_copies(project: "Project", documents: Iterable[str]) -> None:
    """One line on standard error where archives hold copies of articles that were asked about: these are no links."""
    copied = project.archives.copies(documents)
    if copied:
        articles = project.entry(next(iter(copied))).path if len(copied) == 1 else counted(len(copied), "article")
        archives = ", ".join(dict.fromkeys(chain.from_iterable(copied.values())))
        warn(f"copies of {articles} in archives are left out of the links: {archives}")


def _answer(project: "Project", passage: Passage, limit: int) -> Record:
    begin = perf_counter()
    links = project.links.of(passage, limit=limit)
    milliseconds = (perf_counter() - begin) * 1000
    return {
        "links": [counterpart(link, project) for link in links],
        "milliseconds": round(milliseconds, DECIMALS),
        **indexing_record(project),
    }


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
        return (requested_passage(line, project) for line in read_json_lines(queries))
    if text is not None:
        return iter([text_passage(text)])
    if start is None or end is None:
        raise click.UsageError("--document needs --start and --end")
    return iter([project.links.passage(str(document), span_between(start, end))])


def _say_answer(passage: Passage, answer: Record) -> None:
    """The links of one passage, for people."""
    say(_fitting(one_line(passage.text), 0))
    for link in answer["links"]:
        _say_link(link)
    if not answer["links"]:
        state = answer.get("indexing")
        said = f"none of the {state['done']} articles indexed so far carries this" if state else ""
        say(f"{INDENT}{said or 'no other article carries this'}")


def _say_link(link: Record) -> None:
    weak = ", weak" if link["weak"] else ""
    score = floor(link["score"])  # never shown as more than it is
    say(f"{score:>3} {one_line(link['path'])} {link['start']}-{link['end']} ({link['kind']}{weak})")
    say(f"{INDENT}{_fitting(one_line(link['text']), len(INDENT))}")
    for line in difference_lines(link["differences"]):
        say(f"{INDENT}{line}")


def _fitting(text: str, taken: int) -> str:
    left = columns_left(taken)
    return text if left is None else cut(text, left)
