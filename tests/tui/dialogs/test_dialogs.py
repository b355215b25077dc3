"""Dialogs under hasty hands and in terminals too small for them: nothing ends the session."""

import pytest

from tests.tui.sitting import Sitting, settled
from tui.screens.reading import ReadingScreen

DIALOGS = ("e", "T", "A", "slash", "question_mark", "ctrl+p", "t")


@pytest.mark.parametrize(
    ("opens", "hasty"),
    [
        ("question_mark", "escape"),
        ("e", "enter"),
        ("e", "1"),
        ("slash", "escape"),
        ("A", "enter"),
        ("T", "s"),
        ("t", "enter"),
        ("ctrl+p", "escape"),
        ("ctrl+p", "enter"),
    ],
)
async def test_a_key_pressed_twice_answers_a_dialog_once(sitting: Sitting, opens: str, hasty: str) -> None:
    async with sitting:
        await sitting.press("c", opens)
        sitting.hurry(hasty, hasty, hasty)
        await settled(sitting.pilot)
        assert sitting.app.is_running
        await sitting.press("escape", "escape")
        assert isinstance(sitting.app.screen, ReadingScreen)


@pytest.mark.parametrize("opens", DIALOGS)
@pytest.mark.parametrize("size", [(40, 10), (10, 3), (1, 1)])
async def test_a_dialog_survives_a_terminal_without_room(sitting: Sitting, opens: str, size: tuple[int, int]) -> None:
    async with sitting:
        await sitting.press("c", opens)
        await sitting.pilot.resize_terminal(*size)
        await sitting.press("pagedown", "pageup", "end", "home", "down", "up", "tab", "pagedown")
        await sitting.pilot.resize_terminal(120, 36)
        await sitting.press("escape", "escape")
        assert isinstance(sitting.app.screen, ReadingScreen)
