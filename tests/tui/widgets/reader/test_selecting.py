"""Keys that select and tag, and the mouse."""

import pytest
from textual.events import MouseScrollDown

from store.model import LABELS, Label, Span
from tests.tui.widgets.reader.app import TwoReaders
from tests.tui.widgets.reader.texts import HARBOUR, tagged
from tui.widgets.reader import Reader


def selected(app: TwoReaders) -> str:
    return app.first.selection.of(app.text) if app.first.selection else ""


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("v w w", "Pumps fail "),
        ("w shift+right shift+right", "fa"),
        ("w shift+left", " "),
        ("w v b", "Pumps "),
        ("w v b o w", "Pumps fail "),
        ("v G", HARBOUR.rstrip()),
        ("shift+down shift+down", "Pumps fail at the Vellin harbour gate\n\n"),
        ("v w escape", ""),
        ("shift+right l", ""),
        ("v v", ""),
        ("v end", "Pumps fail at the Vellin harbour gate"),
    ],
)
async def test_keys_select(keys: str, expected: str) -> None:
    app = TwoReaders()
    async with app.run_test(size=(120, 24)) as pilot:
        for key in keys.split():
            if key == "escape":
                assert app.first.select_nothing()
            else:
                await pilot.press(key)
        assert selected(app) == expected


async def test_a_selection_grows_over_word_sentence_paragraph_and_shrinks_back() -> None:
    app = TwoReaders()
    async with app.run_test(size=(120, 24)) as pilot:
        app.first.go_to(HARBOUR.index("body was"))
        seen = []
        for key in ("plus", "plus", "plus", "plus", "minus", "minus", "minus"):
            await pilot.press(key)
            seen.append(selected(app)[:12])
        assert seen == ["Nobody", "“Nobody was ", "The Harbour ", "The Harbour ", "“Nobody was ", "Nobody", ""]
        assert app.first.cursor == HARBOUR.index("body was")


async def test_clearing_says_whether_there_was_anything() -> None:
    app = TwoReaders()
    async with app.run_test() as pilot:
        assert not app.first.select_nothing()
        await pilot.press("v")
        assert app.first.select_nothing()


async def test_the_passage_is_told_once_for_each_sentence_and_selection() -> None:
    app = TwoReaders()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("l", "l", "right_parenthesis", "w", "w", "shift+right")
        await pilot.pause()
        assert [passage[:9] for passage in app.passages()] == ["Pumps fai", "The Harbo", "B"]
        assert app.first.passage == Span(HARBOUR.index("Board"), HARBOUR.index("Board") + 1)


@pytest.mark.parametrize(
    ("label", "at", "expected"),
    [
        ("claim", "ministry", "The ministry in Orsk blamed a power cut."),
        ("actor", "Brandt", "Mayor Ilse Brandt"),
        ("source", "according", "Mayor Ilse Brandt"),
    ],
)
async def test_without_a_selection_a_label_takes_its_natural_unit(label: str, at: str, expected: str) -> None:
    app = TwoReaders()
    async with app.run_test(size=(120, 24)):
        app.first.go_to(HARBOUR.index(at))
        tagged = app.first.tagged(label)
        assert tagged is not None
        assert (tagged.document, tagged.span.of(HARBOUR), tagged.label) == ("d1", expected, label)


async def test_a_selection_is_tagged_without_the_space_at_its_ends() -> None:
    app = TwoReaders()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("v", "w", "w")
        assert app.first.target(LABELS[1]).of(HARBOUR) == "Pumps fail"


async def test_an_unknown_label_tags_nothing() -> None:
    app = TwoReaders(labels=[Label("rumour", "m", "tint")])
    async with app.run_test():
        assert app.first.tagged("claim") is None


async def test_the_annotations_under_the_cursor() -> None:
    app = TwoReaders(annotations=tagged(HARBOUR))
    async with app.run_test():
        app.first.go_to(HARBOUR.index("Board of"))
        assert [note.label for note in app.first.marks_at_cursor] == ["claim", "actor"]


async def test_the_mouse_places_drags_and_selects_words() -> None:
    app = TwoReaders()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.click(Reader, offset=(4 + 6, 1))
        assert app.first.cursor == 6
        await pilot.mouse_down(Reader, offset=(4, 1))
        await pilot.hover(Reader, offset=(4 + 5, 1))
        await pilot.mouse_up(Reader, offset=(4 + 5, 1))
        assert selected(app) == "Pumps"
        await pilot.click(Reader, offset=(4 + 7, 1), times=2)
        assert selected(app) == "fail"


async def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    app = TwoReaders("row\n" * 200)
    async with app.run_test(size=(60, 12)) as pilot:
        app.first.post_message(MouseScrollDown(app.first, 5, 5, 0, 1, 0, False, False, False))
        await pilot.pause()
        assert app.first.scroll_offset.y == 3
        assert app.first.cursor == 0
