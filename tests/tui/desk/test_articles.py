"""The list of articles: outlet and date, sorted, filtered, and what no title, outlet or date can break."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from rich.cells import cell_len

from store.model import Entry
from store.project import Project
from tests.tui.sitting import Sitting, settled
from tui.config import Config
from tui.places import recall
from tui.widgets.field import Field
from tui.widgets.headline import headline

SIZES = ((200, 60), (120, 36), (80, 24), (60, 20), (40, 12))


class Piece(NamedTuple):
    """What an article is to say of itself."""

    title: str
    source: str = ""
    date: str = ""


PIECES = (
    Piece("Flood at the weir", "Weir Gazette", "2024-03-02"),
    Piece("Weir: two pumps out", "Aldern Post", "2024-03-01"),
    Piece("No word from the harbour office"),
    Piece("Harbour office answers", "Weir Gazette", "2024-02-28T23:30:00+02:00"),
)

STRANGE = (
    Piece("t" * 500, "o" * 80, "0001-01-01"),
    Piece("港務局星期二表示四台水泵中有兩台停止運轉" * 25, "港口日報", "2024-03-01"),
    Piece("مضختان من أربع مضخات توقفتا عن العمل", "صحيفة المرفأ", "some day in March"),
    Piece("👨\u200d👩\u200d👧 at the weir " * 20, "", "9999-12-31"),
    Piece("e\u0301\u0301" * 90, "\u202eturned"),
)


def write(folder: Path, pieces: Sequence[Piece]) -> Path:
    folder.mkdir()
    for number, piece in enumerate(pieces, 1):
        known = [f"{name}: {value}" for name, value in zip(("title", "source", "date"), piece, strict=True) if value]
        text = "\n".join(["---", *known, "---", f"Report {number} says little.", ""])
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    return folder


def order(sitting: Sitting) -> list[int]:
    """Numbers of the articles, as they are listed."""
    panes = sitting.screen.panes
    return [panes.number_of(entry.id) for entry in sitting.screen.article_list.entries]


def rows(sitting: Sitting) -> list[str]:
    """Rows of the pane of articles."""
    region = sitting.screen.articles_pane.region
    return [row[region.x : region.right] for row in sitting.seen.splitlines()[region.y : region.bottom]]


@pytest.fixture
def weir(home: Path, quick: None) -> Path:
    return write(home / "weir", PIECES)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_outlet_and_date_stand_in_the_list_and_above_each_reader(project: Project, size: tuple[int, int]) -> None:
    async with Sitting(project, Config(theme="dark"), size=size) as sitting:
        if size[0] >= 60:
            assert "· 2024-09-04 · Fourteen" in sitting.seen
        assert ("Harrow" if size[0] >= 60 else "Fourteen") in sitting.seen
        if size[0] < 100:
            await sitting.press("tab", "tab")
        assert any("2024-09-" in row for row in rows(sitting))
        assert any("Fourteen dead" in row for row in rows(sitting))


async def test_the_list_has_more_columns_where_there_are_more(project: Project) -> None:
    async with Sitting(project, Config(theme="dark"), size=(200, 60)) as sitting:
        assert "Fourteen dead after fire in Orrem Saal's occup" in sitting.seen
        assert sitting.screen.article_list.size.width > 50
        assert all(pane.size.width > 70 for pane in sitting.screen.panes.both)
        await sitting.pilot.resize_terminal(120, 36)
        await settled(sitting.pilot)
        assert sitting.screen.articles_pane.region.width == 25


async def test_the_key_goes_through_the_orders_says_which_and_the_next_session_has_it(weir: Path) -> None:
    with Project.open(weir, annotator="anna") as project:
        async with Sitting(project, Config(theme="dark")) as sitting:
            assert order(sitting) == [1, 2, 3, 4]
            await sitting.press("S")
            assert (order(sitting), sitting.said) == (
                [4, 2, 1, 3],
                "articles sorted by date, oldest first; undated ones last",
            )
            assert "Articles by date" in sitting.seen
            await sitting.press("S")
            assert (order(sitting), sitting.said) == ([2, 4, 1, 3], "articles sorted by outlet, then date")
            await sitting.press("q")
        assert recall(weir).sort == "outlet"
        async with Sitting(project, Config(theme="dark")) as sitting:
            assert order(sitting) == [2, 4, 1, 3]
            await sitting.press("S", "S")
            assert (order(sitting), sitting.said) == ([1, 2, 3, 4], "articles sorted by file, as they are numbered")


async def test_sorted_by_links_the_most_linked_articles_come_first_with_their_number(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("S", "S", "S")
        assert sitting.said == "articles sorted by links found so far, most first"
        linked = sitting.screen.linked.passages()
        counts = [linked.get(entry.id, 0) for entry in sitting.screen.article_list.entries]
        assert counts == sorted(counts, reverse=True)
        assert counts[0] > counts[-1]
        assert f"◆{counts[0]}" in "".join(rows(sitting))


async def test_brackets_follow_the_list_as_it_is_sorted_and_filtered(weir: Path) -> None:
    with Project.open(weir, annotator="anna") as project:
        async with Sitting(project, Config(theme="dark")) as sitting:
            await sitting.press("S", "right_square_bracket")
            assert sitting.path == "0003.txt"
            await sitting.press("right_square_bracket")
            assert sitting.path == "0004.txt"
            await sitting.press("F")
            await sitting.type("gazette")
            await sitting.press("tab", "right_square_bracket", "right_square_bracket")
            assert sitting.path == "0004.txt"


@pytest.mark.parametrize("size", [SIZES[1], SIZES[-1]], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_typing_filters_by_title_outlet_and_date_enter_reads_and_escape_lists_all(
    weir: Path, size: tuple[int, int]
) -> None:
    with Project.open(weir, annotator="anna") as project:
        async with Sitting(project, Config(theme="dark"), size=size) as sitting:
            await sitting.press("F")
            for typed, found in (("GAZ", [1, 4]), ("gazette 2024-02", [4]), ("nothing", []), ("pumps", [2])):
                await sitting.press(*["backspace"] * len(sitting.screen.query_one(Field).value))
                await sitting.type(typed)
                assert order(sitting) == found
                assert f"{len(found)} of 4 articles" in sitting.seen
            await sitting.press("enter")
            assert sitting.path == "0002.txt"
            assert sitting.reader.has_focus
            assert order(sitting) == [2]
            await sitting.press("c")
            assert len(sitting.tags()) == 1
            await sitting.press("escape")
            assert order(sitting) == [1, 2, 3, 4]
            assert sitting.reader.has_focus
            await sitting.press("u")


async def test_in_the_filter_arrows_move_and_escape_leaves_it(weir: Path) -> None:
    with Project.open(weir, annotator="anna") as project:
        async with Sitting(project, Config(theme="dark")) as sitting:
            await sitting.press("F", "down", "down", "up")
            assert sitting.screen.article_list.cursor == 1
            assert "esc all articles" in sitting.seen
            await sitting.type("weir")
            assert sitting.screen.article_list.cursor == 0
            await sitting.press("down", "escape")
            assert order(sitting) == [1, 2, 3, 4]
            assert sitting.screen.article_list.has_focus
            assert sitting.screen.article_list.cursor == 1
            assert not sitting.screen.query_one(Field).display
            await sitting.press("enter")
            assert sitting.path == "0002.txt"


async def test_every_key_works_in_the_filter_as_text(weir: Path) -> None:
    with Project.open(weir, annotator="anna") as project:
        async with Sitting(project, Config(theme="dark")) as sitting:
            await sitting.press("F")
            await sitting.type("cSqF/z")
            assert sitting.screen.query_one(Field).value == "cSqF/z"
            assert sitting.tags() == []
            assert sitting.app.screen is sitting.screen


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_no_title_outlet_or_date_breaks_a_row(home: Path, quick: None, size: tuple[int, int]) -> None:
    with Project.open(write(home / "strange", STRANGE * 8), annotator="anna") as project:
        async with Sitting(project, Config(theme="dark"), size=size) as sitting:
            if size[0] < 100:
                await sitting.press("tab", "tab")
            for _ in range(4):
                await sitting.press("S", "G", "g", "pagedown")
                region = sitting.screen.article_list.region
                for y in range(sitting.screen.article_list.size.height):
                    strip = sitting.screen.article_list.render_line(y)
                    assert strip.cell_length <= region.width
                assert not set(sitting.seen) & set("\u202e\n\x1b") - {"\n"}
            await sitting.press("enter", "slash")
            await sitting.type("little")
            assert sitting.options() == 40
            await sitting.press("escape")


async def test_an_article_that_comes_while_the_list_is_filtered_is_filtered_too(weir: Path) -> None:
    with Project.open(weir, annotator="anna") as project:
        async with Sitting(project, Config(theme="dark")) as sitting:
            await sitting.press("F")
            await sitting.type("harbour")
            assert order(sitting) == [3, 4]
            (weir / "0005.txt").write_text("---\ntitle: Harbour again\n---\nOnce more.\n", encoding="utf-8")
            await sitting.wait(lambda: "3 of 5 articles" in sitting.seen)
            assert order(sitting) == [3, 4, 5]
            (weir / "0004.txt").unlink()
            await sitting.wait(lambda: "2 of 4 articles" in sitting.seen)


def test_two_thousand_strange_articles_are_worded_within_their_room() -> None:
    for number in range(2000):
        piece = STRANGE[number % len(STRANGE)]
        entry = Entry("", "", piece.title, piece.source, piece.date, "", 0, 0, "")
        room = number % 120
        assert cell_len(str(headline(entry, room))) <= room
