"""The reading screen: two readers, the articles, the links; it composes the parts of the desk and wires them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus, Resize
from textual.screen import Screen
from textual.widgets import Static

from tui.desk.asking import Asking
from tui.desk.desk import Desk
from tui.desk.find import Find
from tui.desk.history import History
from tui.desk.index import Index
from tui.desk.linked import Linked
from tui.desk.links import Links
from tui.desk.marking import Marking
from tui.desk.names import Names
from tui.desk.output import Output
from tui.desk.panes import Panes
from tui.desk.steps import Steps
from tui.desk.tags import Tags
from tui.desk.watch import Watch
from tui.keys import bindings
from tui.places import Place
from tui.terminal.compositor import use_sparing_compositor
from tui.widgets.article_list import ArticleList
from tui.widgets.header import Header
from tui.widgets.hints import Hints
from tui.widgets.legend import legend
from tui.widgets.links_panel import LinksPanel
from tui.widgets.pane import Pane
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from store.project import Project

NARROW = 100
"""Columns under which the list and the second reader fold away."""

SHORT = 16
"""Rows under which the links panel folds away too."""

PANEL_SHARE = 0.36
"""Share of the rows that the links panel takes: 13 of 36, 9 of 24."""


class ReadingScreen(Screen[None]):
    """A reading session on a project."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("session")]

    AUTO_FOCUS: ClassVar[str | None] = ""
    """Nothing: the reader gets the focus, not what comes first on the screen."""

    KEEP_SECONDS: ClassVar[float] = 10.0
    """How often the reader's place is remembered, in case the program is killed."""

    SETTLE_SECONDS: ClassVar[float] = 0.08
    """How long the terminal has the first screen for itself, before work in the background competes for it."""

    def __init__(self, project: "Project", place: Place, rebound: Mapping[str, str]) -> None:
        super().__init__()
        use_sparing_compositor(self)
        self.begun = False
        """Whether work in the background has begun."""
        self.header, self.hints = Header(project.name), Hints(rebound)
        self.article_list, self.links_panel = ArticleList(project.labels), LinksPanel("links")
        self.desk = Desk(self, project, place, self.hints)
        self.panes = Panes(self.desk, (Pane("first"), Pane("second")), self.article_list)
        self.linked = Linked(self.desk, self.panes)
        self.marking = Marking(self.desk, self.panes, self.linked)
        index = Index(self.desk, self.header)
        self.asking = Asking(
            self.desk, self.panes, self.links_panel, linked=self.linked, index=index, marking=self.marking
        )
        self.find = Find(self.desk, self.panes, self.hints)
        self.tags = Tags(self.desk, self.panes, self.marking)
        self.watching = Watch(
            self.desk, self.panes, self.header, self.article_list,
            linked=self.linked, marking=self.marking, asking=self.asking,
        )  # fmt: skip
        self.desk.parts |= {
            "tags": self.tags,
            "history": History(self.desk),
            "links": Links(self.desk, self.panes, self.links_panel, self.asking),
            "names": Names(self.desk, self.links_panel),
            "steps": Steps(place, self.panes, self.find, self.linked),
            "panes": self.panes,
            "find": self.find,
            "output": Output(self.desk, self.panes),
        }
        self.panes.on_opened += [self.find.stop, self.asking.opened]

    def compose(self) -> ComposeResult:
        """Header, list and readers, links, hints."""
        yield self.header
        with Horizontal(id="desk"):
            with Vertical(id="articles") as articles:
                articles.border_title = "Articles"
                yield self.article_list
                yield Static(legend(self.desk.project.labels), id="legend")
            yield from self.panes.both
        yield self.links_panel
        yield self.hints

    def on_mount(self) -> None:
        """Open on content; everything that takes long comes after the first paint."""
        self.set_class(self.desk.place.zoomed, "-zoomed")
        self.panes.show_active()
        self._lay_out()
        self.panes.start()
        self._offer_hints()
        self.call_after_refresh(lambda: self.set_timer(self.SETTLE_SECONDS, self._begin))

    def _begin(self) -> None:
        self.begun = True
        self.asking.begin()
        self.watching.start()
        self.set_interval(self.KEEP_SECONDS, self.panes.keep_place)
        problems = self.desk.project.problems
        if problems:
            more = f" (and {len(problems) - 1} more: variorum check)" if len(problems) > 1 else ""
            self.desk.say(problems[0].message + more, severe=True)

    async def action_act(self, act: str, *arguments: object) -> None:
        """Have a part of the desk do something: the act of a row of the key table."""
        await self.desk.act(act, *arguments)
        self._offer_hints()

    @on(Reader.CursorMoved)
    def _cursor_moved(self, message: Reader.CursorMoved) -> None:
        message.stop()
        self.asking.cursor_moved(message.reader)
        for pane in self.panes.both:
            if pane.reader is message.reader:
                self.marking.describe(pane)
        self._offer_hints()

    @on(Reader.PassageChanged)
    def _passage_changed(self, message: Reader.PassageChanged) -> None:
        message.stop()
        self.asking.passage_changed(message.reader)

    @on(Reader.SpanTagged)
    def _span_tagged(self, message: Reader.SpanTagged) -> None:
        message.stop()
        self.tags.toggle(message)

    @on(ArticleList.ArticleChosen)
    def _article_chosen(self, message: ArticleList.ArticleChosen) -> None:
        message.stop()
        self.panes.choose(message.document)

    @on(LinksPanel.LinkChosen)
    def _link_chosen(self, message: LinksPanel.LinkChosen) -> None:
        message.stop()
        self.asking.follow(message.link)

    @on(DescendantFocus)
    def _follow_focus(self) -> None:
        self.panes.follow_focus()
        self.call_next(self._offer_hints)

    @on(Resize)
    def _lay_out(self) -> None:
        """Fold away what does not fit, and give the links panel its share."""
        self.set_class(self.size.width < NARROW, "-narrow")
        self.set_class(self.size.height < SHORT, "-short")
        self.links_panel.styles.height = max(5, round(self.size.height * PANEL_SHARE))

    def _offer_hints(self) -> None:
        """Teach the keys that apply where the focus is."""
        if self.article_list.has_focus:
            self.hints.offer("listing")
        else:
            self.hints.offer("selecting" if self.panes.reader.selection else "reading")
