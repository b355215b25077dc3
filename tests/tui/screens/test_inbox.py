"""The inbox: links of all articles, judged one after the other."""

from threading import Event
from typing import Any

import pytest

from store.errors import StorageError
from store.project import Project
from tests.tui.links import COPY, ROOF
from tests.tui.sitting import Sitting
from tui.config import Config
from tui.desk.question import LongQuestion


def listed(sitting: Sitting) -> list[str]:
    """The rows of the list."""
    return [
        row.strip("│ ▃▂▁▄▅▆▇█")
        for row in sitting.seen.splitlines()
        if row.startswith(("│  ", "│› ")) and row[3] in "≠◆✓✗"
    ]


def said(sitting: Sitting) -> str:
    return sitting.app._views.seen.hints.message


def states(project: Project) -> list[str]:
    return [each.state for each in project.links.judgements()]


async def test_it_lists_what_nobody_judged_conflicts_first_with_both_outlets(event: Sitting) -> None:
    async with event:
        await event.press("I")
        rows = listed(event)
        assert [row.lstrip("› ")[0] for row in rows] == ["≠", "≠", "≠", "≠", "◆", "◆", "◆"]
        assert "1 Harrow Courier" in rows[0]
        assert "5 Lantern Bay Observer" in rows[0]
        assert "numbers 31 → 60" in rows[0]
        assert "verbatim" in rows[4]
        assert "7 links to judge   4 in conflict   5 articles" in event.seen
        assert "1 At least 14 people were killed and 31 injured" in event.seen
        assert "5 At least 14 persons were killed and 60 other injured" in event.seen


async def test_each_key_judges_another_link_however_fast(event: Sitting) -> None:
    async with event:
        await event.press("I")
        before = listed(event)
        event.hurry("y", "y", "x")
        await event.press("j", "k")
        assert [row[-20:] for row in listed(event)] == [row[-20:] for row in before[3:]]
        assert states(event.project) == ["accepted", "accepted", "rejected"]
        assert said(event).startswith("rejected: “He promised")
        await event.press("u", "u", "u")
        assert states(event.project) == []
        assert len(listed(event)) == len(before)


async def test_what_is_taken_back_is_named_by_the_words_by_which_it_was_judged(event: Sitting) -> None:
    async with event:
        await event.press("I")
        for key, verdict in (("y", "accepted"), ("x", "rejected")):
            await event.press(key)
            judged = said(event).partition(" · ")[0]
            assert judged.startswith(f"{verdict}: “")
            await event.press("u")
            assert said(event) == f"took back {judged.replace(':', ' link')}"
        await event.press("y")
        judged = said(event).partition(" · ")[0]
        await event.press("tab", "x")
        assert said(event).partition(" · ")[0] == judged.replace("accepted", "rejected")


async def test_what_was_judged_stays_away_until_the_list_that_knows_of_it_is_there(
    event: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_answer, find = Event(), LongQuestion._find

    def found(self: LongQuestion, *arguments: Any) -> object:
        assert may_answer.wait(20)
        return find(self, *arguments)

    async with event:
        await event.press("I")
        before = listed(event)
        monkeypatch.setattr(LongQuestion, "_find", found)
        event.hurry("j", "y")
        await event.wait(lambda: said(event).startswith("accepted"))
        event.hurry("j", "x")
        await event.wait(lambda: said(event).startswith("rejected"))
        seen = listed(event)
        may_answer.set()
        await event.press("ctrl+l")
        assert listed(event) == seen
        assert [row[-20:] for row in seen] == [before[n][-20:] for n in (0, 2, *range(4, len(before)))]
        assert [row[0] for row in seen].index("›") == 2


async def test_all_copies_of_two_articles_are_accepted_in_one_change(event: Sitting) -> None:
    async with event:
        await event.press("I", "G", "k", "Y")
        assert said(event) == "accepted: 2 copies in 1 and 2 · u undoes"
        assert {each.here.selector.exact for each in event.project.links.judgements()} == {ROOF, COPY.one_text}
        assert len(listed(event)) == 5
        await event.press("u")
        assert states(event.project) == []
        await event.press("g", "Y")
        assert said(event) == "no link of 1 and 5 is the same word for word"


async def test_a_mind_can_be_changed(event: Sitting) -> None:
    async with event:
        await event.press("I", "y", "tab")
        assert [row.lstrip("› ")[0] for row in listed(event)] == ["✓"]
        assert "1 link decided" in event.seen
        await event.press("x")
        assert [row.lstrip("› ")[0] for row in listed(event)] == ["✗"]
        assert states(event.project) == ["rejected"]
        await event.press("tab")
        assert len(listed(event)) == 6


async def test_enter_reads_the_passage_with_the_other_beside(event: Sitting) -> None:
    async with event:
        await event.press("I", "enter")
        assert event.app.screen is event.screen
        assert event.here.startswith("At least 14 people were killed and 31 injured")
        beside = event.screen.panes.beside.reader.document
        assert beside is not None
        assert beside.path.startswith("5-")


async def test_a_change_that_fails_leaves_the_link_to_be_judged(
    event: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(link: object) -> None:
        raise StorageError("the disk is full; make room")

    async with event:
        await event.press("I")
        monkeypatch.setattr(event.project.links, "accept", fails)
        before = listed(event)
        await event.press("y")
        assert len(listed(event)) == len(before)
        assert "the disk is full" in said(event)


async def test_one_article_has_no_links_and_it_says_what_to_do(known: None, project: Project) -> None:
    for path in [entry.path for entry in project.entries()][1:]:
        (project.folder / path).unlink()
    project.scan()
    async with Sitting(project, Config(theme="dark"), (80, 24)) as sitting:
        await sitting.press("I")
        assert "the project has 1 article. Put another" in sitting.seen
        await sitting.press("y", "Y", "enter", "tab", "x")
        assert "Nothing was decided yet" in sitting.seen


async def test_the_inbox_fits_any_size(event: Sitting) -> None:
    async with event:
        await event.press("I")
        for size in ((80, 24), (30, 8), (200, 60)):
            await event.pilot.resize_terminal(*size)
            await event.press("j", "k")
            assert "Inbox" in event.seen
        assert "5 Lantern Bay Observer · 2024-09-05" in event.seen
