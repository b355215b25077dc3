"""Indexing in the session: in the background, the articles first, then the archives; what is wrong is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from store.errors import VariorumError
from tui.places import Place
from tui.screens.reading.session import Session

if TYPE_CHECKING:
    from store.archives.archives import Background
    from store.project import Project


class Indexing(Session):
    """What must be before there are links."""

    @dataclass
    class IndexProgressed(Message):
        """So many articles are indexed."""

        done: int
        total: int

        def can_replace(self, message: Message) -> bool:
            """Only the newest matters, but that an index is done."""
            return bool(self.total) and isinstance(message, Indexing.IndexProgressed)

    @dataclass
    class LinkingFailed(Message):
        """Linking does not work, and why."""

        error: VariorumError

    def __init__(self, project: "Project", place: Place, rebound: Mapping[str, str]) -> None:
        super().__init__(project, place, rebound)
        self.indexed = False
        """Whether links can be asked for."""
        self._archives: dict[Background, str] = {}

    def start_linking(self) -> None:
        """Bring the indexes up to date in the background, that of the articles first, and link as soon as one is."""
        self.links_panel.show("Links", "", (), {}, "Looking for links …")
        self._archives = self._named_archives()
        self.run_worker(self._index, thread=True, group="index", exclusive=True)

    def _index(self) -> None:
        indexes = [self.project.links.index, *([self.project.archives.index] if self.project.archives else [])]
        worker = get_current_worker()
        for index in indexes:
            try:
                index(lambda n, m: self.post_if_running(self.IndexProgressed(n, m)), lambda: worker.is_cancelled)
            except VariorumError as error:
                self.post_if_running(self.LinkingFailed(error))
                return
            self.post_if_running(self.IndexProgressed(0, 0))

    def post_if_running(self, message: Message) -> None:
        """Post from a worker that may outlive the session."""
        if self.is_running:
            self.post_message(message)

    def on_indexing_index_progressed(self, message: IndexProgressed) -> None:
        """Say how far indexing is; when it is done, link."""
        if message.total and message.done < message.total:
            self.header.show_activity(f"indexing {message.done} of {message.total}")
            return
        self.header.show_activity("")
        if not message.total:
            self.indexed = True
            self.relink()

    def on_indexing_linking_failed(self, message: LinkingFailed) -> None:
        """Say why there are no links."""
        self.header.show_activity("")
        self.links_panel.show("Links", "", (), {}, message.error.message)
        self.complain(message.error)

    def look_at_archives(self) -> bool:
        """Index anew when the project names other archives, or one went wrong or was put right; whether that was so."""
        former, self._archives = self._archives, self._named_archives()
        if self._archives == former:
            return False
        for archive, complaint in self._archives.items():
            if complaint and former.get(archive) != complaint:
                self.hints.say(complaint, severe=True)
        self.run_worker(self._index, thread=True, group="index", exclusive=True)
        return True

    def _named_archives(self) -> "dict[Background, str]":
        """The archives that the project names, and what is wrong with each."""
        return {archive: archive.complaint for archive in self.project.archives}
