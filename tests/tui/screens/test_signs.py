"""Every sign that a screen of the event draws is explained in the list of keys there, after its keys."""

from typing import get_args

import pytest

from store.study.board_cells import ABSENT, Sign
from tests.tui.sitting import Sitting
from tui.dialogs.help import HelpDialog
from tui.widgets.aligned_rows import AGAIN, MOVED, SIGNS, WEAK
from tui.widgets.signs import CONFLICT, OF_VIEWS, SHADES

DRAWN = {
    "board": {*get_args(Sign), ABSENT} - {""},
    "compare": {*SIGNS.values(), MOVED, WEAK, AGAIN, CONFLICT},
    "overview": {*SHADES, "=", "~", "·"},
}


@pytest.mark.parametrize("view", DRAWN)
def test_every_sign_of_a_screen_has_a_meaning(view: str) -> None:
    explained = "".join(sign for sign, *_ in OF_VIEWS[view])
    assert [sign for sign in DRAWN[view] if sign not in explained] == []


@pytest.mark.parametrize(("key", "words"), [("B", "Another source."), ("C", "Hardly sure."), ("O", "░▒▓█")])
async def test_the_list_of_keys_explains_the_signs_of_where_one_is(sitting: Sitting, key: str, words: str) -> None:
    async with sitting:
        await sitting.press(key, "question_mark")
        assert isinstance(sitting.app.screen, HelpDialog)
        here, _, others = str(sitting.app.screen.text(200)).partition("\n\n")
        assert words in here
        assert words not in others


async def test_while_one_reads_the_list_of_keys_explains_the_signs_beside_the_text(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("question_mark", "G")
        assert all(name in sitting.seen for name in ("Suggested.", "Hit.", "Linked passage."))
