"""Keys that mean one thing after another: to the next hit or link, take or reject what is here, one level out."""

from tui.desk.articles import ArticleKeys
from tui.desk.find import Find
from tui.desk.links import LinkKeys
from tui.desk.next_passage import NextPassage
from tui.desk.panes import Panes
from tui.desk.suggesting import SuggestionKeys
from tui.places import Place


class Steps:
    """Steps through what is found or linked, and back out of it; each key goes to the first part that answers it.

    Args:
        place: Whether the pane is alone.
        panes: Where one reads.
        find: What was looked for.
        going: Goes on to linked passages, where nothing was.
        articles: Their list, which may be filtered.
        links: The chosen link.
        suggestions: What may be tagged here, which goes before it.
    """

    def __init__(
        self,
        place: Place,
        panes: Panes,
        find: Find,
        going: NextPassage,
        articles: ArticleKeys,
        *,
        links: LinkKeys,
        suggestions: SuggestionKeys,
    ) -> None:
        self._links = links
        self._suggestions = suggestions
        self._place = place
        self._panes = panes
        self._find = find
        self._going = going
        self._articles = articles

    def step(self, direction: int) -> None:
        """Go to the next hit, else to the next linked passage; or to the one before."""
        if not self._find.step(direction):
            self._going.step(direction)

    def open(self) -> None:
        """Tag what is suggested here, else open the chosen link beside."""
        if not self._suggestions.accept():
            self._find.stop()
            self._links.open()

    def reject(self) -> None:
        """Reject what is suggested here, else the chosen link."""
        if not self._suggestions.reject():
            self._links.reject()

    def back(self) -> None:
        """Back out one level: selection, search, filter of the list, zoom, then the reader."""
        reader = self._panes.reader
        if reader.select_nothing() or self._find.stop() or self._articles.show_all():
            return
        if self._place.zoomed:
            self._panes.zoom()
        else:
            reader.screen.remove_class("-list")
            reader.focus()
