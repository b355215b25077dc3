"""Two articles aligned on the screen: what stands level, what differs, where the keys lead."""

from pathlib import Path

import pytest

from store.project import Project
from tests.tui.sitting import Sitting
from tui.config import Config
from tui.screens.compare import CompareScreen

HERE = """---
title: Dam gives way above Veldt
source: The Ferry Post
date: 2023-04-02
---

The dam above Veldt gave way at four in the morning and flooded two streets of the lower town.

At least 12 people were missing on Monday, the fire chief Anna Kroll told reporters at the bridge.

Nobody had inspected the wall since the mill was closed, neighbours complained.

The governor promised that every family would be given a new house before the winter.
"""

THERE = """---
title: Flood in Veldt
source: Upland Gazette
date: 2023-04-03
---

The governor promised that every family would be given a new house before the winter.

The dam above Veldt gave way at four in the morning and flooded two streets of the lower town.

At least 19 people were missing on Monday, the fire chief Anna Kroll told reporters at the bridge.

Trains to the coast will not run until Thursday.
"""

ALONE = "A circus came to the harbour and its elephants were allowed to bathe.\n"


@pytest.fixture
def folder(home: Path) -> Path:
    folder = home / "Veldt"
    folder.mkdir()
    for name, text in (("1-post.txt", HERE), ("2-gazette.txt", THERE), ("3-circus.txt", ALONE)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def screen_of(sitting: Sitting) -> CompareScreen:
    screen = sitting.app.screen
    assert isinstance(screen, CompareScreen)
    return screen


async def test_what_both_have_stands_level(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("C")
        rows = sitting.seen.splitlines()
        assert "Ferry Post" in rows[1]
        assert "Upland Gazette" in rows[1]
        assert any("12 people" in row and "19 people" in row for row in rows)
        assert "1 only here" in rows[0]
        assert "1 only there" in rows[0]
        assert any("≠ numbers" in row and "12 → 19" in row for row in rows)
        assert any("moved" in row and "earlier there" in row for row in rows)


async def test_one_goes_from_difference_to_difference(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("C", "g", "n")
        at_cursor = screen_of(sitting).aligned.at_cursor
        assert at_cursor is not None
        assert at_cursor.conflicts
        await sitting.press("n")
        assert screen_of(sitting).aligned.at_cursor is not at_cursor
        await sitting.press("n")
        assert screen_of(sitting).hints.message == "no difference after this row"
        await sitting.press("N")
        assert screen_of(sitting).aligned.at_cursor is at_cursor
        await sitting.press("g", "exclamation_mark")
        assert screen_of(sitting).aligned.at_cursor is at_cursor
        assert "conflict" in sitting.seen.splitlines()[-2]


async def test_enter_reads_the_passage_with_the_other_beside(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("C", "g", "n", "enter")
        assert sitting.app.screen is sitting.screen
        assert sitting.path == "1-post.txt"
        assert sitting.here.startswith("At least 12 people")
        beside = sitting.screen.panes.beside.reader
        assert beside.document is not None
        assert beside.document.path == "2-gazette.txt"


async def test_brackets_take_another_article(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("C", "right_square_bracket")
        assert "nothing in common" in sitting.seen.splitlines()[0]
        assert "circus" in sitting.seen.splitlines()[1]
        await sitting.press("left_square_bracket", "o")
        assert sitting.seen.splitlines()[1].index("Upland") < sitting.seen.splitlines()[1].index("Ferry")


async def test_a_rejected_link_is_level_no_more(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("C", "g", "n", "y")
        assert "accepted" in sitting.seen.splitlines()[-2]
        assert [each.state for each in sitting.project.links.judgements()] == ["accepted"]
        await sitting.press("x")
        assert "2 only here" in sitting.seen.splitlines()[0]
        await sitting.press("u")
        assert "1 only here" in sitting.seen.splitlines()[0]


async def test_the_pair_is_that_of_the_readers_or_the_one_that_was_chosen(sitting: Sitting) -> None:
    async with sitting:
        ids = [entry.id for entry in sitting.project.entries()]
        sitting.screen.panes.open(ids[2])
        await sitting.press("C")
        assert "circus" in sitting.seen.splitlines()[1]
        screen_of(sitting).stage.look("compare", ids[1], ids[0])
        await sitting.press("j")
        assert sitting.seen.splitlines()[1].index("Upland") < sitting.seen.splitlines()[1].index("Ferry")


@pytest.mark.parametrize("size", [(80, 24), (50, 20), (24, 8), (200, 60)])
async def test_any_size_shows_the_row_at_the_cursor(project: Project, size: tuple[int, int]) -> None:
    async with Sitting(project, Config(theme="dark")) as sitting:
        await sitting.press("C", "g", "n")
        await sitting.pilot.resize_terminal(*size)
        await sitting.press("k", "j", "g")
        assert "▸" in sitting.seen
        assert all(len(row) <= size[0] for row in sitting.seen.splitlines())
        await sitting.press("G", "pageup", "pagedown", "k")


async def test_one_article_says_what_is_missing(project: Project, folder: Path) -> None:
    for name in ("2-gazette.txt", "3-circus.txt"):
        (folder / name).unlink()
    project.workspace.refresh()
    async with Sitting(project, Config(theme="dark")) as sitting:
        await sitting.press("C")
        assert "One article has nothing to be compared with" in sitting.seen
        await sitting.press("n", "y", "enter", "right_square_bracket", "o", "escape")
        assert sitting.app.screen is sitting.screen


async def test_scripts_of_any_direction_and_width_stay_in_their_columns(folder: Path, quick: None) -> None:
    wide = "大坝在凌晨四点决堤，洪水淹没了下城的两条街道，至少有十二人失踪。" * 3
    arabic = "انهار السد فوق فلدت في الرابعة صباحا وأغرق شارعين من المدينة السفلى. " * 3
    header = f"---\ntitle: {'طويل ' * 120}\nsource: 日報\n---\n\n"
    (folder / "1-post.txt").write_text(header + wide + "\n\n" + arabic, encoding="utf-8")
    (folder / "2-gazette.txt").write_text(wide + "\n\n👩‍👩‍👧‍👦 " + arabic, encoding="utf-8")
    with Project.open(folder, annotator="anna") as project:
        async with Sitting(project, Config(theme="dark"), (80, 24)) as sitting:
            await sitting.press("C")
            strips = sitting.app.screen._compositor.render_strips()
            assert {strip.cell_length for strip in strips[:24]} == {80}


async def test_what_changes_on_disk_while_it_is_open_is_shown(sitting: Sitting, folder: Path) -> None:
    async with sitting:
        await sitting.press("C")
        (folder / "2-gazette.txt").write_text(THERE.replace("19 people", "25 people"), encoding="utf-8")
        await sitting.wait(lambda: "25 people" in sitting.seen)
        (folder / "2-gazette.txt").unlink()
        await sitting.wait(lambda: "circus" in sitting.seen.splitlines()[1])
