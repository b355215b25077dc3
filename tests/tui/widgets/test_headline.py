"""Outlet, date and title in one line: everything where there is room, no hole, nothing too wide, no cut character."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.text.graphemes import is_boundary
from tui.terminal.sanitise import visible
from tui.widgets.headline import DOT, cut, day_of, headline, outlet_and_day

TEXTS = st.text(st.sampled_from("a b.é́中ア👨\u200d👩א שع🇺🇦\u202e\n\x1b…"), max_size=60)


class Piece(NamedTuple):
    """What is known of an article."""

    title: str
    source: str = ""
    published: str = ""


COURIER = Piece("Fourteen dead after fire in the exchange", "The Harrow Courier", "2024-09-04T10:00:00+00:00")


def test_outlet_day_and_title_stand_whole_where_there_is_room() -> None:
    assert str(headline(COURIER, 90)) == "The Harrow Courier · 2024-09-04 · Fourteen dead after fire in the exchange"
    assert headline(COURIER, 90).styled().plain == str(headline(COURIER, 90))


def test_in_less_room_the_outlet_is_cut_then_the_date_goes_then_the_outlet() -> None:
    shown = [str(headline(COURIER, room)) for room in (60, 40, 30, 14, 1, 0)]
    assert shown == [
        "The Harrow Courier · 2024-09-04 · Fourteen dead after fire…",
        "Harrow Co… · 2024-09-04 · Fourteen dead…",
        "Harrow Courier · Fourteen dea…",
        "Fourteen dead…",
        "…",
        "",
    ]


def test_a_line_that_is_to_be_dated_rather_goes_without_a_title() -> None:
    shown = [str(headline(COURIER, room, dated=True)) for room in (40, 27, 17, 14, 13)]
    assert shown == [
        "Harrow Co… · 2024-09-04 · Fourteen dead…",
        "Harrow… · 4 Sep · Fourteen…",
        "Harrow C… · 4 Sep",
        "Harro… · 4 Sep",
        "Fourteen dea…",
    ]
    assert str(headline(COURIER._replace(published="2024-02-31"), 40, dated=True)).startswith(
        "The Harrow Courier · Fou"
    )


def test_a_missing_outlet_or_date_leaves_no_hole() -> None:
    assert str(headline(Piece("Fire"), 40)) == "Fire"
    assert str(headline(Piece("Fire", "Courier"), 40)) == "Courier · Fire"
    assert str(headline(Piece("Fire", "", "2024-09-04"), 40)) == "2024-09-04 · Fire"
    assert headline(Piece("Fire"), 40).styled().plain == "Fire"


def test_a_date_is_its_day_and_one_that_is_no_iso_date_is_shown_as_it_was_given() -> None:
    assert day_of(Piece("Fire", "", "0001-01-01T00:00:00")) == ""
    assert day_of(Piece("Fire", "", "2024-02-31")) == ""
    assert day_of(Piece("Fire", "", "4/9/2024")) == "4/9/2024"
    assert day_of(Piece("Fire", "", "around the middle of September")) == "around the…"


def test_after_an_outlet_from_right_to_left_no_date_stands_that_a_terminal_could_turn_about() -> None:
    article = Piece("حريق في الميناء", "صحيفة المرفأ", "2024-03-05")
    assert str(headline(article, 60)) == "2024-03-05 · صحيفة المرفأ · حريق في الميناء"
    assert headline(article, 60).styled().plain == str(headline(article, 60))
    assert outlet_and_day(article, 30) == "2024-03-05 · صحيفة المرفأ"


def test_an_outlet_of_eighty_characters_leaves_the_title_its_room() -> None:
    long = Piece("t" * 500, "o" * 80, "2024-09-04")
    assert str(headline(long, 80)).count("t") > 35
    assert len(str(headline(long, 80))) == 80


def test_a_cut_title_of_a_wide_script_ends_before_a_character_that_has_no_room() -> None:
    assert cut("港口火灾", 8) == "港口火灾"
    assert cut("港口火灾", 7) == "港口火…"
    assert cut("港口火灾", 6) == "港口…"
    assert cut("👨\u200d👩\u200d👧👨\u200d👩\u200d👧", 3) == "👨\u200d👩\u200d👧…"


@given(TEXTS, TEXTS, TEXTS, st.integers(0, 70))
def test_a_line_is_never_wider_than_its_room_and_never_has_a_hole(
    title: str, outlet: str, date: str, room: int
) -> None:
    line = headline(Piece(title, outlet, date), room)
    assert cell_len(str(line)) <= room
    assert str(line).count(DOT) == sum(bool(part) for part in line) - 1 or not any(line) or DOT in title + outlet + date
    assert visible(str(line)) == str(line)


@given(TEXTS, st.integers(1, 40))
def test_a_line_is_cut_between_characters_only(text: str, room: int) -> None:
    shown = cut(text, room)
    if shown != text:
        assert shown.endswith("…")
        assert is_boundary(text, len(shown) - 1) or text[len(shown) - 1].isspace()
