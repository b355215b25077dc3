"""What is measured of two wordings and of where they stand."""

import pytest

from store.linking import Linker
from store.linking.pair.scoring import MOST, Features, fading, measure
from store.linking.pair.shared import shared
from store.linking.words.analysis import analyse
from store.linking.words.weights import plain_weights
from store.model import Document, Passage, Span, hash_text

HERE = "The harbour master closed the northern pier after a crane collapsed."
THERE = "Since a crane fell on Monday, no ship may use the northern pier."
FILLER = [f"Resident number {at} spoke of fishing, weather and the price of diesel." for at in range(40)]


def test_what_fades_falls_from_one_to_nothing_and_no_further() -> None:
    faded = [fading(count) for count in range(MOST + 1)]
    assert (faded[0], faded[-1]) == (1.0, 0.0)
    assert faded == sorted(set(faded), reverse=True)
    assert fading(10 * MOST) == 0.0


@pytest.mark.parametrize(("one", "other"), [(HERE, THERE), (HERE, "The pier is closed."), (THERE, "A crane.")])
def test_the_shorter_wording_tells_how_brief_a_pair_is(one: str, other: str) -> None:
    a, b = analyse(one, "en"), analyse(other, "en")
    weights = plain_weights("en")
    found = measure(shared(a, b), weights).brief
    assert found == measure(shared(b, a), weights).brief == fading(min(a.length, b.length))


def score(texts: dict[str, str], at: str, text: str) -> float:
    linker = Linker()
    linker.update(
        [(name, hash_text(each)) for name, each in texts.items()],
        lambda name: Document(name, name, texts[name], name, hash_text(texts[name])),
    )
    start = texts[at].index(text)
    return linker.links(Passage(at, Span(start, start + len(text)), text))[0].score


@pytest.mark.parametrize("later", ["a", "b", "both"])
def test_what_stands_late_in_either_article_is_less_surely_the_same_from_both_ends(later: str) -> None:
    def article(sentence: str, is_late: bool, others: list[str]) -> str:
        return " ".join([*others, sentence] if is_late else [sentence, *others])

    def both(a_late: bool, b_late: bool) -> set[float]:
        texts = {"a": article(HERE, a_late, FILLER[:20]), "b": article(THERE, b_late, FILLER[20:])}
        return {score(texts, "a", HERE), score(texts, "b", THERE)}

    early, late = both(False, False), both(later != "b", later != "a")
    assert len(early) == len(late) == 1
    assert early.pop() > late.pop()


def features(one: str, other: str, language: str = "en") -> Features:
    a, b = analyse(one, language), analyse(other, language)
    found = measure(shared(a, b), plain_weights(language))
    assert found == measure(shared(b, a), plain_weights(language))
    return found


def test_names_in_common_count_apart_from_what_is_told_of_them() -> None:
    here = "Harbour master Lena Osk closed the northern pier of Tarsil."
    of_names = features(here, "In Tarsil, Lena Osk was born into a family of bakers.")
    of_all = features(here, "The master closed the northern pier on Monday.")
    assert of_names.unnamed < 0.1 < 0.4 < of_all.unnamed
    assert of_names.unnamed_share < of_all.unnamed_share


def test_a_capital_that_opens_a_sentence_or_stands_in_a_headline_makes_no_name() -> None:
    assert features("Pier closed after crane fell", "The Pier is Closed After a Crane Fell").unnamed > 0.5


def test_where_every_noun_has_a_capital_and_where_nothing_has_one_nothing_is_a_name() -> None:
    german = features("Der Hafenmeister sperrte den Kai.", "Der Hafenmeister hat den Kai gesperrt.", "de")
    arabic = features("أغلق مدير الميناء الرصيف الشمالي", "الرصيف الشمالي أغلقه مدير الميناء", "ar")
    assert german.unnamed > 0.3
    assert arabic.unnamed > 0.3


@pytest.mark.parametrize(("figure", "tells"), [("60,000", True), ("750", True), ("12", False), ("2017", False)])
def test_a_figure_told_twice_counts_unless_it_is_small_or_a_year(figure: str, tells: bool) -> None:
    found = features(f"He paid {figure} for the crane.", f"Some {figure} went to the builder.").figures
    assert (found > 0) is tells
