"""The list of keys shows first those of where one is: on every screen, in every situation, over every dialog."""

import pytest

from tests.tui.sitting import Sitting
from tui.dialogs.help import HelpDialog
from tui.keys import HINTS, KEYS, VIEWS, View
from tui.screens.acts import Acts
from tui.screens.views import screen_of


def listed(sitting: Sitting) -> list[str]:
    """The rows of the list of keys."""
    assert isinstance(sitting.app.screen, HelpDialog)
    return str(sitting.app.screen.text(200)).splitlines()


@pytest.mark.parametrize("view", VIEWS)
async def test_of_a_screen_of_the_event(sitting: Sitting, view: View) -> None:
    async with sitting:
        sitting.app.action_view(view)
        await sitting.press("f1")
        rows = listed(sitting)
        assert rows[0] == screen_of(view).NAMED
        assert f" {HINTS[view][0].ids[0]}" in rows[1]
        end = rows.index("")
        assert any("event.back" in row for row in rows[:end])
        assert sum("move.sentence.next" in row or " quit" in row for row in rows[:end]) == 0
        ids = [row.rpartition(" ")[2] for row in rows if row.rpartition(" ")[2] in {key.id for key in KEYS}]
        assert len(ids) == len(set(ids))
        await sitting.press("f1")
        assert isinstance(sitting.app.screen, screen_of(view))


@pytest.mark.parametrize(
    ("keys", "named", "first"),
    [
        (("v", "w"), "While you select", "tag.claim"),
        (("shift+tab",), "In the list of articles", "row.next"),
        ((), "Tag", "tag.claim"),
    ],
)
async def test_of_what_the_reader_is_at(sitting: Sitting, keys: tuple[str, ...], named: str, first: str) -> None:
    async with sitting:
        await sitting.press(*keys, "question_mark")
        rows = listed(sitting)
        assert rows[0] == named
        assert any(row.endswith(f" {first}") for row in rows[1:4])


@pytest.mark.parametrize(
    ("keys", "named", "said"),
    [
        ("slash", "Search all articles", "enter       Open."),
        ("A", "All tags", "down"),
        ("ctrl+p", "All acts", "Page down"),
        ("U", "Changes, the last one first", "Back"),
        ("e", "Export Salt Exchange", "Write it."),
        ("c t", "Note on", "Keep what is written."),
        ("M", "Messages, the last one first", "Page down"),
        ("equals_sign", "These names mean the same", "Mark."),
    ],
)
async def test_of_a_dialog_which_is_there_again_afterwards(sitting: Sitting, keys: str, named: str, said: str) -> None:
    async with sitting:
        await sitting.press(*keys.split())
        dialog = sitting.app.screen
        await sitting.press("f1")
        rows = listed(sitting)
        assert rows[0].startswith(named)
        assert any(" ".join(said.replace("enter", "⏎").split()) in " ".join(row.split()) for row in rows)
        assert any("tour.skip" in row for row in rows)
        await sitting.press("question_mark")
        assert sitting.app.screen is dialog


async def test_the_palette_names_the_area_the_act_and_the_key_throughout(sitting: Sitting) -> None:
    async with sitting:
        for view in (None, *VIEWS):
            if view is not None:
                sitting.app.action_view(view)
                await sitting.press("f12")
            acts = [*Acts(sitting.app, sitting.app._views, {}).all()]
            assert all(each.title.startswith(f"{each.area}: ") for each in acts)
            assert all(each.title.endswith(f" · {each.keys}") for each in acts if each.keys)
            assert len({each.title for each in acts}) == len(acts)
            assert any(each.title == "Everything else: Take the tour · ? L" for each in acts)
            assert view is None or any(each.area == screen_of(view).NAMED for each in acts)
            if view is not None:
                await sitting.press("escape")
