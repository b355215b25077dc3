"""What every screen of the event does, on one made for these tests."""

import pytest
from textual.app import ComposeResult
from textual.widgets import Static

from store.model import Passage, Span
from tests.tui.sitting import Sitting
from tui.dialogs.help import HelpDialog
from tui.keys import View
from tui.screens import views
from tui.screens.event import EventScreen


class Heard(EventScreen):
    """Says how many tags there are."""

    VIEW = "board"
    NAMED = "Heard"

    def shows(self) -> ComposeResult:
        self.asked = 0
        self.body = Static("")
        yield self.body

    def ask(self) -> None:
        def count(reading: object, linking: object) -> int:
            return sum(len(self.desk.project.tags.of(id)) for id in self.desk.project.tags.documents())

        self.asked += 1
        self.question.ask(count, lambda count: self.body.update(f"{count} tags"))


class HeardToo(Heard):
    VIEW = "inbox"  # type: ignore[assignment]


@pytest.fixture(autouse=True)
def made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "screen_of", {"board": Heard, "inbox": HeardToo}.__getitem__)


async def test_it_lies_over_the_session_says_what_changed_and_leads_back(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c")
        sitting.app.action_view("board")
        await sitting.pilot.pause()
        await sitting.press("f12")
        screen = sitting.app.screen
        assert isinstance(screen, Heard)
        assert "1 tags" in sitting.seen
        assert "esc reading" in sitting.seen
        await sitting.press("u")
        assert "0 tags" in sitting.seen
        assert screen.hints.message.startswith("took back claim")
        await sitting.press("escape")
        assert sitting.app.screen is sitting.screen
        assert not any(map(sitting.project.tags.of, sitting.project.tags.documents()))
        assert "0 tags" in sitting.seen.splitlines()[0]


async def test_it_goes_to_a_passage_with_another_beside(sitting: Sitting) -> None:
    async with sitting:
        one, other = sitting.project.entries()[1:3]
        sitting.app.action_view("board")
        sitting.app.action_view("inbox")
        await sitting.pilot.pause()
        screen = sitting.app.screen
        assert isinstance(screen, HeardToo)
        screen.go(Passage(one.id, Span(40, 50), ""), Passage(other.id, Span(60, 70), ""))
        await sitting.pilot.pause()
        await sitting.press("h")
        assert sitting.app.screen is sitting.screen
        assert sitting.path == one.path
        assert sitting.reader.cursor == 39
        beside = sitting.screen.panes.beside.reader.document
        assert beside is not None
        assert beside.id == other.id


async def test_one_that_is_open_below_is_gone_back_to(sitting: Sitting) -> None:
    async with sitting:
        views: tuple[View, ...] = ("board", "inbox", "board")
        for view in views:
            sitting.app.action_view(view)
            await sitting.press("f12")
        assert [screen.VIEW for screen in sitting.app._views.open] == ["board"]
        await sitting.press("escape")
        assert sitting.app._views.seen is sitting.screen


async def test_help_and_palette_have_what_is_answered_there(sitting: Sitting) -> None:
    async with sitting:
        sitting.app.action_view("board")
        await sitting.press("question_mark")
        assert isinstance(sitting.app.screen, HelpDialog)
        first = sitting.seen.splitlines()[5:]
        assert "Heard" in first[0]
        assert "Tag as claim" in first[1]
        assert "Next row" in sitting.seen
        assert "Back to reading" in sitting.seen
        assert "Tag as source" not in sitting.seen
        await sitting.press("escape", "ctrl+p")
        assert "Heard: Back to reading · esc" in sitting.seen
        await sitting.type("messages")
        await sitting.press("enter")
        assert "Messages" in sitting.seen


async def test_changes_of_another_program_are_shown(sitting: Sitting) -> None:
    async with sitting:
        sitting.app.action_view("board")
        await sitting.press("f12")
        screen = sitting.app.screen
        assert isinstance(screen, Heard)
        asked = screen.asked
        for tell in sitting.screen.desk.on_others:
            tell()
        assert screen.asked == asked + 1
