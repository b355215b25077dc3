"""Dialogs under hasty hands and in terminals too small for them: nothing ends the session."""

from typing import Any

import pytest
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static

from store.project import Project
from tests.tui.sitting import Sitting, settled
from tui.config import Config
from tui.dialogs.sheet import Sheet
from tui.screens.reading import ReadingScreen
from tui.widgets.refusal import Refusal

DIALOGS = ("e", "T", "A", "slash", "question_mark", "ctrl+p", "t", "U", "M", "r", "equals_sign")
"""Keys that open one."""

OURS = [*(keys for keys in DIALOGS if keys != "ctrl+p"), "r enter"]
"""Keys that open each dialog that is ours."""

LONG = "a long tale of salt " * 500
"""Ten thousand characters."""


def cut(screen: Screen[Any]) -> list[str]:
    """What of a dialog cannot be seen, nor scrolled to."""
    found = []
    box = screen.query_one(".dialog")
    for widget in (each for each in box.query("*") if each.display):
        scrolls = any(isinstance(each, VerticalScroll) for each in widget.ancestors)
        if not scrolls and not box.content_region.contains_region(widget.region):
            found.append(f"{widget} {widget.region} reaches beyond {box.content_region}")
        if isinstance(widget, Static) and not scrolls:
            lines = Content(str(widget.visual)).wrap(max(1, widget.content_size.width)) if str(widget.visual) else []
            found += [f"{widget} has {len(lines)} lines"] if len(lines) > widget.content_size.height else []
        if isinstance(widget, OptionList):
            found += [f"{widget} is no row high"] if widget.option_count and not widget.content_size.height else []
        if isinstance(widget, Input) and len(widget.placeholder) > widget.content_size.width:
            found.append(f"the placeholder {widget.placeholder!r}")
    return found


def unspaced(text: str) -> str:
    return "".join(text.translate(str.maketrans("", "", "│╭╮╰╯─▁▂▃▄▅▆▇█▊▌▎")).split())


HASTY = (
    ("question_mark", "escape"),
    ("e", "enter"),
    ("e", "tab"),
    ("slash", "escape"),
    ("A", "enter"),
    ("T", "s"),
    ("t", "enter"),
    ("ctrl+p", "escape"),
    ("ctrl+p", "enter"),
)
"""A key that opens a dialog, and one that answers it."""


