"""The column of articles in its frame: the list; above it a field that filters, and below it what the marks mean.

The list is there from the first frame on, the legend as soon as there is time, the field once somebody filters.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.model import Label
from tui.widgets.article_list import ArticleList
from tui.widgets.legend import legend

if TYPE_CHECKING:
    from textual.widgets import Input

    from tui.widgets.field import Field

LEGEND = 4
"""Rows of the legend beside those of labels: a blank one, its title, linked passages, conflicts."""


class ArticlesPane(Vertical):
    """The list between its filter and the legend.

    Args:
        listed: The list.
        labels: The project's labels.
    """

    DEFAULT_CSS = """
    ArticlesPane Input, ArticlesPane Input:focus {
        border: none; height: 1; padding: 0 1; background: $sentence-lift;
    }
    """

    def __init__(self, listed: ArticleList, labels: tuple[Label, ...]) -> None:
        super().__init__(id="articles")
        self.border_title = "Articles"
        self.listed = listed
        """The list."""
        self.on_typed: list[Callable[[str], object]] = []
        """Called with another text that is typed into the field."""
        self.on_left: list[Callable[[], object]] = []
        """Called when the reader gives the filter up."""
        self._labels = labels
        self._field: Field | None = None
        self._legend: Static | None = None

    def compose(self) -> ComposeResult:
        """The list."""
        yield self.listed

    def explain(self) -> None:
        """Add the legend below it."""
        self._legend = Static(legend(self._labels), id="legend")
        self.mount(self._legend)

    @property
    def legend_height(self) -> int:
        """Rows of the legend, where it is shown or will be."""
        return LEGEND + len(self._labels) if self._legend is None or self._legend.display else 0

    def show_labels(self, labels: tuple[Label, ...]) -> None:
        """The project has other labels."""
        self._labels = labels
        if self._legend is not None:
            self._legend.update(legend(labels))
        self.listed.show_labels(labels)

    def say(self, title: str) -> None:
        """Say in the border what is listed."""
        self.border_title = Content(title)

    @property
    def is_filtering(self) -> bool:
        """Whether the reader is in the field."""
        return self._field is not None and self._field.has_focus

    async def ask(self) -> None:
        """Have the reader type into the field."""
        if self._field is None:
            from tui.widgets.field import Field

            self._field = Field(placeholder="title, outlet, date", select_on_focus=True)
            await self.mount(self._field, before=self.listed)
        self._field.display = True
        self._field.focus()

    def put_away(self) -> None:
        """Empty the field and hide it."""
        if self._field is not None:
            self._field.value = ""
            self._field.display = False

    def on_input_changed(self, event: "Input.Changed") -> None:
        """Filter while typing."""
        event.stop()
        for call in self.on_typed:
            call(event.value)

    def on_input_submitted(self, event: "Input.Submitted") -> None:
        """Read the article at the cursor; the filter stays."""
        event.stop()
        if document := self.listed.at_cursor:
            self.post_message(ArticleList.ArticleChosen(self.listed, document))

    def on_key(self, event: events.Key) -> None:
        """In the field arrows move in the list, and escape gives the filter up."""
        moves = {
            "down": self.listed.action_cursor_down,
            "up": self.listed.action_cursor_up,
            "pagedown": self.listed.action_page_down,
            "pageup": self.listed.action_page_up,
            "escape": self._leave,
        }
        if self.is_filtering and event.key in moves:
            event.stop()
            moves[event.key]()

    def _leave(self) -> None:
        for call in self.on_left:
            call()

    def on_descendant_focus(self) -> None:
        """The list shows its cursor also while its filter is typed."""
        self.listed.refresh()

    def on_descendant_blur(self) -> None:
        """And hides it."""
        self.listed.refresh()
