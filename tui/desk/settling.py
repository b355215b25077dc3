"""Rows that leave a list at once when they are settled, before the change that settles them is kept."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from store.errors import VariorumError
from tui.desk.desk import Desk

K = TypeVar("K", bound=Hashable)
"""By what a row is known again."""


class Settling(Generic[K]):
    """Rows that leave a list before their change is on disk, and come back if it fails.

    Args:
        desk: Makes the changes.
        ask: Lists anew what stands.
    """

    def __init__(self, desk: Desk, ask: Callable[[], object]) -> None:
        self._desk = desk
        self._ask = ask
        self.gone = set[K]()
        """What is not listed meanwhile."""
        self._kept = set[K]()  # on disk; a list from before may still be shown
        self._known = set[K]()  # on disk before it was asked what stands

    def asked(self) -> None:
        """Note that the list was asked for: the answer will tell of all that is on disk by now."""
        self._known = set(self._kept)

    def answered(self) -> None:
        """The answer to the last question is there: what it tells of is listed as it says."""
        self.gone -= self._known
        self._kept -= self._known

    def change(self, keys: set[K], act: Callable[[], object], said: str) -> None:
        """Make a change that settles rows, and say what was done."""

        def make() -> None:
            try:
                act()
            except VariorumError:
                self._desk.later(self._take_back, keys)
                raise

        def report(_: None) -> str:
            self._kept |= keys
            return said

        self._desk.change(make, report)

    def _take_back(self, keys: set[K]) -> None:
        self.gone -= keys
        self._ask()
