"""The one-row header: the project and how much is in it, and after `here:` what is new in the article that is read."""

from collections.abc import Iterator
from typing import NamedTuple

from textual.content import Content
from textual.widget import Widget

from store.model import counted
from tui.terminal.sanitise import in_one_line
from tui.widgets.headline import cut
from tui.widgets.signs import CONFLICT

SHORTEST = 8
"""Cells that are left of a long project name, whatever the counts take."""

GAP = "   "
"""Parts what is counted."""


class Counts(NamedTuple):
    """What the header counts."""

    articles: int = 0
    tags: int = 0
    """Of the project, everybody's."""
    accepted: int = 0
    """Links of the project that readers found right."""
    new: int = 0
    """Links of the article that is read which nobody has judged."""
    conflicts: int = 0
    """Passages of that article which tell something else than another."""
    is_looking: bool = False
    """Whether links of that article are still being looked for, so that there may be more."""


class Header(Widget, inherit_css=False):
    """Project name, counts of its articles, tags and accepted links, then what is new in the article that is read."""

    DEFAULT_CSS = """
    Header { height: 1; background: $panel; color: $muted; padding: 0 1; }
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._project = in_one_line(name)
        self._counts = Counts()
        self._is_counted = False  # as long as nothing is, that is not to say that there is nothing
        self._activity = ""
        self._unread = 0

    def show(self, counts: Counts) -> None:
        """Show the counts."""
        if self._counts != counts or not self._is_counted:
            self._counts, self._is_counted = counts, True
            self.refresh()

    def show_unread(self, packs: int) -> None:
        """Show how many files of several articles lie in the folder that were not taken apart."""
        if self._unread != packs:
            self._unread = packs
            self.refresh()

    def show_activity(self, activity: str) -> None:
        """Say what goes on in the background, at the right; empty for nothing."""
        if self._activity != activity:
            self._activity = activity
            self.refresh()

    def render(self) -> Content:
        """The row."""
        width = self.size.width
        least = min(SHORTEST, Content(self._project).cell_length)
        beside = width - len(self._activity) - len(GAP) if self._activity else width
        fitting = [told for told in self._wordings() if least + told.cell_length <= width]
        told = next((told for told in fitting if least + told.cell_length <= beside), next(iter(fitting), Content("")))
        room = min(width, max(beside, least + told.cell_length))
        name = Content.styled(cut(self._project, room - told.cell_length), "bold $foreground")
        row = Content.assemble(name, told)
        gap = width - row.cell_length - len(self._activity)
        return Content.assemble(row, " " * gap, self._activity) if self._activity and gap > 1 else row

    def _wordings(self) -> Iterator[Content]:
        """The counts in ever fewer words: what a reader acts upon, which is here, is kept longest."""
        if not self._is_counted:
            return
        counts = self._counts
        unread = (f"{counted(self._unread, 'pack')} unread",) if self._unread else ()
        whole = (counted(counts.articles, "article"), *unread, counted(counts.tags, "tag"))
        accepted = f"{counts.accepted} accepted {'link' if counts.accepted == 1 else 'links'}"
        yield _row((*whole, accepted), self._here("new link", "passage"))
        yield _row((*whole, accepted), self._here("new link"))
        yield _row(whole, self._here("new link"))
        yield _row(whole, self._here("new"))
        yield _row(whole[:-1], self._here("new"))
        yield _row(whole[:1], self._here("new"))
        yield _row((), self._here("new"))
        yield _row((), self._conflicts("passage"))
        yield _row((), self._conflicts(""))

    def _here(self, what: str, conflicting: str = "") -> Content:
        """What is new in the article that is read; a plus where there may be more, dots where nothing is known yet."""
        new, looking = self._counts.new, "+" if self._counts.is_looking else ""
        many = "s" if what != "new" and (new != 1 or looking) else ""
        number = f"{new}{looking}" if new or not looking else "…"
        told = Content.assemble("here: ", (f"{number} {what}{many}", "$link" if new else ""))
        conflicts = self._conflicts(conflicting)
        return Content.assemble(told, "  ", conflicts) if conflicts else told

    def _conflicts(self, what: str) -> Content:
        number = self._counts.conflicts
        if not number:
            return Content("")
        return Content.styled(
            f"{CONFLICT} {counted(number, what)} in conflict" if what else f"{CONFLICT}{number}", "bold $conflict"
        )


def _row(whole: tuple[str, ...], here: Content) -> Content:
    parts: list[str | Content] = [*whole, here]
    return Content("").join(Content.assemble(GAP, part) for part in parts if part)
