"""A list under a field: what is typed searches or filters, arrows choose meanwhile, enter goes."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Generic, NamedTuple, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from store.model import Cancelled
from store.text import fold
from tui.dialogs.background import Background
from tui.dialogs.dialog import Dialog
from tui.terminal.sanitise import visible
from tui.widgets.choices import Choices
from tui.widgets.field import Field
from tui.widgets.hanging_indent import Hanging

SHOWN = 90
"""Characters shown of a text in a row, which wraps: no row is higher than the list is in a small terminal."""

T = TypeVar("T")
"""What the dialog answers."""


class Listed(NamedTuple, Generic[T]):
    """A row of the list, and what choosing it answers."""

    row: Content
    value: T
    indent: int = 0
    """Cells before its words: where they are wrapped, their further lines begin there."""


class Searchable(NamedTuple, Generic[T]):
    """A row that can be filtered, and the words by which it is, folded."""

    listed: Listed[T]
    words: str


def shortened(text: str, most: int = SHOWN) -> str:
    """As much of a text, in one line, as a row shows."""
    line = " ".join(text[: 4 * most].split())
    return visible(line if len(line) <= most else f"{line[: most - 1]}…")


def matching(rows: Iterable[Searchable[T]], text: str) -> list[Listed[T]]:
    """The rows that hold every word of what was typed, or parts of words."""
    words = fold(text).split()
    return [row.listed for row in rows if all(word in row.words for word in words)]


class ListDialog(Dialog[T | None]):
    """A field, a list, and a line that says how many there are.

    Args:
        title: What the list is of.
        placeholder: What may be typed.
        text: What is in the field at first.
    """

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", "Back", show=False),
        Binding("down", "step(1)", "Down", show=False, priority=True),
        Binding("up", "step(-1)", "Up", show=False, priority=True),
        Binding("pagedown", "turn(1)", "Page down", show=False, priority=True),
        Binding("pageup", "turn(-1)", "Page up", show=False, priority=True),
    ]

    ENTERED = "Choose this row"
    HOLDS_ALL: ClassVar[bool] = False
    """Whether all rows there can be are listed as soon as it opens: then it is as high as these, and stays so."""

    def __init__(self, title: str, placeholder: str, text: str = "") -> None:
        super().__init__()
        self.named = title
        self._field = Field(text, placeholder=placeholder)
        self._choices = Choices()
        self._box = Vertical(classes="dialog -listing -tall")
        self._status = Static("", id="status")
        self._background = Background(self, self.say)
        self._values: list[T] = []
        self._drawn_for = 0
        self._is_behind = True
        """Whether what is listed is not yet the answer to what is typed."""
        self._goes = False
        """Whether the first row is to be chosen as soon as there is one: enter came before it."""

    def compose(self) -> ComposeResult:
        """The field above the list, the line below."""
        with self._box:
            yield Static(self.named, classes="dialog-title")
            yield self._field
            yield self._choices
            yield self._status

    def on_resize(self) -> None:
        """Rows are made for the width that there is."""
        self.call_after_refresh(self._fit)
        if self.HOLDS_ALL and not self.text:
            self._choices.styles.min_height = None
            self._box.remove_class("-tall")

    def _fit(self) -> None:
        if self.room != self._drawn_for:
            self._drawn_for = self.room
            self.draw()
        if self.HOLDS_ALL and not self.text:
            self.call_after_refresh(self._fit_height)

    def _fit_height(self) -> None:
        """As high as all rows; where there is less room than that, all of it, and the list scrolls."""
        shown = self._choices.content_size
        is_scrolled = self._choices.get_content_height(self.size, self.size, shown.width) > shown.height
        is_cut = is_scrolled or self._status.region.bottom > self._box.content_region.bottom
        self._box.set_class(is_cut, "-tall")
        self._choices.styles.min_height = None if is_cut else self._choices.size.height

    def draw(self) -> None:
        """Rows have another width from now on; those that were made for the former one are cut, or made anew here."""

    @property
    def text(self) -> str:
        """What is in the field."""
        return self._field.value

    @property
    def chosen(self) -> T | None:
        """What enter would answer."""
        index = self._choices.highlighted
        return self._values[index] if index is not None and index < len(self._values) else None

    @abstractmethod
    def typed(self, text: str) -> None:
        """Search or filter: the field holds something else."""

    def answer(self, value: T) -> T:
        """What choosing a row answers: its value, unless a dialog knows better."""
        return value

    def show(self, listed: Sequence[Listed[T]], status: str) -> None:
        """Show these rows; what was chosen stays chosen where the list only grew."""
        former = (
            self._choices.highlighted if self._values == [each.value for each in listed[: len(self._values)]] else 0
        )
        self._values, self._is_behind = [each.value for each in listed], False
        self._choices.set_options([Option(Hanging(each.row, each.indent)) for each in listed])
        if listed:
            self._choices.highlighted = former or 0
        self.say(status)
        if self._goes and listed:
            self._choose(self._choices.highlighted)

    @property
    def room(self) -> int:
        """Cells of a row of the list, beside its scrollbar; may be asked from a thread."""
        return max(1, self._choices.content_region.width - 1)

    def say(self, status: str) -> None:
        """Say something in the line below."""
        self._status.update(Content(status))

    def work(self, task: Callable[[Cancelled], None]) -> None:
        """Do something long in a thread; what was begun before is wanted no more, nor is this without the dialog."""
        self._background.begin(task)

    def later(self, act: Callable[..., object], *arguments: object) -> None:
        """Do something on the event loop, unless the work that asks for it is wanted no more; from a thread."""
        self._background.later(act, *arguments)

    def action_step(self, by: int) -> None:
        """Choose another row while the field keeps the keys."""
        if self._values:
            self._choices.highlighted = ((self._choices.highlighted or 0) + by) % len(self._values)

    def action_turn(self, by: int) -> None:
        """Choose a row a page further, or back."""
        if self._choices.scrollable_content_region:
            self._choices.turn(by)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._is_behind, self._goes = True, False
        self.typed(event.value)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self._goes = self._is_behind
        if not self._goes:
            self._choose(self._choices.highlighted)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self._choose(event.option_index)

    def _choose(self, index: int | None) -> None:
        if index is not None and index < len(self._values):
            self.dismiss(self.answer(self._values[index]))
