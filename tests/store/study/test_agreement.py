"""How far annotators agree."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Annotation, Selector, Span
from store.study.agreement import Agreement, agreement, covered, nominal_alpha

WORDS = {"a": [Span(10 * n, 10 * n + 9) for n in range(20)], "b": [Span(10 * n, 10 * n + 9) for n in range(20)]}


def tag(who: str, start: int, end: int, label: str = "claim", document: str = "a") -> Annotation:
    span = Span(start, end)
    id = f"{who} {document} {start} {end} {label}"
    return Annotation(id, document, label, Selector(span, "x" * span.length, "", ""), "0" * 64, who, "", span=span)


def found(*annotations: Annotation) -> Agreement:
    return agreement(annotations, WORDS)


def test_those_who_tag_the_same_agree_wholly() -> None:
    same = found(tag("ada", 0, 19), tag("ben", 0, 19), tag("ada", 40, 49, "actor"), tag("ben", 40, 49, "actor"))
    assert [(pair.exact, pair.overlapping) for pair in same.pairs] == [(1.0, 1.0), (1.0, 1.0)]
    assert [alpha.value for alpha in same.alphas] == [1.0, 1.0]
    assert same.disagreements == ()


def test_other_edges_overlap_and_are_told_as_such() -> None:
    apart = found(tag("ada", 0, 19), tag("ben", 0, 9))
    assert (apart.pairs[0].exact, apart.pairs[0].overlapping) == (0.0, 1.0)
    (each,) = apart.disagreements
    assert (each.kind, each.span, each.annotators) == ("edges", Span(0, 19), ("ada", "ben"))


def test_another_label_on_the_same_words_is_one_disagreement() -> None:
    (each,) = found(tag("ada", 0, 19), tag("ben", 0, 19, "source")).disagreements
    assert each.kind == "label"
    assert each.one is not None
    assert each.other is not None
    assert (each.one.label, each.other.label) == ("claim", "source")


def test_what_only_one_has_is_told_from_either_side() -> None:
    apart = found(tag("ada", 0, 9), tag("ada", 100, 109), tag("ben", 0, 9), tag("ben", 150, 159))
    assert apart.pairs[0].exact == 0.5
    assert [(each.one is None, each.other is None) for each in apart.disagreements] == [(False, True), (True, False)]


def test_an_article_that_only_one_has_tagged_counts_for_nobody() -> None:
    alone = found(tag("ada", 0, 9), tag("ben", 0, 9), tag("ada", 50, 59, document="b"))
    assert alone.pairs[0].of_one == 1
    assert alone.alphas[0].words == 20
    assert alone.disagreements == ()


def test_three_annotators_are_compared_pair_by_pair() -> None:
    three = found(tag("ada", 0, 9), tag("ben", 0, 9), tag("eve", 20, 29))
    assert [(pair.one, pair.other, pair.exact) for pair in three.pairs] == [
        ("ada", "ben", 1.0),
        ("ada", "eve", 0.0),
        ("ben", "eve", 0.0),
    ]
    assert len(three.disagreements) == 4


def test_nobody_agrees_with_nobody() -> None:
    assert found() == Agreement((), (), (), ())
    assert found(tag("ada", 0, 9)).pairs == ()
    assert found(tag("ada", 0, 9)).alphas[0].value is None
    assert found(tag("ada", 0, 9)._replace(span=None)).annotators == ()


def test_alpha_is_what_is_worked_out_by_hand() -> None:
    """Two raters, ten units: both yes at 2, one of them at 2, both no at 6."""
    patterns = {(2, 2): 2, (1, 2): 2, (0, 2): 6}
    yes, no, apart = 6, 14, 4
    assert nominal_alpha(patterns) == pytest.approx(1 - (20 - 1) * apart / (2 * yes * no))
    assert nominal_alpha({(0, 2): 5}) is None
    assert nominal_alpha({}) is None


@given(st.lists(st.lists(st.sampled_from([0, 1, None]), min_size=3, max_size=3), min_size=1, max_size=12))
def test_alpha_agrees_with_an_implementation_of_others(units: list[list[int | None]]) -> None:
    krippendorff: Any = pytest.importorskip("krippendorff")
    patterns: dict[tuple[int, int], int] = {}
    for unit in units:
        said = [value for value in unit if value is not None]
        patterns[sum(said), len(said)] = patterns.get((sum(said), len(said)), 0) + 1
    rated = {value for unit in units if sum(value is not None for value in unit) > 1 for value in unit} - {None}
    mine = nominal_alpha(patterns)
    if len(rated) < 2:
        assert mine is None
        return
    data = [[float("nan") if unit[who] is None else unit[who] for unit in units] for who in range(3)]
    theirs = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal", value_domain=[0, 1])
    assert mine == pytest.approx(theirs)


@given(st.lists(st.tuples(st.integers(0, 180), st.integers(1, 40), st.sampled_from("xyz"), st.sampled_from("cas"))))
def test_every_figure_is_within_bounds_and_no_tag_is_told_twice_of_a_pair(
    drawn: list[tuple[int, int, str, str]],
) -> None:
    made = {each.id: each for each in (tag(who, at, at + long, label) for at, long, who, label in drawn)}
    told = found(*made.values())
    assert all(0 <= (pair.exact or 0) <= (pair.overlapping or 0) <= 1 for pair in told.pairs)
    for people in {each.annotators for each in told.disagreements}:
        ids = [side.id for each in told.disagreements if each.annotators == people for side in each[3:] if side]
        assert len(ids) == len(set(ids))


def test_words_that_a_span_touches_are_covered() -> None:
    assert covered(WORDS["a"], [Span(9, 10)]) == set()
    assert covered(WORDS["a"], [Span(8, 21)]) == {0, 1, 2}
