"""What is told of pairs of wordings: how much of it is right, how much is found, and the same from either side."""

from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.linking import compare
from tests.store.linking.pair.wordings import LISTS, Pair, Told, every_third

KINDS = ("number", "date", "name", "attribution", "negation", "hedge")
EVERY = [pair for pairs in LISTS.values() for pair in pairs]
KEPT_BACK = [pair for pairs in LISTS.values() for pair in every_third(pairs)]

WORDS = (
    "Police said on Saturday 22 January 2022 that at least 20 to 30 men a fifth of the crew did not leave Tarsil , may"
    " Lena Osk US Syrian President Dahl denied no one without according to witnesses 30 km 52-48 £5 minus about half"
    " Sunday May 10 a.m. could reportedly claimed it fled . Michael Orr Jane NDF ( Northern Dock Force )"
)
SOME = st.lists(st.sampled_from(WORDS.split(" ")), max_size=14).map(" ".join)


def told(here: str, there: str) -> set[Told]:
    return {(each.type, each.here, each.there) for each in compare(here, there).differences if each.type != "wording"}


def shares(pairs: Iterable[Pair], kind: str) -> tuple[float, float]:
    """Precision and recall of one kind."""
    counted = Counter[str]()
    for here, there, wanted in pairs:
        found = {each for each in told(here, there) if each[0] == kind}
        expected = {each for each in wanted if each[0] == kind}
        counted.update(right=len(found & expected), told=len(found), expected=len(expected))
    return counted["right"] / counted["told"], counted["right"] / counted["expected"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("pairs", [EVERY, KEPT_BACK], ids=["every", "kept back"])
def test_nine_in_ten_are_found_and_nine_in_ten_of_the_found_are_right(kind: str, pairs: list[Pair]) -> None:
    precision, recall = shares(pairs, kind)
    assert precision >= 0.9, "precision"
    assert recall >= 0.9, "recall"


@pytest.mark.parametrize(("here", "there"), [pair[:2] for pair in EVERY])
def test_the_other_way_round_tells_the_same(here: str, there: str) -> None:
    assert {(each.type, each.there, each.here) for each in compare(there, here).differences} == {
        tuple(each) for each in compare(here, there).differences
    }


@given(SOME, SOME)
def test_any_two_wordings_tell_the_same_from_either_side(here: str, there: str) -> None:
    turned = {(each.type, each.there, each.here) for each in compare(there, here).differences}
    assert turned == {tuple(each) for each in compare(here, there).differences}


@given(SOME)
def test_the_same_words_have_no_differences(text: str) -> None:
    assert compare(text, f"{text} ").differences == ()


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_told_but_a_sum_with_its_currency_stands_in_the_texts(here: str, there: str) -> None:
    for each in compare(here, there).differences:
        assert each.type == "number" or each.here in here
        assert each.type == "number" or each.there in there


def test_numbers_dates_and_names_come_first_and_wording_last() -> None:
    here = "Police said that Lena Osk, 40, may have left the old Tarsil mill by road on Saturday."
    there = "Witnesses said that Mira Dahl, 50, had left the old Ostral mill by boat on Sunday."
    kinds = [each.type for each in compare(here, there).differences]
    assert kinds == ["number", "date", "name", "name", "attribution", "hedge", "wording"]


@pytest.mark.parametrize("space", ["\u00a0", ". ", "\n"])
def test_no_name_goes_on_across_a_no_break_space_or_the_end_of_a_sentence_or_line(space: str) -> None:
    here = f"The boats of the port of Tarsil{space}Lena Osk keeps them all in Marun."
    there = f"The boats of the port of Ostral{space}Lena Osk keeps them all in Marun."
    assert told(here, there) == {("name", "Tarsil", "Ostral")}


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Moscow rejected the offer.", "Russia rejected the offer."),
        ("DOJ lawyers left the hall.", "Justice Department lawyers left the hall."),
        ("Biden left the hall.", "The president left the hall."),
        ("The guild’s head, Lena Osk, left.", "Osk left."),
        ("The guild (NDF) left the Northern Dock Force's hall.", "The guild left the Northern Dock Force's hall."),
        ("Rep. Dana Holt (R-Ohio) left the hall.", "Rep. Dana Holt left the hall."),
    ],
)
def test_a_name_in_another_form_is_no_difference(here: str, there: str) -> None:
    assert {each for each in told(here, there) if each[0] == "name"} == set()


def test_unlike_names_are_not_held_against_each_other() -> None:
    found = told("They met in France on the boat.", "They met the NDF on the boat.")
    assert found == {("name", "France", ""), ("name", "", "NDF")}


