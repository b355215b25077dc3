"""The verb `tag`: tags a span of a document."""

from typing import TYPE_CHECKING

import click

from tui.cli.options import Words, json_option, with_project
from tui.cli.passages import span_between
from tui.cli.printing import say, say_json, warn
from tui.cli.records import annotation_record
from tui.cli.verb import Verb

if TYPE_CHECKING:
    from store.project import Project


@click.command(cls=Verb, short_help="Tag a span of a document.")
@with_project
@click.argument("document", metavar="D")
@click.argument("start", type=int)
@click.argument("end", type=int)
@click.argument("label")
@click.option("--note", metavar="TEXT", type=Words(), default="", help="A note kept with the tag.")
@json_option
def tag(project: "Project", *, document: str, start: int, end: int, label: str, note: str, as_json: bool) -> None:
    r"""Tag the characters from START up to END (code points, END not included) of document D with LABEL.

    Prints the id of the annotation once it is on disk, with --json all that annotations prints of it. D is a
    document's id, or its path inside PROJECT. LABEL is claim, actor, source, or another that the project declares. Undo
    it with u in a session. What you tagged just so before stays as it is: its id is printed, unless --note says
    something else than its note.

    \b
    Examples:
      variorum tag articles/ 1-courier.txt 120 164 claim
      variorum tag articles/ 1-courier.txt 97 103 actor --note "the ministry itself?"
    """
    from store.errors import SpanError, TaggedError

    span = span_between(start, end)
    try:
        annotation = project.tags.add(document, span, label, note)
    except TaggedError as error:
        if note not in {"", error.note}:
            raise
        warn(f"{error.message}; it stays as it is")
        annotation = project.tags.get(error.id)
    except SpanError as error:
        raise SpanError(f"{project.entry(document).path}: {error.message}") from error
    if as_json:
        say_json(annotation_record(annotation, project))
    else:
        say(annotation.id)
