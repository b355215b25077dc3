"""What two documents have in common."""

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.linking.context.relatedness import DocumentTerms, Relatedness
from store.linking.pair.scoring import UNKNOWN
from store.linking.words.term_arrays import ListedTerms

TERM = st.sampled_from([f"{letter}{number}ord" for letter in "abcdef" for number in range(9)])
ROW = st.tuples(st.lists(TERM, min_size=4, max_size=12), st.none() | st.integers(0, 40))
ROWS = st.lists(ROW, min_size=2, max_size=12)
Rows = list[tuple[list[str], int | None]]
SHARED = (["kiosk", "lamp", "gift", "purse"], 99)
EVENT = [[f"event{at}" for at in range(first, first + 6)] for first in range(0, 48, 6)]


def told(rows: Rows) -> DocumentTerms:
    return DocumentTerms([(" ".join(terms), terms, wording) for terms, wording in rows], "en")


def rows(prefix: str) -> Rows:
    return [([f"{prefix}{row}word{at}" for at in range(5)], row + 1000 * ord(prefix)) for row in range(8)]


def report(prefix: str, times: int) -> Rows:
    """A report of the event, with words of its own."""
    return [*rows(prefix), *((terms, None) for terms in EVENT * times)]


@given(ROWS, ROWS, st.data())
def test_it_is_the_same_from_either_side(one: Rows, other: Rows, data: st.DataObject) -> None:
    forth, back = Relatedness(told(one), told(other)), Relatedness(told(other), told(one))
    assert forth.event == pytest.approx(back.event)
    here, there = (data.draw(st.integers(0, len(each) - 1)) for each in (one, other))
    assert forth.nearest([here], [there]) == back.nearest([there], [here])
    term = data.draw(TERM)
    assert forth.weights[term] == back.weights[term]


@given(ROWS, ROWS, st.data())
def test_what_is_turned_is_the_same_as_what_is_worked_out_again(one: Rows, other: Rows, data: st.DataObject) -> None:
    turned, again = Relatedness(told(one), told(other)).turned, Relatedness(told(other), told(one))
    here, there = (data.draw(st.integers(0, len(each) - 1)) for each in (other, one))
    assert turned.event == pytest.approx(again.event)
    assert turned.nearest([here], [there]) == again.nearest([here], [there])
    pairs = [(row, column) for row in range(len(other)) for column in range(len(one))]
    nearest = again.nearest_of(*numpy.array(pairs).T)
    assert nearest.tolist() == [again.nearest([row], [column]) for row, column in pairs]


@given(ROWS, ROWS)
def test_many_terms_are_weighed_at_once_as_one_by_one(one: Rows, other: Rows) -> None:
    both = Relatedness(told(one), told(other))
    asked = ListedTerms([terms for terms, _ in other], ["nowhere", "neither"])
    assert both.weigh(asked).tolist() == [both.weights[term] for term in asked.terms]


def test_reports_of_one_event_share_its_words() -> None:
    assert Relatedness(told(report("x", 2)), told(report("y", 2))).event > 0.9
    assert Relatedness(told(rows("x")), told(rows("y"))).event < 0.1


def test_wordings_that_stand_in_both_do_not_count() -> None:
    found = Relatedness(told([*rows("x"), SHARED]), told([SHARED, *rows("y")]))
    assert found.shared == 1
    assert found.tells_apart


def test_copies_are_reports_of_one_event_and_of_scraps_nothing_is_known() -> None:
    assert Relatedness(told(rows("x")), told(rows("x"))).event == 1.0
    scrap = Relatedness(told(rows("x")), told([(["two", "words"], None), SHARED]))
    assert (scrap.event, scrap.tells_apart) == (UNKNOWN, False)


def test_passages_are_nearest_unless_another_of_either_document_is_more_alike() -> None:
    asked = (["toll", "bridge", "rose", "ninety", "friday"], None)
    near, nearer = (["toll", "bridge", "rose", "lorry"], None), (["toll", "bridge", "rose", "ninety"], None)
    one = told([*rows("x"), asked])
    assert Relatedness(one, told([*rows("y"), near])).nearest([8], [8]) == 1.0
    rivalled = Relatedness(one, told([*rows("y"), near, nearer]))
    assert rivalled.nearest([8], [8]) == 0.5
    assert rivalled.nearest([8], [9]) == 1.0


def test_what_stands_in_every_passage_tells_less_than_what_stands_in_one() -> None:
    found = Relatedness(told([(["harbour", "quay"], None)] * 5), told([(["harbour", "crane"], None)] * 5))
    assert found.weights["harbour"] < found.weights["silo"]
