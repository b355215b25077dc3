"""What was said of one act gives way to the next, also where that has nothing to say."""

import pytest

from tests.tui.sitting import Sitting
from tui.desk.linked import Linked
from tui.desk.next_passage import NextPassage, Wish, _looking


async def test_what_was_said_does_not_stand_over_an_act_that_says_nothing(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c")
        assert sitting.said.startswith("claim")
        await sitting.press("exclamation_mark")
        assert sitting.said == ""
        await sitting.press("right_square_bracket", "right_square_bracket", "right_square_bracket", "c")
        await sitting.press("l", "right_parenthesis")
        assert sitting.said.startswith("claim"), "a mere move lets it be read"


async def test_a_fault_stays_to_be_read(sitting: Sitting) -> None:
    async with sitting:
        sitting.screen.desk.say("Not saved: no room", severe=True)
        await sitting.press("z", "n")
        assert sitting.said == "Not saved: no room"


async def test_a_search_for_the_next_conflict_is_told_and_no_longer_once_it_is_found(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting:
        going = sitting.screen.desk.parts["going"]
        assert isinstance(going, NextPassage)
        linked: Linked = sitting.screen.linked
        with monkeypatch.context() as patch:
            patch.setattr(type(linked.prefetcher), "is_complete", lambda *_: False)
            patch.setattr(linked, "in_conflict", lambda _: ())
            patch.setattr(linked, "of", lambda _: ())
            await sitting.press("n")
            assert sitting.said == _looking(Wish(1))
            await sitting.press("exclamation_mark")
            assert sitting.said == _looking(Wish(1, conflict=True))
            before = len(sitting.screen.hints.said)
            going._look_again()
            assert len(sitting.screen.hints.said) == before
        going._look_again()
        await sitting.press("l")
        assert sitting.said == ""
