"""The verb `merge`: brings the projects of several annotators together."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from store.model import Record
from tui.cli.import_ import TOLD, key_taken, say_taken
from tui.cli.options import PROJECT, data_exit_code, json_option, strict_option, with_project
from tui.cli.printing import one_line, say, say_json, warn
from tui.cli.verb import Verb

if TYPE_CHECKING:
    from store.project import Project
    from store.study.merging import Conflict


@click.command(cls=Verb, short_help="Bring several annotators' projects together.")
@with_project
@click.argument("others", metavar="OTHER...", nargs=-1, required=True, type=PROJECT)
@strict_option
@json_option
def merge(project: "Project", *, others: tuple[Path, ...], strict: bool, as_json: bool) -> int:
    r"""Bring what was made in OTHER projects into PROJECT: tags, relations, notes, judged links, labels, articles.

    \b
    Examples:
      variorum merge together/ mira/ ada/
      variorum merge together/ mira/ && variorum agreement together/

    OTHER projects stay as they are. Who made what and when is kept, what two have is there once, and merging again
    changes nothing. Articles are the same by their text, else by path or title; what PROJECT lacks is added as files.
    All else is one change, which u in a session takes back. Where two say otherwise of the same tag or link, PROJECT
    goes first, then OTHERs in their order, and each such conflict is listed. Where an OTHER is PROJECT, or cannot be
    read whole, nothing is merged. With --json the first line says what was
    taken in: {"articles", "labels", "annotations", "relations", "links", "already", "losses"}; each conflict is a line:
    {"conflict", "id", "path", "kept", "other"}.
    """
    from store.project import Project
    from store.project.merging import merge as bring_together

    with ExitStack() as opened:
        found = [opened.enter_context(Project.open(other, annotator=project.annotator)) for other in others]
        taken, conflicts = bring_together(project, found, key_taken(project))
    if as_json:
        say_json({name: getattr(taken, name) for name in TOLD})
    else:
        say_taken(taken)
    for conflict in conflicts:
        _say_conflict(conflict, as_json=as_json)
    for loss in taken.losses:
        warn(loss)
    return max(data_exit_code(project), int(strict and bool(taken.losses or conflicts)))


def _say_conflict(conflict: "Conflict", *, as_json: bool) -> None:
    if as_json:
        told = {"path": conflict.path, "kept": conflict.kept, "other": conflict.other}
        say_json({"conflict": conflict.kind, "id": conflict.id, **told})
    else:
        kept, other = (_shown(each) for each in (conflict.kept, conflict.other))
        say(f"conflict, {conflict.kind} {conflict.id} in {one_line(conflict.path)}: kept {kept}; not taken: {other}")


def _shown(fields: Record) -> str:
    return ", ".join(f"{name} {one_line(str(value))!r}" for name, value in fields.items())
