"""Places of the original, as they are cited."""

import pytest

from store.model import Span
from store.text.locating import place_of

PAGES = ((0, "p. i"), (10, "p. 2"), (20, "p. 3"))


@pytest.mark.parametrize(
    ("span", "name"),
    [
        ((0, 5), "p. i"),
        ((9, 10), "p. i"),
        ((10, 20), "p. 2"),
        ((12, 25), "p. 2–3"),
        ((30, 30), "p. 3"),
        ((5, 15), "p. i–2"),
    ],
)
def test_a_span_is_cited_by_the_places_in_which_it_begins_and_ends(span: tuple[int, int], name: str) -> None:
    assert place_of(PAGES, Span(*span)) == name


def test_what_has_no_places_is_cited_without() -> None:
    assert place_of((), Span(0, 5)) == ""
    assert place_of(((0, "00:01"), (9, "00:02")), Span(3, 12)) == "00:01–00:02"
