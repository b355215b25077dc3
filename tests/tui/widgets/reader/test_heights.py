"""Sums of rows agree with counting them one by one."""

from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.reader.heights import Heights

ROWS = st.lists(st.integers(min_value=1, max_value=9), min_size=1, max_size=700)


@given(ROWS, st.data())
def test_rows_and_lines_find_each_other(rows: list[int], data: st.DataObject) -> None:
    line = data.draw(st.integers(0, len(rows) - 1))
    changed = data.draw(st.integers(1, 9))
    heights = Heights(list(rows))
    heights.put(line, changed)
    rows[line] = changed
    probe = data.draw(st.integers(0, len(rows) - 1))
    inside = data.draw(st.integers(0, rows[probe] - 1))
    assert heights.total == sum(rows)
    assert heights.above(probe) == sum(rows[:probe])
    assert heights.find(sum(rows[:probe]) + inside) == (probe, inside)


def test_beyond_the_end_is_the_last_row() -> None:
    assert Heights([2, 3]).find(99) == (1, 2)
