"""The tour: it sees what was done by the session's own state; and what somebody is told who is new."""

import asyncio
from pathlib import Path

import pytest

from store.project import Project
from tests.tui.sitting import Sitting, settled
from tui.config import Config
from tui.desk.tour import FAREWELL, STEPS
from tui.keys import KEYS, VIEWS
from tui.places import is_new, keep_known
from tui.screens.learning import Learning
from tui.widgets.tour_row import TOKEN, TourRow

RIGHT = "right_parenthesis"

WALK: tuple[tuple[str, ...], ...] = (
    (RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT),
    ("c",),
    (RIGHT, "a"),
    (RIGHT, "c", "s"),
    ("n",),
    ("enter",),
    ("y",),
    ("u",),
    ("B",),
    ("I",),
    ("escape", "escape", "slash"),
    (*"explosions", "enter"),
    ("e", "h", "t", "m", "l", "enter"),
    ("question_mark",),
)
"""Keys with which each step is done, after all before it."""


@pytest.fixture
def tour(project: Project, monkeypatch: pytest.MonkeyPatch) -> Sitting:
    """A session that is toured."""
    monkeypatch.setattr(Learning, "LOOK_SECONDS", 0.02)
    sitting = Sitting(project, Config(theme="dark"))
    sitting.app._is_tour = True
    return sitting


async def row(sitting: Sitting) -> str:
    """What the row of the tour says on the screen in front, once it has looked."""
    await asyncio.sleep(0.1)
    await settled(sitting.pilot)
    rows = [*sitting.app.screen.query(TourRow)]
    assert len(rows) <= 1
    return rows[0].line if rows else ""


async def test_the_tour_is_walked_to_its_end_and_goes_on_by_itself(tour: Sitting, home: Path) -> None:
    async with tour:
        for number, keys in enumerate(WALK):
            assert (await row(tour)).startswith(f"{number + 1}/{len(STEPS)}  "), tour.seen
            assert "f2 skips · f3 leaves" in await row(tour)
            await tour.press(*keys)
        assert (await row(tour)).startswith("✓  That was the tour.")
        assert tour.app.learning.step == len(STEPS)
        assert len(tour.project.tags.of(None)) == 4
        assert len([*(home / "work").glob("*.html")]) == 1


async def test_a_key_that_does_nothing_does_not_go_on(tour: Sitting) -> None:
    async with tour:
        for step, keys in enumerate(WALK[:8]):
            await row(tour)
            assert tour.app.learning.step == step
            await tour.press("M", "escape", "v", "escape", "T", "escape", "W", "W")
            await row(tour)
            assert tour.app.learning.step == step
            await tour.press(*keys)


async def test_a_step_can_be_skipped_the_tour_left_and_begun_anew(tour: Sitting) -> None:
    async with tour:
        await row(tour)
        for step in range(1, len(STEPS) + 1):
            await tour.press("f2")
            await row(tour)
            assert tour.app.learning.step == step
        await tour.press("question_mark", "L")
        assert (await row(tour)).startswith("1/")
        await tour.press("f3")
        assert await row(tour) == ""
        assert not tour.app.learning.is_on
        await tour.press("f2", "f3", "c")
        assert len(tour.tags()) == 1


async def test_the_row_is_on_every_screen_and_over_dialogs(tour: Sitting) -> None:
    async with tour:
        for view in VIEWS:
            tour.app.action_view(view)
            assert (await row(tour)).startswith("1/"), view
            await tour.press("f1")
            assert (await row(tour)).startswith("1/"), view
            await tour.press("escape", "escape")


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)])
async def test_every_step_is_shown_whole_in_a_small_terminal(
    project: Project, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Learning, "LOOK_SECONDS", 0.02)
    async with Sitting(project, Config(theme="dark"), size) as sitting:
        sitting.app.learning.begin()
        for _ in (*STEPS, FAREWELL):
            line = " ".join((await row(sitting)).split())
            seen = " ".join(" ".join(sitting.seen.splitlines()[-6:]).split())
            assert line in seen
            await sitting.press("f2")


async def test_keys_are_told_as_they_are_set(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Learning, "LOOK_SECONDS", 0.02)
    async with Sitting(project, Config(theme="dark", keys={"tag.claim": "m", "tour.skip": "f9"})) as sitting:
        sitting.app.learning.begin()
        await row(sitting)
        await sitting.press("f9")
        assert (await row(sitting)).startswith("2/14  m tags")
        assert "f9 skips" in await row(sitting)


def test_every_key_of_a_step_is_one() -> None:
    ids = {key.id for key in KEYS}
    named = [token["key"] for step in STEPS for token in TOKEN.finditer(step.text) if token["key"]]
    assert {key for key in named if "." in key} <= ids
    assert all(len(step.text) <= 120 for step in STEPS)


async def test_who_is_new_is_told_once(project: Project, home: Path) -> None:
    known = home / "state" / "variorum" / "known"
    known.unlink()
    async with Sitting(project, Config(theme="dark")) as sitting:
        assert sitting.said == "new here? ? lists the keys, L in that list begins a tour"
        assert is_new()
        await sitting.press("question_mark")
        assert not is_new()
    async with Sitting(project, Config(theme="dark")) as sitting:
        assert sitting.said == ""
        known.unlink()
        await sitting.press("q")
    assert not is_new()


async def test_nothing_of_the_tour_is_made_where_none_is_taken(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c", "B")
        assert not sitting.app.screen.query(TourRow)
        assert "learning" not in vars(sitting.app)


def test_a_state_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    keep_known()
    assert is_new()
