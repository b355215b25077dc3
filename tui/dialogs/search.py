"""Searching all articles while typing: hits below their articles, to go to, or to be marked and tagged at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.timer import Timer
from textual.widgets import Input, Static

from store.model import Cancelled, Hit, Span
from tui.dialogs.background import Background
from tui.dialogs.dialog import Dialog
from tui.dialogs.searching import Searched, Searching
from tui.terminal.sanitise import visible
from tui.terminal.timers import after
from tui.widgets.field import Field
from tui.widgets.hit_list import HitList
from tui.widgets.hit_rows import sentence_rows

if TYPE_CHECKING:
    from store.project import Project

TITLE = "Search all articles"

LANGUAGE = 'words · "exact words" · /expression/ · source: date:2018-10 title: label: · -word without it'
"""What may be typed, said while nothing is."""

SENTENCE_ROWS = 3
"""Rows in which the sentence of the chosen hit is shown, where there is room."""


@dataclass(frozen=True, slots=True)
class Target:
    """The hit that is to be gone to."""

    document: str
    span: Span | None


class HitActs(NamedTuple):
    """What is done with marked hits, by the keys that do it while one reads."""

    labels: Mapping[str, str]
    """Names of labels by the names of their keys."""
    tag: Callable[[str, Sequence[Hit]], None]
    """Tags hits with a label."""
    undo_keys: Sequence[str]
    undo: Callable[[], object]
    """Takes the last change back."""


class SearchDialog(Dialog[int | None]):
    """What was found: exact matches at once and first, then near ones. Answers the number of the hit to go to.

    The field has the keys while one types; once a hit is marked the list has them, and the keys of labels tag.

    Args:
        project: Where to search.
        text: What is in the field at first.
        acts: What is done with hits.
        former: What was found before; shown at once where it is for the same text.
        at: The number of the hit at which the cursor is then.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("down", "step(1)", "Down", show=False, priority=True),
        Binding("up", "step(-1)", "Up", show=False, priority=True),
        Binding("pagedown", "turn(1)", "Page down", show=False, priority=True),
        Binding("pageup", "turn(-1)", "Page up", show=False, priority=True),
        Binding("tab", "mark", "Mark", show=False, priority=True),
        Binding("space", "mark", "Mark", show=False),
        Binding("asterisk", "mark_all", "Mark all", show=False),
        Binding("enter", "open", "Open", show=False),
        Binding("slash", "type", "Type", show=False),
    ]

    named = TITLE

    REST_SECONDS: ClassVar[float] = 0.15
    """How long typing rests before the search starts."""

    def __init__(
        self, project: "Project", text: str, acts: HitActs, former: Searched | None = None, at: int = 0
    ) -> None:
        super().__init__()
        self._project = project
        self._acts = acts
        self._field = Field(text, placeholder='words, "exact", /regex/, source: …')
        self.list = HitList(self.action_open)
        """The hits."""
        self.searched = former if former is not None and former.text == text else Searched()
        """What is listed."""
        self._at = at
        self._sentence = Static("", id="sentence")
        self._status = Static("", id="status")
        self._background = Background(self, self.say)
        self._rest: Timer | None = None
        self._goes = False
        """Whether the first hit is to be opened as soon as there is one: enter came before it."""

    def compose(self) -> ComposeResult:
        """The field above the list; below it the sentence of a hit, and a line that says how many there are."""
        with Vertical(classes="dialog -tall"):
            yield Static(TITLE, classes="dialog-title")
            yield self._field
            yield self.list
            yield self._sentence
            yield self._status

    def on_mount(self) -> None:
        """Show again what was found, if it is for this text and the articles are the same."""
        self.list.on_moved = self._show_sentence
        if self.searched.text and self.searched.version == self._project.workspace.library.version:
            self.list.show_hits(self.searched.groups, self._at)
            self._say_how()
        else:
            self.searched = Searched()
            self._begin(self._field.value)

    def on_resize(self) -> None:
        """More or less of the sentence fits."""
        self.call_after_refresh(self._show_sentence)

    @property
    def is_behind(self) -> bool:
        """Whether what is listed is not yet the answer to what is typed."""
        return self._field.value.strip() != self.searched.text

    @property
    def is_marking(self) -> bool:
        """Whether the list has the keys."""
        return self.list.has_focus

    def say(self, status: str) -> None:
        """Say something in the line below."""
        self._status.update(Content(visible(status)))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._goes = False
        if self.is_behind or not event.value:
            self._begin(event.value)
        else:  # what is listed is the answer to this again: none to what was typed in between may come after it
            if self._rest is not None:
                self._rest.stop()
            self._background.drop()
            self._say_how()

    def _begin(self, text: str) -> None:
        """Search when typing rests."""
        if self._rest is not None:
            self._rest.stop()
        task = partial(self._find, Searching(self._project, text.strip())) if text.strip() else self._find_nothing
        self._rest = after(self.REST_SECONDS, self, partial(self._background.begin, task))

    def _find(self, searching: Searching, cancelled: Cancelled) -> None:
        """List what is found; in a thread."""
        for searched in searching.answers(partial(self._background.later, self.say), cancelled):
            self._background.later(self._take, searched)

    def _find_nothing(self, _: Cancelled) -> None:
        self._background.later(self._take, Searched("", (), LANGUAGE))

    def _take(self, searched: Searched) -> None:
        """List what was found; the chosen hit stays chosen, as far as it is still there."""
        chosen, hits = self.list.chosen, searched.hits
        stays = searched.text == self.searched.text and chosen is not None and chosen.hit in hits
        self.searched = searched
        self.list.show_hits(searched.groups, hits.index(chosen.hit) if stays and chosen is not None else 0)
        self._say_how()
        if self._goes and hits and not self.is_behind:
            self.action_open()

    def _say_how(self) -> None:
        """How much there is, and what the keys do now."""
        if not self.searched.hits:
            self.say(self.searched.found)
        elif self.is_marking:
            marked = f"{len(self.list.marked)} marked" if self.list.marked else "none marked"
            self.say(f"{marked} · space * mark · {' '.join(self._acts.labels)} tag · ⏎ opens · esc types on")
        else:
            self.say(f"{self.searched.found} · ⏎ opens · tab marks")

    def _show_sentence(self) -> None:
        width, chosen = self._sentence.content_size.width, self.list.chosen
        # It has the same rows whatever it says: laying the dialog out anew would cost each move of the cursor a frame.
        self._sentence.update(sentence_rows(chosen, width, SENTENCE_ROWS) if chosen and width else "", layout=False)

    def action_step(self, by: int) -> None:
        """Choose another hit, whoever has the keys."""
        self.list.action_step(by)

    def action_turn(self, by: int) -> None:
        """Choose a hit a page further, or back."""
        self.list.action_turn(by)

    def action_open(self) -> None:
        """Go to the chosen hit."""
        if (chosen := self.list.chosen) is not None:
            self.dismiss(self.searched.hits.index(chosen.hit))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self._goes = self.is_behind
        if not self._goes:
            self.action_open()

    def action_mark(self) -> None:
        """Mark the chosen hit and go on to the next; again: no longer. The list has the keys from then on."""
        line = self.list.line
        # What is listed while one types on, or cannot be asked, was found for another text: nobody means to tag that.
        if line is None or self.is_behind:
            return
        self.list.focus()
        if line.group.archive:
            self.say(f"an article of the archive {line.group.archive} is only read: add it to the project to tag it")
            return
        self.list.toggle()
        self.call_after_refresh(self._say_how)

    def action_mark_all(self) -> None:
        """Mark all hits of the project; if they are, none."""
        self.list.toggle_all()
        self._say_how()

    def action_type(self) -> None:
        """Have the field take the keys again, behind what is in it."""
        self._field.select_on_focus = False
        self._field.focus()
        self.call_after_refresh(self._say_how)

    def action_back(self) -> None:
        """From the list to the field; from there away."""
        if self.is_marking:
            self.action_type()
        else:
            self.dismiss(None)

    def on_key(self, event: Key) -> None:
        """In the list, the key of a label tags what is marked, else the hit at the cursor."""
        keys, chosen = {event.key, event.character or ""}, self.list.chosen
        label = next((label for key, label in self._acts.labels.items() if key in keys), None)
        if not self.is_marking or chosen is None:
            return
        if keys & set(self._acts.undo_keys):
            event.stop()
            self._acts.undo()
        elif label is not None:
            event.stop()
            self._acts.tag(label, list(self.list.marked) or [chosen.hit])
            self.list.marked = {}
            self.list.refresh()
