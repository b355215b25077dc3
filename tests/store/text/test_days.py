"""Days that articles give: a day that never was is none."""

import pytest

from store.text.days import day_and_month, day_given


@pytest.mark.parametrize(
    "given", ["2024-02-31", "2023-02-29", "0000", "0000-00-00", "0001-01-01T00:00:00Z", "2024-13", "2024-00-10"]
)
def test_a_day_that_never_was_is_none(given: str) -> None:
    assert day_given(given) == ""


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("2024-02-29T23:59:00+00:00", "2024-02-29"),
        ("2024-09", "2024-09"),
        ("2024", "2024"),
        ("1848-03-13", "1848-03-13"),
        ("4/9/2024", "4/9/2024"),
        ("in March", "in March"),
        ("", ""),
    ],
)
def test_any_other_is_told_without_its_time_or_as_it_was_given(given: str, told: str) -> None:
    assert day_given(given) == told


def test_where_there_is_little_room_day_and_month_stand() -> None:
    assert day_and_month("2024-09-04") == "4 Sep"
    assert day_and_month("in March") == "in March"
