"""The column of articles in its frame: the list; above it a field that filters, and below it what the marks mean.

The list is there from the first frame on, the legend as soon as there is time, the field once somebody filters.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.model import Label
from tui.widgets.article_list import ArticleList
from tui.widgets.legend import legend

if TYPE_CHECKING:
    from tui.widgets.filter_field import FilterField

LEGEND = 4
"""Rows of the legend beside those of labels: a blank one, its title, linked passages, conflicts."""


class ArticlesPane(Vertical):
    """The list between its filter and the legend.

    Args:
        listed: The list.
        labels: The project's labels.
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
        self._field: FilterField | None = None
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
            from tui.widgets.filter_field import FilterField

            self._field = FilterField(self.listed, self._type, "title, outlet, date")
            self._field.on_kept, self._field.on_left = self.listed.action_open, self._leave
            await self.mount(self._field, before=self.listed)
        self._field.ask()

    def put_away(self) -> None:
        """Empty the field and hide it."""
        if self._field is not None:
            self._field.put_away()

    def _type(self, text: str) -> None:
        for call in self.on_typed:
            call(text)

    def _leave(self) -> None:
        for call in self.on_left:
            call()

    def on_descendant_focus(self) -> None:
        """The list shows its cursor also while its filter is typed."""
        self.listed.refresh()

    def on_descendant_blur(self) -> None:
        """And hides it."""
        self.listed.refresh()
