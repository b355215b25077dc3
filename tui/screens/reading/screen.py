"""The reading screen: where the panes, the list, the links and the keys meet."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from store.model import Label
from tui.keys import bindings
from tui.screens.reading.finding import Finding
from tui.screens.reading.naming import Naming
from tui.screens.reading.output import Output
from tui.screens.reading.panes import Panes
from tui.screens.reading.tagging import Tagging
from tui.screens.reading.watching import Watching
from tui.terminal.sanitise import visible
from tui.themes import colour_of
from tui.widgets.reader import Reader


class ReadingScreen(Tagging, Naming, Finding, Panes, Output, Watching):
    """A reading session on a project."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("session")]

    AUTO_FOCUS: ClassVar[str | None] = ""
    """Nothing: the reader gets the focus, not what comes first on the screen."""

    KEEP_SECONDS: ClassVar[float] = 10.0
    """How often the reader's place is remembered, in case the program is killed."""

    SETTLE_SECONDS: ClassVar[float] = 0.08
    """How long the terminal has the first screen for itself, before work in the background competes for it."""

    begun = False
    """Whether that work has begun."""

    def compose(self) -> ComposeResult:
        """Header, list and readers, links, hints."""
        yield self.header
        with Horizontal(id="desk"):
            with Vertical(id="articles") as articles:
                articles.border_title = "Articles"
                yield self.article_list
                yield Static(legend(self.project.labels), id="legend")
            yield from self.panes
        yield self.links_panel
        yield self.hints

    def on_mount(self) -> None:
        """Open on content; everything that takes long comes after the first paint."""
        self.set_class(self.place.zoomed, "-zoomed")
        self.show_active()
        self.lay_out()
        self.start_panes()
        self.show_hints()
        self.call_after_refresh(lambda: self.set_timer(self.SETTLE_SECONDS, self._begin))

    def _begin(self) -> None:
        self.begun = True
        self.start_linking()
        self.start_watching()
        self.set_interval(self.KEEP_SECONDS, self.keep_place)
        problems = self.project.problems
        if problems:
            more = f" (and {len(problems) - 1} more: variorum check)" if len(problems) > 1 else ""
            self.hints.say(problems[0].message + more, severe=True)

    def on_reader_cursor_moved(self, message: Reader.CursorMoved) -> None:
        """Say what is under the cursor now."""
        message.stop()
        for pane in self.panes:
            if pane.reader is message.reader:
                self.describe(pane)
        self.show_hints()

    def show_hints(self) -> None:
        """Teach the keys that apply where the focus is."""
        if self.article_list.has_focus:
            self.hints.offer("listing")
        else:
            self.hints.offer("selecting" if self.active.reader.selection else "reading")

    def on_descendant_focus(self) -> None:
        """Which keys apply follows the focus."""
        self.call_next(self.show_hints)

    def article_opened(self) -> None:
        """Link the article that is read now; what was found in the one before is forgotten."""
        self.stop_finding()
        self.show_linked()
        self.ask_links()
        self.link_ahead()

    def action_next_link(self) -> None:
        """Go to the next hit, else to the next linked passage."""
        if not self.step_hit(1):
            self.step_linked(1)

    def action_previous_link(self) -> None:
        """Go to the hit before, else to the linked passage before."""
        if not self.step_hit(-1):
            self.step_linked(-1)

    def action_back(self) -> None:
        """Back out one level: selection, search, zoom, then the reader."""
        if self.active.reader.action_select_clear() or self.stop_finding():
            self.show_hints()
            return
        if self.place.zoomed:
            self.action_zoom()
        else:
            self.remove_class("-list")
            self.active.reader.focus()


def legend(labels: tuple[Label, ...]) -> Content:
    """What the marks mean, each shown as it looks."""
    rows = [Content.styled("Legend", "$muted")]
    for label in labels:
        name = visible(label.name)
        match label.style:
            case "tint":
                shown = Content.assemble((f" {name} ", "$foreground on $claim-tint"), " tint + ", ("▌", "$claim-bar"))
            case style:
                shown = Content.assemble((name, f"{style} {colour_of(label)}"), f" {style}")
        rows.append(Content.assemble(" ", shown))
    rows.append(Content.assemble(" ", ("◆", "$link"), " linked passage"))
    return Content("\n").join(rows)
