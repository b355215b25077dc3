"""What is to be done later is done whatever happens meanwhile."""

import asyncio
from functools import partial
from itertools import count
from time import monotonic
from types import SimpleNamespace

import pytest
import textual.timer

from tests.tui.resting import until
from tests.tui.sitting import Sitting
from tui.app import VariorumApp
from tui.terminal.timers import after


async def closed_while_busy(app: VariorumApp, meanwhile: list[str]) -> None:
    """Have the dialog on top close within something longer, in which what lies below asks for something later."""
    dialog, is_busy, asked = app.screen, asyncio.Event(), asyncio.Event()

    async def close() -> None:
        is_busy.set()
        await asked.wait()
        dialog.dismiss()
        await asyncio.sleep(0.02)

    dialog.call_later(close)
    await is_busy.wait()
    app.reading.call_after_refresh(meanwhile.append, "below")
    await until(lambda: dialog._callbacks, lambda: "the dialog was handed nothing", 0)
    dialog._invoke_later(partial(meanwhile.append, "dialog"), dialog)
    asked.set()


async def test_a_dialog_that_closes_takes_along_nothing_of_what_lies_below(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("question_mark")
        done: list[str] = []
        await closed_while_busy(sitting.app, done)
        await sitting.wait(lambda: done)
        assert sitting.app.screen is sitting.screen
        assert done == ["below"]


@pytest.fixture
def standstill(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that stands still for a minute after each look at the clock of what is to be done once."""
    minutes = count(step=60)

    def look() -> float:
        task = asyncio.current_task()
        return monotonic() + (next(minutes) if task is not None and task.get_name().startswith("set_timer") else 0)

    monkeypatch.setattr(textual.timer, "_time", SimpleNamespace(get_time=look))


async def test_what_is_to_be_done_once_is_done_though_the_processor_was_elsewhere(
    standstill: None, sitting: Sitting
) -> None:
    async with sitting:
        await sitting.press("w", "c")
        assert sitting.tags()
        done: list[str] = []
        after(0.01, sitting.screen, lambda: done.append("late"))
        await sitting.wait(lambda: done)
