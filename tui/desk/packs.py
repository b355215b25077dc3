"""Packs of articles that lie in the folder unread: told once, and taken in by one key."""

from functools import partial
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from store.errors import StorageError
from tui.desk.desk import Desk
from tui.widgets.header import Header
from tui.widgets.hints import key_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.articles.batch import Batch
    from store.model import Cancelled


class PackKeys:
    """Tells of packs, and takes them in.

    Args:
        desk: What it stands on.
        header: Where it is counted how many there are, and said how far they are taken in.
    """

    TELL_SECONDS: ClassVar[float] = 0.2
    """How often it is said how far it is."""

    def __init__(self, desk: Desk, header: Header) -> None:
        self._desk = desk
        self._header = header
        self._unread: list[str] = []
        self._stopped: Event | None = None
        self._told = 0.0
        self.on_taken: list[Callable[[], object]] = []
        """Called when the articles of packs may have come."""

    def look(self) -> None:
        """Look which there are; those that were not told yet are."""
        if self._stopped is None:
            self._desk.work(self._desk.project.packs.unread, self._show, "packs")

    def take(self) -> None:
        """Take in all that are unread; while that goes on, stop it."""
        if self._stopped is not None:
            self._stopped.set()
        elif not self._unread:
            self._desk.say("no packs of articles lie here unread: no tables, mailboxes, feeds")
        else:
            self._stopped = Event()
            self._desk.work(partial(self._taken, self._stopped), self._end, "taking packs")

    def _show(self, unread: list[str]) -> None:
        is_new, self._unread = not set(unread) <= set(self._unread), unread
        self._header.show_unread(len(unread))
        if is_new:
            what = "its articles" if len(unread) == 1 else "their articles"
            self._desk.say(f"{self._desk.project.packs.told(unread)} · {key_of('packs')} takes {what} in")

    def _taken(self, stopped: Event, is_over: "Cancelled") -> "Batch | StorageError":
        try:
            return self._desk.project.packs.take_in(self._unread, self._tell, lambda: stopped.is_set() or is_over())
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            return StorageError(
                f"{error.filename}: {reason}; see to the folder, then take them in again", "Not taken in"
            )

    def _tell(self, name: str, share: float) -> None:
        if monotonic() - self._told > self.TELL_SECONDS:
            self._told = monotonic()
            self._desk.later(
                self._header.show_activity, f"taking in {name} {share:.0%} · {self._desk.spelt(key_of('packs'))} stops"
            )

    def _end(self, batch: "Batch | StorageError") -> None:
        was_stopped = self._stopped is not None and self._stopped.is_set()
        self._stopped = None
        self._header.show_activity("")
        for call in self.on_taken:
            call()
        if isinstance(batch, StorageError):
            self._desk.complain(batch)
            return
        counts, *_ = batch.lines("the folder")
        rest = [f"{count} skipped: {reason}" for reason, count in batch.reasons.most_common()]
        stopped = [f"stopped; what was taken in stays, {key_of('packs')} goes on from there"] if was_stopped else []
        self._desk.say_all([counts, *stopped, *rest])
        self.look()
