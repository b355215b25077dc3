"""Groups: what states the same comes together, and a chain glues nothing."""

from itertools import combinations, pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from store.model import Link, Passage, Span
from store.study.groups import LEAST, Group, groups


def passage(name: str) -> Passage:
    """A passage called by its article and its number in it: `a1`."""
    start = int(name[1:]) * 100
    return Passage(name[0], Span(start, start + 50), name)


def link(one: str, other: str, score: float, **changes: Any) -> Link:
    made = Link(passage(one), passage(other), score, score < 50, "paraphrase", ())
    return made._replace(**changes)


def names(found: list[Group]) -> list[set[str]]:
    return [{passage.text for passage in group.passages} for group in found]


def test_what_is_linked_with_each_other_is_one_group() -> None:
    found = groups([link("a1", "b1", 90), link("b1", "c1", 90), link("a1", "c1", 80), link("a2", "b2", 70)])
    assert names(found) == [{"a1", "b1", "c1"}, {"a2", "b2"}]
    assert found[0].documents == ("a", "b", "c")


def test_a_chain_of_links_glues_no_two_facts() -> None:
    chain = ["a1", "b1", "c1", "d1", "e1", "f1"]
    found = groups([link(one, other, 60) for one, other in pairwise(chain)])
    assert all(len(group.passages) < 4 for group in found)


def test_a_copy_is_as_like_to_others_as_what_it_is_a_copy_of() -> None:
    copies = [Passage(document, Span(0, 5), "sinks") for document in "ab"]
    made = [link("a0", "b0", 100, here=copies[0], there=copies[1]), link("a0", "c1", 60, here=copies[0])]
    assert [group.documents for group in groups(made)] == [("a", "b", "c")]


def test_what_a_reader_accepted_counts_as_sure() -> None:
    weak = [link("a1", "b1", 25), link("a1", "c1", 25)]
    assert names(groups(weak)) == []
    assert names(groups([weak[0]._replace(state="accepted"), weak[1]])) == [{"a1", "b1"}]


def test_furniture_and_archives_make_no_group() -> None:
    assert groups([link("a1", "b1", 99, kind="boilerplate"), link("a2", "b2", 99, archive="wires")]) == []


def test_bylines_and_credits_make_no_group_unless_a_reader_says_so() -> None:
    ends = [Passage(document, Span(0, 40), "Photograph: Ines Okonjo/Courier") for document in "ab"]
    credit = Link(ends[0], ends[1], 100, False, "verbatim", ())
    assert groups([credit]) == []
    assert len(groups([credit._replace(state="accepted")])) == 1


def test_stretches_that_are_mostly_the_same_are_one_passage() -> None:
    wide = link("a1", "c1", 80)._replace(here=Passage("a", Span(100, 160), "a1 and more"))
    found = groups([link("a1", "b1", 90), wide, link("b1", "c1", 85)])
    assert [each.text for each in found[0].passages] == ["a1", "b1", "c1"]


def test_articles_come_in_the_order_that_is_given() -> None:
    found = groups([link("a1", "b1", 90)], ["b", "a"])
    assert [each.document for each in found[0].passages] == ["b", "a"]


ends = st.sampled_from([f"{document}{number}" for document in "abcd" for number in range(4)])
some_links = st.lists(
    st.tuples(ends, ends, st.floats(0, 100))
    .filter(lambda made: made[0][0] != made[1][0])
    .map(lambda made: link(*made)),
    max_size=25,
)


@given(some_links)
def test_a_passage_is_in_one_group_at_most(made: list[Link]) -> None:
    found = groups(made)
    every = [each.text for group in found for each in group.passages]
    assert len(every) == len(set(every))
    assert all(len(group.passages) > 1 for group in found)


@given(some_links, st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order_of_links(made: list[Link], source: Any) -> None:
    shuffled = list(made)
    source.shuffle(shuffled)
    assert sorted(map(sorted, names(groups(made)))) == sorted(map(sorted, names(groups(shuffled))))


@given(some_links)
def test_a_group_is_alike_on_the_whole(made: list[Link]) -> None:
    """No group holds together by what no link of it says."""
    linked = {frozenset((each.here.text, each.there.text)) for each in made if each.score >= LEAST}
    for group in groups(made):
        every = combinations([each.text for each in group.passages], 2)
        apart = [pair for pair in every if pair[0][0] != pair[1][0]]
        joined = sum(frozenset(pair) in linked for pair in apart)
        assert joined / len(apart) >= 0.2
