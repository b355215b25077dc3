"""What goes out, in which format and where to, chosen while its first lines are seen and what it cannot carry."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from functools import partial
from threading import Lock
from time import sleep
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker, get_current_worker

from store.errors import VariorumError
from store.text import fold
from tui.dialogs.dialog import Dialog
from tui.dialogs.listing import Listed, Searchable, matching
from tui.terminal.sanitise import visible
from tui.widgets.choices import Choices
from tui.widgets.field import Field
from tui.widgets.refusal import Refusal

NAME = 14
"""Cells of a format's name."""

HOW, BRIEFLY = (
    "⏎ writes · tab: part, place · space ticks a part · pgdn: more lines",
    "⏎ writes · tab goes on · space ticks",
)

WIDE = 100
"""Columns from which every format stands with what it is for; below, only the one at the cursor does."""

NARROW = 80
"""Columns under which the keys are told in few words."""

NOWHERE = "no place to write to: type one"
"""What is wrong where the field of the place is empty."""

LEAST = 4
"""Lines of a sample that stand above what it lacks, however much that is."""


class ExportPart(NamedTuple):
    """A part to which an export can be limited; those of one kind are added to each other."""

    kind: str
    value: str
    shown: str


class Order(NamedTuple):
    """An export as it was ordered."""

    format: str
    parts: frozenset[ExportPart]
    """None: all."""
    path: str


class ExportSample(NamedTuple):
    """The beginning of an export, and what it would lack."""

    told: Sequence[str]
    """How much it is, and what else is to be said of it, a line each."""
    lines: Sequence[tuple[str, bool]]
    """Its first lines, and whether each tells of the files rather than standing in one."""
    losses: Sequence[str]


class ExportOffer(NamedTuple):
    """The formats, parts and places that the dialog offers."""

    title: str
    formats: Sequence[tuple[str, str]]
    """Name and description of each."""
    format: str
    """The one that is chosen at first."""
    where: Callable[[str], str]
    """A free name for an export in a format."""
    sample: Callable[[str, frozenset[ExportPart]], ExportSample]
    """Asked in a thread."""
    parts: Callable[[], tuple[Sequence[ExportPart], Collection[ExportPart]]] = lambda: ((), ())
    """Those there are and those that are chosen at first; asked in a thread."""
    ready: Callable[[], Awaitable[object]] | None = None
    """Waits until all is there that is to go out."""
    refuses: Callable[[Order], str] = lambda order: ""
    """Why an order cannot be carried out, with the remedy; empty where it can."""


class PartList(Choices):
    """Parts to be ticked: space, enter or a click does."""

    BINDINGS: ClassVar = [Binding("space", "select", "Tick", show=False)]

    def __init__(self, changed: Callable[[], object]) -> None:
        super().__init__(id="parts")
        self.chosen: set[ExportPart] = set()
        """Those that are ticked."""
        self._parts: Sequence[ExportPart] = ()
        self._changed = changed

    def offer(self, parts: Sequence[ExportPart], chosen: Collection[ExportPart]) -> None:
        """Show these, some of them ticked."""
        self._parts, self.chosen = parts, set(chosen)
        self.set_options([Option(self._row(part)) for part in parts])
        self.highlighted = 0 if parts else None
        self.display = bool(parts)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick a part, or no more."""
        event.stop()
        part = self._parts[event.option_index]
        self.chosen ^= {part}
        self.replace_option_prompt_at_index(event.option_index, self._row(part))
        self._changed()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Moving in here chooses no format."""
        event.stop()

    def _row(self, part: ExportPart) -> Content:
        is_ticked = part in self.chosen
        box = ("[x] ", "bold $primary") if is_ticked else ("[ ] ", "$muted")
        return Content.assemble(box, (visible(part.shown), "bold" if is_ticked else ""))


