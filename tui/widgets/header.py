"""The one-row header: the project, and how much is in it."""

from textual.content import Content
from textual.widget import Widget

from store.model import counted
from tui.terminal.sanitise import visible
from tui.widgets.signs import CONFLICT

SHORTEST = 8
"""Cells that are left of a long project name, whatever the counts take."""


class Header(Widget, inherit_css=False):
    """Project name, counts of articles, tags and links, the links nobody has judged yet, and conflicts."""

    DEFAULT_CSS = """
    Header { height: 1; background: $panel; color: $muted; padding: 0 1; }
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._project = visible(name)
        self._counts = (0, 0, 0, 0, 0)
        self._activity = ""

    def show(self, articles: int, tags: int, links: int, new: int, conflicts: int = 0) -> None:
        """Show the counts; `links` are accepted, `new` are suggested and `conflicts` are in the article being read."""
        counts = (articles, tags, links, new, conflicts)
        if self._counts != counts:
            self._counts = counts
            self.refresh()

    def show_activity(self, activity: str) -> None:
        """Say what goes on in the background, at the right; empty for nothing."""
        if self._activity != activity:
            self._activity = activity
            self.refresh()

    def render(self) -> Content:
        """The row."""
        counts = self._told()
        room = max(SHORTEST, self.size.width - counts.cell_length)
        name = Content(self._project).truncate(room, ellipsis=True).stylize("bold $foreground")
        row = Content.assemble(name, counts).truncate(self.size.width)
        gap = self.size.width - row.cell_length - len(self._activity)
        return Content.assemble(row, " " * gap, self._activity) if self._activity and gap > 1 else row

    def _told(self) -> Content:
        articles, tags, links, new, conflicts = self._counts
        told = "   ".join((counted(articles, "article"), counted(tags, "tag"), counted(links, "link")))
        counts = Content.assemble(f"   {told} (", (f"{new} new", "$link" if new else ""), ")")
        room = self.size.width - SHORTEST - counts.cell_length
        said = self._conflicts_in(room) if conflicts else Content("")
        return counts + said if said.cell_length <= room else said + counts

    def _conflicts_in(self, room: int) -> Content:
        """How many conflicts there are, in words where there is room for them."""
        number = self._counts[-1]
        said = f"{CONFLICT} {counted(number, 'conflict')}"
        return Content.assemble("   ", (said if len(said) + 3 <= room else f"{CONFLICT}{number}", "bold $conflict"))
