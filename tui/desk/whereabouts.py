"""Where the reader is in each article, and in which two: kept between sessions."""

from collections.abc import Callable
from copy import deepcopy

from tui.desk.desk import Desk
from tui.places import Place, keep
from tui.widgets.reader import Reader


class Whereabouts:
    """Remembers cursors and how far was read, and keeps all of it for the next session.

    Args:
        desk: What it stands on.
        shown: Gives the reader that is read in, and the other one.
    """

    def __init__(self, desk: Desk, shown: Callable[[], tuple[Reader, Reader]]) -> None:
        self._desk = desk
        self._shown = shown

    def cursor_in(self, path: str) -> int:
        """Where the reader was in an article; its beginning where nobody was."""
        return self._desk.place.cursors.get(path, 0)

    def remember(self) -> None:
        """Remember the cursors, and how far was read, of what is shown."""
        place = self._desk.place
        for reader in self._shown():
            if reader.document is not None:
                path = reader.document.path
                place.cursors[path] = reader.cursor
                place.read[path] = max(reader.percent, place.read.get(path, 0))

    def keep(self) -> None:
        """Keep it all in the background."""
        place, folder = self._noted(), self._desk.project.folder
        self._desk.work(lambda _: keep(folder, place), lambda _: None, "place")

    def keep_now(self) -> None:
        """Keep it all before this returns."""
        keep(self._desk.project.folder, self._noted())

    def _noted(self) -> Place:
        place = self._desk.place
        self.remember()
        here, beside = (reader.document.path if reader.document is not None else "" for reader in self._shown())
        place.here, place.beside, place.theme = here, beside, self._desk.screen.app.theme
        return deepcopy(place)
