"""A question that takes long: it is asked in the background, says how far it is and what was found, and can be left."""

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

FIRST = "Holding all articles against each other; this takes long only after they changed …"
"""Said where the answer will stand."""


ORDERING = "putting in order what was found …"
"""Said from when all is linked until the answer is there: of thousands of articles that takes long too."""


class SupersededError(VariorumError):
    """A question whose answer is no longer wanted."""

    title = "Not needed any more"


class LongQuestion:
    """Asks the project something that takes long, in the background.

    Args:
        desk: Whose project is asked.
        header: Says how far it is, then what was found.
    """

    def __init__(self, desk: Desk, header: ViewHeader) -> None:
        self._desk = desk
        self._header = header
        self._asked = 0  # how many questions so far
        self.is_awaited = True
        """Whether keys that are about the answer have to wait for it: what is shown is none, or of something else."""
        self.on_settled: Callable[[], object] = lambda: None
        """Called when that is no longer so."""

    def ask(self, task: "Callable[[Progress, Progress], T]", then: Callable[[T], None]) -> None:
        """Ask, and do something with the answer on the event loop; a later question makes this one unwanted.

        Args:
            task: Is handed what to call with (done, total) as articles are read and as pairs of them are linked; these
                end the task where nobody waits for it any more.
            then: Gets the answer.
        """
        self._asked += 1
        self._header.show_activity("looking …")
        task_of_now = partial(self._find, task, self._asked)
        self._desk.work(task_of_now, partial(self._answered, then, self._asked), "question")

    def sum_up(self, *told: str) -> None:
        """Say what was found: parts of which the last ones go first where there is little room."""
        self._header.show(*told)

    def turn(self) -> None:
        """What is asked next is about something else than what is shown."""
        self.is_awaited = True

    def settle(self) -> None:
        """Keys need wait no longer: the answer is shown, or there is nothing to be asked."""
        self.is_awaited = False
        self.on_settled()

    def _find(self, task: "Callable[[Progress, Progress], T]", number: int, cancelled: "Cancelled") -> T:
        try:
            return task(self._progress("reading", cancelled), self._progress("linking", cancelled, " pairs", ORDERING))
        except VariorumError:
            self._desk.later(self._failed, number)
            raise

    def _answered(self, then: Callable[[T], None], number: int, answer: T) -> None:
        """Take the answer to the newest question; one before it may have been on its way."""
        if number == self._asked:
            self._header.show_activity("")
            then(answer)
            self.settle()

    def _failed(self, number: int) -> None:
        if number == self._asked:
            self._header.show_activity("")
            self.settle()

    def _progress(self, what: str, cancelled: "Cancelled", of: str = "", after: str = "") -> "Progress":
        told = 0.0

        def progress(done: int, total: int) -> None:
            nonlocal told
            if cancelled():
                raise SupersededError(f"{what} was left")
            if monotonic() - told >= TOLD_SECONDS or done == total:
                told = monotonic()
                far = after if after and done == total else f"{what} {done:,} of {total:,}{of} …"
                self._desk.later(self._header.show_activity, far)

        return progress
