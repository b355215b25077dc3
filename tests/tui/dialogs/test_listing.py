"""Rows of lists: what is longer than a row hangs below where it began."""

from store.model import Span
from tests.tui.sitting import Sitting, settled

LONG = "a long tale of salt and of the sea " * 20


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
