"""What screens of two articles and of sources look like, kept as pictures: see test_looks."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from store.project import Project
from tests.tui.screens.test_compare import ALONE, HERE, THERE
from tests.tui.screens.test_looks import USUAL, WIDE, SnapCompare, session
from tests.tui.screens.test_sources import cite
from tests.tui.sitting import press, settled
from tui.app import VariorumApp

LOOKS = {"wide": (WIDE, "dark"), "light": (USUAL, "light"), "without-colours": (USUAL, "dark")}
"""Sizes and themes."""

KEYS = {"compare": ("C", "g", "n"), "overview": ("O",), "sources": ("quotation_mark", "j")}
"""What is pressed to see each screen."""


@pytest.fixture
def veldt(home: Path, quick: None) -> Project:
    folder = home / "Veldt"
    folder.mkdir()
    for name, text in (("1-post.txt", HERE), ("2-gazette.txt", THERE), ("3-circus.txt", ALONE)):
        (folder / name).write_text(text, encoding="utf-8")
    return Project.open(folder, annotator="anna")


@pytest.mark.parametrize("screen", ["compare", "overview"])
@pytest.mark.parametrize("look", LOOKS)
def test_articles_side_by_side(
    snap_compare: SnapCompare, veldt: Project, monkeypatch: pytest.MonkeyPatch, screen: str, look: str
) -> None:
    assert _compared(snap_compare, veldt, monkeypatch, screen, look)


@pytest.mark.parametrize("look", LOOKS)
def test_the_tree_of_sources(
    snap_compare: SnapCompare, project: Project, monkeypatch: pytest.MonkeyPatch, look: str
) -> None:
    cite(project)
    assert _compared(snap_compare, project, monkeypatch, "sources", look)


def _compared(
    snap_compare: SnapCompare, project: Project, monkeypatch: pytest.MonkeyPatch, screen: str, look: str
) -> bool:
    async def act(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, VariorumApp)
        await settled(pilot)
        for key in KEYS[screen]:
            press(app, key)
            await settled(pilot)

    if look == "without-colours":
        monkeypatch.setenv("NO_COLOR", "1")
    size, theme = LOOKS[look]
    return snap_compare(session(project, theme), terminal_size=size, run_before=act)
