"""What is told of packs of articles that lie in a project unread: beside what a verb prints, on standard error."""

from shlex import quote
from typing import TYPE_CHECKING

from tui.cli.printing import warn

if TYPE_CHECKING:
    from store.project import Project


def tell_unread(project: "Project") -> None:
    """One line where there are any, with the call that takes them in."""
    unread = project.packs.unread()
    if unread:
        which = f" {quote(str(project.folder / unread[0]))}" if len(unread) == 1 else ""
        takes = "takes its articles in" if len(unread) == 1 else "takes their articles in"
        warn(f"{project.packs.told(unread)} · `variorum add {quote(str(project.folder))}{which}` {takes}")
