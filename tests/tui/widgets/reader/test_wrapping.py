"""Rows cover the text, fit the width, and offsets and places on the screen find each other."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.model import Span
from tests.tui.widgets.reader.texts import HARD_TEXTS, LONG
from tui.widgets.reader.cells import clusters, width_of
from tui.widgets.reader.wrapping import Wrapping, wrap

WIDTHS = st.integers(min_value=2, max_value=24)


def rows_of(wrapping: Wrapping) -> list[Span]:
    wrapping.settle(0, wrapping.lines)
    return [wrapping.span(row) for row in range(wrapping.height)]


def shown(text: str, width: int) -> list[str]:
    return [span.of(text) for span in rows_of(Wrapping(text, width))]


@given(HARD_TEXTS, WIDTHS)
def test_rows_cover_the_text_exactly(text: str, width: int) -> None:
    rows = rows_of(Wrapping(text, width))
    assert rows[0].start == 0
    assert rows[-1].end == len(text)
    for above, below in pairwise(rows):
        assert below.start in (above.end, above.end + 1)
        assert (below.start > above.end) == (text[above.end] == "\n")


@given(HARD_TEXTS, WIDTHS)
def test_no_row_is_wider_than_the_width_but_for_one_hanging_space(text: str, width: int) -> None:
    for row in rows_of(Wrapping(text, width)):
        found = list(clusters(text, row.start, row.end))
        kept = found[:-1] if found and text[found[-1].start].isspace() else found
        assert len(kept) <= 1 or sum(cluster.width for cluster in kept) <= width


@given(HARD_TEXTS, WIDTHS)
@example("👨\u200d👩\u200d👧" * 9, 5)
def test_no_cluster_is_cut(text: str, width: int) -> None:
    edges = {cluster.start for line in lines(text) for cluster in clusters(text, line.start, line.end)}
    for row in rows_of(Wrapping(text, width)):
        assert row.start in edges or row.length == 0


@given(HARD_TEXTS, WIDTHS)
def test_offset_and_cell_find_each_other(text: str, width: int) -> None:
    wrapping = Wrapping(text, width)
    for row, span in enumerate(rows_of(wrapping)):
        for cluster in clusters(text, span.start, span.end):
            assert wrapping.row_of(cluster.start) == row
            if cluster.width:
                column = wrapping.column_of(cluster.start)
                assert wrapping.offset_at(row, column) == cluster.start
                assert wrapping.offset_at(row, column + cluster.width - 1) == cluster.start
        if wrapping.ends_line(span):
            assert wrapping.row_of(span.end) == row
            assert wrapping.offset_at(row, width + 9) == span.end


@given(HARD_TEXTS, WIDTHS, st.data())
@settings(max_examples=50)
def test_the_order_in_which_lines_are_settled_does_not_matter(text: str, width: int, data: st.DataObject) -> None:
    wrapping, settled = Wrapping(text, width), Wrapping(text, width)
    for line in data.draw(st.permutations(range(wrapping.lines))):
        wrapping.settle(line, line)
    assert wrapping.unsettled is None
    assert rows_of(wrapping) == rows_of(settled)


def test_a_row_ends_after_a_space() -> None:
    assert shown("the gate was open", 8) == ["the gate ", "was open"]


def test_a_space_hangs_over_the_edge() -> None:
    assert shown("the gate opens", 8) == ["the gate ", "opens"]


def test_a_long_word_is_cut_where_it_must_be() -> None:
    assert shown("a harbourmaster", 6) == ["a ", "harbou", "rmaste", "r"]


def test_ideographs_break_anywhere_but_not_before_a_full_stop() -> None:
    assert shown("港务局表示。他说", 10) == ["港务局表", "示。他说"]


def test_no_row_ends_with_an_opening_bracket() -> None:
    assert shown("港务局「表示」", 8) == ["港务局", "「表示」"]


def test_an_empty_text_has_one_empty_row() -> None:
    assert shown("", 10) == [""]


def test_blank_lines_are_rows() -> None:
    assert shown("a\n\nb\n", 10) == ["a", "", "b", ""]


@pytest.mark.parametrize("text", ["x" * 247_000, "港" * 100_000, "e\u0301" * 50_000])
def test_a_huge_line_without_spaces_is_cut_into_full_rows(text: str) -> None:
    rows = wrap(text, 0, len(text), 40)
    widths = [width_of(text, *pair) for pair in zip(rows, [*rows[1:], len(text)], strict=True)]
    assert set(widths[:-1]) == {40}


def test_lines_out_of_sight_are_guessed_until_they_are_settled() -> None:
    wrapping = Wrapping(LONG, 40)
    guessed = wrapping.height
    wrapping.settle(0, 3)
    assert [wrapping.unsettled] == [4]
    wrapping.settle(0, wrapping.lines)
    assert [wrapping.unsettled] == [None]
    assert abs(wrapping.height - guessed) < guessed // 4


def test_another_width_keeps_the_lines() -> None:
    wide = Wrapping(LONG, 60)
    assert rows_of(wide.resized(20)) == rows_of(Wrapping(LONG, 20))


def lines(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans
