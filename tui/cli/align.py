"""The verb `align`: two articles passage by passage."""

import shutil
import sys
from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

import click

from store.model import Entry, Link, Passage, Record, counted
from store.records.links import DECIMALS
from tui.cli.options import json_option, with_project
from tui.cli.printing import INDENT, difference_lines, one_line, padded, say, say_json, wrapped
from tui.cli.records import of_its_wording
from tui.cli.verb import Verb

if TYPE_CHECKING:
    from store.project import Project
    from store.study.alignment import AlignedRow, Alignment

COLUMNS = 120
"""Of the table where it is no terminal that is written to."""

NARROWEST = 20
"""Columns of an article, whatever the terminal has."""

MARKS = {"verbatim": "=", "near-verbatim": "~", "paraphrase": "~", "boilerplate": "-"}
"""By kind, what stands between two passages that say the same."""


@click.command(cls=Verb, short_help="Align two articles passage by passage.")
@with_project
@click.argument("a")
@click.argument("b")
@json_option
def align(project: "Project", a: str, b: str, as_json: bool) -> None:
    r"""Show two articles of PROJECT side by side, what they both say level with each other.

    \b
    Examples:
      variorum align articles/ 1-courier.txt 2-ledger.txt
      variorum align articles/ 1-courier.txt 2-ledger.txt --json | jq -c 'select(.conflicts | length > 0)'

    A and B are ids of articles, or their paths inside PROJECT. Between the two stands = for the same words, ~ for other
    words, ≠ for another number, date or name or a denial, - for site furniture, and nothing where only one says it.
    After it, / marks what has moved and ? what is hardly sure; " is what the other article says in another row.

    With --json each row is a line: here and there ({"start", "end", "text"} or null), score, weak, kind,
    differences, conflicts (those of the differences that are), moved, and elsewhere (of a passage that stands alone:
    what says the same in another row, else null). The last line is {"here", "there", "rows", "matched", "moved",
    "only_here", "only_there"}.
    """
    ends = project.entry(a), project.entry(b)
    if ends[0].id == ends[1].id:
        raise click.UsageError(f"A and B are both {ends[0].path}; name two articles")
    alignment = project.study.alignment(ends[0].id, ends[1].id)
    records = [_row_record(row, project) for row in alignment.rows]
    if as_json:
        for record in (*records, _counts(alignment, *ends)):
            say_json(record)
        return
    _say_table([_heading(each) for each in ends], records)
    say(_summary(alignment))


def _row_record(row: "AlignedRow", project: "Project") -> Record:
    conflicts = [each for link in row.links for each in project.links.conflicts(link)]
    return {
        "here": _place(row.here),
        "there": _place(row.there),
        "score": round(row.score, DECIMALS),
        "weak": row.is_weak,
        "kind": row._replace(links=tuple(map(of_its_wording, row.links))).kind,
        "differences": [each._asdict() for each in row.differences],
        "conflicts": [each._asdict() for each in dict.fromkeys(conflicts)],
        "moved": row.moved,
        "elsewhere": None if row.is_matched or row.is_alone else _place(_other_end(row.links[0], row)),
    }


def _other_end(link: Link, row: "AlignedRow") -> Passage:
    return link.there if row.there is None else link.here


def _place(passage: Passage | None) -> Record | None:
    return passage and {"start": passage.span.start, "end": passage.span.end, "text": passage.text}


def _counts(alignment: "Alignment", here: Entry, there: Entry) -> Record:
    names = ("matched", "moved", "only_here", "only_there")
    counts = {name: getattr(alignment, name) for name in names}
    return {"here": here.path, "there": there.path, "rows": len(alignment.rows), **counts}


def _heading(entry: Entry) -> str:
    from store.text.days import day_given

    return " · ".join(filter(None, (entry.source, day_given(entry.published), entry.title or entry.path)))


def _say_table(headings: list[str], records: list[Record]) -> None:
    """Two columns of wrapped passages, the mark of a row between them and what differs below it."""
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else COLUMNS
    width = max(NARROWEST, (columns - 4) // 2)
    _say_row(headings[0], "", headings[1], width)
    for record in records:
        say("")
        here, there = ((record[end] or {}).get("text", "") for end in ("here", "there"))
        _say_row(here, _mark(record), there, width)
        for line in difference_lines(record["differences"] if here and there else ()):
            for part in wrapped(line, columns - len(INDENT)):
                say(f"{INDENT}{part}")


def _say_row(here: str, mark: str, there: str, width: int) -> None:
    sides = (wrapped(one_line(text), width) for text in (here, there))
    for number, (left, right) in enumerate(zip_longest(*sides, fillvalue="")):
        say(f"{padded(left, width)} {'' if number else mark:2} {right}".rstrip())


def _mark(record: Record) -> str:
    if record["elsewhere"]:
        return '"'
    if not record["kind"]:
        return ""
    sign = "≠" if record["conflicts"] else MARKS[record["kind"]]
    return sign + ("/" if record["moved"] else "?" if record["weak"] else "")


def _summary(alignment: "Alignment") -> str:
    return "\n" + " · ".join(_told(alignment))


def _told(alignment: "Alignment") -> Iterator[str]:
    yield f"{alignment.matched} level"
    yield f"{alignment.moved} moved"
    yield f"{counted(alignment.only_here, 'passage')} only here"
    yield f"{counted(alignment.only_there, 'passage')} only there"
