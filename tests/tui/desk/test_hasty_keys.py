"""Keys that come faster than anything can be done about them act in the order in which they were pressed."""

import time
from pathlib import Path

import pytest
from textual.events import Key, Paste
from textual.widgets import Input

from store.project import Project
from tests.tui.sitting import CHARACTERS, Sitting, settled
from tui.config import Config
from tui.screens.reading import ReadingScreen

NAMES = {character: name for name, character in CHARACTERS.items() if name != "space"}


async def hurried(sitting: Sitting, keys: str) -> list[tuple[str, str]]:
    """What is tagged after keys that came all at once."""
    sitting.hurry(*(NAMES.get(key, key) for key in keys.split()))
    await settled(sitting.pilot)
    return sitting.tags()


async def slowly(sitting: Sitting, keys: str) -> list[tuple[str, str]]:
    """What is tagged after the same keys one after the other."""
    await sitting.press(*(NAMES.get(key, key) for key in keys.split()))
    return sitting.tags()


async def cleared(sitting: Sitting) -> None:
    """Back to where every case begins: no dialog, nothing tagged, nothing written."""
    sitting.hurry("escape", "escape", "escape")
    await settled(sitting.pilot)
    while sitting.path != "1-harrow-courier.txt":
        await sitting.press("left_square_bracket")
    while sitting.project.history.undo() is not None:
        pass
    for tell in sitting.screen.desk.on_others:
        tell()
    for path in Path.cwd().iterdir():
        path.unlink()
    await sitting.go("At least 14 people were killed")


TAGGING = (
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
)


async def test_a_burst_of_keys_does_what_they_do_one_by_one(sitting: Sitting) -> None:
    async with sitting:
        for keys in TAGGING:
            await cleared(sitting)
            wanted = await slowly(sitting, keys)
            await cleared(sitting)
            assert await hurried(sitting, keys) == wanted, keys


async def test_keys_that_were_rebound_keep_their_order(project: Project) -> None:
    async with Sitting(project, Config(theme="dark", keys={"tag.claim": "m", "undo": "X"})) as sitting:
        assert len(await hurried(sitting, ") m ) m ) m X")) == 2


def outcome(sitting: Sitting) -> dict[str, object]:
    """All that keys can have changed."""
    tags = sitting.project.tags.of()
    return {
        "tags": [(note.label, note.selector.exact, note.note) for note in tags],
        "relations": [relation.kind for relation in sitting.project.relations.of()],
        "aliases": sitting.project.names.aliases,
        "here": (sitting.path, sitting.reader.cursor, sitting.selected, sitting.screen.find.hits),
        "shown": type(sitting.app.screen).__name__,
        "typed": [field.value for field in sitting.app.screen.query(Input)],
        "written": sorted(path.name for path in Path.cwd().iterdir()),
        "theme": sitting.app.theme,
    }


OPENING = (
    "/ c a s",
    "/ c a escape c",
    "f c a t s",
    "f c a enter c",
    "f c a escape c",
    "c t d a c enter ) c",
    "c t d a c escape ) c",
    "c T s ) a",
    "c T escape ) a",
    "c ) s r enter 1 ) c",
    "c ) s r j escape ) c",
    "A c a s",
    "U c a s",
    "U escape c",
    "? c a escape c",
    "? q c",
    "e 1 x d",
    "e 1 ctrl+u d a c s enter c",
    "e escape c",
    "ctrl+p n e x t space t h e",
    "ctrl+p escape c",
    "= 1 ) c",
    "= escape c",
    "c / x escape / y",
    "/ e x escape e 1 escape c T s",
)


async def test_keys_go_to_the_dialog_that_the_key_before_them_opens(sitting: Sitting) -> None:
    async with sitting:
        for keys in OPENING:
            outcomes = []
            for pressed in (hurried, slowly):
                await cleared(sitting)
                await pressed(sitting, keys)
                outcomes.append(outcome(sitting))
            assert outcomes[0] == outcomes[1], keys


async def test_keys_wait_for_a_dialog_that_takes_long_to_be_ready(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting:
        suggested = sitting.project.names.suggested

        def slowly_suggested() -> object:
            time.sleep(0.6)
            return suggested()

        monkeypatch.setattr(sitting.project.names, "suggested", slowly_suggested)
        await sitting.go("At least 14 people were killed")
        sitting.hurry("equals_sign", "escape", "right_parenthesis", "c")
        await settled(sitting.pilot)
        assert isinstance(sitting.app.screen, ReadingScreen)
        assert len(sitting.tags()) == 1


async def test_what_is_pasted_keeps_its_place_among_the_keys(sitting: Sitting) -> None:
    async with sitting:
        sitting.hurry("slash", "p")
        sitting.app.post_message(Paste("alu"))
        sitting.hurry("n", "e")
        await settled(sitting.pilot)
        assert sitting.app.screen.query_one(Input).value == "palune"


async def test_enter_that_came_before_the_hits_goes_to_the_first(sitting: Sitting) -> None:
    async with sitting:
        sitting.hurry("slash", *"levy", "enter")
        await sitting.wait(lambda: sitting.here.startswith("levy") and sitting.app.screen is sitting.screen)
        await settled(sitting.pilot)
        assert sitting.here.startswith("levy")
        assert sitting.tags() == []


async def test_enter_that_came_before_the_tags_were_read_goes_to_the_first_that_matches(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c")
        await sitting.go("levy withdrawn")
        await sitting.press("a")
        await sitting.press("g", "g")
        sitting.hurry("A", *"levy", "enter")
        await sitting.wait(lambda: sitting.here.startswith("levy") and sitting.app.screen is sitting.screen)


async def test_a_dialog_that_lost_the_focus_does_not_hold_keys_back(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("e")
        sitting.app.screen.set_focus(None)
        sitting.hurry("j", "escape", "c")
        await settled(sitting.pilot)
        assert len(sitting.tags()) == 1


async def test_a_move_is_followed_by_no_look_whether_all_is_done(sitting: Sitting) -> None:
    async with sitting:
        typeahead = sitting.app.typeahead
        assert not typeahead.holds(Key("j", "j"))
        assert typeahead._rest is None
        assert not typeahead.holds(Key("slash", "/"))
        assert typeahead._rest is not None


async def test_what_was_typed_for_a_dialog_that_does_not_open_acts_on_nothing(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("n")
        sitting.hurry("t", "m", "y", "x", "c", "enter")
        await settled(sitting.pilot)
        assert sitting.said.startswith("no tag under the cursor")
        assert not sitting.project.links.judgements()
        assert not sitting.project.tags.of()
        await sitting.press("c")
        assert len(sitting.project.tags.of()) == 1
