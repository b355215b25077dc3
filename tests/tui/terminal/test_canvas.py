"""What a canvas lets through has the effect of what it was given, and is little."""

import pyte
from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.canvas import Canvas

COLUMNS, ROWS = 36, 5
LONGEST = 20
"""Columns that a piece and what is written on after it may take: nothing is ever drawn beyond the margin."""

TEXTS = st.text("ab  │◆é", min_size=1, max_size=8) | st.sampled_from(["漢字", "e\u0301x", "👩", "     "])
LOOKS = st.sampled_from(
    ["", "0", "1", "22", "1;31", "38;2;1;2;3;48;5;7", "48;2;9;9;9", "39", "49", "7", "27", "4;34;44"]
)
PLACES = st.tuples(st.integers(1, ROWS), st.integers(1, COLUMNS - LONGEST))
DRAWN = st.builds(lambda place, look, text: f"\x1b[{place[0]};{place[1]}H\x1b[{look}m{text}", PLACES, LOOKS, TEXTS)
CONTINUED = st.builds(lambda look, text: f"\x1b[{look}m{text[:1]}", LOOKS, TEXTS)
OTHERS = st.sampled_from(
    ["\x1b[0m", "\x1b[?25l", "\x1b[0m\x1b[2J", "\x1b[0m\x1b[K", "\x1b[1;1H\n\x1b[2;2H", "\x1b[3;1Hx\r\n\x1b[1;2H"]
)
WRITES = st.lists(st.lists(DRAWN | CONTINUED | OTHERS, max_size=6).map("".join), max_size=6)


def screen() -> tuple[pyte.Screen, pyte.Stream]:
    shown = pyte.Screen(COLUMNS, ROWS)
    return shown, pyte.Stream(shown)


def cells(shown: pyte.Screen) -> list[list[object]]:
    """Every cell; what has no ink but for its colour counts as the blank it looks like."""
    return [[_seen(shown.buffer[row][column]) for column in range(COLUMNS)] for row in range(ROWS)]


def _seen(cell: pyte.screens.Char) -> object:
    blank = cell.data == " " and not (cell.reverse or cell.underscore or cell.strikethrough)
    return cell._replace(fg="default", bold=False) if blank else cell


@given(WRITES)
def test_what_is_let_through_shows_the_same(writes: list[str]) -> None:
    (plain, whole), (spared, sparing), canvas = screen(), screen(), Canvas()
    for write in writes:
        place = "\x1b[1;1H" if canvas._at is None else ""
        whole.feed(place + write + "\x1b[0m")
        sparing.feed(canvas.changes(place + write))
        assert cells(spared) == cells(plain)


@given(WRITES)
def test_after_it_forgot_everything_is_drawn_again(writes: list[str]) -> None:
    (plain, whole), (spared, sparing), canvas = screen(), screen(), Canvas()
    for write in writes:
        whole.feed("\x1b[2J\x1b[1;1H" + write + "\x1b[0m")
        canvas.forget()
        spared.reset()
        sparing.feed("\x1b[1;1H" + canvas.changes("\x1b[1;1H" + write))
        assert cells(spared) == cells(plain)


def test_nothing_is_drawn_twice() -> None:
    canvas, row = Canvas(), "\x1b[2;3H\x1b[1;31mThe quay\x1b[0m is shut."
    assert "quay" in canvas.changes(row)
    assert canvas.changes(row) == ""


def test_a_key_is_answered_even_where_nothing_changes() -> None:
    canvas, row = Canvas(), "\x1b[2;3HThe quay is shut."
    canvas.changes(row)
    canvas.is_asked = True
    assert canvas.changes(row) == "\x1b[2;20H"
    assert canvas.changes(row) == ""


def test_one_changed_cell_is_all_that_is_drawn() -> None:
    canvas = Canvas()
    canvas.changes("\x1b[1;1HTwelve boats lay in the harbour.")
    drawn = canvas.changes("\x1b[1;1HTwelve boats lay in the harbouR.\x1b[1;1H")
    assert drawn == "\x1b[1;31HR\x1b[1;1H"


def test_pieces_of_one_look_are_drawn_together() -> None:
    drawn = Canvas().changes("".join(f"\x1b[{row};1H\x1b[31m◆\x1b[32m text {row}" for row in range(1, 6)))
    assert drawn.count("\x1b[31m") == drawn.count("\x1b[32m") == 1


def test_what_no_terminal_may_measure_alike_is_never_taken_as_known() -> None:
    canvas, row = Canvas(), "\x1b[1;1H漢字 after"
    assert canvas.changes(row) == canvas.changes(row)


def test_titles_the_clipboard_and_modes_pass_and_change_nothing() -> None:
    canvas = Canvas()
    canvas.changes("\x1b[1;1Hquay")
    for sequence in ("\x1b]52;c;cXVheQ==\x07", "\x1b[?2026h", "\x1b[?25l", "\x1b]0;title\x1b\\"):
        assert sequence in canvas.changes(sequence)
    assert "quay" not in canvas.changes("\x1b[1;1Hquay")


def test_another_screen_makes_everything_unknown() -> None:
    canvas = Canvas()
    canvas.changes("\x1b[1;1Hquay")
    assert canvas.changes("\x1b[?1049h").endswith("\x1b[?1049h")
    assert "quay" in canvas.changes("\x1b[1;1Hquay")
