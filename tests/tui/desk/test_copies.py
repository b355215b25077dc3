"""Copies of one story take one row of the links panel, so that the reports that tell it otherwise are seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import store.linking
from store.linking.ask.linker import Linker
from store.project import Project
from tests.tui.sitting import Sitting
from tui.config import Config

STORY = (
    "Armed men seized the grain terminal of Porvale on Monday night and forced the harbour master to hand over the "
    "keys, the coast guard said."
)
RETOLD = (
    "Gunmen took the grain terminal of Porvale late on Monday and made the harbour master give up the keys, according "
    "to the coast guard."
)
COPIES = 14


@pytest.fixture
def carried(home: Path, quick: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """A story in one article, copied by fourteen, told otherwise by one; linked by the real linker."""
    monkeypatch.setattr(store.linking, "Linker", Linker)
    folder = home / "Porvale"
    folder.mkdir()
    for number in range(COPIES + 1):
        header = (
            f"---\ntitle: Terminal seized {number}\nsource: Paper {number:02}\ndate: 2024-03-{number + 1:02}\n---\n"
        )
        (folder / f"copy{number:02}.txt").write_text(f"{header}{STORY} Ferries did not leave.\n")
    (folder / "other.txt").write_text(f"---\ntitle: Gunmen\nsource: Ledger\n---\nIt was night. {RETOLD}\n")
    with Project.open(folder, annotator="anna") as opened:
        yield opened


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_copies_take_one_row_and_enter_twice_lists_them(carried: Project, size: tuple[int, int]) -> None:
    sitting = Sitting(carried, Config(theme="dark"), size)
    async with sitting:
        panel = sitting.screen.links_panel
        await sitting.wait(lambda: len(panel.links) == 2)
        assert [carried.entry(str(link.there.document)).path for link in panel.links] == ["copy01.txt", "other.txt"]
        assert panel.folded == COPIES - 1
        assert f"+{COPIES - 1}" in sitting.seen
        assert "Ledger" in sitting.seen or size == (60, 20)
        await sitting.press("enter")
        assert sitting.said.endswith("· ⏎ again lists 13 copies")
        await sitting.press("enter")
        assert sitting.said == "13 copies are listed · J K go through them, ⏎ folds them"
        assert len(panel.links) == COPIES + 1
        await sitting.press("J", "J")
        assert panel.chosen is not None
        assert carried.entry(str(panel.chosen.there.document)).path == "copy03.txt"
        await sitting.press("enter", "enter")
        assert sitting.said == "copies in one row again"
        assert panel.chosen is not None
        assert carried.entry(str(panel.chosen.there.document)).path == "copy03.txt"
        assert len(panel.links) == 2


async def test_a_copy_that_was_judged_has_its_own_row_and_the_others_stay_together(carried: Project) -> None:
    sitting = Sitting(carried, Config(theme="dark"))
    async with sitting:
        panel = sitting.screen.links_panel
        await sitting.wait(lambda: len(panel.links) == 2)
        await sitting.press("x")
        assert (len(panel.links), panel.folded) == (2, COPIES - 2)
        await sitting.press("y")
        assert [link.state for link in panel.links] == ["accepted", "suggested", "suggested"]
        await sitting.press("J")
        assert panel.folded == COPIES - 3
        await sitting.press("u", "u")
        assert len(panel.links) == 2


async def test_what_is_shown_beside_stands_for_its_copies(carried: Project) -> None:
    sitting = Sitting(carried, Config(theme="dark"))
    async with sitting:
        panel = sitting.screen.links_panel
        await sitting.wait(lambda: len(panel.links) == 2)
        sitting.screen.panes.open("copy07.txt", sitting.screen.panes.beside)
        await sitting.go("Ferries")
        await sitting.go(STORY)
        assert panel.chosen is not None
        assert carried.entry(str(panel.chosen.there.document)).path == "copy07.txt"
