"""The one-row header: the project, and how much is in it."""

from textual.content import Content
from textual.widget import Widget

from store.model import counted
from tui.terminal.sanitise import visible

SHORTEST = 8
"""Cells that are left of a long project name, whatever the counts take."""


class Header(Widget):
    """Project name, counts of articles, tags and links, and the links nobody has judged yet."""

    DEFAULT_CSS = """
    Header { height: 1; background: $panel; color: $muted; padding: 0 1; }
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._project = visible(name)
        self._counts = (0, 0, 0, 0)
        self._activity = ""

    def show(self, articles: int, tags: int, links: int, new: int) -> None:
        """Show the counts; `links` are accepted, `new` are suggested in the article being read."""
        if self._counts != (articles, tags, links, new):
            self._counts = (articles, tags, links, new)
            self.refresh()

    def show_activity(self, activity: str) -> None:
        """Say what goes on in the background, at the right; empty for nothing."""
        if self._activity != activity:
            self._activity = activity
            self.refresh()

    def render(self) -> Content:
        """The row."""
        articles, tags, links, new = self._counts
        told = "   ".join((counted(articles, "article"), counted(tags, "tag"), counted(links, "link")))
        counts = Content.assemble(f"   {told} (", (f"{new} new", "$link" if new else ""), ")")
        room = max(SHORTEST, self.size.width - counts.cell_length)
        name = Content(self._project).truncate(room, ellipsis=True).stylize("bold $foreground")
        row = Content.assemble(name, counts).truncate(self.size.width)
        gap = self.size.width - row.cell_length - len(self._activity)
        return Content.assemble(row, " " * gap, self._activity) if self._activity and gap > 1 else row
