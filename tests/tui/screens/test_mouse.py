"""The mouse on the screens of the event and on the foot: what a click, one more, and the wheel do."""

from typing import Any

import pytest
from textual.events import MouseScrollDown
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from tests.tui.sitting import Sitting, settled
from tui.app import VariorumApp
from tui.dialogs.help import HelpDialog
from tui.dialogs.messages import MessagesDialog
from tui.screens.compare import CompareScreen
from tui.screens.overview import OverviewScreen
from tui.screens.reading import ReadingScreen
from tui.widgets.hints import Hints
from tui.widgets.row_list import RowList
from tui.widgets.table_heads import Heads


async def click(sitting: Sitting, widget: Widget, x: int, y: int) -> None:
    await sitting.pilot.click(widget, offset=Offset(x, y))
    await settled(sitting.pilot)


def front(sitting: Sitting) -> Screen[Any]:
    return sitting.app.screen


def hints(app: VariorumApp) -> Hints:
    return app.screen.query_one(Hints)


def at(app: VariorumApp, words: str) -> int:
    """The cell of the foot at which words stand."""
    return str(hints(app).render()).index(words) + 1


async def test_one_more_click_in_the_overview_compares_and_one_more_there_reads(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("O")
        screen = front(sitting)
        assert isinstance(screen, OverviewScreen)
        table = screen.table
        await click(sitting, table, table.head + 1, 3)
        await click(sitting, table, table.head + 1 + 2 * table.cell, 0)
        assert (table.row, table.column) == (2, 2)
        await click(sitting, table, 3, 1)
        assert (table.row, table.column) == (0, 2)
        assert isinstance(front(sitting), OverviewScreen)
        await click(sitting, table, table.head + 1 + 2 * table.cell, 1)
        compared = front(sitting)
        assert isinstance(compared, CompareScreen)
        await sitting.press("g")
        await click(sitting, compared.aligned, 10, 12)
        assert isinstance(front(sitting), CompareScreen)
        assert compared.aligned.cursor > 0
        await click(sitting, compared.aligned, 10, 12)
        assert isinstance(front(sitting), ReadingScreen)


async def test_the_wheel_goes_through_the_overview(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("O", "g")
        screen = front(sitting)
        assert isinstance(screen, OverviewScreen)
        screen.table.post_message(MouseScrollDown(screen.table, 1, 1, 0, 1, 0, False, False, False))
        await settled(sitting.pilot)
        assert screen.table.row == 1


@pytest.mark.parametrize("width", [80, 120, 200])
async def test_a_click_on_the_board_marks_a_column_and_on_its_first_head_sorts(sitting: Sitting, width: int) -> None:
    async with sitting:
        await sitting.pilot.resize_terminal(width, 36)
        await sitting.press("B")
        heads, rows = sitting.app.screen.query_one(Heads), sitting.app.screen.query_one(RowList)
        await click(sitting, heads, cell_of(sitting, "09-06", 3), 0)
        assert marked_head(sitting).endswith("09-06")
        await click(sitting, heads, 8, 0)
        assert "by how many carry it" in sitting.seen
        statements = rows.virtual_size.height
        await click(sitting, rows, cell_of(sitting, "Harr", 2), 2)
        assert "09-04" in marked_head(sitting)
        assert (rows.cursor, rows.virtual_size.height) == (2, statements)
        await click(sitting, rows, cell_of(sitting, "Harr", 2), 2)
        assert rows.virtual_size.height > statements, "unfolded"
        await click(sitting, heads, heads.size.width - 1, 0)
        assert "by how many carry it" in sitting.seen, "what is behind the last column sorts nothing"


def cell_of(sitting: Sitting, words: str, row: int) -> int:
    """The cell at which words in a row of the screen begin, within the frame."""
    return sitting.seen.splitlines()[row].index(words) - 1


def marked_head(sitting: Sitting) -> str:
    """The words of the column's head that is marked."""
    heads = sitting.app.screen.query_one(Heads).render()
    return " ".join(heads.plain[span.start : span.end] for span in heads.spans if "underline" in str(span.style))


@pytest.mark.parametrize("view", ["B", "I"])
async def test_one_more_click_on_a_row_opens_it(sitting: Sitting, view: str) -> None:
    async with sitting:
        await sitting.press(view)
        rows = sitting.app.screen.query_one(RowList)
        await click(sitting, rows, 10, 3)
        assert rows.cursor == 3
        before = sitting.seen
        await click(sitting, rows, 10, 3)
        assert sitting.seen != before


async def test_a_click_on_the_foot_presses_the_key_that_is_taught_there(sitting: Sitting) -> None:
    async with sitting:
        app = sitting.app
        assert isinstance(app, VariorumApp)
        await click(sitting, hints(app), at(app, "a s tag"), 0)
        assert [label for label, _ in sitting.tags()] == ["actor"]
        await click(sitting, hints(app), 3, 0)
        assert isinstance(app.screen, MessagesDialog)
        await sitting.press("escape")
        sitting.screen.hints.unsay(sitting.screen.hints.message)
        await click(sitting, hints(app), at(app, "open"), 0)
        assert isinstance(app.screen, ReadingScreen)
        await click(sitting, hints(app), at(app, "keys"), 0)
        assert isinstance(app.screen, HelpDialog)
        await sitting.press("escape", "B")
        await click(sitting, hints(app), at(app, "reading"), 0)
        assert isinstance(app.screen, ReadingScreen)
