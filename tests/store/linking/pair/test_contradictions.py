"""Of wordings about one event, what contradicts and what merely stands beside it: shares found and right."""

import pytest

from store.linking import compare
from store.linking.pair.conflicts import is_conflict
from tests.store.linking.pair.contradictions import LISTS, Held, pairs

KEPT_BACK = 2
"""Of every four pairs, those from this one on."""


def found(pair: Held, kind: str) -> set[tuple[str, str]]:
    """The conflicts of two wordings; of a list of denials the words that deny."""
    told = [each for each in compare(pair.here, pair.there).differences if is_conflict(each)]
    if kind == "negation":
        return {(each.here or each.there, "") for each in told if each.type == kind}
    return {(each.here, each.there) for each in told}


def shares(kind: str, several: list[Held]) -> tuple[float, float]:
    """Precision and recall."""
    each = [(found(pair, kind), set(pair.wanted)) for pair in several]
    right = sum(len(told & wanted) for told, wanted in each)
    return right / sum(len(told) for told, _ in each), right / sum(len(wanted) for _, wanted in each)


@pytest.mark.parametrize("kind", LISTS)
def test_of_what_was_fitted_nearly_nine_in_ten_are_right_and_found(kind: str) -> None:
    fitted = [pair for at, pair in enumerate(pairs(LISTS[kind])) if at % 4 < KEPT_BACK]
    precision, recall = shares(kind, fitted)
    assert precision >= 0.88, "precision"
    assert recall >= 0.88, "recall"


@pytest.mark.parametrize(("kind", "least"), [("number", 0.79), ("date", 0.77), ("name", 0.85), ("negation", 0.68)])
def test_of_what_was_kept_back_more_than_eight_in_ten_are_right(kind: str, least: float) -> None:
    kept = [pair for at, pair in enumerate(pairs(LISTS[kind])) if at % 4 >= KEPT_BACK]
    precision, recall = shares(kind, kept)
    assert precision >= 0.85, "precision"
    assert recall >= least, "recall"


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_has_sixty_pairs_of_which_some_contradict_and_some_do_not(kind: str) -> None:
    listed = pairs(LISTS[kind])
    assert len(listed) >= 60
    assert 20 <= sum(bool(pair.wanted) for pair in listed) <= 45


@pytest.mark.parametrize("kind", LISTS)
def test_the_other_way_round_contradicts_as_much(kind: str) -> None:
    for pair in pairs(LISTS[kind]):
        turned = found(Held(pair.there, pair.here, pair.wanted), kind)
        assert {frozenset(each) for each in found(pair, kind)} == {frozenset(each) for each in turned}
