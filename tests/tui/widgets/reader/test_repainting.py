"""Only what changed is painted again: a key costs rows, not screens."""

from collections.abc import Callable
from itertools import chain

import pytest
from textual.geometry import Region

from store.model import LABELS, Span
from tests.tui.widgets.reader.app import TwoReaders
from tests.tui.widgets.reader.texts import HARBOUR, LONG, annotation, tagged
from tui.widgets.reader import Reader
from tui.widgets.reader.painting import GUTTER


class Watched(TwoReaders):
    """Notes which regions of the first reader were asked to be painted again."""

    def __init__(self, text: str = HARBOUR) -> None:
        super().__init__(text, tagged(text) if text is HARBOUR else ())
        self.painted: list[tuple[Region, ...]] = []

    def note_paints(self, reader: Reader) -> None:
        refresh: Callable[..., Reader] = reader.refresh

        def noting(*regions: Region, **options: bool) -> Reader:
            self.painted.append(regions)
            return refresh(*regions, **options)

        reader.refresh = noting  # type: ignore[method-assign]

    def rows(self) -> set[int]:
        """The rows of the screen that were painted, all of them if a whole widget was."""
        if () in self.painted:
            return set(range(self.first.size.height))
        regions = chain.from_iterable(self.painted)
        return {y for region in regions for y in range(region.y, region.bottom)}


async def test_a_step_inside_a_row_paints_its_cells_up_to_the_cursor() -> None:
    app = Watched()
    async with app.run_test(size=(120, 24)) as pilot:
        app.note_paints(app.first)
        await pilot.press("l")
        assert app.painted == [(Region(0, 0, GUTTER + 2, 1),)]


async def test_a_step_to_another_sentence_paints_the_rows_of_both() -> None:
    app = Watched()
    async with app.run_test(size=(120, 24)) as pilot:
        app.note_paints(app.first)
        await pilot.press("right_parenthesis")
        assert app.rows() == {0, 2, 3}


async def test_a_new_tag_paints_its_rows() -> None:
    app = Watched()
    async with app.run_test(size=(120, 24)):
        app.note_paints(app.first)
        app.first.mark([*tagged(HARBOUR), annotation(HARBOUR, "Orsk", "actor")], LABELS)
        assert app.rows() == {app.first.cell_of(HARBOUR.index("Orsk"))[1]}


async def test_the_same_marks_again_paint_nothing() -> None:
    app = Watched()
    async with app.run_test(size=(120, 24)):
        app.first.mark_links([Span(0, 5)])
        app.note_paints(app.first)
        app.first.mark(tagged(HARBOUR), LABELS)
        app.first.mark_links([Span(0, 5)])
        app.first.counterpart(None)
        app.first.highlight([])
        assert app.rows() == set()


async def test_what_is_out_of_sight_paints_nothing() -> None:
    app = Watched(LONG)
    async with app.run_test(size=(60, 12)):
        app.note_paints(app.first)
        app.first.mark_links([Span(9000, 9100)])
        app.first.counterpart(Span(9000, 9100))
        assert app.rows() == set()


@pytest.mark.parametrize("change", ["links", "hits", "counterpart"])
async def test_a_passage_paints_its_rows(change: str) -> None:
    app = Watched()
    async with app.run_test(size=(120, 24)):
        span = Span(HARBOUR.index("Forty"), HARBOUR.index("Brandt."))
        app.note_paints(app.first)
        match change:
            case "links":
                app.first.mark_links([span])
            case "hits":
                app.first.highlight([span], span)
            case _:
                app.first.counterpart(span)
        first, last = (app.first.cell_of(offset)[1] for offset in (span.start, span.end - 1))
        assert app.rows() == set(range(first, last + 1))
