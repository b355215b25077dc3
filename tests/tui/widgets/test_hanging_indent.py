"""Rows whose further lines begin where their words begin."""

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.css.styles import RulesMap
from textual.style import Style
from textual.visual import RenderOptions

from tui.widgets.hanging_indent import LEAST, Hanging


def drawn(row: Hanging, width: int) -> list[str]:
    strips = row.render_strips(width, None, Style(), RenderOptions(lambda _: Style(), RulesMap()))
    return [strip.text.rstrip() for strip in strips]


def test_further_lines_begin_below_the_words() -> None:
    row = Hanging(Content("claim  At least 14 people were killed\n       Harrow Courier"), 7)
    assert drawn(row, 27) == ["claim  At least 14 people", "       were killed", "       Harrow Courier"]
    assert row.get_height(RulesMap(), 27) == 3
    assert drawn(Hanging(Content("one\n    two three four five six")), 24) == [
        "one",
        "    two three four five",
        "    six",
    ]


def test_where_there_is_hardly_room_they_begin_at_the_edge() -> None:
    assert drawn(Hanging(Content("claim  At least 14 people died"), 7), 7 + LEAST - 1)[1:] == ["died"]


@given(st.text(st.sampled_from("ab \n死é"), max_size=60), st.integers(0, 30), st.integers(2, 40))
def test_nothing_is_lost_and_the_height_is_that_of_what_is_drawn(text: str, indent: int, width: int) -> None:
    row = Hanging(Content(text), indent)
    lines = drawn(row, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert row.get_height(RulesMap(), width) == len(lines)
