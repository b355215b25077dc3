"""Numbers of two wordings: value, sign, currency and order; what only groups digits is no difference."""

import pytest

from store.linking.pair.comparison import compare

GROUPS = (
    "12,000",
    "12.000",
    "12 000",
    "12\u00a0000",
    "12\u202f000",
    "12\u2009000",
    "12'000",
    "12’000",
    "12٬000",
    "١٢٬٠٠٠",
)


def numbers(here: str, there: str) -> list[tuple[str, str]]:
    return [(each.here, each.there) for each in compare(here, there).differences if each.type == "number"]


@pytest.mark.parametrize("grouped", GROUPS)
@pytest.mark.parametrize("other", GROUPS)
def test_what_groups_digits_is_no_difference(grouped: str, other: str) -> None:
    assert numbers(f"More than {grouped} people fled, the union said", f"More than {other} people fled, it said") == []


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("1.5 million", "1,500,000"),
        ("1,5 Millionen", "1.500.000"),
        ("2 milliards", "2 billion"),
        ("1,234,567.8", "1 234 567,8"),
        ("3,500[2]", "3,500"),
        ("twelve", "12"),
        ("5%", "five per cent"),
    ],
)
def test_the_same_number_in_another_dress_is_no_difference(here: str, there: str) -> None:
    assert numbers(f"It lost {here} last year, the clerk said", f"It lost {there} last year, the clerk said") == []


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("-5.2", "5.2"),
        ("−5", "5"),
        ("£500", "$500"),
        ("€ 500", "$500"),
        ("52-48", "48-52"),
        ("3–1", "1–3"),
        ("12 000", "12 500"),
        ("5", "50"),
    ],
)
def test_sign_currency_order_and_value_are_told_and_never_verbatim(here: str, there: str) -> None:
    compared = compare(
        f"It came to {here} on the day, the clerk said", f"It came to {there} on the day, the clerk said"
    )
    assert compared.kind != "verbatim"
    (told,) = [each for each in compared.differences if each.type == "number"]
    assert (told.here.lstrip("€ "), told.there) == (here.lstrip("€ "), there)


@pytest.mark.parametrize("day", ["May 12 300 people", "12 mai 300 personnes", "on Jan. 3 100 men"])
def test_a_day_and_the_number_after_it_are_two(day: str) -> None:
    assert numbers(f"The march on {day} came", f"The march on {day.replace('300', '500').replace('100', '200')} came")


@pytest.mark.parametrize(
    "text", ["between 10-12 men", "the A-12 road", "from 5 to -3 degrees", "F-16 jets", "2019-20 season"]
)
def test_a_stroke_between_words_is_no_sign(text: str) -> None:
    assert numbers(f"They saw {text} there", f"They saw {text} there") == []
