"""What the keys of the group `Links` do, and what is shown without a key."""

import pytest

from store.errors import DerivedIndexError
from store.model import Passage
from store.project.links import Links
from tests.tui.links import ROOF, FixedLinker
from tests.tui.sitting import Sitting

DEAD = "At least 14 people"


async def test_links_come_by_themselves_where_the_cursor_rests(sitting: Sitting) -> None:
    async with sitting:
        assert "No other article carries this." in sitting.seen
        await sitting.go(DEAD)
        assert "94 █████ ≠ 5 Lantern" in sitting.seen
        assert "≠ numbers  31 → 60" in sitting.seen
        assert "≠ names    Orrem Saal → Oar Room Hall" in sitting.seen
        assert "linked ×2, 2 in conflict" in sitting.seen


async def test_the_best_link_is_shown_beside_without_moving_its_cursor(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go(ROOF)
        beside = sitting.screen.panes.beside.reader
        assert beside.document is not None
        assert beside.document.path == "2-tidewater-ledger.txt"
        assert beside.cursor == 0
        assert "100% match    verbatim" in sitting.seen


async def test_the_header_counts_what_nobody_has_judged(sitting: Sitting) -> None:
    async with sitting:
        assert "0 accepted links   here: 5 new links" in sitting.seen
        await sitting.go(DEAD)
        await sitting.press("y")
        assert "1 accepted link   here: 4 new links" in sitting.seen


async def test_n_goes_from_linked_passage_to_linked_passage(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("n")
        assert sitting.here.startswith(DEAD)
        await sitting.press("n")
        assert sitting.here.startswith(ROOF)
        await sitting.press("n")
        assert sitting.here.startswith("He promised an inquiry")
        await sitting.press("N")
        assert sitting.here.startswith(ROOF)
        await sitting.press("N", "N")
        assert sitting.said == "no linked passage before this one, nor a known one in an article before it"


async def test_n_goes_on_in_the_next_article_that_has_one_and_says_so(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("n", "n", "n", "n")
        assert sitting.path.startswith("2-")
        assert sitting.here.startswith(ROOF)
        assert sitting.said.startswith("no more after it: on in 2 ")
        await sitting.press("N")
        assert sitting.path.startswith("1-")
        assert sitting.here.startswith("He promised an inquiry")
        assert sitting.said.startswith("no more before it: on in 1 ")


async def test_another_link_is_chosen_and_shown_beside(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go(DEAD)
        await sitting.press("J")
        assert sitting.screen.panes.beside.reader.document == sitting.project.document("4-quillon-report.md")
        assert "▸2  88" in sitting.seen
        await sitting.press("J")
        assert "▸2  88" in sitting.seen
        await sitting.press("K")
        assert sitting.screen.panes.beside.reader.document == sitting.project.document("5-lantern-bay-observer.txt")


async def test_enter_opens_beside_and_tab_goes_there(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go(ROOF)
        await sitting.press("enter")
        assert sitting.said == "beside: “Shortly before midnight the western hal…” · tab goes there"
        await sitting.press("tab")
        assert sitting.path == "2-tidewater-ledger.txt"
        assert sitting.here.startswith(ROOF)
        assert "▸1 100 █████ 1 Harrow… · 4 Sep" in sitting.seen


async def test_a_digit_opens_the_link_of_that_number(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go(DEAD)
        await sitting.press("2")
        beside = sitting.screen.panes.beside.reader
        assert beside.document is not None
        assert beside.document.text[beside.cursor :].startswith("At least nineteen people died")
        await sitting.press("7")
        assert sitting.said == "there is no link 7 here"


async def test_keys_for_links_say_when_there_is_none(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("enter")
        assert sitting.said == "no link here: n goes to the next linked passage"
        await sitting.press("y")
        assert sitting.said == "no link here to judge"


async def test_an_accepted_link_is_marked_and_undone(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go(ROOF)
        await sitting.press("y")
        assert sitting.said == "accepted: 100 verbatim “Shortly before midnight the western hal…” · u undoes"
        assert [made.state for made in sitting.project.links.judgements()] == ["accepted"]
        assert "100 █████ ✓ 2 " in sitting.seen
        assert "✓ accepted link" in sitting.seen
        await sitting.press("y")
        assert sitting.said == "accepted already: 100 verbatim “Shortly before midnight the western hal…”"
        await sitting.press("u")
        assert sitting.said == "took back accepted link “Shortly before midnight the western hal…”"
        assert sitting.project.links.judgements() == []
        assert "█ ✓" not in sitting.seen


async def test_what_is_taken_back_of_a_link_is_what_was_done_last_and_by_the_same_words(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go(DEAD)
        await sitting.press("y")
        words = sitting.said.partition(" “")[2].partition(" · ")[0]
        await sitting.press("J", "K", "x", "u")
        assert sitting.said == f"took back rejected link “{words}"
        await sitting.press("ctrl+r")
        assert sitting.said == f"made rejected link “{words} again"
        await sitting.press("u", "u")
        assert sitting.said == f"took back accepted link “{words}"


async def test_a_rejected_link_is_not_offered_again_until_that_is_undone(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go(DEAD)
        await sitting.press("x")
        assert [link.score for link in sitting.screen.links_panel.links] == [88.0]
        await sitting.go(ROOF)
        await sitting.go(DEAD)
        assert [link.score for link in sitting.screen.links_panel.links] == [88.0]
        await sitting.press("u")
        assert sitting.said.startswith("took back rejected link “")
        assert [link.score for link in sitting.screen.links_panel.links] == [94.2, 88.0]


async def test_rejecting_the_last_of_several_links_leaves_the_one_before_chosen(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go(DEAD)
        await sitting.press("J", "x")
        assert [link.score for link in sitting.screen.links_panel.links] == [94.2]
        assert sitting.screen.links_panel.chosen is not None


async def test_another_passage_begins_with_its_best_link(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go(DEAD)
        await sitting.press("J", "n")
        assert sitting.screen.links_panel.chosen is not None
        assert sitting.screen.links_panel.chosen.score == 100.0


async def test_a_link_rejected_from_one_side_is_gone_from_the_other(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go(ROOF)
        await sitting.press("x", "right_square_bracket")
        assert sitting.path == "2-tidewater-ledger.txt"
        await sitting.go(ROOF)
        assert sitting.screen.links_panel.links == []


INJURED = "Hospital staff put"
"""Begins a sentence of the second article that has but weak links."""


async def at_weak_links(sitting: Sitting) -> None:
    await sitting.press("right_square_bracket")
    await sitting.go(INJURED)


async def test_weak_links_stand_below_a_rule_and_what_is_alike_by_chance_nowhere(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go(ROOF)
        assert [link.score for link in sitting.screen.links_panel.links] == [100.0, 61.4, 38.0]
        rows = sitting.seen.splitlines()
        rule = next(number for number, row in enumerate(rows) if "── weak ──" in row)
        assert " 2  61 ███░░ 5 " in rows[rule - 2]
        assert " 3  38 ██░░░ 5 " in rows[rule + 1]


async def test_nothing_weak_is_chosen_or_opened_unasked(sitting: Sitting) -> None:
    async with sitting:
        await at_weak_links(sitting)
        assert "No likely match elsewhere." in sitting.seen
        assert "J chooses one" in sitting.seen
        assert "linked ×" not in sitting.seen
        beside = sitting.screen.panes.beside.reader.document
        await sitting.press("y", "enter")
        assert sitting.said == "no link is chosen: J chooses one of the weak ones"
        assert sitting.screen.panes.beside.reader.document == beside
        assert sitting.project.links.judgements() == []


async def test_a_weak_link_is_chosen_opened_and_accepted_as_any_other(sitting: Sitting) -> None:
    async with sitting:
        await at_weak_links(sitting)
        await sitting.press("J")
        assert "▸1  31" in sitting.seen
        assert "numbers  31 → fourteen" in sitting.seen
        assert "31% match    paraphrase" in sitting.seen
        await sitting.press("J", "K", "J", "enter")
        assert sitting.said.startswith("beside: “told the doctors")
        await sitting.press("1")
        assert sitting.said.startswith("beside: “Hospital staff, who")
        await sitting.press("y")
        assert [link.state for link in sitting.screen.links_panel.links] == ["accepted", "suggested"]
        assert "31 ██░░░ ✓ ≠ 4" in sitting.seen
        await sitting.press("u", "x")
        assert [link.score for link in sitting.screen.links_panel.links] == [12.0]


async def test_an_accepted_link_stays_chosen_where_it_now_stands(sitting: Sitting) -> None:
    async with sitting:
        await at_weak_links(sitting)
        await sitting.press("J", "J", "y")
        assert [link.score for link in sitting.screen.links_panel.links] == [12.0, 31.0]
        assert sitting.screen.links_panel.chosen == sitting.screen.links_panel.links[0]


async def test_after_the_last_sure_link_is_rejected_no_weak_one_is_chosen(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go(ROOF)
        await sitting.press("J", "x")
        assert [link.score for link in sitting.screen.links_panel.links] == [100.0, 38.0]
        assert "▸1 100" in sitting.seen
        await sitting.press("x")
        assert [link.score for link in sitting.screen.links_panel.links] == [38.0]
        assert sitting.screen.links_panel.chosen is None


async def test_weak_links_are_marked_and_counted_when_asked_for(sitting: Sitting) -> None:
    async with sitting:
        await at_weak_links(sitting)
        listed = sitting.screen.links_panel.links
        assert "here: 1 new link" in sitting.seen
        assert "1 linked passage here" in sitting.seen
        await sitting.press("W")
        assert sitting.said == "weak links are marked and counted"
        assert "here: 3 new links" in sitting.seen
        assert "2 linked passages here" in sitting.seen
        assert "linked ×2" in sitting.seen
        assert any("│◆  Hospital staff put" in row for row in sitting.seen.splitlines())
        await sitting.press("W")
        assert sitting.said == "weak links are listed, not marked"
        assert "here: 1 new link" in sitting.seen
        assert not any("◆  Hospital staff put" in row for row in sitting.seen.splitlines())
        assert sitting.screen.links_panel.links == listed


async def test_what_is_counted_of_passages_and_of_links_says_which_it_is(sitting: Sitting) -> None:
    """Of two passages in conflict the first has two links that are."""
    async with sitting:
        await sitting.press("exclamation_mark")
        assert "here: 5 new links  ≠ 2 passages in conflict" in sitting.seen
        assert "linked ×2, 2 in conflict" in sitting.seen
        assert "3 linked passages here · 4 other articles" in sitting.seen


async def test_a_conflict_is_marked_counted_and_told(sitting: Sitting) -> None:
    async with sitting:
        assert "≠ 2 passages in conflict" in sitting.seen
        assert "≠2 447w" in sitting.seen
        await sitting.press("exclamation_mark")
        assert "│≠  At least 14 people" in sitting.seen
        assert "│≠  At least 14 persons" in sitting.seen
        assert "linked ×2, 2 in conflict" in sitting.seen
        assert "94% match    paraphrase ≠" in sitting.seen
        await sitting.press("x", "J", "x")
        assert "≠ 1 passage in conflict" in sitting.seen
        assert "≠1 447w" in sitting.seen
        await sitting.press("u")
        assert "≠ 2 passages in conflict" in sitting.seen


async def test_a_key_goes_from_conflict_to_conflict_and_round(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("exclamation_mark")
        assert sitting.here.startswith(DEAD)
        await sitting.press("exclamation_mark")
        assert sitting.here.startswith("He promised an inquiry")
        await sitting.press("exclamation_mark")
        assert sitting.here.startswith(DEAD)
        await sitting.press("right_square_bracket", "exclamation_mark")
        assert sitting.said == "no conflict in this article"


async def test_the_panel_is_as_high_as_what_it_shows_up_to_its_share(sitting: Sitting) -> None:
    async with sitting:
        panel = sitting.screen.links_panel
        assert panel.outer_size.height == 3
        await sitting.go(ROOF)
        assert 3 < panel.outer_size.height < 13
        for columns, rows in ((80, 24), (60, 20), (120, 36)):
            await sitting.pilot.resize_terminal(columns, rows)
            await sitting.press("J")
            assert panel.outer_size.height <= round(rows * 0.36)
            assert sitting.screen.links_panel.chosen is not None


async def test_links_are_drawn_by_hand_between_the_two_readers(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go("By evening the quay was quiet.")
        await sitting.press("L")
        assert sitting.said.startswith("linked by hand to “")
        assert [made.state for made in sitting.project.links.judgements()] == ["accepted"]
        assert [link.state for link in sitting.screen.links_panel.links] == ["accepted"]
        assert "▸1  by hand  ✓ 2 " in sitting.seen
        assert "linked    by hand" in sitting.seen
        assert "0%" not in sitting.seen.replace("100%", "")
        await sitting.press("u")
        assert sitting.screen.links_panel.links == []


async def test_links_of_a_selection_are_sought(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go("burying the weighing floor")
        await sitting.press("v", "w", "w")
        assert "Links for this selection" in sitting.seen
        assert sitting.screen.links_panel.links[0].here.text == "burying the"
        await sitting.press("escape")
        assert "Links for this sentence" in sitting.seen


async def test_the_apparatus_says_what_each_article_changes_and_follows_the_cursor(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go("At least 14 people were killed")
        assert "31 injured]" not in sitting.seen
        await sitting.press("p")
        assert "31 injured] 60" in sitting.seen
        assert "Lantern Bay Observer" in sitting.seen
        await sitting.press("J")
        assert "31 injured] 60" in sitting.seen
        await sitting.go("By evening the quay was quiet.")
        assert "31 injured]" not in sitting.seen
        await sitting.go("At least 14 people were killed")
        await sitting.press("p")
        assert "31 injured]" not in sitting.seen
        assert sitting.said == "the two wordings again"


async def test_an_index_that_cannot_be_used_is_told_and_reading_goes_on(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise DerivedIndexError("index/linking cannot be read: delete it")

    monkeypatch.setattr(Links, "index", fails)
    async with sitting:
        assert "index/linking cannot be read: delete it" in sitting.seen
        await sitting.press("c")
        assert len(sitting.tags()) == 1


async def test_a_decision_moves_nothing_and_the_next_link_is_at_hand(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting:
        await sitting.go("At least 14 people")
        asked: list[Passage] = []
        monkeypatch.setattr(FixedLinker, "links", lambda linker, passage, *rest, **named: asked.append(passage))
        before = [link.there for link in sitting.screen.links_panel.links]
        marked = sitting.screen.linked.of(sitting.project.document(sitting.path))
        sitting.hurry("y", "n")
        await sitting.wait(sitting.project.links.judgements)
        await sitting.press("N")
        assert [link.there for link in sitting.screen.links_panel.links] == before
        assert [link.state for link in sitting.screen.links_panel.links] == ["accepted", "suggested"]
        assert list(sitting.screen.linked.of(sitting.project.document(sitting.path))) == list(marked)
        await sitting.press("u", "x")
        assert [link.there for link in sitting.screen.links_panel.links] == before[1:]
        await sitting.press("u")
        assert [link.there for link in sitting.screen.links_panel.links] == before
        assert asked == []
