"""Names of more than one word."""

import pytest

from store.model import Span
from store.text import name_at, words


def name(text: str, at: str) -> str:
    found = name_at(text, text.index(at))
    return "" if found is None else found.of(text)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Ministry", "Ministry of Public Works"),
        ("of Public", "Ministry of Public Works"),
        ("men", "men"),
        ("Yusuf", "Gen. Yusuf al-Harun"),
        ("Harun", "Gen. Yusuf al-Harun"),
        ("Brandt", "Brandt"),
        ("Port", "Port Authority"),
        ("Tuesday", "Tuesday"),
    ],
)
def test_the_name_at_a_place_takes_in_its_other_words(word: str, expected: str) -> None:
    text = (
        "The Ministry of Public Works said men of Gen. Yusuf al-Harun left Brandt’s Port Authority. On Tuesday, rain."
    )
    assert name(text, word) == expected


def test_there_is_no_name_between_words() -> None:
    assert name_at("one, two", 4) is None


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("He said: “Ilse Brandt has left.”", "“", "Ilse Brandt"),
        ('He said: "Ilse Brandt has left."', '"I', "Ilse Brandt"),
        ("Il a dit : «Ilse Brandt est partie.»", "«", "Ilse Brandt"),
        ("They met (Karvan Union) there.", "(", "Karvan Union"),
        ("They met “Ilse Brandt” there.", "” th", "Ilse Brandt"),
        ("They met Ilse Brandt.", ".", "Ilse Brandt"),
    ],
)
def test_a_quotation_mark_has_the_name_that_follows_else_the_one_before(text: str, at: str, expected: str) -> None:
    assert name(text, at) == expected


@pytest.mark.parametrize(
    "whole",
    [
        "Ministry of Health and Family Welfare",
        "Johnson and Johnson",
        "Johnson & Johnson",
        "Department of Trade and Industry",
        "Food and Drug Administration",
        "Harbour and Sons",
        "Ministerio de Salud y Bienestar",
        "Ministerium für Gesundheit und Pflege",
        "Bosnia and Herzegovina",
    ],
)
def test_and_inside_one_name_is_part_of_it(whole: str) -> None:
    text = f"Yesterday the {whole} wrote to them."
    for word in words(text, Span(14, 14 + len(whole))):
        found = name_at(text, word.start)
        assert found is not None
        assert found.of(text) == whole


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("Yesterday Obama and Putin met.", "Obama", "Obama"),
        ("Yesterday Obama and Putin met.", "Putin", "Putin"),
        ("Yesterday Obama and Putin met.", "and", "and"),
        ("Yesterday Ilse Brandt and the Karvan Union met.", "Brandt", "Ilse Brandt"),
        ("Gestern trafen sich Brandt und Weber.", "Brandt", "Brandt"),
        ("Hier Dupont et Durand sont partis.", "Durand", "Durand"),
    ],
)
def test_and_between_two_names_parts_them(text: str, at: str, expected: str) -> None:
    assert name(text, at) == expected


def test_a_headline_writes_verbs_with_a_capital_too() -> None:
    assert name("Ilse Brandt Accuses Harbour Watch Of Lying", "Brandt") == "Ilse Brandt"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Sunday the Customs Guard withdrew.", "Customs Guard"),
        ("According to Idra Palune it was over.", "Idra Palune"),
        ("The Foreign Ministry spoke.", "The Foreign Ministry"),
        ("The gates were shut.", "The"),
        ("“But then Palune went home,” he said.", "Palune"),
    ],
)
def test_a_word_that_only_opens_the_sentence_has_the_name_that_follows(text: str, expected: str) -> None:
    found = name_at(text, 1 if text[0] == "“" else 0)
    assert found is not None
    assert found.of(text) == expected
