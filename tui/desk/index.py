"""Indexing in the session: in the background, the articles first, then the archives; what is wrong is said."""

from collections.abc import Callable
from time import monotonic, sleep
from typing import TYPE_CHECKING, ClassVar

from store.errors import VariorumError
from store.model import Indexing
from tui.desk.desk import Desk
from tui.widgets.header import Header

if TYPE_CHECKING:
    from store.archives.kinds import Background
    from store.model import Cancelled


class Index:
    """What links are found in; while it grows they are found in what is there.

    Args:
        desk: What it stands on.
        header: Where it is said how far indexing is.
    """

    GROWN_SECONDS: ClassVar[float] = 1.0
    """How often a question is asked again while the index grows."""

    LOOK_SECONDS: ClassVar[float] = 0.5
    """How often it is looked how far another program is that is indexing."""

    def __init__(self, desk: Desk, header: Header) -> None:
        self._desk = desk
        self._header = header
        self._archives: dict[Background, str] = {}
        self._grown = 0.0
        self.is_open = False
        """Whether links can be asked for."""
        self.growing: Indexing | None = Indexing(0, 0)
        """How far the index is; None when it is whole."""
        self.on_grown: list[Callable[[], None]] = []
        """Called now and then while the index grows."""
        self.on_ready: list[Callable[[], None]] = []
        """Called when an index is up to date."""
        self.on_failed: list[Callable[[VariorumError], None]] = []
        """Called when there can be no links, with the reason."""

    def start(self) -> None:
        """Bring the indexes up to date in the background."""
        self._archives = self._named_archives()
        self._desk.work(self._bring_up_to_date, lambda _: None, "index")

    def progress_text(self) -> str:
        """How far the index is, in words; empty when it is whole."""
        if self.growing is None or not self.growing.of:
            return ""
        return f"indexing {self.growing.done:,} of {self.growing.of:,}"

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
        try:
            self._update(cancelled)
            # What another program is indexing is waited for, and used as far as it is.
            while (state := self._desk.project.indexing()) is not None and not cancelled():
                self._desk.later(self._progressed, state.done, state.of)
                sleep(self.LOOK_SECONDS)
                self._update(cancelled)
        except VariorumError as error:
            self._desk.later(self._failed, error)
            return
        self._desk.later(self._indexed)

    def _update(self, cancelled: "Cancelled") -> None:
        """The articles first: links between them are not to wait for those of archives."""
        project = self._desk.project
        project.links.index(self._report, cancelled)
        if len(project.archives):
            if project.indexing() is None:
                self._desk.later(self._indexed)
            project.archives.index(self._report, cancelled)

    def _report(self, done: int, total: int) -> None:
        self._desk.later(self._progressed, done, total)

    def _progressed(self, done: int, total: int) -> None:
        self.growing = Indexing(done, total) if done < total else self.growing
        self._header.show_activity(self.progress_text() if done < total else "")
        self.is_open = self.is_open or done > 0
        if self.is_open and monotonic() - self._grown > self.GROWN_SECONDS:
            self._grown = monotonic()
            for call in self.on_grown:
                call()

    def _indexed(self) -> None:
        self._header.show_activity("")
        self.is_open, self.growing = True, None
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
