"""Krippendorff's alpha for unitizing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Span
from store.study.unitizing import Continuum, apart, expected_disagreement, observed_disagreement, unitizing_alpha


def unit(begin: int, length: int) -> Span:
    return Span(begin - 150, begin - 150 + length)


C = Continuum(300, [unit(225, 70), unit(370, 30)], [unit(220, 80), unit(355, 20), unit(400, 20)])
K = Continuum(300, [unit(180, 60), unit(300, 50)], [unit(180, 60), unit(300, 50)])
"""The worked example of Krippendorff (2004), p. 254: two observers, a continuum from 150 to 450, two categories."""


def test_the_published_example_has_its_published_values() -> None:
    assert observed_disagreement([C]) == pytest.approx(0.0144, abs=5e-5)
    assert expected_disagreement([C]) == pytest.approx(0.0532, abs=5e-5)
    assert unitizing_alpha([C]) == pytest.approx(0.7286, abs=5e-5)
    assert observed_disagreement([K]) == 0
    assert expected_disagreement([K]) == pytest.approx(0.0490, abs=5e-5)
    assert unitizing_alpha([K]) == 1
    both = 1 - (observed_disagreement([C]) + observed_disagreement([K])) / (
        expected_disagreement([C]) + expected_disagreement([K])
    )
    assert both == pytest.approx(0.8591, abs=5e-4)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        (unit(225, 70), unit(220, 80), 50),
        (unit(370, 30), unit(355, 20), 850),
        (unit(155, 6), unit(154, 2), 26 + 0),
        (unit(155, 6), unit(157, 2), 8),
        (unit(155, 6), unit(155, 6), 0),
        (unit(155, 6), unit(152, 2), 40),
    ],
)
def test_published_distances(one: Span, other: Span, distance: int) -> None:
    told = observed_disagreement([Continuum(300, [one], [other])]) * 300**2
    assert told == pytest.approx(distance)


def test_nothing_marked_by_both_says_nothing() -> None:
    assert unitizing_alpha([Continuum(10, [], [])]) is None
    assert unitizing_alpha([]) is None


def test_marks_that_only_one_has_agree_less_than_chance() -> None:
    alpha = unitizing_alpha([Continuum(100, [Span(10, 20)], [])])
    assert alpha is not None
    assert alpha <= 0


def test_overlapping_units_of_one_annotator_count_as_one() -> None:
    assert apart([Span(5, 9), Span(0, 6), Span(9, 12)]) == [Span(0, 9), Span(9, 12)]


SIDES = st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)).map(lambda at: Span(at[0], sum(at)))).map(apart)


@given(st.lists(st.builds(Continuum, st.just(100), SIDES, SIDES), max_size=3))
def test_alpha_is_the_same_from_either_side_and_one_of_the_same(texts: list[Continuum]) -> None:
    alpha = unitizing_alpha(texts)
    turned = [Continuum(text.length, text.other, text.one) for text in texts]
    assert unitizing_alpha(turned) == pytest.approx(alpha)
    assert alpha is None or alpha <= 1
    same = unitizing_alpha([text._replace(other=text.one) for text in texts])
    assert same in (None, 1.0)
