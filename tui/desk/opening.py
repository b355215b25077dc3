"""Opening a project: its articles are looked at in the background, so that the screen need not wait for them."""

from collections.abc import Callable
from functools import partial
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from store.errors import ProjectError, VariorumError

if TYPE_CHECKING:
    from store.project import Project
    from tui.desk.desk import Desk
    from tui.widgets.header import Header
    from tui.widgets.links_panel import LinksPanel

PATIENCE = 0.1
"""Seconds for which nothing is shown before the articles are there: as a rule they are, and nothing jumps."""

TELL_SECONDS = 0.2
"""How often it is said how far the reading of the articles is."""


class Opening:
    """One look at all articles, in a thread of its own.

    Args:
        project: Opened, but not scanned.
    """

    def __init__(self, project: "Project") -> None:
        self._project = project
        self._thread = Thread(target=self._scan, name="variorum-opening", daemon=True)
        self._stopped = Event()
        self._lock = Lock()
        self._told: tuple[int, int] = (0, 0)
        self.error: VariorumError | None = None
        """What went wrong, if anything did."""
        self.fault: BaseException | None = None
        """What went wrong that is the program's own fault: whoever waits for the articles ends on it."""
        self._then: Callable[[], object] | None = None
        self._is_over = False
        self.is_done = False
        """Whether the articles are there."""

    def start(self) -> None:
        """Begin to look at the articles, in a thread."""
        self._thread.start()

    def wait(self) -> None:
        """Wait for a moment.

        Raises:
            VariorumError: If it went wrong.
        """
        self._thread.join(PATIENCE)
        if (wrong := self.fault or self.error) is not None:
            raise wrong

    def then(self, act: Callable[[], object]) -> None:
        """Have something done when the articles are there, in the thread that looked at them; at once if they are."""
        with self._lock:
            self._then = act
            if not self._is_over:
                return
        act()

    def progress_text(self) -> str:
        """How far it is, in words."""
        done, total = self._told
        if not total:
            return "reading articles …"
        return f"reading {f'{done:,} of ' if done else ''}{total:,} articles …"

    def stop(self) -> None:
        """Let it be; nothing is left running."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _scan(self) -> None:
        try:
            self._project.scan(self._tell, self._stopped.is_set)
            self.is_done = not self._stopped.is_set()
        except VariorumError as error:
            self.error = error
        except OSError as error:
            self.error = ProjectError(f"the articles cannot be read ({error}); see to the folder and open it again")
        except BaseException as error:
            self.fault = error
            raise
        finally:
            self._end()

    def _end(self) -> None:
        """Whatever came of it, nobody waits any longer."""
        with self._lock:
            self._is_over, then = True, self._then
        if then is not None and not self._stopped.is_set():
            then()

    def _tell(self, done: int, total: int) -> None:
        self._told = (done, total)


def wait_for(opening: Opening, desk: "Desk", header: "Header", links: "LinksPanel", then: Callable[[], object]) -> None:
    """Say how far the reading of the articles is until they are there, and go on then."""

    def tell() -> None:
        header.show_activity(opening.progress_text())
        links.say(opening.progress_text().capitalize())

    def go_on() -> None:
        telling.stop()
        header.show_activity("")
        if opening.fault is not None:
            raise opening.fault
        if opening.error is None:
            then()
        else:
            desk.complain(opening.error)

    tell()
    telling = desk.screen.set_interval(TELL_SECONDS, tell)
    opening.then(partial(desk.later, go_on))
