"""What is measured of two wordings and of where they stand."""

import pytest

from store.linking import Linker
from store.linking.pair.scoring import MOST, fading, measure
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
