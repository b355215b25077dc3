"""A painted row is as wide as it should be and shows what it should show."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from store.model import LABELS, Label, Span
from tests.tui.widgets.reader.texts import HARD_TEXTS
from tui.terminal.sanitise import visible
from tui.widgets.reader.looks import (
    COUNTERPART,
    CURSOR,
    FIRST_LABEL,
    HIT,
    LIFTED,
    SELECTED,
    Looks,
    looks_of,
)
from tui.widgets.reader.marks import Layer, LinkMark
from tui.widgets.reader.painting import GUTTER, PaintedRow, paint
from tui.widgets.reader.wrapping import Wrapping

BASE = Style(color="white", bgcolor="black")
CLAIM, ACTOR, SOURCE = FIRST_LABEL, FIRST_LABEL << 1, FIRST_LABEL << 2
LOOKS = st.sampled_from([LIFTED, COUNTERPART, HIT, SELECTED, CURSOR, CLAIM, ACTOR, SOURCE])


def colours(**options: bool) -> Looks:
    return looks_of({}, BASE, Color.parse("black"), LABELS, **options)


def painted(text: str, *layers: Layer, ends_line: bool = True, width: int = 30, **options: bool) -> Strip:
    return paint(PaintedRow(text, Span(0, len(text)), ends_line, layers), colours(**options), width)


def styled(strip: Strip, style: Style) -> str:
    """The text that a strip shows in a style."""
    return "".join(segment.text for segment in strip if segment.style == style)


@given(HARD_TEXTS, st.data())
def test_a_row_takes_exactly_its_width(text: str, data: st.DataObject) -> None:
    width = data.draw(st.integers(10, 30))
    wrapping = Wrapping(text, width - GUTTER - 1)
    wrapping.settle(0, wrapping.lines)
    span = wrapping.span(data.draw(st.integers(0, wrapping.height - 1)))
    edges = st.integers(0, len(text) + 1)
    layers = [(min(pair), max(pair), data.draw(LOOKS)) for pair in data.draw(st.lists(st.tuples(edges, edges)))]
    strip = paint(PaintedRow(text, span, wrapping.ends_line(span), layers), colours(), width)
    assert sum(cell_len(segment.text) for segment in strip) == strip.cell_length == width
    assert strip.text[GUTTER:].startswith(visible(span.of(text)))


def test_a_claim_is_tinted_an_actor_bold_a_source_underlined() -> None:
    look = colours()
    strip = painted("the Board said so", (0, 17, CLAIM), (4, 9, ACTOR), (10, 17, SOURCE))
    assert styled(strip, look.style(CLAIM)) == "the  "
    assert styled(strip, look.style(CLAIM | ACTOR)) == "Board"
    assert styled(strip, look.style(CLAIM | SOURCE)) == "said so"
    assert look.style(CLAIM | ACTOR).bold
    assert look.style(CLAIM | SOURCE).underline
    assert look.style(CLAIM).bgcolor == look.style(CLAIM | ACTOR).bgcolor != BASE.bgcolor


def test_a_tint_stops_before_the_space_at_the_end_of_a_row() -> None:
    strip = painted("the gate ", (0, 9, CLAIM), ends_line=False)
    assert styled(strip, colours().style(CLAIM)) == "the gate"


def test_the_cursor_stands_after_the_last_character() -> None:
    strip = painted("gate", (4, 5, CURSOR))
    assert styled(strip, colours().style(CURSOR)) == " "


def test_in_a_full_row_the_cursor_shares_the_cell_of_the_space_that_hangs_over() -> None:
    strip = painted("gate ", (5, 6, CURSOR), width=GUTTER + 5)
    assert strip.cell_length == GUTTER + 5
    assert styled(strip, colours().style(CURSOR)) == " "


def test_a_selected_blank_row_shows_one_cell() -> None:
    assert styled(painted("", (0, 1, SELECTED)), colours().style(SELECTED)) == " "


def test_a_mark_that_begins_inside_a_cluster_takes_it_whole() -> None:
    strip = painted("a👨\u200d👩\u200d👧b", (3, 4, ACTOR))
    assert styled(strip, colours().style(ACTOR)) == "👨\u200d👩\u200d👧"


def test_the_gutter_shows_links_and_bars() -> None:
    text, look = "gate", colours()
    marks = [LinkMark(True, False), LinkMark(False, False), LinkMark(True, True), LinkMark(True, False, True), None]
    strips = [paint(PaintedRow(text, Span(0, 4), True, [], mark, 0), look, 12) for mark in marks]
    assert [strip.text[:GUTTER] for strip in strips] == ["◆▌ ", "│▌ ", "✓▌ ", "≠▌ ", " ▌ "]


def test_a_lifted_claim_is_brighter() -> None:
    look = colours()
    assert look.style(CLAIM | LIFTED) != look.style(CLAIM)
    assert look.style(CLAIM | COUNTERPART).bgcolor == look.style(CLAIM | LIFTED).bgcolor


def test_without_colours_every_state_keeps_a_shape() -> None:
    look = colours(colourless=True)
    assert look.style(SELECTED).reverse
    assert look.style(HIT).underline
    assert not look.style(SELECTED | CURSOR).reverse


def test_sixteen_colours_are_enough() -> None:
    look = looks_of({"claim-tint": "ansi_blue", "actor": "ansi_yellow"}, BASE, Color.parse("black"), LABELS, ansi=True)
    claim = look.style(CLAIM)
    assert claim.bgcolor is not None
    assert (claim.color and claim.color.name, claim.bgcolor.number) == ("white", 4)
    assert look.style(SELECTED).reverse
    assert look.style(CURSOR).reverse


def test_a_label_of_the_project_takes_its_own_colour_or_a_spare_one() -> None:
    labels = (
        Label("rumour", "m", "tint", colour="#ff0000"),
        Label("place", "p", "italic"),
        Label("odd", "x", "reverse"),
    )
    look = looks_of({}, BASE, Color.parse("#000000"), labels)
    tinted = look.style(FIRST_LABEL).bgcolor
    assert tinted is not None
    assert tinted.triplet is not None
    assert tinted.triplet.red > tinted.triplet.green
    assert look.style(FIRST_LABEL << 1).italic
    assert look.style(FIRST_LABEL << 2).reverse
    assert look.style(FIRST_LABEL << 1).color != look.style(FIRST_LABEL << 2).color


def test_an_unknown_colour_is_no_error() -> None:
    assert looks_of({}, BASE, Color.parse("black"), (Label("x", "x", "bold", colour="no such colour"),)).style(
        FIRST_LABEL
    )
