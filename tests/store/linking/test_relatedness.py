"""What two documents have in common."""

from hypothesis import given
from hypothesis import strategies as st

from store.linking.relatedness import relation, told
from store.linking.weights import plain_weights

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
    forth, back = relation(told(one), told(other), weights), relation(told(other), told(one), weights)
    assert (forth is None) == (back is None)
    if forth and back:
        assert abs(forth.likeness - back.likeness) < 1e-9
        assert -1e-9 <= forth.likeness <= 1 + 1e-9
        assert (forth.recurring, forth.passages) == (back.recurring, back.passages)


def test_wordings_that_stand_in_both_do_not_count() -> None:
    found = relation(told([*rows("x"), SHARED]), told([SHARED, *rows("y")]), plain_weights("en"))
    assert found is not None
    assert (found.likeness, found.passages) == (0.0, 8)


def test_of_copies_and_of_scraps_nothing_can_be_said() -> None:
    weights = plain_weights("en")
    assert relation(told(rows("x")), told(rows("x")), weights) is None
    assert relation(told(rows("x")), told([(["two", "words"], None), SHARED]), weights) is None
