"""The reading screen: two readers, the articles, the links; it composes the parts of the desk and wires them.

The first frame has the article, so that one reads while the rest is made: links, the article beside, what keys do.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import DescendantFocus, Resize, ScreenResume
from textual.screen import Screen

from tui.desk.articles import ArticleKeys
from tui.desk.desk import Desk
from tui.desk.labels import LabelKeys
from tui.desk.last_place import LastPlace
from tui.desk.opening import Opening, wait_for
from tui.desk.panes import Panes
from tui.keys import Situation, bindings, taken
from tui.terminal.compositor import use_sparing_compositor
from tui.widgets.article_list import ArticleList
from tui.widgets.articles_pane import ArticlesPane
from tui.widgets.header import Header
from tui.widgets.hints import Hints
from tui.widgets.pane import Pane
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from store.model import Passage
    from store.project import Project
    from tui.desk.asking import Asking
    from tui.desk.find import Find
    from tui.desk.linked import Linked
    from tui.desk.marking import Marking
    from tui.desk.suggesting import SuggestionKeys
    from tui.desk.tags import TagKeys
    from tui.desk.watch import Watch
    from tui.places import Place
    from tui.widgets.links_panel import LinksPanel

NARROW = 100
"""Columns under which the list and the second reader fold away."""

WIDE = 140
"""Columns from which the list has room for whole titles: the readers have all they need by then."""

SHORT = 16
"""Rows under which the links panel folds away too."""

PANEL_SHARE = 0.36
"""Share of the rows that the links panel takes at most: 13 of 36, 9 of 24."""


FRAME = 4
"""Rows of the header, the hints and the frame of the articles."""


class ReadingScreen(Screen[None]):
    """A reading session on a project."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("session")]

    AUTO_FOCUS: ClassVar[str | None] = ""
    """Nothing: the reader gets the focus, not what comes first on the screen."""

    FIRST_FRAME_SECONDS: ClassVar[float] = 0.01
    """How long the terminal has the first frame for itself, before the rest of the screen is made."""

    SETTLE_SECONDS: ClassVar[float] = 0.08
    """How long the terminal has the first screen for itself, before work in the background competes for it."""

    links_panel: "LinksPanel"
    linked: "Linked"
    marking: "Marking"
    asking: "Asking"
    find: "Find"
    tags: "TagKeys"
    watching: "Watch"
    suggesting: "SuggestionKeys"

    def __init__(
        self, project: "Project", place: "Place", rebound: Mapping[str, str], opening: Opening | None = None
    ) -> None:
        super().__init__()
        use_sparing_compositor(self)
        self.is_whole = False
        """Whether everything is there, not only what the first frame shows."""
        self.begun = False
        """Whether work in the background has begun."""
        self._opening = opening  # None from when its articles are shown
        self.header, self.hints, self.article_list = Header(project.name), Hints(rebound), ArticleList(project.labels)
        self.articles_pane = ArticlesPane(self.article_list, project.labels)
        self.desk = Desk(self, project, place, self.hints)
        self.articles = ArticleKeys(self.desk, self.articles_pane)
        both = (Pane("first", "-active"), Pane("second", is_later=True))
        self.panes = Panes(self.desk, both, self.articles)
        self.leaving = LastPlace(self.desk, self.panes)
        self.labels = LabelKeys(self.desk, lambda key: taken(key, rebound))
        self.labels.on_changed.append(lambda: self.articles_pane.show_labels(project.labels))

    def compose(self) -> ComposeResult:
        """Header, list and reader, hints; the other reader and the links have their room."""
        self.add_class("-first-frame")
        yield self.header
        with Horizontal(id="desk"):
            yield self.articles_pane
            yield from self.panes.both
        yield self.hints

    def complete(self) -> None:
        """Make what the first frame did without; nothing if it is there, so whoever needs it first may ask for it."""
        if self.is_whole or not self.is_attached:
            return
        self.is_whole = True
        from tui.desk.reading import Widgets, parts_for_reading
        from tui.widgets.links_panel import LinksPanel

        self.links_panel = LinksPanel("links", self.hints.spelt)
        widgets = Widgets(self.header, self.links_panel, self.hints)
        parts = parts_for_reading(self.desk, self.panes, self.articles, self.labels, widgets)
        self.linked, self.marking, self.asking, self.find, self.tags, self.watching, self.suggesting = parts
        self.remove_class("-first-frame")
        self.mount(self.links_panel, before=self.hints)
        self.panes.beside.fill()
        self.articles_pane.explain()
        self._lay_out()
        if self._opening is None:
            self._open_rest()
        else:
            wait_for(self._opening, self.desk, self.header, self.links_panel, self._open)

    def on_mount(self) -> None:
        """Open on content; everything that takes long comes after the first paint."""
        self.set_class(self.desk.place.zoomed, "-zoomed")
        self.panes.show_active()
        self._lay_out()
        if self._opening is None or self._opening.is_done:
            self._opening = None
            self.panes.start()
        _after_frame(self, self.FIRST_FRAME_SECONDS, self.complete)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Before the first paint nothing need be styled again: it was when it was mounted.

        A dialog that closed had the terminal's own cursor, which goes back to where one reads.
        """
        event.refresh_styles = self.begun
        if isinstance(self.focused, Reader):
            self.focused.follow()

    def _open(self) -> None:
        """The articles are there, later than the first frame."""
        self.panes.start()
        self._open_rest()

    def _open_rest(self) -> None:
        self.panes.start_beside()
        self._offer_hints()
        _after_frame(self, self.SETTLE_SECONDS, self._begin)

    def _begin(self) -> None:
        self.begun = True
        self.asking.begin()
        self.watching.start()
        self.leaving.start()

    def read(self, here: "Passage", beside: "Passage | None" = None) -> None:
        """Read a passage of an article, with one of another article shown beside it."""
        self.complete()
        self.panes.go(here.document or "", here.span)
        if beside is not None:
            self.panes.open(beside.document or "", self.panes.beside)
            self.panes.show_beside(beside.span)

    async def action_act(self, act: str, *arguments: object) -> None:
        """Have a part of the desk do something: the act of a row of the key table."""
        self.complete()
        self.find.give_way(act)
        with self.hints.acting():
            await self.desk.act(act, *arguments)
        self._offer_hints()

    @on(Reader.CursorMoved)
    def _cursor_moved(self, message: Reader.CursorMoved) -> None:
        message.stop()
        if self.is_whole:
            self.asking.cursor_moved(message.reader)
            self.marking.describe(self.panes.showing(message.reader))
            self._offer_hints()

    @on(Reader.PassageChanged)
    def _passage_changed(self, message: Reader.PassageChanged) -> None:
        message.stop()
        if self.is_whole:
            self.asking.passage_changed(message.reader)

    @on(Reader.SpanTagged)
    def _span_tagged(self, message: Reader.SpanTagged) -> None:
        message.stop()
        self.tags.toggle(message)

    @on(ArticleList.ArticleChosen)
    def _article_chosen(self, message: ArticleList.ArticleChosen) -> None:
        message.stop()
        self.panes.choose(message.document)

    @on(DescendantFocus)
    def _follow_focus(self) -> None:
        self.panes.follow_focus()
        self.call_next(self._offer_hints)

    @on(Resize)
    def _lay_out(self) -> None:
        """Fold away what does not fit, and give the links panel its share."""
        self.set_class(self.size.width < NARROW, "-narrow")
        self.set_class(self.size.width >= WIDE, "-wide")
        self.set_class(self.size.height < SHORT, "-short")
        panel = max(5, round(self.size.height * PANEL_SHARE))
        if self.is_whole:
            self.links_panel.give(panel)
        self.article_list.give(self.size.height - panel - FRAME - self.articles_pane.legend_height)

    def _offer_hints(self) -> None:
        """Teach the keys that apply where the focus is."""
        reading: Situation = "selecting" if self.panes.reader.selection else "reading"
        if reading == "reading" and self.is_whole and self.suggesting.here is not None:
            reading = "suggested"
        if reading == "reading" and self.is_whole and self.find.is_walking:
            reading = "walking"
        listing: Situation = "filtering" if self.articles_pane.is_filtering else "listing"
        self.hints.offer(listing if self.articles_pane.has_focus_within else reading)


def _after_frame(screen: Screen[None], seconds: float, act: Callable[[], object]) -> None:
    """Do something so long after the next frame."""

    def wait() -> None:
        from tui.terminal.timers import after

        after(seconds, screen, act)

    screen.call_after_refresh(wait)
