"""Panes and articles: what is focused, open, shown alone, folded away, and where a session opens."""

from pathlib import Path

import pytest

from store.project import Project
from tests.tui.sitting import Sitting, settled
from tui.config import Config
from tui.keys import KEYS, VIEWS

LEAVING = {"quit", "suspend", "find", "search", "annotations", "export", "help", "palette", "tag.label", "tag.note",
           "tag.relate", "link.alias", "messages"}  # fmt: skip
"""Keys that leave the session or ask something."""


async def test_tab_goes_round_both_readers_and_the_list(sitting: Sitting) -> None:
    async with sitting:
        first, second = (pane.reader for pane in sitting.screen.panes.both)
        stops = []
        for key in ("tab", "tab", "tab", "shift+tab", "shift+tab"):
            await sitting.press(key)
            stops.append(sitting.screen.focused)
        assert stops == [second, sitting.screen.article_list, first, sitting.screen.article_list, second]
        assert sitting.path == "2-tidewater-ledger.txt"


async def test_brackets_step_through_the_articles_and_round_the_ends(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("right_square_bracket", "right_square_bracket")
        assert sitting.path == "3-ostral-today.md"
        await sitting.press(*["left_square_bracket"] * 3)
        assert sitting.path == "5-lantern-bay-observer.txt"
        assert "▸ 5 At Least" in sitting.seen


async def test_the_list_opens_an_article_where_one_reads(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("tab", "shift+tab", "shift+tab", "j", "j", "G", "k", "enter")
        assert sitting.path == "4-quillon-report.md"
        assert sitting.reader.has_focus
        await sitting.press("shift+tab", "g", "enter")
        assert sitting.path == "1-harrow-courier.txt"


async def test_a_click_in_the_list_opens_and_a_click_in_the_other_reader_reads_there(sitting: Sitting) -> None:
    async with sitting:
        await sitting.pilot.click(sitting.screen.article_list, offset=(6, 5))
        await settled(sitting.pilot)
        assert sitting.path == "3-ostral-today.md"
        await sitting.pilot.click(sitting.screen.panes.beside.reader, offset=(10, 4))
        await settled(sitting.pilot)
        assert sitting.path == "2-tidewater-ledger.txt"


async def test_each_article_is_left_and_found_again_at_its_place(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go("By evening the quay")
        await sitting.press("right_square_bracket", "left_square_bracket")
        assert sitting.here.startswith("By evening the quay")


async def test_zoom_shows_one_pane_alone_and_the_others_again(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("z")
        assert "Articles" not in sitting.seen
        assert "Links for" not in sitting.seen
        left, right = sitting.reader.region.x, 120 - sitting.reader.region.right
        assert sitting.reader.size.width == 88
        assert abs(left - right) <= 1
        await sitting.press("tab")
        assert sitting.path == "2-tidewater-ledger.txt"
        left, right = sitting.reader.region.x, 120 - sitting.reader.region.right
        assert sitting.reader.size.width == 88
        assert abs(left - right) <= 1
        await sitting.press("z")
        assert "Articles" in sitting.seen


async def test_escape_backs_out_one_level_at_a_time(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("z", "f", "w", "o", "m", "e", "n", "enter", "v", "w")
        assert sitting.selected == "Women "
        await sitting.press("escape")
        assert sitting.selected == ""
        assert sitting.screen.find.hits
        await sitting.press("escape")
        assert not sitting.screen.find.hits
        assert sitting.screen.has_class("-zoomed")
        await sitting.press("escape")
        assert not sitting.screen.has_class("-zoomed")
        await sitting.press("shift+tab", "escape")
        assert sitting.reader.has_focus


async def test_where_there_is_little_room_one_pane_shows_and_the_others_are_a_key_away(project: Project) -> None:
    async with Sitting(project, Config(theme="dark"), size=(80, 24)) as sitting:
        assert "Articles" not in sitting.seen
        assert "1 · The Harrow Courier · 2024-09-04 · Fourteen" in sitting.seen
        assert "2 · Tidewater" not in sitting.seen
        assert "Links for this sentence" in sitting.seen
        await sitting.press("tab")
        assert "2 · Tidewater Ledger · 2024-09-05 · Inquiry" in sitting.seen
        await sitting.press("tab")
        assert "Articles" in sitting.seen
        assert "· Inquiry" not in sitting.seen
        await sitting.press("enter")
        assert "Articles" not in sitting.seen


async def test_panes_fold_and_unfold_with_the_size_of_the_screen(sitting: Sitting) -> None:
    async with sitting:
        for width, height in ((60, 20), (40, 10), (20, 5), (2, 1), (200, 60), (120, 36)):
            await sitting.pilot.resize_terminal(width, height)
            await settled(sitting.pilot)
        assert "Articles" in sitting.seen
        await sitting.press("c")
        assert len(sitting.tags()) == 1


async def test_a_session_opens_where_the_last_one_was_left(project: Project) -> None:
    async with Sitting(project, Config(theme="light")) as sitting:
        await sitting.press("right_square_bracket", "tab", "left_square_bracket", "shift+tab", "shift+tab", "tab")
        await sitting.go("An insurer in Tamrin")
        await sitting.press("W", "q")
    async with Sitting(project, Config(theme="dark")) as sitting:
        assert sitting.path == "2-tidewater-ledger.txt"
        assert sitting.here.startswith("An insurer in Tamrin")
        assert sitting.screen.desk.place.weak


async def test_the_list_shows_the_article_that_is_read_however_far_down_it_is(home: Path, quick: None) -> None:
    folder = home / "many"
    folder.mkdir()
    for number in range(1, 61):
        (folder / f"{number:02}.txt").write_text(f"Report {number}\n\nIt rained.\n", encoding="utf-8")
    with Project.open(folder, annotator="anna") as project:
        async with Sitting(project, Config(theme="dark")) as sitting:
            await sitting.press("left_square_bracket")
            assert "▸ 60 Report 60" in sitting.seen
            await sitting.press("q")
        async with Sitting(project, Config(theme="dark")) as sitting:
            assert "▸ 60 Report 60" in sitting.seen


@pytest.mark.parametrize("articles", [0, 1])
async def test_a_folder_with_hardly_an_article_opens_and_no_key_breaks_it(
    home: Path, quick: None, articles: int
) -> None:
    folder = home / "bare"
    folder.mkdir()
    if articles:
        (folder / "one.txt").write_text("One\n\nA single statement stands here.\n", encoding="utf-8")
    with Project.open(folder, annotator="anna") as project:
        async with Sitting(project, Config(theme="dark")) as sitting:
            assert ("no articles here" in sitting.seen) == (not articles)
            keys = [row.keys.split(",")[0] for row in KEYS if row.id not in LEAVING and row.keys != "1-9"]
            sitting.hurry(*keys, *["escape"] * len(VIEWS), "5", "c", "d", "u")
            await settled(sitting.pilot)
            assert sitting.app.screen is sitting.screen
            assert len(list(project.history.changes())) > 2 * articles - 1
