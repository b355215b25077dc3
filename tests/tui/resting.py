"""Waiting until a session under test rests: nothing that it was told is left to do, and all is drawn."""

import asyncio
from collections.abc import Callable
from typing import Any

from textual._context import active_app
from textual.app import App
from textual.screen import Screen

LOOKS = 15_000
"""Looks after which what does not come to rest is given up; counted, since on a busy machine seconds say nothing."""


async def until(holds: Callable[[], object], told: Callable[[], str], every: float = 0.004) -> None:
    """Wait until something holds, looking every so many seconds; fail with what is told of a wait in vain."""
    for _ in range(LOOKS):
        if holds():
            return
        await asyncio.sleep(every)
    raise AssertionError(told())


async def rested(*_: float) -> None:
    """Wait until the app rests.

    In the place of Textual's own wait, which sleeps much and takes a process that gets no processor for an idle one.
    """
    await drawn(active_app.get())


async def drawn(app: App[Any]) -> None:
    """Wait until all is done and drawn that an app was told, though work in the background may go on."""
    await until(Rest(app).holds, lambda: f"never at rest:\n{app.tree}", 0.002)


class Rest:
    """Whether an app rests, several looks long.

    Args:
        app: Which is looked at.
        is_busy: Whether it has more to do than can be seen from its messages.
        looks: How many.
    """

    def __init__(self, app: App[Any], is_busy: Callable[[], object] = lambda: False, looks: int = 3) -> None:
        self._app = app
        self._is_busy = is_busy
        self._looks = looks
        self._quiet = 0

    def holds(self) -> bool:
        """Look once more."""
        is_quiet = not vars(asyncio.get_running_loop())["_ready"] and not self._is_busy() and self._is_drawn()
        self._quiet = self._quiet + 1 if is_quiet else 0
        return self._quiet >= self._looks

    def _is_drawn(self) -> bool:
        """Whether nothing is left to be drawn; what is, is drawn now, not at the next frame.

        A size is told to what lies behind a dialog too, and later.
        """
        if not self._app.is_running:
            return True
        screens = [*self._app._background_screens, self._app.screen]
        return self._app._resize_event is None and not sum(map(_draws, screens))


def _draws(screen: Any) -> bool:
    """Draw what is left to be drawn on a screen, and say whether there was anything."""
    if screen._update_timer._active.is_set():
        screen._on_timer_update()
    elif screen._compositor._dirty_regions and screen is screen.app.screen:
        draw(screen)
    else:
        return False
    return True


draw = Screen._compositor_refresh
"""Draw what changed on a screen."""


def draw_at_rest(screen: Screen[Any]) -> None:
    """Leave what changed on a screen to be drawn once the session rests, in one frame."""
    if screen is screen.app.screen:
        screen._dirty_widgets.clear()
    else:
        draw(screen)
