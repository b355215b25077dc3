"""Long work of a dialog in a thread: what was begun before is wanted no more, nor is any of it without the dialog."""

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.screen import Screen
from textual.worker import get_current_worker

from store.errors import VariorumError
from store.model import Cancelled


class Background:
    """Runs the long work of one dialog in a thread, one piece at a time.

    Args:
        screen: The dialog.
        say: Says what is wrong, in one line.
    """

    def __init__(self, screen: Screen[Any], say: Callable[[str], None]) -> None:
        self._screen = screen
        self._say = say
        self._asked = 0  # how often something was begun or dropped: what was said of what came before is old

    def begin(self, task: Callable[[Cancelled], None]) -> None:
        """Do something in a thread, and nothing else any more; what it raises of ours is said."""
        self._asked += 1
        self._screen.run_worker(partial(self._work, task), name=str(self._asked), thread=True, exclusive=True)

    def drop(self) -> None:
        """Want no more what was begun."""
        self._asked += 1
        self._screen.workers.cancel_node(self._screen)

    def later(self, act: Callable[..., object], *arguments: object) -> None:
        """Do something on the event loop, unless the work that asks for it is wanted no more; from its thread."""
        worker = get_current_worker()
        if not worker.is_cancelled and self._screen.is_running:
            self._screen.call_later(self._do, worker.name, act, *arguments)

    def _do(self, asked: str, act: Callable[..., object], *arguments: object) -> None:
        """Do what work asked for, unless other work was begun since."""
        if asked == str(self._asked):
            act(*arguments)

    def _work(self, task: Callable[[Cancelled], None]) -> None:
        worker = get_current_worker()
        try:
            task(lambda: worker.is_cancelled)
        except VariorumError as error:
            self.later(self._say, error.message)
