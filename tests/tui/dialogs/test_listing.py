"""Rows of lists: what is longer than a row hangs below where it began."""

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from store.model import Span
from tests.tui.sitting import Sitting, settled
from tui.dialogs.listing import hanging

LONG = "a long tale of salt and of the sea " * 20


@given(st.text(alphabet="ab é港ب", max_size=200), st.integers(8, 80), st.integers(0, 30), st.integers(1, 4))
def test_a_text_hangs_beside_its_heading(text: str, room: int, indent: int, most: int) -> None:
    rows = hanging(Content("x" * indent), Content(text), room, most).split("\n")
    beside = indent if indent <= room // 2 else 2
    assert len(rows) <= most + (indent > room // 2)
    assert all(row.cell_length <= room for row in rows)
    assert all(row.plain.startswith(" " * beside) for row in rows[1:])


async def test_long_quotes_and_notes_begin_no_row_at_the_edge(sitting: Sitting) -> None:
    sitting.project.tags.add("1-harrow-courier.txt", Span(0, 400), "claim", LONG)
    async with sitting:
        for size in ((120, 36), (80, 24), (60, 20)):
            await sitting.pilot.resize_terminal(*size)
            await sitting.press("A")
            await settled(sitting.pilot)
            rows = [
                row[row.index("│") + 1 : row.rindex("│")] for row in sitting.seen.splitlines() if row.count("│") > 1
            ]
            listed = [row for row in rows if "salt" in row or "tale" in row]
            assert listed
            assert all("claim" in row or "         " in row for row in listed), "\n".join(listed)
            await sitting.press("escape")
