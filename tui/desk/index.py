"""Indexing in the session: in the background, the articles first, then the archives; what is wrong is said."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from store.errors import VariorumError
from tui.desk.desk import Desk
from tui.widgets.header import Header

if TYPE_CHECKING:
    from store.archives.archives import Background
    from store.model import Cancelled


class Index:
    """What must be before there are links.

    Args:
        desk: What it stands on.
        header: Where it is said how far indexing is.
    """

    def __init__(self, desk: Desk, header: Header) -> None:
        self._desk = desk
        self._header = header
        self._archives: dict[Background, str] = {}
        self.is_ready = False
        """Whether links can be asked for."""
        self.on_ready: list[Callable[[], None]] = []
        """Called when an index is up to date."""
        self.on_failed: list[Callable[[VariorumError], None]] = []
        """Called when there can be no links, with the reason."""

    def start(self) -> None:
        """Bring the indexes up to date in the background, and link as soon as the first of them is."""
        self._archives = self._named_archives()
        self._desk.work(self._bring_up_to_date, lambda _: None, "index")

    def look_at_archives(self) -> bool:
        """Index anew when the project names other archives, or one went wrong or was put right; whether that was so."""
        former, self._archives = self._archives, self._named_archives()
        if self._archives == former:
            return False
        for archive, complaint in self._archives.items():
            if complaint and former.get(archive) != complaint:
                self._desk.say(complaint, severe=True)
        self.start()
        return True

    def _bring_up_to_date(self, cancelled: "Cancelled") -> None:
        project = self._desk.project
        for index in (project.links.index, *([project.archives.index] if len(project.archives) else [])):
            try:
                index(lambda done, total: self._desk.later(self._progressed, done, total), cancelled)
            except VariorumError as error:
                self._desk.later(self._failed, error)
                return
            self._desk.later(self._indexed)

    def _progressed(self, done: int, total: int) -> None:
        self._header.show_activity(f"indexing {done} of {total}" if done < total else "")

    def _indexed(self) -> None:
        self._header.show_activity("")
        self.is_ready = True
        for call in self.on_ready:
            call()

    def _failed(self, error: VariorumError) -> None:
        self._header.show_activity("")
        for call in self.on_failed:
            call(error)
        self._desk.complain(error)

    def _named_archives(self) -> "dict[Background, str]":
        """The archives that the project names, and what is wrong with each."""
        return {archive: archive.complaint for archive in self._desk.project.archives}
