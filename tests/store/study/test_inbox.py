"""The inbox: what is to be judged, in which order."""

from store.model import Difference
from store.study.inbox import inbox
from tests.store.study.making_boards import INJURED, conflicts, link

NAMED = Difference("name", "Orrem Saal", "Oar Room Hall")


def test_conflicts_come_first_those_of_numbers_before_those_of_names() -> None:
    plain, named, counted = link("a1", "d1"), link("a2", "c2", NAMED), link("a1", "b1", INJURED, score=90.0)
    found = inbox([plain, named, counted], conflicts)
    assert [each.link for each in found] == [counted, named, plain]
    assert [each.conflicts for each in found] == [(INJURED,), (NAMED,), ()]


def test_then_kind_by_kind_the_surest_first() -> None:
    copy, free, freer = (
        link("a1", "c1"),
        link("a1", "d1", kind="paraphrase"),
        link("a2", "d1", kind="paraphrase", score=70),
    )
    assert [each.link for each in inbox([freer, free, copy], conflicts)] == [copy, free, freer]


def test_what_was_judged_is_weak_or_site_furniture_is_left_out() -> None:
    left = [link("a1", "b1", state="accepted"), link("a1", "c1", weak=True), link("a2", "b2", kind="boilerplate")]
    assert inbox(left, conflicts) == []
