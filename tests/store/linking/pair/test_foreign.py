"""Passages of different languages: what tells how surely they state the same, and the numbers in which they differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.linking import compare, unmatched_words
from store.linking.pair.figures import differences, figures
from store.linking.pair.foreign import MENTION, is_weak, score
from store.linking.words.analysis import analyse

ENGLISH = analyse("The river flooded 340 houses in the night.", "en")
RUSSIAN = analyse("Ночью река затопила 340 домов, и было темно.", "ru")
cosines = st.floats(-1.0, 1.0)


@given(cosines, st.none() | cosines)
def test_a_score_is_the_same_from_either_side_and_between_0_and_100(cosine: float, rival: float | None) -> None:
    assert score(cosine, rival, ENGLISH, RUSSIAN) == score(cosine, rival, RUSSIAN, ENGLISH)
    assert 0 <= score(cosine, rival, ENGLISH, RUSSIAN) <= 100


def test_it_grows_with_closeness_and_falls_with_a_rival_and_with_other_numbers() -> None:
    near = score(0.6, 0.3, ENGLISH, RUSSIAN)
    assert score(0.7, 0.3, ENGLISH, RUSSIAN) > near > score(0.6, 0.5, ENGLISH, RUSSIAN)
    assert near > score(0.6, 0.3, ENGLISH, analyse("Ночью река затопила 350 домов, и было темно.", "ru"))


def test_what_has_too_few_words_is_a_mention() -> None:
    assert score(1.0, None, analyse("Red river", "en"), RUSSIAN) == MENTION
    assert is_weak(MENTION)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("约12万人受影响，3月5日死亡1,234人", "zh", ["120000", "5", "1234"]),
        ("死者は12万5千人", "ja", ["125000"]),
        ("12만 명", "ko", ["120000"]),
        ("Погибли 12 человек, ущерб 3,5 млн", "ru", ["12", "3500000"]),
        ("قتل ١٢ شخصا", "ar", ["12"]),
        ("Zwölf Tote, 1.200 Verletzte", "de", ["12", "1200"]),
        ("the 2,000th visitor of 1990", "en", ["1990"]),
    ],
)
def test_numbers_are_read_by_value(text: str, language: str, values: list[str]) -> None:
    assert [figure.value for figure in figures(analyse(text, language))] == values


@pytest.mark.parametrize(
    ("german", "told"),
    [
        ("350 Häuser standen im Wasser.", [("340", "350")]),
        ("340 Häuser standen im Wasser.", []),
        ("Häuser standen im Wasser.", [("340", "")]),
        ("340 Häuser standen im Wasser, 12 Menschen wurden verletzt.", []),
        ("340 Häuser standen im Wasser, 120 Menschen wurden verletzt.", [("", "120")]),
    ],
)
def test_numbers_that_differ_are_told_in_pairs_or_where_they_would_stand_in_digits(
    german: str, told: list[tuple[str, str]]
) -> None:
    found = differences(ENGLISH, analyse(german, "de"))
    assert [(each.here, each.there) for each in found] == told
    assert {each.type for each in found} <= {"number"}


@pytest.mark.parametrize(
    ("english", "other", "language", "told"),
    [
        ("On July 26 it was 25 degrees.", "26 июля, в воскресенье 26-го, было 25 градусов.", "ru", []),
        ("On 2 March 12 people died.", "El viernes murieron 14 personas.", "es", [("12", "14")]),
        ("In 2018 it had 400 beds.", "Le bâtiment comptait 420 lits.", "fr", [("400", "420"), ("2018", "")]),
        ("It was shut in 2018.", "Il a été fermé en 2019.", "fr", [("2018", "2019")]),
        ("On 26 July the bridge fell.", "27 июля мост упал.", "ru", [("26", "27")]),
        ("On 26 July the bridge fell.", "7月27日，桥塌了。", "zh", [("26", "27")]),
        ("Of 900 people 30 were hurt.", "De 920 personas 31 resultaron heridas.", "es", [("900", "920"), ("30", "31")]),
        ("The hull is 10m long.", "船体は全長１０メートル。", "ja", []),
        ("The fund has 10m.", "Der Fonds hat 10 Millionen.", "de", []),
        ("Some 4,000 sailors came.", "Пришли около четырех тысяч моряков.", "ru", []),
        ("Some 4,000 sailors came.", "Пришли 5 тысяч моряков.", "ru", [("4,000", "5 тысяч")]),
    ],
)
def test_numbers_are_held_against_what_may_be_the_same_thing(
    english: str, other: str, language: str, told: list[tuple[str, str]]
) -> None:
    sides = analyse(english, "en"), analyse(other, language)
    assert [(each.here, each.there) for each in differences(*sides)] == told
    turned = sorted((each.there, each.here) for each in differences(*sides[::-1]))
    assert turned == sorted(told)


def test_of_two_languages_neither_words_nor_their_bold_ones_are_told() -> None:
    english, russian = "The river flooded 340 houses in the night and left.", "Ночью река затопила 350 домов в городе."
    assert [tuple(each) for each in compare(english, russian).differences] == [("number", "340", "350")]
    assert unmatched_words(english, russian) == ([], [])
    assert unmatched_words("Brücke", "bridge") != ([], [])
