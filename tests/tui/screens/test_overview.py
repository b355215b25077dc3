"""The articles at a glance: shares, order of appearance, who may follow whom, and the way into compare."""

from pathlib import Path

import pytest

from store.project import Project
from store.study.overview import Share
from tests.tui.screens.test_compare import ALONE, HERE, THERE
from tests.tui.sitting import Sitting
from tui.config import Config
from tui.screens.compare import CompareScreen
from tui.screens.overview import OverviewScreen
from tui.widgets.share_table import LEGEND, shade_of


@pytest.fixture
def folder(home: Path) -> Path:
    folder = home / "Veldt"
    folder.mkdir()
    for name, text in (("1-gazette.txt", THERE), ("2-post.txt", HERE), ("3-circus.txt", ALONE)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def row_of(sitting: Sitting, begin: str) -> str:
    return next(row for row in sitting.seen.splitlines() if row.strip("│▸ ").startswith(begin))


def told(sitting: Sitting) -> str:
    """What is said in words, beside the table."""
    return " ".join(row.rpartition("││")[2].strip("│ ") for row in sitting.seen.splitlines())


async def test_rows_are_in_order_of_appearance_and_say_what_is_shared(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("O")
        rows = sitting.seen.splitlines()
        order = [next(n for n, row in enumerate(rows) if day in row) for day in ("2023-04-02", "2023-04-03", "no date")]
        assert order == sorted(order)
        assert "75 =" in row_of(sitting, "2 2023-04-02")
        assert "·" in row_of(sitting, "3 no date")
        assert "3 of 4 passages of 2 Ferry Post stand in 1 Upland Gazette" in told(sitting)


@pytest.mark.parametrize("width", [120, 80])
async def test_what_a_shade_stands_for_is_said_in_percent_with_numbers_beside_it_or_not(
    sitting: Sitting, width: int
) -> None:
    async with sitting:
        await sitting.pilot.resize_terminal(width, 24)
        await sitting.press("O")
        assert "in percent" in sitting.seen
        assert "▓ to 75%" in sitting.seen
        assert "▓" in row_of(sitting, "2 2023-04-02" if width > 100 else "2 Ferry Post")


def test_a_shade_is_that_of_the_percentage_that_it_is_said_to_reach() -> None:
    for carried in range(1, 101):
        reached = LEGEND[: LEGEND.index(f"{shade_of(Share(100, carried, 0))} to")].count("%") + 1
        assert 25 * (reached - 1) < carried <= 25 * reached


async def test_an_arrow_stands_only_where_something_speaks(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("O")
        words = told(sitting)
        assert "2 Ferry Post ──▸ 1 Upland Gazette" in words
        assert "most of both" in words
        assert "3 A circus" not in words.partition("Who follows whom")[2]


async def test_what_two_articles_share_is_told_once(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("O")
        words = told(sitting)
        assert words.count("passages of 2 Ferry Post stand in 1 Upland Gazette") == 1
        assert words.count("2 Ferry Post ──▸ 1 Upland Gazette") == 1
        assert "1 pair shares passages" in sitting.seen


@pytest.mark.parametrize(("width", "is_whole"), [(200, True), (120, False)])
async def test_outlets_over_columns_take_the_room_that_there_is(sitting: Sitting, width: int, is_whole: bool) -> None:
    async with sitting:
        await sitting.pilot.resize_terminal(width, 36)
        await sitting.press("O")
        heads = sitting.seen.splitlines()[2].partition("││")[0]
        assert ("2 Ferry Post" in heads) is is_whole
        assert "3 of 4 passages" in told(sitting)


async def test_enter_compares_row_and_column_and_leads_back(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("O", "g", "h", "h", "enter")
        screen = sitting.app.screen
        assert isinstance(screen, OverviewScreen)
        assert "compared with another" in screen.hints.message
        await sitting.press("l", "enter")
        assert isinstance(sitting.app.screen, CompareScreen)
        title = sitting.seen.splitlines()[1]
        assert title.index("Ferry") < title.index("Upland")
        await sitting.press("O")
        assert sitting.app.screen_stack[-1] == screen
        await sitting.press("j", "j", "h", "enter")
        assert "circus" in sitting.seen.splitlines()[1]


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (30, 8), (200, 60)])
async def test_any_size_shows_the_cell_at_the_cursor(project: Project, size: tuple[int, int]) -> None:
    async with Sitting(project, Config(theme="dark")) as sitting:
        await sitting.press("O")
        await sitting.pilot.resize_terminal(*size)
        await sitting.press("G", "l", "l", "k")
        assert "▸" in sitting.seen
        assert all(len(row) <= size[0] for row in sitting.seen.splitlines())


async def test_one_article_says_what_is_missing(project: Project, folder: Path) -> None:
    for name in ("2-post.txt", "3-circus.txt"):
        (folder / name).unlink()
    project.workspace.refresh()
    async with Sitting(project, Config(theme="dark")) as sitting:
        await sitting.press("O", "j", "l", "enter", "full_stop")
        assert "An overview takes two articles" in sitting.seen
