"""Keys pressed while a screen of the event is still looking wait for what they are about, on every screen."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.widgets import Input

from store.project import Project
from tests.tui.screens.test_every_view import VIEWS, key_of
from tests.tui.sitting import CHARACTERS, Sitting
from tui.config import Config
from tui.desk.question import ORDERING, LongQuestion
from tui.keys import View, spelt
from tui.places import Place, keep
from tui.screens.early_keys import EarlyKeys
from tui.widgets.hints import Hints
from tui.widgets.view_header import ViewHeader

KEYS = {
    "board": ("j", "j", "enter", "c"),
    "inbox": ("j", "y", "j", "x"),
    "compare": ("n", "n", "y", "G"),
    "overview": ("j", "l", "enter"),
    "actors": ("j", "enter", "j"),
    "sources": ("j", "enter", "G"),
    "disagreements": ("j", "2", "y"),
}
"""What is pressed too early, by screen."""


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Nothing about the event is answered before this is set."""
    may_answer, find = Event(), LongQuestion._find

    def found(self: LongQuestion, *arguments: Any) -> object:
        assert may_answer.wait(20)
        return find(self, *arguments)

    monkeypatch.setattr(LongQuestion, "_find", found)
    yield may_answer
    may_answer.set()


def outcome(sitting: Sitting) -> dict[str, object]:
    project = sitting.project
    return {
        "tags": [(tag.label, tag.selector.exact) for tag in project.tags.of()],
        "judged": sorted((each.here.text, each.state) for each in project.links.judgements()),
        "shown": type(sitting.app.screen).__name__,
        "seen": sitting.seen.splitlines()[:-1],
        "typed": [field.value for field in sitting.app.screen.query(Input)],
    }


def begin_anew(project: Project) -> None:
    while project.history.undo() is not None:
        pass
    keep(project.folder, Place())


@pytest.mark.parametrize("view", VIEWS)
async def test_they_do_what_they_do_when_all_is_there(known: None, project: Project, slow: Event, view: View) -> None:
    slow.set()
    async with Sitting(project, Config(theme="dark")) as sitting:
        await sitting.press(key_of(view), *KEYS[view])
        wanted = outcome(sitting)
    begin_anew(project)
    slow.clear()
    async with Sitting(project, Config(theme="dark")) as sitting:
        sitting.hurry(key_of(view), *KEYS[view])
        await sitting.wait(lambda: spelt(EarlyKeys.SAID, {}) in sitting.seen)
        await sitting.pilot.pause(0.1)
        slow.set()
        await sitting.press("ctrl+l")
        assert spelt(EarlyKeys.SAID, {}) not in sitting.seen
        assert outcome(sitting) == wanted


async def test_it_is_said_as_long_as_keys_wait(
    known: None, project: Project, slow: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Hints, "MESSAGE_SECONDS", 0.02)
    async with Sitting(project, Config(theme="dark")) as sitting:
        sitting.hurry("B", "j", "j")
        await sitting.wait(lambda: spelt(EarlyKeys.SAID, {}) in sitting.seen)
        sitting.screen.desk.say("written: report.html")
        await sitting.wait(lambda: "written: report.html" in sitting.seen)
        await sitting.wait(lambda: spelt(EarlyKeys.SAID, {}) in sitting.seen)
        await sitting.pilot.pause(0.1)
        assert spelt(EarlyKeys.SAID, {}) in sitting.seen
        slow.set()
        await sitting.wait(lambda: spelt(EarlyKeys.SAID, {}) not in sitting.seen)


@pytest.mark.parametrize("view", VIEWS)
async def test_escape_drops_what_waits_and_leaves(known: None, project: Project, slow: Event, view: View) -> None:
    async with Sitting(project, Config(theme="dark")) as sitting:
        sitting.hurry(key_of(view), *KEYS[view])
        await sitting.wait(lambda: spelt(EarlyKeys.SAID, {}) in sitting.seen)
        sitting.hurry("escape")
        await sitting.wait(lambda: sitting.app.screen is sitting.screen)
        slow.set()
        await sitting.press("ctrl+l")
        assert outcome(sitting)["tags"] == outcome(sitting)["judged"] == []
        assert sitting.app.screen is sitting.screen


async def test_other_screens_and_leaving_need_not_wait(known: None, project: Project, slow: Event) -> None:
    async with Sitting(project, Config(theme="dark")) as sitting:
        sitting.hurry("B", "I")
        await sitting.wait(lambda: "Inbox" in sitting.seen)
        sitting.hurry("question_mark")
        await sitting.wait(lambda: "Keys" in sitting.seen)
        sitting.hurry("escape", "q")
        await sitting.wait(lambda: sitting.app._exit)


async def test_words_typed_for_a_filter_are_no_keys(known: None, project: Project, slow: Event) -> None:
    async with Sitting(project, Config(theme="dark")) as sitting:
        sitting.hurry("B", *(NAMES.get(each, each) for each in "Fquay BI"))
        await sitting.wait(lambda: spelt(EarlyKeys.SAID, {}) in sitting.seen)
        slow.set()
        await sitting.press("ctrl+l")
        assert outcome(sitting)["typed"] == ["quay BI"]


async def test_a_key_that_turns_to_others_has_the_next_wait_for_them(
    known: None, project: Project, folder: Path, slow: Event
) -> None:
    slow.set()
    async with Sitting(project, Config(theme="dark")) as sitting:
        await sitting.press("C", "n", "right_square_bracket", "n", "y")
        wanted = outcome(sitting)
    begin_anew(project)
    async with Sitting(project, Config(theme="dark")) as sitting:
        await sitting.press("C", "n")
        slow.clear()
        sitting.hurry("right_square_bracket", "n", "y")
        await sitting.wait(lambda: spelt(EarlyKeys.SAID, {}) in sitting.seen)
        slow.set()
        await sitting.press("ctrl+l")
        assert outcome(sitting) == wanted


NAMES = {character: name for name, character in CHARACTERS.items()}
"""Of keys that have other names than what they type."""


@pytest.mark.parametrize("view", ["board", "overview", "inbox"])
async def test_it_is_said_how_far_it_is_until_the_answer_is_there(
    project: Project, monkeypatch: pytest.MonkeyPatch, view: View
) -> None:
    told, show = list[str](), ViewHeader.show_activity

    def listen(self: ViewHeader, activity: str) -> None:
        told.append(activity)
        show(self, activity)

    monkeypatch.setattr(ViewHeader, "show_activity", listen)
    async with Sitting(project, Config(theme="dark")) as sitting:
        await sitting.press(key_of(view))
    begun = ["looking" in each for each in told].index(True)
    ended = told.index("", begun)
    assert told[ended - 1] == ORDERING, "between the last pair and the answer"
    assert any("linking" in each for each in told[begun:ended])
