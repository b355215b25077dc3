"""Keys that come faster than anything can be done about them act in the order in which they were pressed."""

import pytest
from textual.widgets import Input

from store.project import Project
from tests.tui.sitting import Sitting, settled
from tui.config import Config
from tui.dialogs.search import SearchDialog

NAMES = {")": "right_parenthesis", "}": "right_curly_bracket", "]": "right_square_bracket"}


async def hurried(sitting: Sitting, keys: str) -> list[tuple[str, str]]:
    """What is tagged after keys that came all at once."""
    sitting.hurry(*(NAMES.get(key, key) for key in keys.split()))
    await settled(sitting.pilot)
    return sitting.tags()


async def slowly(sitting: Sitting, keys: str) -> list[tuple[str, str]]:
    """What is tagged after the same keys one after the other."""
    await sitting.press(*(NAMES.get(key, key) for key in keys.split()))
    return sitting.tags()


@pytest.mark.parametrize(
    "keys",
    [
        ") c ) c ) c",
        "c u",
        "w a w w s",
        "} c } c",
        ") a ) a",
        ") c d",
        "c c c",
        "c ) c u u",
        "v w w c ) a u",
        "c ] c ] c",
        ") c T s",
    ],
)
async def test_a_burst_of_keys_does_what_they_do_one_by_one(project: Project, folder: object, keys: str) -> None:
    config = Config(theme="dark")
    async with Sitting(project, config) as sitting:
        wanted = await slowly(sitting, keys)
        while project.history.undo() is not None:
            pass
    async with Sitting(project, config) as sitting:
        await sitting.press("g", "escape")
        assert await hurried(sitting, keys) == wanted


async def test_keys_that_were_rebound_keep_their_order(project: Project) -> None:
    async with Sitting(project, Config(theme="dark", keys={"tag.claim": "m", "undo": "X"})) as sitting:
        assert len(await hurried(sitting, ") m ) m ) m X")) == 2


async def test_what_is_typed_after_the_key_of_a_dialog_goes_to_the_dialog(sitting: Sitting) -> None:
    async with sitting:
        sitting.hurry("slash", "p", "a", "l", "u", "n", "e")
        await sitting.wait(lambda: isinstance(sitting.app.screen, SearchDialog) and sitting.options() > 1)
        assert sitting.app.screen.query_one(Input).value == "palune"
        assert sitting.tags() == []
