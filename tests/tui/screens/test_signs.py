"""Every sign that a screen of the event draws is explained in the list of keys there, before its keys."""

from typing import get_args

import pytest

from store.study.board_cells import ABSENT, Sign
from tests.tui.sitting import Sitting
from tui.widgets.aligned_rows import AGAIN, MOVED, SIGNS, WEAK
from tui.widgets.share_table import SHADES
from tui.widgets.signs import CONFLICT, OF_VIEWS

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
async def test_the_list_of_keys_explains_the_signs_first(sitting: Sitting, key: str, words: str) -> None:
    async with sitting:
        await sitting.press(key, "question_mark")
        seen = sitting.seen
        assert words in seen
        assert seen.index(words) < seen.index("⏎ ")


async def test_while_one_reads_the_list_of_keys_explains_the_signs_beside_the_text(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("question_mark", "G")
        assert all(name in sitting.seen for name in ("Suggested.", "Hit.", "Linked passage."))
