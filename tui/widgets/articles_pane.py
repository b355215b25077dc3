"""The column of articles in its frame: the list, and below it what the marks mean."""

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
        self._legend = Static(legend(labels), id="legend")

    def compose(self) -> ComposeResult:
        """The list and the legend."""
        yield self._listed
        yield self._legend

    def show_labels(self, labels: tuple[Label, ...]) -> None:
        """The project has other labels."""
        self._legend.update(legend(labels))
        self._listed.show_labels(labels)
