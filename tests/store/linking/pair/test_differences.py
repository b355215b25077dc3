"""What is told of two wordings: a small hand-made set for each type, and how much of it is found."""

import pytest

from store.linking import compare
from store.linking.words.analysis import analyse
from store.linking.words.names import names_in
from store.model import DifferenceType

Expected = set[tuple[str, str]]

NUMBERS: list[tuple[str, str, Expected]] = [
    ("At least 20 people were killed.", "At least fifty-six people were killed.", {("20", "fifty-six")}),
    ("The site houses 3,500 men.", "The site houses 3500 men.", set()),
    ("The site houses 3,500 men.", "The site houses 3.5 thousand men.", set()),
    ("Prices rose by 4 per cent.", "Prices rose by 4%.", set()),
    ("Prices rose by 4 per cent.", "Prices rose by 5 per cent.", {("4", "5")}),
    ("He came third in the race.", "He came second in the race.", {("third", "second")}),
    ("The bridge cost $2.5 billion.", "The bridge cost 2.5bn dollars.", set()),
    ("Twelve ships and 40 boats left.", "Twelve ships and 14 boats left.", {("40", "14")}),
    ("Hospitals took in 31 injured.", "Hospitals took in the injured.", {("31", "")}),
    ("No one was hurt.", "Nobody was hurt.", set()),
    ("She first asked for water.", "She asked for water.", set()),
    (
        "Minst tolv personer skadades i staden i går kväll, uppger polisen för tidningen.",
        "Minst 12 personer skadades i staden i går kväll, uppger polisen för tidningen.",
        set(),
    ),
]

NAMES: list[tuple[str, str, Expected]] = [
    ("Guards left Karvan prison at noon.", "Guards left Qarwan prison at noon.", {("Karvan", "Qarwan")}),
    ("The town of Al-Merija was shelled.", "The town of Mereeja was shelled.", {("Al-Merija", "Mereeja")}),
    ("Fighters of the NDF fled on Monday.", "Fighters of the QNF fled on Monday.", {("NDF", "QNF")}),
    ("The Northern Dock Force fled.", "The NDF fled.", set()),
    ("President Lena Osk resigned.", "Osk resigned.", set()),
    ("The army entered Tarsil.", "The army entered Vermund.", {("Tarsil", "Vermund")}),
    ("Volodar Zelensk spoke in Kyr.", "Vladar Zelenskyy spoke in Kyr.", {("Volodar Zelensk", "Vladar Zelenskyy")}),
    ("On Monday the port was closed.", "On Tuesday the port was closed.", set()),
    ("The report was read aloud.", "A report was read aloud.", set()),
]

NEGATIONS: list[tuple[str, str, Expected]] = [
    ("The army did not shell the town.", "The army shelled the town.", {("not", "")}),
    ("The army didn't shell the town.", "The army did not shell the town.", set()),
    ("Nobody opened the gate.", "Guards opened the gate.", {("Nobody", "")}),
    ("The port was closed.", "The port was never closed.", {("", "never")}),
    ("The minister denied the attack.", "The minister confirmed the attack.", {("denied", "")}),
    ("Regeringen svarade inte på frågan i går kväll.", "Regeringen svarade på frågan i går kväll.", {("inte", "")}),
    ("The port was closed.", "The harbour was shut.", set()),
]

HEDGES: list[tuple[str, str, Expected]] = [
    ("At least 20 people died.", "20 people died.", {("At least", "")}),
    ("The guards reportedly fled.", "The guards fled.", {("reportedly", "")}),
    ("The ministry said the port was safe.", "The ministry claimed the port was safe.", {("said", "claimed")}),
    ("The ministry said the port was safe.", "The ministry stated the port was safe.", set()),
    ("About 40 boats left.", "Nearly 40 boats left.", {("About", "Nearly")}),
    ("Up to 40 boats left.", "Up to 40 boats left.", set()),
    ("Minst tolv personer skadades i staden i går.", "Tolv personer skadades i staden i går.", {("Minst", "")}),
]

SETS: list[tuple[DifferenceType, list[tuple[str, str, Expected]]]] = [
    ("number", NUMBERS),
    ("name", NAMES),
    ("negation", NEGATIONS),
    ("hedge", HEDGES),
]


@pytest.mark.parametrize(("kind", "cases"), SETS)
def test_most_differences_are_found_and_most_found_are_right(
    kind: DifferenceType, cases: list[tuple[str, str, Expected]]
) -> None:
    right = told = expected = 0
    for here, there, wanted in cases:
        found = {(each.here, each.there) for each in compare(here, there).differences if each.type == kind}
        right, told, expected = right + len(found & wanted), told + len(found), expected + len(wanted)
    assert right / told >= 0.9, "precision"
    assert right / expected >= 0.9, "recall"


@pytest.mark.parametrize(("kind", "cases"), SETS)
def test_the_other_way_round_tells_the_same_turned_about(
    kind: DifferenceType, cases: list[tuple[str, str, Expected]]
) -> None:
    for here, there, _ in cases:
        forth = {(each.here, each.there) for each in compare(here, there).differences if each.type == kind}
        back = {(each.there, each.here) for each in compare(there, here).differences if each.type == kind}
        if kind != "negation":
            assert forth == back


def test_what_has_moved_is_no_difference() -> None:
    assert compare("On Monday the old bridge fell.", "The old bridge fell on Monday.").differences == ()


def test_words_in_the_same_place_are_held_against_each_other() -> None:
    found = compare("The old bridge collapsed at night.", "The old bridge crumbled at night.").differences
    assert [(each.type, each.here, each.there) for each in found] == [("wording", "collapsed", "crumbled")]


def test_names_are_runs_of_capitals_with_their_connectors() -> None:
    text = "Yesterday the Ministry of Public Order in Dar al-Salam told Lena Osk's lawyer that IRN left."
    assert [name.text for name in names_in(analyse(text, "en"))] == [
        "Ministry of Public Order", "Dar al-Salam", "Lena Osk", "IRN",
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["Corp", "Corporation", "Broadcasting Co"])
def test_an_acronym_stands_for_a_company_with_its_legal_form_or_without(form: str) -> None:
    name = f"Tarsil Grain {form}"
    acronyms = {"".join(word[0] for word in name.split()), "".join(word[0] for word in name.split()[:-1])}
    for acronym in acronyms:
        found = compare(f"The council told {name} to stop.", f"The council told {acronym} to stop.")
        assert found.score > compare(f"The council told {name} to stop.", "The council told KDZ to stop.").score


@pytest.mark.parametrize("name", ["Se Ri Pak", "Limited Brands", "Spa Bath"])
def test_a_legal_form_stands_at_the_end_of_a_name(name: str) -> None:
    [found] = names_in(analyse(f"They saw {name} there.", "en"))
    assert len(found.terms) == len(name.split())


def test_a_headline_in_capitals_has_no_names_but_acronyms() -> None:
    assert [name.text for name in names_in(analyse("Ten Ships Leave Port After NDF Attack", "en"))] == ["NDF"]


def test_companies_that_share_their_legal_form_alone_are_two_names() -> None:
    here, there = (f"{name} Inc sold its mill in May." for name in ("Osk Grain", "Karvan Boats"))
    assert [(each.type, each.here, each.there) for each in compare(here, there).differences] == [
        ("name", "Osk Grain Inc", "Karvan Boats Inc")
    ]
    assert [name.terms for name in names_in(analyse(here, "en"))] == [("osk", "grain")]