@pytest.mark.parametrize(
    ("here", "there", "wanted"),
    [
        ("The mill closed last week.", "The mill closed on Tuesday.", set()),
        ("Saturday’s fire killed 3.", "Sunday’s fire killed 3.", {("date", "Saturday", "Sunday")}),
        ("The 2019 vote was close.", "The 2020 vote was close.", {("date", "2019", "2020")}),
        ("They paid 2019 men.", "They paid 2020 men.", {("number", "2019", "2020")}),
        ("Theresa May and Sat Bahl met in May.", "Theresa May and Sat Bahl met in June.", {("date", "May", "June")}),
        ("It began at 9:30 a.m.", "It began at 9.30am.", set()),
        (
            "It rained on 30 February 2020.",
            "It rained on 29 February 2020.",
            {("date", "30 February 2020", "29 February 2020")},
        ),
    ],
)
def test_dates_are_told_by_what_is_known_of_them(here: str, there: str, wanted: set[Told]) -> None:
    assert told(here, there) == wanted


@pytest.mark.parametrize(
    ("here", "there", "wanted"),
    [
        ("He spoke of the might of the army.", "He spoke of the strength of the army.", set()),
        ("The ministry claims to hold the port.", "The ministry holds the port.", {("hedge", "claims", "")}),
        ("The claims of the ministry are old.", "What the ministry says is old.", set()),
    ],
)
def test_hedges_are_none_of_the_words_that_are_written_so(here: str, there: str, wanted: set[Told]) -> None:
    assert told(here, there) == wanted


@pytest.mark.parametrize(
    ("here", "there", "wanted"),
    [
        ("The rate rose from 3% to 5%.", "The rate rose to 5% from 3%.", set()),
        ("Sales rose 2 to 3 million.", "Sales rose 2 million to 3 million.", set()),
        ("The mill lost half a million dollars.", "The mill lost $500,000.", set()),
        ("The trip takes half an hour.", "The trip takes 30 minutes.", set()),
        ("It took two and a half years.", "It took 2.5 years.", set()),
        ("Three out of four voted.", "75% voted.", set()),
        ("He was hurt in the second half.", "He was hurt in the first half.", {("number", "second", "first")}),
        ("They sold two dozen boats.", "They sold 24 boats.", set()),
    ],
)
def test_numbers_are_told_by_what_they_come_to(here: str, there: str, wanted: set[Told]) -> None:
    assert told(here, there) == wanted


@pytest.mark.parametrize(
    ("here", "there", "wanted"),
    [
        ("Sales have declined since May.", "Sales have fallen since May.", set()),
        ("The mayor declined to pay.", "The mayor agreed to pay.", {("negation", "declined", "")}),
        ("The bank failed in May.", "The bank closed in May.", set()),
        ("They ask for talks rather than war.", "They ask for talks, not war.", set()),
        ("No more than 20 men came.", "At most 20 men came.", set()),
        ("He lives at No. 3 there.", "He lives at number 3 there.", set()),
    ],
)
def test_a_denial_is_none_of_the_words_that_are_written_so(here: str, there: str, wanted: set[Told]) -> None:
    assert told(here, there) == wanted


@pytest.mark.parametrize(
    ("here", "there", "wanted"),
    [
        ("Washington said it would stay.", "The US insisted that it would stay.", set()),
        ("The mine is empty, the study found.", "The mine is empty.", {("attribution", "the study found", "")}),
        ("The crew told the men to leave.", "The men were told to leave.", set()),
        ("Osk said it was safe.", "The mayor said it was safe.", set()),
        ("Osk announced a strike.", "A strike was called by Osk.", set()),
        ("The reports are old.", "The papers are old.", set()),
    ],
)
def test_a_source_is_who_says_what_is_told(here: str, there: str, wanted: set[Told]) -> None:
    assert {each for each in told(here, there) if each[0] == "attribution"} == wanted


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The crew has not been found.", "The crew is yet to be found."),
        ("The pilot hasn't been seen since Monday.", "The pilot was last seen on Monday."),
        (
            "Maybe he did and maybe he didn't!\" the mayor wrote.",
            'The mayor said: "Maybe he did and maybe he didn\'t!"',
        ),
        (
            "The mayor denied any knowledge of the plan.",
            "The mayor said he did not believe that the crew had prior knowledge of the plan.",
        ),
    ],
)
def test_what_both_deny_in_other_words_is_no_difference(here: str, there: str) -> None:
    for one, other in ((here, there), (there, here)):
        assert [each for each in compare(one, other).differences if each.type == "negation"] == []


def test_what_is_yet_to_be_done_is_denied() -> None:
    found = compare("The crew is yet to be found.", "The crew was found.").differences
    assert ("negation", "yet", "") in {(each.type, each.here, each.there) for each in found}
