"""The verb `actors`: the names of a project, and where each is mentioned."""

from typing import TYPE_CHECKING

import click

from store.model import Record
from tui.cli.options import data_exit_code, json_option, with_project
from tui.cli.printing import columns, say_records
from tui.cli.verb import Verb

if TYPE_CHECKING:
    from store.project import Project
    from store.study.actors import Actor


COLUMNS = {
    **columns("name", "tags"),
    "mentions": lambda actor: len(actor["mentions"]),
    "articles": lambda actor: len(actor["articles"]),
    "also": lambda actor: ", ".join(actor["aliases"]),
}


@click.command(cls=Verb, short_help="List who is named in the articles.")
@with_project
@json_option
def actors(project: "Project", as_json: bool) -> int:
    r"""List who is tagged as an actor in PROJECT or has declared names, those that most articles mention first.

    \b
    Examples:
      variorum actors articles/
      variorum actors articles/ --json | jq -r '[.name, (.mentions | length)] | @tsv'

    A mention is a place where one of the names stands as a whole, tagged or not, whatever its case and accents. With
    --json each line has name, aliases (its other names), tags (how many), articles (paths) and mentions (each document,
    path, start, end).
    """
    records = [_actor_record(actor, project) for actor in project.voices.actors()]
    say_records(records, as_json, COLUMNS)
    return data_exit_code(project)


def _actor_record(actor: "Actor", project: "Project") -> Record:
    paths = {id: project.entry(id).path for id in actor.documents}
    mentions = [
        {"document": id, "path": paths[id], "start": span.start, "end": span.end} for id, span in actor.mentions
    ]
    others = list(actor.names[1:])
    return {
        "name": actor.name,
        "aliases": others,
        "tags": actor.tags,
        "articles": list(paths.values()),
        "mentions": mentions,
    }
