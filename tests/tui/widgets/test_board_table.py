"""The board's heads: outlets and days in whatever room there is."""

import pytest

from store.model import Entry
from store.study.board import Board
from store.study.columns import columns_of
from tui.widgets.board_table import BoardTable


def days(*published: str, width: int) -> list[str]:
    entries = [
        Entry(str(n), f"{n}.txt", f"Title {n}", f"Outlet {n}", day, "", 9, 2, str(n)) for n, day in enumerate(published)
    ]
    table = BoardTable(Board(columns_of(entries), ()), width, 0, folds=False)
    return table.heads("")[1].plain.split()


@pytest.mark.parametrize(
    ("published", "narrow"),
    [
        (("2018-10-13", "2018-11-24"), ["10-13", "11-24"]),
        (("2018-10-13", "2019-06-23"), ["18-10-13", "19-06-23"]),
        (("2018", "2018-10"), ["2018", "2018-10"]),
    ],
)
def test_a_day_has_its_year_where_there_are_several(published: tuple[str, ...], narrow: list[str]) -> None:
    assert days(*published, width=42) == narrow
    assert days(*published, width=100) == [*published]
