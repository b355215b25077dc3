"""The verb that tags."""

from typing import TYPE_CHECKING

import click

from tui.cli.opening import with_project
from tui.cli.printing import say

if TYPE_CHECKING:
    from store.model import Span
    from store.project import Project


@click.command(short_help="Tag a span of a document.")
@with_project
@click.argument("document", metavar="D")
@click.argument("start", type=int)
@click.argument("end", type=int)
@click.argument("label")
@click.option("--note", metavar="TEXT", default="", help="A note kept with the tag.")
def tag(project: "Project", *, document: str, start: int, end: int, label: str, note: str) -> None:
    r"""Tag the characters from START up to END (code points, END not included) of document D with LABEL.

    Prints the id of the new annotation once it is on disk. D is a document's id, or its path inside PROJECT. LABEL is
    claim, actor, source, or another label that the project declares. Undo it with u in a session.

    \b
    Examples:
      variorum tag articles/ 1-courier.txt 120 164 claim
      variorum tag articles/ 1-courier.txt 97 103 actor --note "the ministry itself?"
    """
    from store.errors import SpanError

    span = span_between(start, end)
    try:
        made = project.tag(document, span, label, note)
    except SpanError as error:
        raise SpanError(f"{project.entry(document).path}: {error.message}") from error
    say(made.id)


def span_between(start: int, end: int) -> "Span":
    """A span from two numbers of the call.

    Raises:
        SpanError: If they are no span.
    """
    from store.errors import SpanError
    from store.model import Span

    if not 0 <= start < end:
        raise SpanError(f"{start} to {end} is no span; START counts from 0 and END must be greater than START")
    return Span(start, end)
