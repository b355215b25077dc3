"""The board laid out: heads that tell articles apart, and as many columns as have room."""

import pytest

from store.model import Entry
from store.study.board import Board
from store.study.board_columns import columns_of
from tests.store.study.making_boards import entry, group, link, made
from tui.widgets.board_table import BoardTable, dated
from tui.widgets.outlets import shortened

DAYS = ("2024-09-04", "2024-09-05", "")


def board(articles: int, sources: tuple[str, ...] = ("Harrow Courier", "Ostral Today")) -> Board:
    ids = [chr(ord("a") + number) for number in range(articles)]
    entries = [
        entry(id, sources[number % len(sources)], DAYS[number // 2 % len(DAYS)]) for number, id in enumerate(ids)
    ]
    return made(group(link("a1", "b1")), entries=entries)


def table(board: Board, width: int, column: int = 0) -> BoardTable:
    return BoardTable(board, width, column, folds=False)


def lines(table: BoardTable) -> list[str]:
    return [each.plain for each in (*table.heads("first"), *map(table.row, table._board.rows))]


def test_few_columns_share_the_room_alike() -> None:
    few = table(board(4), 116)
    assert len({few.cell(number) for number in few.shown}) == 1
    assert few.is_whole


def test_many_columns_are_narrow_but_for_the_marked_one() -> None:
    many = table(board(20), 116, 3)
    assert len(many.shown) >= 10
    assert {many.cell(number) for number in many.shown if number != 3} == {5}
    assert many.cell(3) >= 10


def test_every_row_is_as_wide_as_there_is_room_at_most() -> None:
    for width in (56, 60, 76, 116, 196):
        for articles in (2, 5, 9, 20):
            for column in (0, articles - 1):
                assert max(map(len, lines(table(board(articles), width, column)))) <= width


def test_where_articles_have_no_room_a_row_says_how_many_carry_it() -> None:
    assert lines(table(board(20), 116))[1].split()[1] == "in"
    assert " 2 =" in lines(table(board(20), 116))[2]
    assert " in " not in lines(table(board(4), 116))[1]


def test_heads_of_one_outlet_and_day_are_told_apart() -> None:
    wide = table(board(20), 196, 0)
    outlets, days = (line.split() for line in lines(wide)[:2])
    count = len(wide.shown) - 1
    heads = list(zip(outlets[-count:], days[-count:], strict=True))
    assert len(set(heads)) == len(heads)
    assert "n.d." in days


def test_a_sign_stands_alone_where_its_words_have_no_room() -> None:
    from store.study.board_cells import Cell
    from tui.widgets.board_table import _said

    base = board(4).rows[0].base
    assert _said(Cell("«", "the ministry", base), 5) == "«"
    assert _said(Cell("«", "the ministry", base), 12) == "« the minis…"
    assert _said(Cell("=", "31", base), 5) == "= 31"
    assert _said(Cell("", "nineteen", base), 5) == "nine…"


def test_outlets_are_shortened_to_what_they_are_known_by() -> None:
    names = ["Bay News", "Bay (Web)", "Harrow and Saal Times - News", "Ostral", "Go", "The Long Name"]
    assert shortened(names, 6) == {
        "Bay News": "Bay",
        "Bay (Web)": "Bay (…",
        "Harrow and Saal Times - News": "HST",
        "Ostral": "Ostral",
        "Go": "Go",
        "The Long Name": "TLN",
    }
    assert shortened(["Ostral Today", "Ostral Herald"], 6) == {"Ostral Today": "Ostral", "Ostral Herald": "Ostra…"}


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
        (("2018-10", "2018"), ["2018-10", "2018"]),
    ],
)
def test_a_day_has_its_year_where_there_are_several(published: tuple[str, ...], narrow: list[str]) -> None:
    assert days(*published, width=42) == narrow
    assert days(*published, width=100) == [*published]


def test_a_day_stands_before_an_outlet_that_is_written_from_right_to_left() -> None:
    courier, harbour = columns_of(
        [Entry(str(n), "", "", name, "2024-09-04", "", 9, 2, str(n)) for n, name in enumerate(("Courier", "صحيفة"))]
    )
    assert (dated(courier), dated(harbour)) == ("Courier 2024-09-04", "2024-09-04 صحيفة")
