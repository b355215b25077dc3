"""Figures that differ with the same words behind them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.linking.pair.recounted import recounted
from store.linking.words.analysis import analyse
from store.linking.words.weights import plain_weights
from tests.store.linking.making import links

PLENTY = 0.5


def weight(one: str, other: str, language: str = "en") -> float:
    a, b = analyse(one, language), analyse(other, language)
    found = recounted(a, b, plain_weights(language))
    assert found == recounted(b, a, plain_weights(language))
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The 47-page complaint names two shipyards.", "Lawyers for the port read a 48-page complaint aloud."),
        ("He spent $5,120.40 on the Lantern Bay regatta.", "The ledger has a $5,210.40 trip to Lantern Bay."),
        ("Twelve lighthouse keepers signed the letter.", "The letter bears the names of 14 lighthouse keepers."),
        ("Fire killed 14 dockers of the old harbour.", "In the old harbour 12 dockers of the guild died."),
        ("Some 3,500 tonnes of molasses ran into the dock.", "The tank lost 3,900 tonnes of molasses that night."),
        ("The yard built 31 icebreakers.", "Ninety icebreakers came from that yard, the guild says."),
    ],
)
def test_the_same_thing_counted_otherwise_is_told(one: str, other: str) -> None:
    assert weight(one, other) >= PLENTY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The 47-page complaint names two shipyards.", "Lawyers for the port read a 47-page complaint aloud."),
        ("A 47-page complaint, with a 48-page annex.", "The 48-page complaint was read aloud."),
        ("The molasses ran out on 3 May, inspectors said.", "Inspectors had warned on 5 May, they said."),
        ("The League took 56 per cent of the vote.", "The Guild took 41 per cent of the vote."),
        ("They spent £400 on lanterns.", "They spent $600 on lanterns."),
        ("He came third in the regatta.", "She came fifth in the regatta."),
        ("Fire killed 14 dockworkers' children.", "The guild fed 300 dockworkers' children."),
        ("Smoke hurt 60 inmates of Ferrow Gaol.", "Guards freed 200 inmates of Ferrow Gaol."),
        ("The complaint names two shipyards.", "No shipyard was named."),
        ("", "A 48-page complaint."),
    ],
)
def test_nothing_else_is(one: str, other: str) -> None:
    assert weight(one, other) == 0.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It took 14 years to build.", "He was away for 12 years."),
        ("There were 30 of them in the hall.", "He met 12 of them in the yard."),
    ],
)
def test_what_is_counted_everywhere_tells_nothing(one: str, other: str) -> None:
    assert weight(one, other) == 0.0


WORDS = st.sampled_from(["47", "48", "two", "page", "complaint", "molasses", "$5", "per", "cent", "May", "the", "3rd"])


@given(st.lists(WORDS, max_size=12), st.lists(WORDS, max_size=12))
def test_it_is_the_same_from_either_side_and_never_more_than_one(one: list[str], other: list[str]) -> None:
    assert 0.0 <= weight(" ".join(one), " ".join(other)) <= 1.0
    assert weight(" ".join(one), " ".join(one)) == 0.0


EVENT = (
    "Two shipyards in Ferrow were charged on Monday with dumping asbestos in the estuary. Prosecutor Ada Quill said "
    "the yards of Hallam Brothers and Tarn Marine had poisoned the estuary for years. {} The mayor of Ferrow wants "
    "both closed, and fishermen blocked the estuary with their boats."
)
HERE = "The evidence fills a 47-page indictment, and neither owner would speak to this paper after the hearing."
THERE = "Reading from the 48-page indictment, her deputy listed the nights on which lorries had come and gone."


@pytest.mark.parametrize(("figure", "is_shown"), [("48-page", True), ("long", False)])
def test_reports_of_one_event_that_count_the_same_thing_otherwise_are_linked(figure: str, is_shown: bool) -> None:
    """What little else the two share would not make them a link."""
    texts = {"a": EVENT.format(HERE), "b": EVENT.format(THERE.replace("48-page", figure))}
    found = [link for link in links(texts, HERE) if link.there.text.startswith("Reading")]
    assert [not link.weak for link in found] == [is_shown] * len(found)
    assert bool(found) or not is_shown
    if is_shown:
        assert ("number", "47", "48") in [tuple(each)[:3] for each in found[0].differences]
