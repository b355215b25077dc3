"""Keys that move, in a running app."""

import pytest

from tests.tui.widgets.reader.app import TwoReaders, rows
from tests.tui.widgets.reader.texts import HARBOUR, LONG, document
from tui.widgets.reader import Reader


def word(reader: Reader) -> str:
    """The text from the cursor on, up to a space."""
    return reader.document.text[reader.cursor :].split()[0] if reader.document else ""


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("right right left", "umps"),
        ("w w", "at"),
        ("w w b", "fail"),
        ("right_parenthesis", "The"),
        ("right_parenthesis right_parenthesis", "“Nobody"),
        ("right_curly_bracket right_curly_bracket left_curly_bracket", "The"),
        ("j j", "The"),
        ("w j j w", "Board"),
        ("w k", "fail"),
        ("end", "gate"[-1]),
        ("w w home", "Pumps"),
        ("G", "."),
        ("G g", "Pumps"),
    ],
)
async def test_a_key_moves_to_its_place(keys: str, expected: str) -> None:
    app = TwoReaders()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press(*keys.split())
        assert word(app.first) == expected


async def test_vertical_moves_aim_for_the_column_they_began_in() -> None:
    app = TwoReaders("long enough row\n\nanother row here")
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("w", "j")
        assert app.first.cursor == len("long enough row\n")
        await pilot.press("j")
        assert app.text[app.first.cursor :].startswith("row here"[-8:]) is False
        assert app.first.cursor == app.text.index("another") + len("long ")


async def test_page_keys_keep_the_cursor_on_its_row_of_the_screen() -> None:
    app = TwoReaders(LONG)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "j", "j")
        before = app.first.cell_of(app.first.cursor)[1]
        for key in ("pagedown", "ctrl+d", "pagedown"):
            await pilot.press(key)
            assert app.first.cell_of(app.first.cursor)[1] == before
        assert app.first.scroll_offset.y == 21 + 11 + 21


async def test_the_cursor_is_always_in_sight() -> None:
    app = TwoReaders(LONG)
    async with app.run_test(size=(60, 12)) as pilot:
        for key in [*"j" * 11, "G", *"k" * 12, "g"]:
            await pilot.press(key)
            assert 0 <= app.first.cell_of(app.first.cursor)[1] < app.first.size.height


async def test_a_far_place_is_shown_a_third_from_the_top_and_exactly() -> None:
    app = TwoReaders(LONG)
    async with app.run_test(size=(60, 17)) as pilot:
        place = LONG.index("Report 250")
        app.first.go_to(place)
        await pilot.pause()
        assert app.first.cell_of(place)[1] == app.first.size.height // 3
        assert "Report 250" in rows(app.first)[app.first.size.height // 3]


async def test_what_is_in_sight_stays_while_the_rest_is_wrapped() -> None:
    app = TwoReaders(LONG)
    async with app.run_test(size=(60, 17)):
        app.first.load(LONG * 3)
        app.first.go_to(len(LONG) * 2)
        before, offset = rows(app.first), app.first.scroll_offset.y
        assert app.first.work_in_background(float("inf"))
        assert rows(app.first) == before
        assert app.first.scroll_offset.y != offset


@pytest.mark.parametrize("size", [(40, 10), (200, 50), (60, 20), (16, 5)])
async def test_a_resize_keeps_the_cursor_in_sight(size: tuple[int, int]) -> None:
    app = TwoReaders(LONG)
    async with app.run_test(size=(100, 30)) as pilot:
        app.first.go_to(LONG.index("Report 200"))
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert 0 <= app.first.cell_of(app.first.cursor)[1] < max(1, app.first.size.height)


async def test_a_place_asked_for_before_there_is_a_size_is_shown() -> None:
    class Late(TwoReaders):
        def open(self) -> None:
            self.first.show(document(LONG), LONG.index("Report 100"))

    app = Late()
    async with app.run_test(size=(60, 17)):
        assert "Report 100" in "".join(rows(app.first))


async def test_the_terminal_cursor_follows() -> None:
    app = TwoReaders()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("w")
        assert app.cursor_position == (1 + 3 + len("Pumps "), 1)
        await pilot.press("j", "j")
        assert app.cursor_position.y == 3


@pytest.mark.parametrize("text", ["", "\n", " \n \n", "x", "👨\u200d👩\u200d👧"])
async def test_every_key_is_harmless_in_a_text_with_nothing_in_it(text: str) -> None:
    app = TwoReaders(text)
    async with app.run_test(size=(60, 10)) as pilot:
        keys = "h j k l w b ( ) { } g G 0 $ v + - o".replace("(", "left_parenthesis").replace(")", "right_parenthesis")
        keys = keys.replace("{", "left_curly_bracket").replace("}", "right_curly_bracket").replace("$", "dollar_sign")
        await pilot.press(*keys.replace("+", "plus").replace("-", "minus").split(), "pagedown", "pageup", "ctrl+d")
        assert 0 <= app.first.cursor <= len(text)


async def test_where_the_cursor_is_in_words_of_the_article() -> None:
    app = TwoReaders()
    async with app.run_test(size=(120, 24)) as pilot:
        assert (app.first.paragraph_position, app.first.percent) == ((1, 4), 0)
        await pilot.press("G")
        assert (app.first.paragraph_position, app.first.percent) == ((4, 4), 100)
        app.first.go_to(HARBOUR.index("Residents"))
        assert app.first.paragraph_position == (3, 4)


async def test_paragraphs_of_a_long_text_are_counted_in_time() -> None:
    app = TwoReaders(LONG * 3)
    async with app.run_test(size=(60, 17)):
        assert app.first.work_in_background(float("inf"))
        assert app.first.paragraph_position == (1, 1198)
