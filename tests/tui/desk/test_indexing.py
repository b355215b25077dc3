"""A session while its index is being built."""

from pathlib import Path

import pytest
from filelock import FileLock

import store.linking
from store.disk.layout import LINKING
from store.linking.ask.linker import Linker
from store.model import Indexing
from store.project import Project
from tests.tui.sitting import Sitting
from tui.config import Config
from tui.desk.index import Index

LEVY = "The levy, three coppers on each sack"


@pytest.fixture
def indexed_by_another(folder: Path, quick: None, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setattr(store.linking, "Linker", Linker)
    monkeypatch.setattr(Index, "LOOK_SECONDS", 0.05)
    return Project.open(folder, annotator="anna")


async def test_the_panel_says_how_far_another_program_is_and_shows_links_when_it_has_done(
    indexed_by_another: Project,
) -> None:
    with indexed_by_another as project:
        assert project.workspace.index is not None
        (project.workspace.index / LINKING).mkdir(parents=True, exist_ok=True)
        lock = FileLock(project.workspace.index / LINKING / "lock", thread_local=False)
        lock.acquire()
        sitting = Sitting(project, Config(theme="dark"))
        async with sitting.app.run_test(size=sitting.size) as sitting.pilot:
            await sitting.wait(lambda: "indexing 0 of 5" in sitting.seen)
            assert "carries this" not in sitting.seen
            assert "Here will stand" in sitting.seen
            sitting.hurry("j")
            await sitting.wait(lambda: sitting.reader.cursor > 0)
            lock.release()
            await sitting.wait(lambda: "linked passage" in sitting.seen and "indexing" not in sitting.seen)
            await sitting.go(LEVY)
            assert sitting.screen.links_panel.links


@pytest.mark.parametrize("so_far", [Indexing(0, 0), Indexing(0, 5)])
async def test_as_long_as_nothing_is_indexed_the_panel_says_what_will_stand_there(
    sitting: Sitting, so_far: Indexing
) -> None:
    async with sitting:
        sitting.screen.asking._index.growing = so_far
        await sitting.go("By our correspondent")
        assert "Nothing in" not in sitting.seen
        assert "Here will stand" in sitting.seen
        sitting.screen.asking._index.growing = Indexing(2, 5)
        await sitting.go("By evening the quay")
        assert "in the 2 of 5" in sitting.seen
