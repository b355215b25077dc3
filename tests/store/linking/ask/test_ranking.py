"""Which of many counterparts are told."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from store.linking.ask.ranking import FEW, apart, foremost
from store.linking.pair.counterpart import Match
from store.linking.pair.model import SHOWN_FROM
from store.model import LinkKind, Span
from tests.store.linking.making import match

Counterparts = list[tuple[Match, LinkKind]]


def counterparts(*scores: float, kind: LinkKind = "paraphrase", first: int = 0, document: int = 0) -> Counterparts:
    """Counterparts of these scores in one document, in this order."""
    return [(match(first + at, "a", score=score, document=document), kind) for at, score in enumerate(scores)]


def numbers(told: Counterparts) -> list[int]:
    return [each.number for each, _ in told]


def test_what_is_shown_comes_first() -> None:
    found = counterparts(*[40.0] * 4, 60.0, 30.0)
    assert numbers(foremost(found, FEW)) == [4, 0, 1, 2, 3, 5]
    assert numbers(foremost(found, 2)) == [4, 0]


def test_boilerplate_takes_the_place_of_weak_links_alone() -> None:
    shown, weak = counterparts(*[60.0] * 4), counterparts(*[40.0] * FEW, first=20)
    site = counterparts(*[99.0] * FEW, kind="boilerplate", first=40)
    assert numbers(foremost([*site, *shown, *weak], FEW)) == [0, 1, 2, 3, *range(40, 46)]


def test_weak_ones_of_one_document_leave_room_for_those_of_another() -> None:
    many, few = counterparts(*[40.0] * FEW), counterparts(20.0, 10.0, first=50, document=1)
    assert numbers(foremost([*many, *few], FEW)) == [0, 1, 2, 3, 4, 5, 6, 7, 50, 51]
    assert numbers(foremost([*many, *few], 7)) == [0, 1, 2, 3, 4, 50, 51]


KINDS: st.SearchStrategy[LinkKind] = st.sampled_from(["verbatim", "near-verbatim", "paraphrase", "boilerplate"])
FOUND = st.lists(st.tuples(st.floats(0, 100), KINDS, st.integers(0, 2)), max_size=24).map(
    lambda rows: [(match(at, "a", score=score, document=n), kind) for at, (score, kind, n) in enumerate(rows)]
)


@given(FOUND, st.integers(1, 30))
def test_weak_ones_come_last_and_a_longer_list_holds_a_shorter_one(found: Counterparts, limit: int) -> None:
    told = foremost(found, limit)
    assert len(told) == min(limit, len(found))
    assert all(each in foremost(found, 30) for each in told)
    weak = [each.score < SHOWN_FROM for each, _ in told]
    assert weak == sorted(weak)


def test_a_counterpart_hides_what_lies_mostly_in_it_and_not_what_it_reaches_into_a_little() -> None:
    surest, within, beside, elsewhere = (
        replace(match(at, "a", document=document), span=Span(*ends))
        for at, document, ends in ((0, 0, (0, 100)), (1, 0, (60, 110)), (2, 0, (80, 160)), (3, 1, (0, 100)))
    )
    assert apart([surest, within, beside, elsewhere]) == [surest, beside, elsewhere]
    assert apart([within, surest]) == [within], "nor is the longer one told beside what mostly lies in it"
