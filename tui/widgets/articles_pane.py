"""The column of articles in its frame: a field that filters, the list, and below it what the marks mean."""

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from store.model import Label
from tui.widgets.article_list import ArticleList
from tui.widgets.field import Field
from tui.widgets.legend import legend

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
        display: none; border: none; height: 1; padding: 0 1; background: $sentence-lift;
    }
    ArticlesPane.-filtering Input { display: block; }
    """

    def __init__(self, listed: ArticleList, labels: tuple[Label, ...]) -> None:
        super().__init__(id="articles")
        self.border_title = "Articles"
        self.listed = listed
        """The list."""
        self.field = Field(placeholder="title, outlet, date", select_on_focus=True)
        """What filters it."""
        self.on_typed: list[Callable[[str], object]] = []
        """Called with another text that is typed into the field."""
        self.on_left: list[Callable[[], object]] = []
        """Called when the reader gives the filter up."""
        self._labels = labels
        self._legend = Static(legend(labels), id="legend")

    def compose(self) -> ComposeResult:
        """The field, the list and the legend."""
        yield self.field
        yield self.listed
        yield self._legend

    @property
    def legend_height(self) -> int:
        """Rows of the legend, where it is shown."""
        return LEGEND + len(self._labels) if self._legend.display else 0

    def show_labels(self, labels: tuple[Label, ...]) -> None:
        """The project has other labels."""
        self._labels = labels
        self._legend.update(legend(labels))
        self.listed.show_labels(labels)

    def say(self, title: str) -> None:
        """Say in the border what is listed."""
        self.border_title = Content(title)

    def show_filter(self, *, shown: bool) -> None:
        """Show the field, or hide it."""
        self.set_class(shown, "-filtering")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        """Filter while typing."""
        event.stop()
        for call in self.on_typed:
            call(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
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
        if self.field.has_focus and event.key in moves:
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
