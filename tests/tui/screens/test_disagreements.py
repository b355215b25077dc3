"""Where annotators disagree: listed, side by side, settled."""

from pathlib import Path

import pytest

from store.errors import StorageError
from store.model import Span
from store.project import Project
from tests.tui.sitting import Sitting
from tui.config import Config

KILLED, FEWER = "At least 14 people were killed and 31 injured", "14 people were killed"
COURIER = "1-harrow-courier.txt"


def tag(folder: Path, who: str, words: str, label: str) -> None:
    with Project.open(folder, annotator=who) as project:
        start = project.document(COURIER).text.index(words)
        project.tags.add(COURIER, Span(start, start + len(words)), label)


@pytest.fixture
def two(folder: Path, quick: None) -> Path:
    """A project in which ada and ben have tagged an article otherwise, three times."""
    for who, words, label in (
        ("ada", KILLED, "claim"),
        ("ben", FEWER, "claim"),
        ("ada", "Customs Guard", "actor"),
        ("ben", "Customs Guard", "source"),
        ("ada", "Orrem", "actor"),
    ):
        tag(folder, who, words, label)
    return folder


def session(folder: Path, size: tuple[int, int] = (120, 36)) -> Sitting:
    return Sitting(Project.open(folder, annotator="mira"), Config(theme="dark"), size)


def said(sitting: Sitting) -> str:
    return sitting.app._views.seen.hints.message


def made(sitting: Sitting) -> set[tuple[str, str, str]]:
    return {(each.annotator, each.label, each.selector.exact) for each in sitting.project.tags.of()}


def listed(sitting: Sitting) -> list[str]:
    return [row[4:13].strip() for row in sitting.seen.splitlines() if row[:4] in ("│  ≠", "│› ≠", "│  ·", "│› ·")]


async def test_each_is_listed_by_kind_with_both_sides_below(two: Path) -> None:
    async with session(two) as sitting:
        await sitting.press("D")
        assert listed(sitting) == ["only one", "edges", "label"]
        assert "3 disagreements   2 annotators" in sitting.seen
        await sitting.press("j")
        assert "› 1 ada  claim" in sitting.seen
        assert "2 ben  claim" in sitting.seen
        assert "⟦At least 14" in sitting.seen
        assert "y takes the side of ada" in sitting.seen
        await sitting.press("2")
        assert "› 2 ben  claim" in sitting.seen
        assert "y takes the side of ben" in sitting.seen


@pytest.mark.parametrize(
    ("steps", "side", "now", "told"),
    [
        (0, "1", ("ben", "actor", "Orrem"), "as ada: ben has actor “Orrem” too · u undoes"),
        (1, "1", ("ben", "claim", KILLED), "as ada: ben has claim “At least 14 people"),
        (1, "2", ("ada", "claim", FEWER), "as ben: ada has claim “14 people were killed” too"),
        (2, "2", ("ada", "source", "Customs Guard"), "as ben: ada has source “Customs Guard” too"),
    ],
)
async def test_taking_a_side_is_one_change_by_who_decided_and_undone_by_one_key(
    two: Path, steps: int, side: str, now: tuple[str, str, str], told: str
) -> None:
    async with session(two) as sitting:
        await sitting.press("D", *["j"] * steps)
        before, rows = made(sitting), listed(sitting)
        changes = len(list(sitting.project.history.latest()))
        await sitting.press(side, "y")
        assert said(sitting).startswith(told)
        assert now in made(sitting)
        assert listed(sitting) == rows[:steps] + rows[steps + 1 :]
        latest = list(sitting.project.history.latest())
        assert (len(latest), latest[0].annotator) == (changes + 1, "mira")
        await sitting.press("u")
        assert made(sitting) == before
        assert listed(sitting) == rows


async def test_the_side_of_who_has_nothing_removes_the_tag(two: Path) -> None:
    async with session(two) as sitting:
        await sitting.press("D", "2", "y")
        assert said(sitting) == "as ben: ada’s actor “Orrem” removed · u brings it back"
        assert listed(sitting) == ["edges", "label"]
        await sitting.press("u")
        assert listed(sitting) == ["only one", "edges", "label"]


async def test_each_key_settles_another_one_however_fast(two: Path) -> None:
    async with session(two) as sitting:
        await sitting.press("D")
        sitting.hurry("y", "y", "y")
        await sitting.press("j")
        assert "3 disagreements" not in sitting.seen
        assert "agree in all of it" in sitting.seen
        assert sitting.project.study.agreement().disagreements == ()


async def test_both_can_be_left_as_they_are(two: Path) -> None:
    async with session(two) as sitting:
        await sitting.press("D")
        before = made(sitting)
        await sitting.press("x")
        assert said(sitting) == "both stay as they are"
        assert made(sitting) == before
        assert "│  · only one" in sitting.seen
        assert "│› ≠ edges" in sitting.seen


async def test_enter_reads_the_passage(two: Path) -> None:
    async with session(two) as sitting:
        await sitting.press("D", "j", "enter")
        assert sitting.app.screen is sitting.screen
        assert sitting.here.startswith(KILLED)


async def test_a_change_that_fails_leaves_it_to_be_settled(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*given: object) -> None:
        raise StorageError("the disk is full; make room")

    async with session(two) as sitting:
        await sitting.press("D")
        monkeypatch.setattr(sitting.project.tags, "take_side", fails)
        await sitting.press("y")
        assert len(listed(sitting)) == 3
        assert "the disk is full" in said(sitting)


async def test_one_annotator_is_told_how_there_are_two(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c", "D")
        assert "variorum merge" in sitting.seen
        for key in ("y", "x"):
            await sitting.press(key)
            assert said(sitting) == "no disagreement here"
        await sitting.press("1", "2", "enter", "j")


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (30, 8), (200, 60)])
async def test_the_list_of_disagreements_fits_any_size(two: Path, size: tuple[int, int]) -> None:
    async with session(two, size) as sitting:
        await sitting.press("D", "j", "2", "k", "full_stop")
        await sitting.pilot.resize_terminal(100, 30)
        assert "only one" in sitting.seen
