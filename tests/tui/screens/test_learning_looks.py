"""What the tour looks like, and what somebody is told who is new, kept as pictures."""

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store.project import Project
from tests.tui.screens.test_looks import SMALL, USUAL, WIDE, SnapCompare, at, session
from tui.app import VariorumApp
from tui.screens.learning import Learning

FIRST = "At least 14"


async def toured(pilot: Pilot[None]) -> None:
    """The first step."""
    assert isinstance(pilot.app, VariorumApp)
    pilot.app.learning.begin()
    await at(FIRST)(pilot)
    await asyncio.sleep(0.2)


async def asked(pilot: Pilot[None]) -> None:
    """The list of keys, taken from the tour on the board."""
    await toured(pilot)
    await at(FIRST, "B", "question_mark")(pilot)
    await asyncio.sleep(0.2)


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Learning, "LOOK_SECONDS", 0.02)


@pytest.mark.parametrize("size", [WIDE, USUAL, SMALL])
def test_the_first_step_of_the_tour(snap_compare: SnapCompare, project: Project, size: tuple[int, int]) -> None:
    assert snap_compare(session(project), terminal_size=size, run_before=toured)


@pytest.mark.parametrize("size", [WIDE, USUAL])
def test_the_keys_of_where_one_is(snap_compare: SnapCompare, project: Project, size: tuple[int, int]) -> None:
    assert snap_compare(session(project), terminal_size=size, run_before=asked)


@pytest.mark.parametrize("size", [WIDE, USUAL])
def test_what_somebody_is_told_who_is_new(
    snap_compare: SnapCompare, project: Project, home: Path, size: tuple[int, int]
) -> None:
    (home / "state" / "variorum" / "known").unlink()
    assert snap_compare(session(project), terminal_size=size, run_before=at(FIRST))
