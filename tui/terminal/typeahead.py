"""Keys in their order: each is handed on once all is done that the one before it set off, dialogs that open included.

Textual gives a key to whatever has the focus when it arrives. While a dialog opens, or closes, or a field is about to
get the focus, that is the screen below: what was typed for the one would act on the other.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.events import Event, Key, Paste
from textual.screen import ModalScreen, Screen

REST_SECONDS = 0.03
"""After a key that nothing followed so soon, it is seen to that all is done: the screen was drawn before."""

PATIENCE = 5.0
"""Seconds after which a key is handed on although something that was set off has not ended."""

STEP_SECONDS = 0.005
"""How often it is looked whether a dialog takes keys by now."""


class Typeahead:
    """Holds back the keys that came too early.

    Args:
        app: Whose keys they are.
        is_opening: Whether a dialog is on its way that something in the background must be ready for.
        only_moves: Whether a key does nothing but move where it goes: what follows it need not wait.
    """

    def __init__(self, app: App[Any], is_opening: Callable[[], bool], only_moves: Callable[[Key], bool]) -> None:
        self._app = app
        self._is_opening = is_opening
        self._only_moves = only_moves
        self._held: deque[Event] = deque()
        self._passing: Event | None = None
        self._rest: asyncio.TimerHandle | None = None
        self._settling: asyncio.Task[None] | None = None
        self.is_begun = False
        """Whether the first frame is drawn: what was typed while the program started waits for it."""
        self._ready: Screen[Any] | None = None
        """The last dialog that took keys: it may have lost its focus since."""

    @property
    def is_busy(self) -> bool:
        """Whether a key waits, or would have to."""
        return self._settling is not None

    def holds(self, event: Event) -> bool:
        """Whether an event that came from the terminal is kept for later, when it will come again."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            return False
        if event is self._passing:
            self._passing = None
            return False
        if self._settling is not None or self._rest is not None or not self.is_begun:
            self._held.append(event)
            self._settle()
            return True
        if isinstance(event, Paste) or not self._only_moves(event):
            self._rest = asyncio.get_running_loop().call_later(REST_SECONDS, self._settle)
        return False

    def put_first(self, events: Iterable[Event]) -> None:
        """Hand these on before all that waits: they were typed before it."""
        self._held.extendleft(reversed([*events]))
        self._settle()

    def forget(self) -> None:
        """Drop what waits: it was meant for something that does not open."""
        self._held.clear()

    def _settle(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None
        if self._settling is None:
            self._settling = asyncio.get_running_loop().create_task(self._hand_on())

    async def _hand_on(self) -> None:
        """Hand on what is held, one by one."""
        await self._settled()
        while self._held and self._app.is_running:
            self._passing = self._held.popleft()
            self._app.post_message(self._passing)
            await self._settled()
        self._settling = None

    async def _settled(self) -> None:
        """Wait until nothing is on its way any more, and what is in front takes keys."""
        until = monotonic() + PATIENCE
        while self._app.is_running and monotonic() < until:
            if self.is_begun and await self._is_settled(until):
                return
            await asyncio.sleep(STEP_SECONDS)

    async def _is_settled(self, until: float) -> bool:
        was_opening, screen = self._is_opening(), self._app.screen
        await _heard(self._app, until)
        for node in (screen.focused or screen).ancestors_with_self:
            await _heard(node, until)
        return not was_opening and self._app.screen is screen and self._takes_keys(screen)

    def _takes_keys(self, screen: Screen[Any]) -> bool:
        if screen.focused is not None:
            self._ready = screen
        return screen is self._ready or not isinstance(screen, ModalScreen) or not self._app.app_focus


async def _heard(node: DOMNode, until: float) -> None:
    """Wait until a part of the screen has done what it was told before; not for one that goes away meanwhile."""
    done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    if not node.call_later(done.set_result, None):
        return
    while not done.done() and node.is_running and monotonic() < until:
        await asyncio.wait((done,), timeout=10 * STEP_SECONDS)
