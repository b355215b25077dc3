"""Searching all articles while typing."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from store.errors import VariorumError
from store.model import Hit, Span
from tui.dialogs.dialog import Dialog
from tui.terminal.sanitise import in_one_line, visible
from tui.widgets.choices import Choices
from tui.widgets.field import Field

if TYPE_CHECKING:
    from store.project import Project

AROUND = 40
"""Characters shown before a hit."""

SHOWN = 160
"""Characters shown of a hit and what follows it."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where to go."""

    document: str
    span: Span | None


class SearchScreen(Dialog[Target | None]):
    """A field and what was found: exact matches first, then near ones. Enter goes there."""

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", "Back", show=False),
        Binding("down", "step(1)", "Down", show=False, priority=True),
        Binding("up", "step(-1)", "Up", show=False, priority=True),
    ]

    REST_SECONDS: ClassVar[float] = 0.15
    """How long typing rests before the search starts."""

    @dataclass
    class Found(Message):
        """What a search found."""

        text: str
        hits: list[Hit]

    def __init__(self, project: "Project", text: str = "") -> None:
        super().__init__()
        self._project = project
        self._text = text
        self._hits: list[Hit] = []
        self._rest: Timer | None = None

    def compose(self) -> ComposeResult:
        """The field above the hits."""
        with Vertical(classes="dialog -tall"):
            yield Static("Search all articles", classes="dialog-title")
            yield Field(self._text, placeholder="a word, a name, a sentence")
            yield Choices()
            yield Static("", id="search-status")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search when typing rests."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(self.REST_SECONDS, partial(self._search, event.value.strip()))

    def _search(self, text: str) -> None:
        self.run_worker(partial(self._find, text), thread=True, group="search", exclusive=True)

    def _find(self, text: str) -> None:
        worker = get_current_worker()
        try:
            hits = self._project.search.find(text) if text else []
        except VariorumError:
            hits = []
        if not worker.is_cancelled:
            self.post_message(self.Found(text, hits))

    def on_search_screen_found(self, message: Found) -> None:
        """Show what was found."""
        self._hits = message.hits
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(self._row(hit)) for hit in message.hits])
        if message.hits:
            options.highlighted = 0
        said = f"{len(message.hits)} found · ⏎ goes there" if message.hits else "nothing found" if message.text else ""
        self.query_one("#search-status", Static).update(said)

    def _row(self, hit: Hit) -> Content:
        document = self._project.document(hit.document)
        start = _word_start(document.text, max(0, hit.span.start - AROUND), hit.span.start)
        before, after = document.text[start : hit.span.start], document.text[hit.span.end : hit.span.start + SHOWN]
        found = hit.span.of(document.text)[:SHOWN]
        return Content.assemble(
            (f"{hit.score:3.0f}  {visible(document.title)}\n", "$muted"),
            "     ",
            in_one_line(before),
            (in_one_line(found), "bold $actor"),
            in_one_line(after),
        )

    def action_step(self, by: int) -> None:
        """Choose another hit while the field keeps the keys."""
        options = self.query_one(OptionList)
        if self._hits:
            options.highlighted = ((options.highlighted or 0) + by) % len(self._hits)

    def on_input_submitted(self) -> None:
        """Go to the chosen hit."""
        self._go(self.query_one(OptionList).highlighted)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the hit that was clicked."""
        self._go(event.option_index)

    def _go(self, index: int | None) -> None:
        if index is not None and index < len(self._hits):
            hit = self._hits[index]
            self.dismiss(Target(hit.document, hit.span))


def _word_start(text: str, start: int, limit: int) -> int:
    """The first offset from `start` on where a word begins, so that a snippet does not begin inside one."""
    space = text.find(" ", start, limit) if start else -1
    return space + 1 if space >= 0 else start
