"""A question that takes long: it is asked in the background, says how far it is, and can be left."""

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from store.errors import VariorumError
from tui.desk.desk import Desk
from tui.widgets.view_header import ViewHeader

if TYPE_CHECKING:
    from store.model import Cancelled, Progress

T = TypeVar("T")

TOLD_SECONDS = 0.1
"""How often it is said how far it is."""


class SupersededError(VariorumError):
    """Nobody waits for an answer any more."""

    title = "Not needed any more"


class LongQuestion:
    """Asks the project what takes long.

    Args:
        desk: Whose project is asked.
        header: Says how far it is.
    """

    def __init__(self, desk: Desk, header: ViewHeader) -> None:
        self._desk = desk
        self._header = header

    def ask(self, task: "Callable[[Progress, Progress], T]", then: Callable[[T], None]) -> None:
        """Ask, and do something with the answer on the event loop; a later question makes this one unwanted.

        Args:
            task: Is handed what to call with (done, total) as articles are read and as they are linked; these end the
                task where nobody waits for it any more.
            then: Gets the answer.
        """
        self._header.show_activity("looking …")
        self._desk.work(partial(self._asked, task), partial(self._answered, then), "question")

    def _asked(self, task: "Callable[[Progress, Progress], T]", cancelled: "Cancelled") -> T:
        try:
            return task(self._progress("reading", cancelled), self._progress("linking", cancelled))
        except VariorumError:
            if not cancelled():
                self._desk.later(self._header.show_activity, "")
            raise

    def _answered(self, then: Callable[[T], None], answer: T) -> None:
        self._header.show_activity("")
        then(answer)

    def _progress(self, what: str, cancelled: "Cancelled") -> "Progress":
        told = 0.0

        def progress(done: int, total: int) -> None:
            nonlocal told
            if cancelled():
                raise SupersededError(f"{what} was left")
            if monotonic() - told >= TOLD_SECONDS:
                told = monotonic()
                self._desk.later(self._header.show_activity, f"{what} {done:,} of {total:,} …")

        return progress
