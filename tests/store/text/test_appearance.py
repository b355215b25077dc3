"""One order of appearance, wherever articles stand by date: in the list, on the board, in the overview."""

import pytest

from store.model import Entry
from store.study.board_columns import columns_of
from store.study.overview import overview
from store.text.appearance import appeared, by_appearance, is_before, is_dated


def entries(*given: str) -> list[Entry]:
    return [Entry(str(number), f"{number}.txt", "", "", date, "", 0, 0, "") for number, date in enumerate(given)]


def order(*given: str) -> list[str]:
    return [entry.published for entry in by_appearance(entries(*given))]


def test_dates_are_in_order_of_their_moment_whatever_they_are_and_days_that_never_were_as_none() -> None:
    given = ["9999-12-31T23:59:00-14:00", "2024-03-01T00:30:00+02:00", "2024-03-01", "0001-01-01", "in March", ""]
    assert order(*given) == [given[1], given[2], given[0], given[4], given[3], given[5]]


def test_a_day_without_an_hour_stands_behind_those_of_that_day_that_have_one() -> None:
    assert order("2024-03-01", "2024-03-01T18:00:00", "2024-03-02T01:00:00") == [
        "2024-03-01T18:00:00",
        "2024-03-01",
        "2024-03-02T01:00:00",
    ]


def test_a_month_and_a_year_stand_at_their_end() -> None:
    given = ["2024", "2024-03", "2024-03-31T10:00:00", "2024-12-31T10:00:00", "2025-01-01", "2024-04-01"]
    assert order(*given) == [
        "2024-03-31T10:00:00",
        "2024-03",
        "2024-04-01",
        "2024-12-31T10:00:00",
        "2024",
        "2025-01-01",
    ]


@pytest.mark.parametrize(
    ("one", "other", "is_surely"),
    [
        ("2024-03", "2024-04-01", True),
        ("2024-03", "2024-03-31", False),
        ("2023", "2024-01", True),
        ("2024-03-01", "2024-03-01T18:00:00", False),
        ("2024-03-01", "2024-03-02T18:00:00", True),
        ("2024-13", "2025-01-01", False),
    ],
)
def test_what_surely_came_before(one: str, other: str, is_surely: bool) -> None:
    assert is_before(one, other) is is_surely
    assert not is_before(other, one)


def test_board_and_overview_have_one_order() -> None:
    given = entries(
        "2024-03-01", "", "2024-03-01T07:00:00Z", "2024", "2024-02", "in March", "2024-03-01T09:00:00+05:00"
    )
    board = [column.entry.id for column in columns_of(given)]
    found = overview(given, {}, [], [], conflicts=lambda _: (), is_quoted=lambda _: False)
    assert board == [place.document for place in found.order]
    assert board == [entry.id for entry in sorted(given, key=lambda entry: appeared(entry.published))]


def test_days_that_never_were_are_no_dates() -> None:
    assert [is_dated(each) for each in ("2024-02-30", "2024-13", "0999-01-01", "soon", "", "2024-02", "9999-11")] == [
        *[False] * 5,
        True,
        True,
    ]
