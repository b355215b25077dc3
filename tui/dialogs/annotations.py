"""Every tag of the project, orphans first."""

from typing import TYPE_CHECKING

from textual.content import Content

from store.model import Annotation, Cancelled
from store.text import fold
from store.text.quotes import quoted
from tui.dialogs.listing import SHOWN, ListDialog, Listed, Searchable, matching, shortened
from tui.dialogs.search import Target
from tui.terminal.sanitise import in_one_line, visible
from tui.themes import colours_of
from tui.widgets.headline import DOT, cut, headline

if TYPE_CHECKING:
    from store.project import Project


ARTICLE_SHARE = 0.6
"""Share of a row in which the article is named where the tag has a note."""


class AnnotationsDialog(ListDialog[Target]):
    """A list to filter and to go from: label, quote, note, article.

    Args:
        project: Whose tags they are.
        none: What is said where there is none.
    """

    def __init__(self, project: "Project", none: str) -> None:
        super().__init__("All tags", "label, words, note, who or article")
        self._none = none
        self._project = project
        self._articles = {entry.id: entry for entry in project.entries()}
        self._colours = colours_of(project.labels)
        self._width = max(map(len, self._colours))
        self._rows: list[Searchable[Target]] | None = None  # until they are read
        self._orphans = 0

    def on_mount(self) -> None:
        """Show all, once all annotated articles are read and there is a width to show them in."""
        self.say("reading tags …")

    def draw(self) -> None:
        """Make the rows."""
        self.work(self._read)

    def typed(self, text: str) -> None:
        """Show those that match; enter waits for them where they are not read yet."""
        if self._rows is None:
            return
        if not self._rows:
            self.show([], self._none)
            return
        shown = matching(self._rows, text)
        lost = f" · {self._orphans} whose passage is not found any more" if self._orphans else ""
        self.show(shown, f"{len(shown)} of {len(self._rows)} tags · ⏎ goes there{lost}")

    def _read(self, cancelled: Cancelled) -> None:
        found = sorted(self._project.tags.of(), key=lambda note: note.state != "orphan")
        words = [(note, self._project.words(note)) for note in found]
        rows = [Searchable(self._listed(note, now), self._searched(note, now)) for note, now in words]
        self.later(self._take, rows, sum(note.state == "orphan" for note in found))

    def _take(self, rows: list[Searchable[Target]], orphans: int) -> None:
        self._rows, self._orphans = rows, orphans
        self.typed(self._field.value)

    def _searched(self, note: Annotation, now: str) -> str:
        article = self._articles.get(note.document)
        about = (article.title, article.source, article.published) if article else (note.document,)
        marked = (note.selector.exact, now) if now != note.selector.exact else (now,)
        return fold(" ".join((note.label, *marked, note.note, note.annotator, note.state, *about)))

    def _listed(self, note: Annotation, now: str) -> Listed[Target]:
        state = "" if note.state == "anchored" else f"[{note.state}] "
        indent = " " * (self._width + 2)
        row = Content.assemble(
            (f"{visible(note.label):<{self._width}}  ", f"bold {self._colours.get(note.label, '$muted')}"),
            (state, "bold $error" if note.state == "orphan" else "$muted"),
            shortened(now),
            (f"\n{indent}{self._named(note)}", "$muted"),
            (f"{DOT}{cut(in_one_line(note.note), self.room)}" if note.note else "", "italic"),
            (
                f"\n{indent}tagged as {quoted(in_one_line(note.selector.exact), SHOWN)}"
                if now != note.selector.exact
                else "",
                "$muted",
            ),
        )
        return Listed(row, Target(note.document, note.span), len(indent))

    def _named(self, note: Annotation) -> str:
        """The article of a tag; where a note stands behind it, that gets a share of the row."""
        article, room = self._articles.get(note.document), self.room - self._width - 2
        if article is None:
            return visible(note.document)
        return str(headline(article, round(room * ARTICLE_SHARE) if note.note else room))
