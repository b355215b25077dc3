"""Which of many counterparts are told."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from store.linking.ask.ranking import FEW, foremost
from store.linking.pair.counterpart import Match
from store.linking.pair.scoring import SHOWN_FROM, SURE
from store.model import LinkKind
from tests.store.linking.making import match

Counterparts = list[tuple[Match, LinkKind]]


def counterparts(*scores: float, kind: LinkKind = "paraphrase", first: int = 0) -> Counterparts:
    """Counterparts of these scores, the most prominent first."""
    return [(match(first + at, "a", score=score), kind) for at, score in enumerate(scores)]


def numbers(told: Counterparts) -> list[int]:
    return [each.number for each, _ in told]


def test_what_is_hardly_shown_gives_way_to_as_many_as_are_looked_through() -> None:
    found = counterparts(*[40.0] * FEW, 60.0, 80.0)
    assert numbers(foremost(found, FEW)) == [FEW + 1, *range(FEW - 1)]


def test_what_is_shown_comes_first_where_there_is_room() -> None:
    found = counterparts(*[40.0] * (FEW - 1), 60.0, 30.0)
    assert numbers(foremost(found, FEW)) == [FEW - 1, *range(FEW - 1)]
    assert numbers(foremost(found, 2)) == [FEW - 1, 0]


def test_boilerplate_takes_the_place_of_weak_links_alone() -> None:
    shown, weak = counterparts(*[60.0] * 4), counterparts(*[40.0] * FEW, first=20)
    site = counterparts(*[99.0] * FEW, kind="boilerplate", first=40)
    assert numbers(foremost([*site, *shown, *weak], FEW)) == [0, 1, 2, 3, *range(40, 46)]


def test_what_is_alike_by_chance_takes_no_place_of_what_is_shown() -> None:
    chance = [(replace(each, chance=True), kind) for each, kind in counterparts(*[25.0] * FEW, first=20)]
    assert numbers(foremost([*chance, *counterparts(60.0)], FEW))[0] == 0


KINDS: st.SearchStrategy[LinkKind] = st.sampled_from(["verbatim", "near-verbatim", "paraphrase", "boilerplate"])
FOUND = st.lists(st.tuples(st.floats(0, 100), KINDS), max_size=24).map(
    lambda pairs: [(match(at, "a", score=score), kind) for at, (score, kind) in enumerate(pairs)]
)


@given(FOUND, st.integers(1, 30))
def test_sure_ones_are_told_weak_ones_come_last_and_a_short_list_begins_as_a_longer_one(
    found: Counterparts, limit: int
) -> None:
    told = foremost(found, limit)
    assert len(told) == min(limit, len(found))
    assert told == foremost(found, max(limit, FEW))[:limit]
    weak = [each.score < SHOWN_FROM for each, _ in told]
    assert weak == sorted(weak)
    sure = [each for each in found if each[0].score >= SURE and each[1] != "boilerplate"]
    assert sum(each in sure for each in foremost(found, FEW)) == min(FEW, len(sure))
