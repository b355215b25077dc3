"""What a reader must not miss of a link, and what is no contradiction."""

import pytest

from store.linking import conflicts
from store.linking.pair.conflicts import is_conflict
from store.model import Difference, DifferenceType, Link, LinkKind, Passage, Span

HERE = Passage("a", Span(0, 3), "One")
THERE = Passage("b", Span(0, 3), "Two")
NUMBER, NAME = Difference("number", "20", "fifty-six"), Difference("name", "Lisk", "Palune")
MORE, HEDGE = Difference("name", "", "Palune"), Difference("hedge", "", "reportedly")


def link(*differences: Difference, weak: bool = False, kind: LinkKind = "paraphrase", score: float = 95.0) -> Link:
    return Link(HERE, THERE, score, weak, kind, differences)


def of_type(type: str, here: str, there: str) -> Difference:
    """A difference of any type, also one that the linker does not tell yet."""
    told: DifferenceType = "number"
    return Difference(told, here, there)._replace(type=type)  # type: ignore[arg-type]


@pytest.mark.parametrize("type", ["number", "date", "name"])
def test_another_number_date_or_name_is_a_conflict_and_one_more_is_none(type: str) -> None:
    assert is_conflict(of_type(type, "Monday", "Tuesday"))
    assert not is_conflict(of_type(type, "Monday", ""))
    assert not is_conflict(of_type(type, "", "Tuesday"))


def test_a_denial_on_either_side_is_a_conflict() -> None:
    assert is_conflict(Difference("negation", "not", ""))
    assert is_conflict(Difference("negation", "", "never"))


@pytest.mark.parametrize("type", ["hedge", "wording", "attribution"])
def test_how_it_is_said_and_who_says_so_is_no_conflict(type: str) -> None:
    assert not is_conflict(of_type(type, "said", "claimed"))


def test_the_conflicts_of_a_link_are_told_in_their_order_and_nothing_else() -> None:
    assert conflicts(link(NUMBER, MORE, NAME, HEDGE)) == (NUMBER, NAME)
    assert conflicts(link(MORE, HEDGE)) == ()


def test_what_is_retold_more_freely_is_no_conflict() -> None:
    freely = link(NUMBER, NAME, score=64.0)
    assert conflicts(freely) == ()
    assert conflicts(freely._replace(state="accepted")) == (NUMBER, NAME)


def test_what_may_tell_of_another_fact_is_no_conflict() -> None:
    assert conflicts(link(NUMBER, weak=True)) == ()
    assert conflicts(link(NUMBER, kind="boilerplate")) == ()
    assert conflicts(link(NUMBER, kind="verbatim")) == ()
    assert conflicts(link(NUMBER, kind="near-verbatim")) == (NUMBER,)


@pytest.mark.parametrize(
    ("here", "there"),
    [("Ghwairan", "Ghwayran"), ("Assad", "Bashar al-Assad"), ("Steve Osk", "Steven Osk"), ("SDF", "QSD")],
)
def test_one_name_spelled_otherwise_or_shortened_is_no_conflict(here: str, there: str) -> None:
    assert not is_conflict(Difference("name", here, there))
    assert not is_conflict(Difference("name", there, here))


@pytest.mark.parametrize(("here", "there"), [("Lena Osk", "Jana Osk"), ("Tarsil", "Darn"), ("Salman", "Salah")])
def test_two_names_of_like_letters_are_a_conflict(here: str, there: str) -> None:
    assert is_conflict(Difference("name", here, there))
