"""Fields: what is pasted into any of them, and what is shown of it."""

import pytest
from textual.events import Paste

from tests.tui.sitting import Sitting, settled
from tui.app import VariorumApp
from tui.widgets.field import Field, in_a_field

PASTED = "one \x1b[31mtwo\x07\tthree\r\n\nfour\x9b5\u202efive\n"

FIELDS = {
    "note": ("c", "t"),
    "find": ("f",),
    "search": ("slash",),
    "filter": ("F",),
    "palette": ("ctrl+p",),
    "export": ("e",),
    "alias": ("equals_sign",),
    "board": ("B", "F"),
}


def test_lines_that_are_pasted_become_one() -> None:
    assert in_a_field(PASTED) == "one [31mtwo three four5\u202efive"
    assert in_a_field("\n") == ""


@pytest.mark.parametrize("keys", FIELDS.values(), ids=FIELDS)
async def test_nothing_that_is_pasted_steers_the_terminal(sitting: Sitting, keys: tuple[str, ...]) -> None:
    async with sitting:
        await sitting.press(*keys)
        assert isinstance(sitting.app.focused, Field)
        sitting.app.focused.value = ""
        sitting.app.post_message(Paste(PASTED))
        await settled(sitting.pilot)
        assert isinstance(sitting.app.focused, Field)
        assert sitting.app.focused.value == in_a_field(PASTED)
        assert all(row.isprintable() for row in sitting.seen.split("\n"))


async def test_what_steers_the_terminal_is_shown_by_a_stand_in_where_it_stood_in_a_field_before(
    sitting: Sitting,
) -> None:
    async with sitting:
        await sitting.press("f")
        assert isinstance(sitting.app, VariorumApp)
        assert isinstance(sitting.app.focused, Field)
        sitting.app.focused.value = "a\x1b]0;b\x07\u202ec"
        await settled(sitting.pilot)
        assert "a␛]0;b␇⇤c" in sitting.seen
