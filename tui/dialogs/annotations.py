"""Every tag of the project, orphans first."""

from typing import TYPE_CHECKING

from textual.content import Content

from store.model import Annotation, Cancelled
from store.text import fold
from tui.dialogs.listing import ListDialog, Listed, Searchable, matching, shortened
from tui.dialogs.search import Target
from tui.terminal.sanitise import visible
from tui.themes import colours_of

if TYPE_CHECKING:
    from store.project import Project

SHOWN_TITLE, SHOWN_NOTE = 64, 40
"""Characters shown of an article's title and of a note."""


class AnnotationsDialog(ListDialog[Target]):
    """A list to filter and to go from: label, quote, note, article."""

    def __init__(self, project: "Project") -> None:
        super().__init__("All tags", "label, words, note, who or article")
        self._project = project
        self._titles = {entry.id: entry.title for entry in project.entries()}
        self._colours = colours_of(project.labels)
        self._width = max(map(len, self._colours))
        self._rows: list[Searchable[Target]] = []
        self._orphans = 0

    def on_mount(self) -> None:
        """Show all, once all annotated articles are read."""
        self.say("reading tags …")
        self.work(self._read)

    def typed(self, text: str) -> None:
        """Show those that match."""
        shown = matching(self._rows, text)
        lost = f" · {self._orphans} whose passage is not found any more" if self._orphans else ""
        self.show(shown, f"{len(shown)} of {len(self._rows)} tags · ⏎ goes there{lost}")

    def _read(self, cancelled: Cancelled) -> None:
        found = sorted(self._project.tags.of(), key=lambda note: note.state != "orphan")
        rows = [Searchable(self._listed(note), self._searched(note)) for note in found]
        self.later(self._take, rows, sum(note.state == "orphan" for note in found))

    def _take(self, rows: list[Searchable[Target]], orphans: int) -> None:
        self._rows, self._orphans = rows, orphans
        self.typed(self._field.value)

    def _searched(self, note: Annotation) -> str:
        title = self._titles.get(note.document, note.document)
        return fold(" ".join((note.label, note.selector.exact, note.note, note.annotator, note.state, title)))

    def _listed(self, note: Annotation) -> Listed[Target]:
        state = "" if note.state == "anchored" else f"[{note.state}] "
        indent = " " * (self._width + 2)
        row = Content.assemble(
            (f"{visible(note.label):<{self._width}}  ", f"bold {self._colours.get(note.label, '$muted')}"),
            (state, "bold $error" if note.state == "orphan" else "$muted"),
            shortened(note.selector.exact),
            (f"\n{indent}{shortened(self._titles.get(note.document, note.document), SHOWN_TITLE)}", "$muted"),
            (f" · {shortened(note.note, SHOWN_NOTE)}" if note.note else "", "italic"),
        )
        return Listed(row, Target(note.document, note.span))
