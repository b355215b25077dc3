"""Copies of one another take one place together: a story that dozens carry hides no other report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.linking.ask.copies import MOST, by_wording, within_places
from store.model import Link, Passage, Span
from tests.store.linking.making import Library

STORY = (
    "Armed men seized the grain terminal of Porvale on Monday night and forced the harbour master to hand over the "
    "keys, the coast guard said."
)
RETOLD = (
    "Gunmen took the grain terminal of Porvale late on Monday and made the harbour master give up the keys, according "
    "to the coast guard.",
    "The coast guard said the harbour master of Porvale had to hand over his keys after armed men seized the grain "
    "terminal on Monday night.",
)
AFTER = "Ferries did not leave. Two trains waited at the bridge until the morning."


def library(copies: int) -> Library:
    """One article and so many that copied its story, and others that tell it in their own words."""
    same = {f"{n:03}": f"{STORY} {AFTER}" for n in range(copies + 1)}
    return Library(same | {f"other {n}": f"It was a long night. {words}" for n, words in enumerate(RETOLD)})


@pytest.mark.parametrize("copies", [1, 45, 130])
def test_other_reports_are_found_however_many_copies_there_are(copies: int) -> None:
    texts = library(copies)
    found = texts.linker().links(texts.passage("000", STORY), 5, copies=True)
    assert {"other 0", "other 1"} <= {link.there.document for link in found}
    assert len([link for link in found if link.there.text == STORY]) == min(copies, MOST)


def test_a_question_is_answered_with_no_more_links_than_it_asked_for() -> None:
    texts = library(20)
    found = texts.linker().links(texts.passage("000", STORY), 5)
    assert [link.there.text for link in found] == [STORY] * 5


def test_copies_that_differ_in_case_quotes_and_spaces_only_are_together() -> None:
    here = Passage("a", Span(0, 9), "He “came”")
    words = ('He "came"', "he  “CAME”", "He came")
    links = [
        Link(here, Passage(f"d{n}", Span(0, 9), each), 90.0, False, "verbatim", ()) for n, each in enumerate(words)
    ]
    accepted = links[1]._replace(state="accepted")
    assert by_wording(links) == [links[:2], links[2:]]
    assert by_wording([links[0], accepted]) == [[links[0]], [accepted]]


@given(st.lists(st.sampled_from("abcdef"), max_size=40), st.integers(0, 8))
def test_of_no_more_wordings_than_there_are_places_all_are_kept_in_order(found: list[str], places: int) -> None:
    kept = within_places(found, str, places)
    wordings = list(dict.fromkeys(found))[:places]
    assert kept == [each for each in found if each in wordings]
