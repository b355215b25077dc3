"""Alignment: every passage once, in order but for what has moved, and the same from both sides."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from store.model import Difference, Document, Link, Passage, Span, hash_text
from store.study.alignment import AlignedRow, Alignment, align

SENTENCE = 10
"""Characters of every sentence in these tests."""


def article(id: str, sentences: int) -> Document:
    text = " ".join(f"{id}{number:08}." for number in range(sentences))
    return Document(id, f"{id}.txt", text, id, hash_text(text))


def cut(text: str) -> list[Span]:
    return [Span(start, start + SENTENCE) for start in range(0, len(text), SENTENCE + 1)]


def passage(document: Document, first: int, last: int | None = None) -> Passage:
    span = Span(first * (SENTENCE + 1), (first if last is None else last) * (SENTENCE + 1) + SENTENCE)
    return Passage(document.id, span, span.of(document.text))


A, B = article("a", 6), article("b", 6)


def link(here: Passage, there: Passage, score: float = 80, **changes: Any) -> Link:
    return Link(here, there, score, score < 50, "paraphrase", ())._replace(**changes)


def joined(here: int, there: int, score: float = 80, **changes: Any) -> Link:
    return link(passage(A, here), passage(B, there), score, **changes)


def numbers(end: Passage | None) -> tuple[int, ...]:
    if end is None:
        return ()
    return tuple(range(end.span.start // (SENTENCE + 1), end.span.end // (SENTENCE + 1) + 1))


def shape(alignment: Alignment) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(numbers(row.here), numbers(row.there)) for row in alignment.rows]


def matched(alignment: Alignment) -> list[AlignedRow]:
    return [row for row in alignment.rows if row.is_matched]


def test_what_is_linked_stands_level_and_the_rest_in_its_place() -> None:
    found = align(article("a", 3), article("b", 3), [joined(1, 0), joined(2, 2)], cut)
    assert shape(found) == [((0,), ()), ((1,), (0,)), ((), (1,)), ((2,), (2,))]
    assert (found.matched, found.moved, found.only_here, found.only_there) == (2, 0, 1, 1)


def test_the_heaviest_way_wins_and_what_crosses_it_has_moved() -> None:
    found = align(A, B, [joined(0, 4, 90), joined(1, 1), joined(2, 2), joined(5, 5)], cut)
    assert [(numbers(row.here), numbers(row.there), row.moved) for row in matched(found)] == [
        ((0,), (4,), True),
        ((1,), (1,), False),
        ((2,), (2,), False),
        ((5,), (5,), False),
    ]
    assert found.moved == 1


def test_a_weak_link_counts_in_its_place_only() -> None:
    on_the_way = align(A, B, [joined(0, 0), joined(1, 1, 30), joined(2, 2)], cut)
    across = align(A, B, [joined(0, 0), joined(5, 1, 30), joined(2, 2)], cut)
    assert [row.is_weak for row in matched(on_the_way)] == [False, True, False]
    assert ((5,), (1,)) not in shape(across)


def test_one_sentence_against_two_is_one_row() -> None:
    wide = link(passage(A, 1), passage(B, 1, 2))
    assert ((1,), (1, 2)) in shape(align(A, B, [wide], cut))
    two = align(A, B, [joined(1, 1), joined(2, 1, 60)], cut)
    assert ((1, 2), (1,)) in shape(two)
    (row,) = matched(two)
    assert (row.score, len(row.links)) == (70, 2)
    assert row.here is not None
    assert row.here.text == A.text[11:32]


def test_two_sentences_that_have_moved_together_are_one_row() -> None:
    found = align(A, B, [joined(0, 0), joined(4, 4), joined(5, 5), link(passage(A, 1, 2), passage(B, 3), 90)], cut)
    moved = align(A, B, [joined(3, 3), joined(4, 4), link(passage(A, 0, 1), passage(B, 5), 60)], cut)
    assert ((1, 2), (3,)) in shape(found)
    assert [(numbers(row.here), numbers(row.there)) for row in moved.rows if row.moved] == [((0, 1), (5,))]


def test_what_an_article_says_twice_is_not_only_there() -> None:
    found = align(A, B, [joined(1, 1, 90), joined(1, 4, 80)], cut)
    again = next(row for row in found.rows if numbers(row.there) == (4,))
    assert not again.is_alone
    assert numbers(again.links[0].here) == (1,)
    assert found.only_there == 4


def test_a_link_is_told_from_where_one_looks() -> None:
    told = joined(1, 2, differences=(Difference("number", "31", "60"),))
    (row,) = matched(align(B, A, [told], cut))
    assert row.here == told.there
    assert row.differences == (Difference("number", "60", "31"),)


def test_a_copy_of_a_part_is_no_copy_of_the_whole() -> None:
    whole = joined(0, 0, kind="verbatim")
    part = Passage("a", Span(11, 17), A.text[11:17])
    assert matched(align(A, B, [whole], cut))[0].kind == "verbatim"
    assert matched(align(A, B, [link(part, passage(B, 1), kind="verbatim")], cut))[0].kind == "near-verbatim"


def test_what_a_reader_accepted_is_on_the_way_whatever_its_score() -> None:
    accepted = joined(0, 5, 3, state="accepted", weak=False)
    assert ((0,), (5,)) in shape(align(A, B, [accepted, joined(1, 1, 60)], cut))


def test_articles_without_link_or_text_are_aligned() -> None:
    apart = align(article("a", 2), article("b", 1), [], cut)
    assert shape(apart) == [((0,), ()), ((1,), ()), ((), (0,))]
    assert (apart.matched, apart.only_here, apart.only_there) == (0, 2, 1)
    assert shape(align(article("a", 0), article("b", 1), [], cut)) == [((), (0,))]
    assert align(article("a", 0), article("b", 0), [], cut).rows == ()


def test_long_articles_are_aligned_in_a_moment() -> None:
    """Time grows with the links, not with the product of the lengths."""
    long = article("a", 20_000), article("b", 20_000)
    links = [link(passage(long[0], number), passage(long[1], number)) for number in range(0, 20_000, 2)]
    found = align(*long, links, cut)
    assert (found.matched, found.moved) == (10_000, 0)


places = st.integers(0, 5)
some_links = st.lists(
    st.builds(
        lambda here, there, score, wide: link(
            passage(A, here, min(5, here + (wide == 1))), passage(B, there, min(5, there + (wide == 2))), score
        ),
        places,
        places,
        st.integers(0, 100).map(float),
        st.integers(0, 2),
    ),
    max_size=15,
)


@given(some_links)
def test_every_passage_stands_in_one_row(links: list[Link]) -> None:
    rows = shape(align(A, B, links, cut))
    assert sorted(number for here, _ in rows for number in here) == list(range(6))
    assert sorted(number for _, there in rows for number in there) == list(range(6))
    assert all(1 <= len(here) + len(there) <= 3 for here, there in rows)


@given(some_links)
def test_rows_are_in_order_but_for_what_has_moved(links: list[Link]) -> None:
    found = align(A, B, links, cut)
    assert [number for here, _ in shape(found) for number in here] == list(range(6))
    level = [numbers(row.there) for row in found.rows if row.there and not row.moved]
    assert all(one < other for one, other in pairwise(number for each in level for number in each))


@given(some_links)
def test_it_is_the_same_from_both_sides(links: list[Link]) -> None:
    here, there = align(A, B, links, cut), align(B, A, links, cut)
    assert sorted(shape(here)) == sorted((other, one) for one, other in shape(there))
    assert {shape(here)[at] for at, row in enumerate(here.rows) if row.moved} == {
        shape(there)[at][::-1] for at, row in enumerate(there.rows) if row.moved
    }
    counts = (here.matched, here.moved, here.only_here, here.only_there)
    assert counts == (there.matched, there.moved, there.only_there, there.only_here)


@given(some_links, st.randoms(use_true_random=False))
def test_it_does_not_depend_on_the_order_of_links(links: list[Link], source: Any) -> None:
    shuffled = list(links)
    source.shuffle(shuffled)
    assert shape(align(A, B, links, cut)) == shape(align(A, B, shuffled, cut))


@given(some_links)
def test_no_way_weighs_more(links: list[Link]) -> None:
    """Held against every chain of single sentences, tried one by one."""
    weights: dict[tuple[int, int], float] = {}
    for each in links:
        if each.score >= 25 and len(numbers(each.here)) == len(numbers(each.there)) == 1:
            key = (numbers(each.here)[0], numbers(each.there)[0])
            weights[key] = max(each.score, weights.get(key, 0))
    best: dict[tuple[int, int], float] = {}
    for here, there in sorted(weights):
        before = [total for (one, other), total in best.items() if one < here and other < there]
        best[here, there] = weights[here, there] + max(before, default=0)
    found = [row for row in align(A, B, links, cut).rows if row.is_matched and not row.moved]
    reached = sum(sum(link.score for link in row.links) for row in found)
    assert reached >= max(best.values(), default=0) - 1e-6


def test_bylines_and_credits_are_not_counted_as_what_only_one_has() -> None:
    lines = ["By Ines Okonjo, Harrow Courier", "The ferry sank.", "Read more: The night the ferry sank"]
    text = "\n".join(lines)
    one = Document("a", "a.txt", text, "a", hash_text(text))
    found = align(one, article("b", 1), [], lambda text: [*_lines(text)])
    assert (found.only_here, found.only_there) == (1, 1)
    assert len(found.rows) == 4


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield Span(start, start + len(line.rstrip("\n")))
        start += len(line)
