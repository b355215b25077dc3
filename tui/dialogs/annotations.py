"""Every tag of the project, orphans first."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from store.model import Annotation
from store.text import fold
from tui.dialogs.dialog import Dialog
from tui.dialogs.search import Target
from tui.terminal.sanitise import visible
from tui.themes import colours_of
from tui.widgets.choices import Choices
from tui.widgets.field import Field

if TYPE_CHECKING:
    from store.project import Project


class AnnotationsScreen(Dialog[Target | None]):
    """A list to filter and to go from: label, quote, note, article."""

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", "Back", show=False),
        Binding("down", "step(1)", "Down", show=False, priority=True),
        Binding("up", "step(-1)", "Up", show=False, priority=True),
    ]

    def __init__(self, project: "Project") -> None:
        super().__init__()
        self._project = project
        self._all = sorted(project.tags.of(), key=lambda note: note.state != "orphan")
        self._titles = {entry.id: entry.title for entry in project.entries()}
        self._colours = colours_of(project.labels)
        self._width = max(map(len, self._colours))
        self._shown: list[Annotation] = []

    def compose(self) -> ComposeResult:
        """A filter above the list."""
        with Vertical(classes="dialog -tall"):
            yield Static("All tags", classes="dialog-title")
            yield Field(placeholder="filter by label, words, note, annotator or article")
            yield Choices()
            yield Static("", id="annotations-status")

    def on_mount(self) -> None:
        """Show all."""
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show those that match."""
        self._show(event.value)

    def _show(self, wanted: str) -> None:
        words = fold(wanted).split()
        self._shown = [note for note in self._all if all(word in self._searched(note) for word in words)]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(self._row(note)) for note in self._shown])
        if self._shown:
            options.highlighted = 0
        orphans = sum(note.state == "orphan" for note in self._all)
        said = f"{len(self._shown)} of {len(self._all)} tags · ⏎ goes there"
        lost = f" · {orphans} whose passage is not found any more" if orphans else ""
        self.query_one("#annotations-status", Static).update(said + lost)

    def _searched(self, note: Annotation) -> str:
        title = self._titles.get(note.document, note.document)
        return fold(" ".join((note.label, note.selector.exact, note.note, note.annotator, note.state, title)))

    def _row(self, note: Annotation) -> Content:
        state = "" if note.state == "anchored" else f"[{note.state}] "
        words = " ".join(note.selector.exact.split())
        indent = " " * (self._width + 2)
        return Content.assemble(
            (f"{visible(note.label):<{self._width}}  ", f"bold {self._colours.get(note.label, '$muted')}"),
            (state, "bold $error" if note.state == "orphan" else "$muted"),
            visible(words),
            (f"\n{indent}{visible(self._titles.get(note.document, note.document))}", "$muted"),
            (f" · {visible(note.note)}" if note.note else "", "italic"),
        )

    def action_step(self, by: int) -> None:
        """Choose another tag while the field keeps the keys."""
        options = self.query_one(OptionList)
        if self._shown:
            options.highlighted = ((options.highlighted or 0) + by) % len(self._shown)

    def on_input_submitted(self) -> None:
        """Go to the chosen tag."""
        self._go(self.query_one(OptionList).highlighted)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the tag that was clicked."""
        self._go(event.option_index)

    def _go(self, index: int | None) -> None:
        if index is not None and index < len(self._shown):
            note = self._shown[index]
            self.dismiss(Target(note.document, note.span))