class PathField(Field):
    """Where to write; what was typed there stays, whatever format is chosen then."""

    def __init__(self) -> None:
        super().__init__(id="path", select_on_focus=False)
        self._offered = ""

    def offer(self, path: str) -> None:
        """Offer another name, unless the reader gave one."""
        if self.value == self._offered:
            self.value = self._offered = path

    def on_input_changed(self, event: Input.Changed) -> None:
        """Nothing is filtered by it."""
        event.stop()


class ExportDialog(Dialog[Order | None]):
    """Formats and parts at the left, at the right what would be written; enter orders it, escape nothing.

    Args:
        offer: What can be ordered.
    """

    REST_SECONDS: ClassVar[float] = 0.12
    """How long choosing rests before a sample is made."""

    ENTERED = "Write it"

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", "Back", show=False),
        Binding("down", "step(1)", "Down", show=False, priority=True),
        Binding("up", "step(-1)", "Up", show=False, priority=True),
        Binding("pagedown", "turn(1)", "More lines", show=False, priority=True),
        Binding("pageup", "turn(-1)", "Lines before", show=False, priority=True),
    ]

    def __init__(self, offer: ExportOffer) -> None:
        super().__init__()
        self.named = offer.title
        self._offer = offer
        self._sample = ExportSample((), (), ())
        self._is_wide = False
        self._filter = Field(placeholder="part of a name or of what it is for")
        self._formats, self._parts, self._path = Choices(id="formats"), PartList(self._changed), PathField()
        self._about, self._preview = Static("", id="about"), Static("", id="preview")
        self._refusal = Refusal()
        self._lines = VerticalScroll(self._about, self._preview, id="lines", can_focus=False)
        self._listed: Sequence[tuple[str, str]] = ()
        self._is_begun = False
        self._making = Lock()  # of samples one is made at a time, those that are wanted no more not at all

    def compose(self) -> ComposeResult:
        """What is chosen at the left, what comes of it at the right, where it goes below."""
        self._formats.can_focus = False
        self._parts.display = False
        with Vertical(classes="dialog -tall"):
            yield Static(Content(visible(self._offer.title)), classes="dialog-title")
            yield self._filter
            with Horizontal(id="export"):
                with Vertical(id="chosen"):
                    yield self._formats
                    yield self._parts
                with Vertical(id="shown"):
                    yield self._lines
            with Horizontal(id="place"):
                yield Static("to ", id="to")
                yield self._path
            yield self._refusal
            yield Static(HOW if self.app.size.width >= NARROW else BRIEFLY, id="how")

    def on_mount(self) -> None:
        """All formats, the one that was chosen last at the cursor; what there is to limit it to comes later."""
        self._is_wide = self.app.size.width >= WIDE
        self._filtered("")
        names = [name for name, _ in self._listed]
        self._formats.highlighted = names.index(self._offer.format) if self._offer.format in names else 0
        self.run_worker(self._begin())

    def on_resize(self) -> None:
        """Rows are made anew for the room that there is."""
        if self._is_wide != (self.app.size.width >= WIDE):
            self._is_wide = not self._is_wide
            self._filtered(self._filter.value)
        self.query_one("#how", Static).update(HOW if self.app.size.width >= NARROW else BRIEFLY)
        self.call_after_refresh(self._say, self._sample)

    async def _begin(self) -> None:
        if self._offer.ready is not None:
            await self._offer.ready()
        self.run_worker(self._find_parts, thread=True, group="parts")

    def _find_parts(self) -> None:
        try:
            parts, chosen = self._offer.parts()
        except VariorumError as error:
            self._later(self._say, ExportSample((), (), (error.message,)))
            return
        self._later(self._show_parts, parts, chosen)

    def _show_parts(self, parts: Sequence[ExportPart], chosen: Collection[ExportPart]) -> None:
        self._parts.offer(parts, chosen)
        self._is_begun = True
        self._changed()

    @property
    def _format(self) -> str:
        """The format at the cursor; empty where none is listed."""
        at = self._formats.highlighted
        return self._listed[at][0] if at is not None and at < len(self._listed) else ""

    def _filtered(self, text: str) -> None:
        former = self._format
        rows = [
            Searchable(Listed(_row(*each, self._is_wide), each), fold(" ".join(each))) for each in self._offer.formats
        ]
        found = matching(rows, text)
        self._listed = [each.value for each in found]
        self._formats.set_options([Option(each.row) for each in found])
        names = [name for name, _ in self._listed]
        if names:
            self._formats.highlighted = names.index(former) if former in names else 0
        else:
            self._changed()

    def _changed(self) -> None:
        """Another format or part: say what it is, offer a name, have a sample made."""
        format = self._format
        self._about.update(Content(dict(self._listed).get(format, "no format has these words")))
        if not format:
            self._say(ExportSample((), (), ()))
            return
        self._path.offer(self._offer.where(format))
        if self._is_begun:
            self.set_class(True, "-making")
            asked = partial(self._make, format, frozenset(self._parts.chosen))
            self.run_worker(asked, thread=True, exclusive=True, group="sample")

    def _make(self, format: str, parts: frozenset[ExportPart]) -> None:
        worker: Worker[object] = get_current_worker()
        sleep(self.REST_SECONDS)
        with self._making:
            if worker.is_cancelled:
                return
            try:
                sample = self._offer.sample(format, parts)
            except VariorumError as error:
                sample = ExportSample((), (), (error.message,))
        if not worker.is_cancelled:
            self._later(self._say, sample)

    def _later(self, act: Callable[..., object], *arguments: object) -> None:
        if self.is_running:
            self.call_later(act, *arguments)

    def _say(self, sample: ExportSample) -> None:
        """Show the first lines, below them how much it is and what it lacks, then the rest of the lines."""
        self._sample = sample
        self.set_class(False, "-making")
        lines = [Content.styled(visible(line), "bold $primary" if is_said else "") for line, is_said in sample.lines]
        told = [Content.styled(visible(line), "$foreground") for line in sample.told]
        told += [Content.assemble(("− ", "bold $conflict"), visible(loss)) for loss in sample.losses]
        width, height = self._lines.scrollable_content_region.size
        told = [row for line in told for row in line.wrap(width)] if width else told
        first = max(LEAST, height - self._about.size.height - len(told) - 1)
        rule = [Content.styled("─" * width, "$frame")]
        lines += [Content("")] * (first - len(lines))
        rest = [*rule, *lines[first:]] if lines[first:] else []
        self._preview.update(Content("\n").join([*lines[:first], *(rule + told if told else []), *rest]))
        self._lines.scroll_home(animate=False)

    def action_step(self, by: int) -> None:
        """Choose another format while the field keeps the keys; among the parts move there."""
        chosen = self._parts if self._parts.has_focus else self._formats
        if chosen.option_count:
            chosen.highlighted = ((chosen.highlighted or 0) + by) % chosen.option_count

    def action_turn(self, by: int) -> None:
        """Show lines further down, or further up."""
        self._lines.scroll_relative(y=by * max(1, self._lines.size.height - 1), animate=False)

    @on(OptionList.OptionHighlighted, "#formats")
    def _moved(self) -> None:
        self._changed()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._filtered(event.value)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        """Order it; what cannot be is told, and all that was chosen and typed stays."""
        if not self._format:
            self._refusal.tell("no format has these words: type others")
            return
        order = Order(self._format, frozenset(self._parts.chosen), self._path.value.strip())
        if not self._refusal.tell(self._offer.refuses(order) if order.path else NOWHERE):
            self.dismiss(order)
        else:
            self._path.focus()


def _row(name: str, description: str, is_wide: bool) -> Content:
    return Content.assemble((f"{name:<{NAME}} ", "bold"), (description if is_wide else "", "$muted"))
