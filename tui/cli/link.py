"""The verb `link`: links every article with all others, here or on Spark."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from store.model import counted, hash_text
from store.records.lines import json_line
from tui.cli.indexing import bring_up_to_date
from tui.cli.links import tell_copies
from tui.cli.options import PROJECT_FOLDER, NamedPath, open_project, with_settings
from tui.cli.output import check_output_path, check_place
from tui.cli.printing import progress_line, say_json, warn
from tui.cli.records import pair
from tui.cli.resumable import reserved, resumable
from tui.cli.verb import Verb
from tui.config import Config

if TYPE_CHECKING:
    from store.project import Project


@click.command(cls=Verb, short_help="Link everything with everything.")
@click.argument("inputs", metavar="PROJECT | INPUT...", nargs=-1, required=True, type=NamedPath(PROJECT_FOLDER))
@with_settings
@click.option(
    "--output",
    "path",
    metavar="FILE|DIR",
    type=NamedPath(),
    help="Write to this file instead of standard output: Parquet when it ends in .parquet, else JSON Lines.",
)
@click.option("--shown", is_flag=True, help="Only the links that a session shows unasked, which are not weak.")
@click.option(
    "--engine", type=click.Choice(["local", "spark"]), default="local", show_default=True, help="What does the work."
)
@click.option("--json", is_flag=True, expose_value=False, help="JSON Lines, which is what it prints in any case.")
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
            check_output_path(output, Path(inputs[0]), config.data)
            check_place(output)
        with open_project(Path(inputs[0]), config) as project:
            _link_here(project, output, not shown)


def _link_with_spark(inputs: Sequence[str], path: str | None, weak: bool, master: str | None) -> None:
    from store.articles import BY_SUFFIX, article_of
    from store.linking.spark import ArticleFiles, link_all

    if path is None:
        raise click.UsageError("--engine spark needs --output DIR")
    count = link_all(inputs, path, ArticleFiles([*BY_SUFFIX], article_of), weak=weak, master=master)
    warn(f"{counted(count, 'link')} written to {path}")


def _link_here(project: "Project", path: Path | None, weak: bool) -> None:
    """Links as they are found, to standard output or a file."""
    if path is None:
        _index_archives(project)
        for group in project.links.all(
            weak=weak, reading=progress_line("reading"), linking=progress_line("linking pairs")
        ):
            for link in group:
                say_json(pair(link, project))
            sys.stdout.flush()
    else:
        with reserved(path):
            _index_archives(project)
            _link_into(path, project, weak)
    tell_copies(project, (entry.id for entry in project.links.order()))


def _index_archives(project: "Project") -> None:
    """Have all of the archives indexed: of everything linked with everything, nothing may be missing."""
    if any(archive.is_searched for archive in project.archives):
        bring_up_to_date(project, wait=True)


def _link_into(path: Path, project: "Project", weak: bool) -> None:
    reading, linking = progress_line("reading"), progress_line("linking pairs")
    with resumable(path, _inputs(project, weak)) as part:
        for group in project.links.all(weak=weak, start=part.done, reading=reading, linking=linking):
            part.add(json_line(pair(link, project)) for link in group)


def _inputs(project: "Project", weak: bool) -> str:
    """What links depend on, so that those of other texts, decisions or aliases are never gone on with."""
    entries = [(entry.id, entry.path, entry.sha256) for entry in project.links.order()]
    decisions = [(judgement.id, judgement.state) for judgement in project.links.judgements()]
    archives = [(archive.name, archive.digest) for archive in project.archives if archive.is_searched]
    inputs = {"documents": entries, "archives": archives, "decisions": decisions}
    settings = {"aliases": project.names.aliases, "languages": project.workspace.settings.languages}
    return hash_text(json_line(inputs | settings | {"weak": weak}))
