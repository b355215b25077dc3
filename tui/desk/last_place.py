"""Where the reader is, remembered as they go, so that nothing of it is lost however the session ends."""

from copy import deepcopy
from threading import Lock
from typing import ClassVar

from tui.desk.desk import Desk
from tui.desk.panes import Panes, remember
from tui.places import Place, keep


class LastPlace:
    """Remembers the place: twice a second where it changed, in the background, and once more at the end."""

    KEEP_SECONDS: ClassVar[float] = 0.5
    """How often it is looked whether the place changed. A process that is killed forgets no more than that."""

    def __init__(self, desk: Desk, panes: Panes) -> None:
        self._desk = desk
        self._panes = panes
        self._noted: tuple[object, ...] = ()
        self._latest: Place = deepcopy(desk.place)
        self._writing = Lock()

    def start(self) -> None:
        """Remember from now on."""
        self._desk.screen.set_interval(self.KEEP_SECONDS, self.look)

    def look(self) -> None:
        """Have the place written in the background, if it is another one than when this was last asked."""
        if self._note():
            self._desk.work(lambda _: self._write(), lambda _: None, "place")

    def keep_now(self) -> None:
        """Remember where everything is before this returns."""
        self._note()
        self._write()

    def _note(self) -> bool:
        """Note the place; whether it changed. What is compared is small, however many articles were read."""
        place = self._desk.place
        readers = [pane.reader for pane in (self._panes.active, self._panes.beside)]
        here, beside = (reader.document.path if reader.document else "" for reader in readers)
        place.here, place.beside = here or place.here, beside or place.beside
        chosen = (value for value in vars(place).values() if not isinstance(value, dict))
        noted = (*chosen, *(reader.cursor for reader in readers))
        if noted == self._noted:
            return False
        self._noted = noted
        for reader in reversed(readers):  # of one article in both, where one reads is kept
            remember(place, reader)
        self._latest = deepcopy(place)
        return True

    def _write(self) -> None:
        """Write the latest; whoever had to wait for another writes what is the latest by then."""
        with self._writing:
            keep(self._desk.project.folder, self._latest)
