"""What two documents have in common."""

from hypothesis import given
from hypothesis import strategies as st

from store.linking.context.relatedness import are_nearest, document_terms, relatedness
from store.linking.words.weights import plain_weights

TERM = st.sampled_from([f"{letter}{number}ord" for letter in "abcdef" for number in range(9)])
ROW = st.tuples(st.lists(TERM, min_size=4, max_size=12), st.none() | st.integers(0, 40))
ROWS = st.lists(ROW, min_size=2, max_size=12)
Rows = list[tuple[list[str], int | None]]
SHARED = (["kiosk", "lamp", "gift", "purse"], 99)


def rows(prefix: str) -> Rows:
    return [([f"{prefix}{row}word{at}" for at in range(5)], row + 1000 * ord(prefix)) for row in range(8)]


@given(ROWS, ROWS)
def test_it_is_the_same_from_either_side(one: Rows, other: Rows) -> None:
    weights = plain_weights("en")
    forth, back = (
        relatedness(document_terms(one), document_terms(other), weights),
        relatedness(document_terms(other), document_terms(one), weights),
    )
    assert (forth is None) == (back is None)
    if forth and back:
        assert abs(forth.likeness - back.likeness) < 1e-9
        assert -1e-9 <= forth.likeness <= 1 + 1e-9
        assert (forth.recurring, forth.passages) == (back.recurring, back.passages)


def test_wordings_that_stand_in_both_do_not_count() -> None:
    found = relatedness(document_terms([*rows("x"), SHARED]), document_terms([SHARED, *rows("y")]), plain_weights("en"))
    assert found is not None
    assert (found.likeness, found.passages) == (0.0, 8)


def test_of_copies_nothing_can_be_said_and_of_scraps_little() -> None:
    weights = plain_weights("en")
    assert relatedness(document_terms(rows("x")), document_terms(rows("x")), weights) is None
    scrap = relatedness(document_terms(rows("x")), document_terms([(["two", "words"], None), SHARED]), weights)
    whole = relatedness(document_terms(rows("x")), document_terms(rows("y")), weights)
    assert scrap is not None
    assert whole is not None
    assert (scrap.is_scant, whole.is_scant) == (True, False)


@given(ROWS, ROWS, st.data())
def test_two_passages_are_nearest_from_either_side_or_from_none(one: Rows, other: Rows, data: st.DataObject) -> None:
    weights = plain_weights("en")
    forth, back = (
        relatedness(document_terms(one), document_terms(other), weights),
        relatedness(document_terms(other), document_terms(one), weights),
    )
    here, there = data.draw(st.sampled_from(one))[0], data.draw(st.sampled_from(other))[0]
    if forth and back:
        assert are_nearest(forth, here, there, weights) == are_nearest(back, there, here, weights)


def test_passages_are_nearest_unless_another_of_either_document_is_more_alike() -> None:
    near, nearer = (["toll", "bridge", "rose", "lorry"], None), (["toll", "bridge", "rose", "ninety"], None)
    asked, weights = ["toll", "bridge", "rose", "ninety", "friday"], plain_weights("en")
    alone = relatedness(document_terms([*rows("x"), (asked, None)]), document_terms([*rows("y"), near]), weights)
    rivalled = relatedness(
        document_terms([*rows("x"), (asked, None)]), document_terms([*rows("y"), near, nearer]), weights
    )
    assert alone is not None
    assert rivalled is not None
    assert are_nearest(alone, asked, near[0], weights)
    assert not are_nearest(rivalled, asked, near[0], weights)
    assert are_nearest(rivalled, asked, nearer[0], weights)
