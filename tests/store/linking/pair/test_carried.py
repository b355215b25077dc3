"""How much of a wording another one carries, where nothing is known but the two."""

import pytest

from store.linking.pair.carried import carried
from store.linking.words.analysis import analyse
from store.linking.words.embedding import WordVectors, word_vectors
from store.linking.words.weights import plain_weights


def share(one: str, other: str, language: str = "en") -> float:
    return carried(analyse(one, language), analyse(other, language), plain_weights(language))


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("The ferry sank in February.", "The ferry sank in Feb.", "en"),
        ("The court sits on Tuesday.", "The court sits on Tues.", "en"),
        ("Twelve dockers were hurt.", "12 dockers were hurt.", "en"),
        ("Паром затонул в январе.", "Паром затонул в январь.", "ru"),
    ],
)
def test_a_number_a_day_or_a_month_is_the_same_however_it_is_written(one: str, other: str, language: str) -> None:
    assert share(one, other, language) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("one", "fact", "word", "language"),
    [
        ("Ten boats to watch on Wednesday.", "Ten boats to watch on Thursday.", "Ten boats to see on Wednesday.", "en"),
        ("The storm killed six men.", "The storm killed four men.", "The storm injured six men.", "en"),
        ("Der Hafen schließt am Montag.", "Der Hafen schließt am Freitag.", "Der Kai schließt am Montag.", "de"),
    ],
)
def test_another_fact_costs_more_than_another_word(one: str, fact: str, word: str, language: str) -> None:
    assert share(one, fact, language) < share(one, word, language) - 0.05


def test_a_day_is_like_no_other_day_and_no_number_like_a_word() -> None:
    assert share("Wednesday", "Thursday") == 0.0
    assert share("seven", "eight") == 0.0
    assert share("June", "seven") == 0.0


def test_may_and_march_are_words_too() -> None:
    assert share("They may march.", "They might march.") > share("They arrived in June.", "They arrived in July.")


def test_a_word_means_what_stands_beside_it_too() -> None:
    one, other = "the trawler foundered near the cliffs", "the boat sank near the rocks"
    assert share(one, other) > share(one, "near the rocks sank the boat") + 0.02


def test_it_is_that_of_the_side_that_has_less() -> None:
    short, long = "The mayor resigned.", "The mayor resigned after a night of talks with the harbour union."
    assert share(short, long) == share(long, short) < 0.6


def test_without_vectors_the_same_words_count(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = WordVectors()
    silent.remark = "not installed"
    monkeypatch.setattr("store.linking.pair.laid_out.word_vectors", lambda: silent)
    assert word_vectors() is not silent
    assert share("The ferry sank at dawn.", "The ferry sank at dusk.") > share(
        "The ferry sank.", "The boat went under."
    )
    assert share("The ferry sank at dawn.", "At dawn the ferry sank.") == pytest.approx(1.0)
