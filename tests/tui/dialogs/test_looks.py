"""What each dialog looks like, kept as pictures: one session for all of a size and theme. See screens/test_looks."""

from pathlib import Path
from typing import NamedTuple

import pytest
from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion

import tui.desk.exporting
from store.project import Project
from tests.tui.sitting import Sitting
from tui.config import Config
from tui.screens.reading import ReadingScreen


class Look(NamedTuple):
    """A terminal and a theme."""

    size: tuple[int, int]
    theme: str
    colours: bool = True


LOOKS = {
    "wide-dark": Look((120, 36), "dark"),
    "small-light": Look((80, 24), "light"),
    "small-plain": Look((80, 24), "dark", colours=False),
}
"""Both sizes, both themes, and without colours; where lines end no theme changes."""

CLAIM = "Three of the dead were guards"
CONFLICT = "injured when"

DIALOGS = {
    "export": (CONFLICT, "e", "down"),
    "label": (CLAIM, "T"),
    "note": (CLAIM, "t"),
    "relate": (CLAIM, "r"),
    "how": (CLAIM, "r", "enter"),
    "relations": (CLAIM, "R"),
    "tags": (CONFLICT, "A"),
    "search": (CONFLICT, "slash", *"palune", "down"),
    "aliases": (CONFLICT, "equals_sign", "tab"),
    "typed-alias": (CONFLICT, "equals_sign", *"PWL", "equals_sign", *"League"),
    "changes": (CONFLICT, "U", "down"),
    "keys": (CONFLICT, "question_mark"),
    "palette": (CONFLICT, "ctrl+p", *"lab"),
    "messages": (CONFLICT, "M"),
}
"""Where the cursor stands, and the keys that open each."""

PARTS = {"declared": ("names", "list"), "own-label": ("labels", "add")}
"""Those that only the palette opens: the part of the desk and its method."""


@pytest.fixture
def told(clock: None, tagged: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The tagged sample with a relation and an alias; exports go to a place of no machine."""
    claim = next(each for each in tagged.tags.of() if each.selector.exact.startswith(CLAIM))
    source = next(each for each in tagged.tags.of() if each.selector.exact == "hospital staff said")
    tagged.relations.add(claim.id, "said by", source.id)
    tagged.names.declare(["Salt Exchange", "the Exchange"])
    monkeypatch.setattr(tui.desk.exporting, "free_path", lambda _folder, name, _wished: Path("/home/anna") / name)
    return tagged


@pytest.mark.parametrize("look", LOOKS)
async def test_every_dialog(
    snapshot: SnapshotAssertion, told: Project, look: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    size, theme, colours = LOOKS[look]
    if not colours:
        monkeypatch.setenv("NO_COLOR", "1")
    pictures = snapshot.use_extension(SVGImageExtension)
    other = []
    async with Sitting(told, Config(theme=theme), size) as sitting:
        for name in (*DIALOGS, *PARTS):
            await open_dialog(sitting, name)
            if pictures(name=name) != sitting.app.export_screenshot(title="Variorum"):
                other.append(name)
            while not isinstance(sitting.app.screen, ReadingScreen):
                await sitting.press("escape")
    assert not other


async def open_dialog(sitting: Sitting, name: str) -> None:
    """Open a dialog, and wait until it is drawn."""
    if name in PARTS:
        part, method = PARTS[name]
        getattr(sitting.screen.desk.parts[part], method)()
        await sitting.press()
    else:
        words, *keys = DIALOGS[name]
        await sitting.go(words)
        await sitting.press(*keys)
    await sitting.wait(lambda: not isinstance(sitting.app.screen, ReadingScreen))
    await sitting.pilot.pause()
    await sitting.pilot.wait_for_scheduled_animations()
