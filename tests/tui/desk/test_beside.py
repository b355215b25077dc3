"""What stands beside: it is kept while one moves, shown where one goes by a key of the links, and never twice."""

import pytest

import tui.desk.prefetching
from store.project import Project
from tests.tui.links import ROOF
from tests.tui.sitting import Sitting, settled
from tui.config import Config
from tui.places import keep

DEAD = "At least 14 people"
THERE = "At least 14 persons"


def beside(sitting: Sitting) -> str:
    """Path of the article beside."""
    document = sitting.screen.panes.beside.reader.document
    return document.path if document is not None else ""


async def test_moving_changes_nothing_beside_and_says_what_enter_would_open(sitting: Sitting) -> None:
    async with sitting:
        assert beside(sitting).startswith("2-")
        await sitting.press("right_parenthesis", "right_parenthesis")
        await sitting.go(DEAD)
        assert beside(sitting).startswith("2-")
        assert "⏎ opens 5 here" in sitting.seen
        await sitting.press("enter")
        assert beside(sitting).startswith("5-")
        assert "⏎ opens" not in sitting.seen


@pytest.mark.parametrize("key", ["n", "2", "J"])
async def test_a_key_of_the_links_shows_beside_what_carries_the_passage(sitting: Sitting, key: str) -> None:
    async with sitting:
        if key != "n":
            await sitting.go(DEAD)
        await sitting.press(key)
        assert beside(sitting).startswith("5-" if key == "n" else "4-")


async def test_the_article_beside_is_kept_while_it_carries_the_passage_though_another_does_better(
    sitting: Sitting,
) -> None:
    async with sitting:
        await sitting.go(DEAD)
        await sitting.press("2")
        assert beside(sitting).startswith("4-")
        await sitting.go(ROOF)
        await sitting.go(DEAD)
        assert beside(sitting).startswith("4-")
        assert "▸2  88" in sitting.seen
        assert "88% match" in sitting.seen


async def test_tab_lands_on_the_passage_that_is_shown_and_back_where_one_read(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("n", "w", "w")
        before = sitting.here
        assert beside(sitting).startswith("5-")
        await sitting.press("tab")
        assert sitting.path.startswith("5-")
        assert sitting.here.startswith(THERE)
        assert beside(sitting).startswith("1-")
        assert "94% match" in sitting.seen
        await sitting.press("w", "tab", "tab")
        assert sitting.path.startswith("1-")
        assert sitting.here == before
        assert beside(sitting).startswith("5-")


async def test_tab_lands_on_what_was_shown_last_where_the_passage_is_carried_nowhere(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go(ROOF)
        await sitting.go("By evening the quay was quiet.")
        await sitting.press("tab")
        assert sitting.path.startswith("2-")
        assert sitting.here.startswith(ROOF)


async def test_in_the_second_reader_moving_keeps_the_article_of_the_first(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("n", "tab", *["right_parenthesis"] * 4, "k", "k", "j")
        assert sitting.path.startswith("5-")
        assert beside(sitting).startswith("1-")


async def test_the_readers_never_show_one_article_twice_but_swap(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go(ROOF)
        await sitting.press("right_square_bracket")
        assert (sitting.path[:2], beside(sitting)[:2]) == ("2-", "1-")
        await sitting.press("left_square_bracket")
        assert (sitting.path[:2], beside(sitting)[:2]) == ("1-", "2-")
        assert sitting.here.startswith(ROOF)
        for keys in (["shift+tab", "j", "enter"], ["tab", "left_square_bracket"], ["slash", *"quay", "enter"]):
            await sitting.press(*keys)
            assert sitting.path != beside(sitting)


async def test_a_session_does_not_open_with_one_article_twice(project: Project) -> None:
    async with Sitting(project, Config(theme="dark")) as sitting:
        place = sitting.screen.desk.place
        await sitting.press("q")
        place.beside = place.here
        keep(project.folder, place)
    async with Sitting(project, Config()) as sitting:
        assert sitting.path != beside(sitting)


async def test_the_next_conflict_chooses_the_link_that_conflicts(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go("At least 14 people")
        await sitting.press("x", "u", "J", "exclamation_mark", "exclamation_mark")
        chosen = sitting.screen.links_panel.chosen
        assert sitting.here.startswith(DEAD)
        assert chosen is not None
        assert chosen.score == 94.2
        assert beside(sitting).startswith("5-")


async def test_rejecting_shows_the_next_link_beside_to_be_judged_too(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("n", "x")
        assert beside(sitting).startswith("4-")
        assert "88% match" in sitting.seen


async def test_the_next_linked_passage_of_an_article_just_opened_is_gone_to_once_it_is_found(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tui.desk.prefetching, "STILL_SECONDS", 2.0)
    async with sitting:
        sitting.hurry("right_square_bracket", "n")
        await sitting.wait(lambda: sitting.here.startswith(ROOF))
        assert sitting.path.startswith("2-")
        sitting.hurry("N")
        await settled(sitting.pilot)
        assert sitting.path.startswith("1-")
        assert sitting.said.startswith("no more before it: on in 1 ")


async def test_where_there_is_little_room_tab_shows_the_passage(project: Project) -> None:
    async with Sitting(project, Config(theme="dark"), size=(80, 24)) as sitting:
        await sitting.press("n", "tab")
        assert sitting.here.startswith(THERE)
        assert THERE in sitting.seen