async def test_a_key_pressed_twice_answers_a_dialog_once(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c")
        for opens, hasty in HASTY:
            await sitting.press(opens)
            sitting.hurry(hasty, hasty, hasty)
            await settled(sitting.pilot)
            assert sitting.app.is_running
            await sitting.press("escape", "escape")
            assert isinstance(sitting.app.screen, ReadingScreen), (opens, hasty)


@pytest.mark.parametrize("opens", OURS)
async def test_all_of_a_dialog_can_be_seen_in_a_small_terminal(sitting: Sitting, opens: str) -> None:
    async with sitting:
        await sitting.press("c", "a", "equals_sign", "1")
        await sitting.go("At least 14 people were killed")
        await sitting.press("c", *opens.split())
        await sitting.type("levy" if opens == "slash" else "")
        for size in [(60, 20), (40, 12)]:
            await sitting.pilot.resize_terminal(*size)
            await settled(sitting.pilot)
            screen = sitting.app.screen
            assert not isinstance(screen, ReadingScreen)
            assert cut(screen) == []
            if isinstance(screen, Sheet):
                await every_row_of_a_sheet_is_seen(sitting, screen)
            elif screen.query(OptionList):
                await every_row_of_a_list_is_seen(sitting, screen.query_one(OptionList))


async def every_row_of_a_sheet_is_seen(sitting: Sitting, screen: Sheet) -> None:
    await sitting.press("home")
    wanted = [unspaced(row) for row in screen.text(screen._room.scrollable_content_region.width).plain.splitlines()]
    seen = set[str]()
    for _ in range(400):
        seen |= {unspaced(row) for row in sitting.seen.splitlines()}
        if screen._room.scroll_offset.y == screen._room.max_scroll_y:
            break
        await sitting.press("pagedown")
    assert [row for row in wanted if row not in seen] == []


async def every_row_of_a_list_is_seen(sitting: Sitting, choices: OptionList) -> None:
    assert choices.virtual_size.width <= choices.size.width
    for index in range(min(12, choices.option_count)):
        choices.highlighted = index
        await sitting.pilot.pause()
        words = str(choices.get_option_at_index(index).prompt)
        shown = sitting.seen.replace("│", " ")
        assert [word for word in words.split() if len(word) < 12 and word not in shown] == []


@pytest.mark.parametrize("opens", [*OURS, "ctrl+p"])
async def test_a_terminal_that_shrinks_and_grows_loses_no_dialog(sitting: Sitting, opens: str) -> None:
    async with sitting:
        await sitting.press("c", "a")
        await sitting.go("At least 14 people were killed")
        await sitting.press("c", *opens.split())
        before = sitting.seen
        await sitting.pilot.resize_terminal(40, 12)
        await settled(sitting.pilot)
        await sitting.pilot.resize_terminal(120, 36)
        await settled(sitting.pilot)
        assert sitting.seen == before or opens == "ctrl+p"
        await a_dialog_survives_a_terminal_without_room(sitting)


async def a_dialog_survives_a_terminal_without_room(sitting: Sitting) -> None:
    for size in [(40, 10), (10, 3), (1, 1)]:
        await sitting.pilot.resize_terminal(*size)
        await sitting.press("pagedown", "pageup", "end", "home", "down", "up", "tab", "pagedown")
    await sitting.pilot.resize_terminal(120, 36)
    await sitting.press("escape", "escape")
    assert isinstance(sitting.app.screen, ReadingScreen)


@pytest.mark.parametrize(
    ("opens", "ends"),
    [("t", "enter"), ("slash", "escape"), ("f", "enter"), ("A", "escape"), ("U", "escape"), ("e", "escape")],
)
async def test_ten_thousand_characters_break_nothing(sitting: Sitting, opens: str, ends: str) -> None:
    async with sitting:
        await sitting.pilot.resize_terminal(60, 20)
        await sitting.press("c", *opens.split())
        sitting.app.screen.query_one(Input).value = LONG
        await settled(sitting.pilot)
        await sitting.press(ends)
        assert sitting.app.screen is sitting.screen
        assert len(sitting.seen.splitlines()) == 20
        await sitting.press("A", "escape", "U", "escape", "M")
        assert cut(sitting.app.screen) == []
        await sitting.press("escape", "u")


@pytest.mark.parametrize("path", ["~nobody-of-that-name/x.json", "x" * 300, "a\0b", "/dev/null/x", "/"])
async def test_a_path_that_cannot_be_is_one_line(sitting: Sitting, path: str) -> None:
    async with sitting:
        await sitting.press("c", "e")
        sitting.app.screen.query_one("#path", Input).value = path
        await sitting.press("enter")
        refusals = sitting.app.screen.query(Refusal)
        assert sitting.said.startswith("Not exported: ") if sitting.app.screen is sitting.screen else refusals


@pytest.mark.parametrize(
    ("opens", "ends"),
    [
        ("t", "x enter"),
        ("T", "s"),
        ("r", "enter 1"),
        ("r enter", "1"),
        ("A", "enter"),
        ("U", "enter"),
        ("e", "enter"),
    ],
)
async def test_what_another_process_removes_under_a_dialog_is_one_line(sitting: Sitting, opens: str, ends: str) -> None:
    async with sitting:
        await sitting.press("c", "right_parenthesis", "s", "c", *opens.split())
        with Project.open(sitting.project.folder, annotator="berta") as other:
            for note in other.tags.of():
                other.tags.remove(note.id)
        await sitting.press(*ends.split())
        if opens == "t":
            await sitting.wait(lambda: "no such annotation" in sitting.seen)
            await sitting.press("escape")
        await sitting.wait(lambda: sitting.app.screen is sitting.screen)
        await settled(sitting.pilot)
        await sitting.wait(lambda: sitting.tags() == [] or opens == "U")
        assert sitting.said or opens in {"t", "A"}
        await sitting.press("c")
        assert "claim" in sitting.said


async def test_the_session_recedes_behind_a_dialog_in_sixteen_colours_too(project: Project) -> None:
    sitting = Sitting(project, Config(theme="ansi"))
    async with sitting:
        await sitting.press("e")
        rows = sitting.app.screen._compositor.render_strips()
        around = [segment.style for segment in rows[0] if segment.text.strip()]
        assert around
        assert all(style is not None and style.dim and not style.bold for style in around)
        assert all(style.bgcolor is None or style.bgcolor.is_default for style in around if style)
        inside = [segment.style for row in rows for segment in row if "Export " in segment.text]
        assert inside
        assert not any(style and style.dim for style in inside)
