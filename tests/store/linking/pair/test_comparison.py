"""Two wordings held against each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.linking import compare

VOCABULARY = "the a not fire harbour Karvan NDF 20 twenty said claimed closed was at least guards ships of on"
WORDS = st.sampled_from(VOCABULARY.split())
WORDINGS = st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=80)


@given(WORDINGS, WORDINGS)
def test_the_score_is_the_same_from_either_side(one: str, other: str) -> None:
    assert abs(compare(one, other).score - compare(other, one).score) <= 1.0


@given(WORDINGS, WORDINGS)
def test_the_score_lies_between_0_and_100(one: str, other: str) -> None:
    assert 0.0 <= compare(one, other).score <= 100.0


@given(WORDINGS.filter(str.strip))
def test_a_text_is_verbatim_itself(text: str) -> None:
    found = compare(text, text)
    assert (found.score, found.kind, found.differences) == (100.0, "verbatim", ())


def test_case_accents_and_punctuation_leave_it_verbatim() -> None:
    assert compare("“The café closed,” he said.", '"THE CAFE CLOSED", he said').kind == "verbatim"


def test_a_light_edit_is_near_verbatim() -> None:
    one = "The harbour authority closed the northern quay on Monday after the fire in the silo."
    assert compare(one, one.replace("after", "following")).kind == "near-verbatim"


def test_another_wording_is_a_paraphrase_that_scores_above_an_unrelated_sentence() -> None:
    one = "The harbour authority closed the northern quay on Monday after the fire in the silo."
    same = compare(one, "On Monday the northern quay was shut by the harbour authority because a silo had burned.")
    unrelated = compare(one, "The prime minister promised an inquiry into the price of bread within a month.")
    assert same.kind == "paraphrase"
    assert same.score > 50.0 > unrelated.score


def test_other_numbers_cost_less_than_another_subject() -> None:
    one = "At least twenty dock workers were injured in the fire."
    assert compare(one, "At least twelve dock workers were injured in the fire.").score > 50.0
    assert compare(one, "At least twenty fishing boats were moved to Tarsil.").score < 50.0


def test_another_transliteration_costs_little() -> None:
    one = "Guards surrounded the prison of Karvan before dawn."
    varied = compare(one, "Guards surrounded the prison of Qarwan before dawn.")
    assert varied.score > compare(one, "Guards surrounded the prison of Tarsil before dawn.").score


@pytest.mark.parametrize(("one", "other"), [("", ""), ("", "a text"), ("...", "!?"), ("   ", "\n")])
def test_nothing_is_like_nothing(one: str, other: str) -> None:
    assert compare(one, other).score == 0.0


def test_what_has_nothing_in_common_scores_nothing() -> None:
    assert compare("mayor resigned", "xqz fnord").score == 0.0
    assert compare("12", "13").score == 0.0


def test_names_declared_the_same_are_no_difference() -> None:
    one, other = "Guards of the NDF closed the harbour.", "Guards of the Karvan Front closed the harbour."
    assert compare(one, other).differences
    found = compare(one, other, [["NDF", "Karvan Front"]])
    assert found.differences == ()
    assert found.score > compare(one, other).score


def test_a_very_long_wording_is_compared_too() -> None:
    text = " ".join(f"word{number}" for number in range(20_000))
    assert compare(text, text[: len(text) // 2]).score <= 100.0


def test_words_of_one_origin_bring_two_wordings_nearer() -> None:
    kin = compare("Tarsilian dockers resist the closure of the quay.", "Dockers of Tarsil are in resistance to it.")
    strangers = compare(
        "Tarsilian dockers resist the closure of the quay.", "Shepherds of Ostral are in agreement on it."
    )
    assert kin.score > strangers.score
