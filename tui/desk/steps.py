"""Keys that mean one thing after another: to the next hit or link, and one level out."""

from tui.desk.articles import ArticleKeys
from tui.desk.find import Find
from tui.desk.going import Going
from tui.desk.panes import Panes
from tui.places import Place


class Steps:
    """Steps through what is found or linked, and back out of it."""

    def __init__(self, place: Place, panes: Panes, find: Find, going: Going, articles: ArticleKeys) -> None:
        self._place = place
        self._panes = panes
        self._find = find
        self._going = going
        self._articles = articles

    def step(self, direction: int) -> None:
        """Go to the next hit, else to the next linked passage; or to the one before."""
        if not self._find.step(direction):
            self._going.step(direction)

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
