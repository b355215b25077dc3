"""The column of articles in its frame: the list, and below it, as soon as there is time, what the marks mean."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from store.model import Label
from tui.widgets.article_list import ArticleList
from tui.widgets.legend import legend


class ArticlesPane(Vertical):
    """The list above the legend.

    Args:
        listed: The list.
        labels: The project's labels.
    """

    def __init__(self, listed: ArticleList, labels: tuple[Label, ...]) -> None:
        super().__init__(id="articles")
        self.border_title = "Articles"
        self._listed = listed
        self._labels = labels

    def compose(self) -> ComposeResult:
        """The list."""
        yield self._listed

    def explain(self) -> None:
        """Add the legend below it."""
        self.mount(Static(legend(self._labels), id="legend"))
