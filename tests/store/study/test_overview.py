"""The overview: what two articles share, and an arrow only where something speaks for it."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Difference, Entry, Link, Passage, Span
from store.study.groups import groups
from store.study.overview import Kinship, Overview, overview
from store.study.quotations import is_within_quotation

LONG = "Fishermen broke open a side gate with an anchor and carried the wounded out"


def entry(id: str, published: str = "") -> Entry:
    return Entry(id, f"{id}.txt", id, id.upper(), published, "", 0, 0, id)


def passage(name: str, text: str = "") -> Passage:
    """A passage called by its article and its number in it: `a1`; a hundred characters apart."""
    start = int(name[1:]) * 100
    return Passage(name[0], Span(start, start + 50), text or name)


def link(here: str, there: str, *, text: str = "", score: float = 90, **changes: Any) -> Link:
    made = Link(passage(here, text), passage(there, text), score, score < 50, "paraphrase", ())
    return made._replace(**changes)


def number(here: str, there: str, mine: str, theirs: str) -> Link:
    return link(here, there, differences=(Difference("number", mine, theirs),))


def seen(entries: Iterable[Entry], links: list[Link], length: int = 10) -> Overview:
    ordered = list(entries)
    passages = {each.id: [passage(f"{each.id}{at}") for at in range(length)] for each in ordered}
    return overview(
        ordered,
        passages,
        links,
        groups(links, list(passages)),
        conflicts=lambda link: link.differences,
        is_quoted=lambda _: False,
    )


DATED = [entry("a", "2024-09-04"), entry("b", "2024-09-05"), entry("c", "2024-09-06"), entry("d", "2024-09-07")]


def kinship(found: Overview, one: str, other: str) -> Kinship | None:
    return next((each for each in found.kinships if {each.earlier, each.later} == {one, other}), None)


def test_copies_are_told_from_rewordings_on_either_side() -> None:
    links = [
        link("a0", "b0", kind="verbatim"),
        link("a1", "b1"),
        link("a2", "b1"),
        link("a3", "b3", score=20),
        link("a4", "b4", kind="boilerplate"),
    ]
    (ground,) = seen(DATED[:2], links).shared
    assert ground.of_one == (9, 1, 2)
    assert ground.of_other == (9, 1, 1)
    assert ground.of_one.part == pytest.approx(3 / 9)


def test_a_copy_of_a_clause_is_no_copy_of_the_sentence() -> None:
    clause = Passage("a", Span(0, 20), "a clause")
    (ground,) = seen(DATED[:2], [link("a0", "b0", kind="verbatim")._replace(here=clause)]).shared
    assert (ground.of_one.copied, ground.of_one.reworded, ground.of_other.copied) == (0, 1, 1)


def test_most_of_the_later_one_in_the_earlier_speaks_for_following() -> None:
    links = [link(f"a{at}", f"b{at}") for at in range(3)]
    found = kinship(seen(DATED[:2], links, length=6), "a", "b")
    assert found is not None
    assert (found.earlier, found.later, found.is_dated) == ("a", "b", True)
    assert [(sign.kind, sign.size) for sign in found.signs] == [("contained", 3), ("contains", 3)]
    assert kinship(seen(DATED[:2], links, length=7), "a", "b") is None
    assert kinship(seen(DATED[:2], links[:2], length=2), "a", "b") is None


def test_an_earlier_one_that_a_longer_later_one_takes_in_is_no_sign_alone() -> None:
    links = [link(f"a{at}", f"b{at}") for at in range(4)]
    passages = {"a": [passage(f"a{at}") for at in range(4)], "b": [passage(f"b{at}") for at in range(12)]}
    for entries, expected in ((DATED[:2], 0), ([entry("a"), entry("b")], 1)):
        found = overview(
            entries, passages, links, groups(links), conflicts=lambda link: link.differences, is_quoted=lambda _: False
        )
        assert len(found.kinships) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", ""),
        ("2024-09-04", ""),
        ("2024-09-04", "2024-09-04"),
        ("2024-09-04", "2024-09-04T18:00"),
        ("2024-09-04T00:00:00", "2024-09-04T18:00:00"),
        ("2024-09-04T10:00+00:00", "2024-09-04T12:00"),
        ("2024-09-04T10:00+00:00", "2024-09-04T12:00+02:00"),
        ("on Tuesday", "on Wednesday"),
    ],
)
def test_dates_that_do_not_tell_make_no_direction(one: str, other: str) -> None:
    links = [link(f"a{at}", f"b{at}") for at in range(5)]
    for pair in ((one, other), (other, one)):
        found = kinship(seen([entry("a", pair[0]), entry("b", pair[1])], links), "a", "b")
        assert found is not None
        assert not found.is_dated


def test_times_of_one_day_tell_where_they_can_be_compared() -> None:
    links = [link(f"a{at}", f"b{at}") for at in range(5)]
    entries = [entry("a", "2024-09-04T12:30+02:00"), entry("b", "2024-09-04T10:00Z")]
    found = seen(entries, links)
    assert (found.kinships[0].earlier, found.kinships[0].later) == ("b", "a")


def test_a_number_that_only_two_have_speaks_where_all_others_have_another() -> None:
    links = [link("a0", "b0"), link("c0", "d0")]
    links += [number(one, other, "60", "31") for one in ("a0", "b0") for other in ("c0", "d0")]
    found = kinship(seen(DATED, links), "a", "b")
    assert found is not None
    assert [(sign.kind, sign.says) for sign in found.signs] == [("number", ("60 ] 31",))]


def test_one_that_has_it_otherwise_may_be_the_one_that_errs() -> None:
    links = [link("a0", "b0"), number("a0", "c0", "60", "31"), number("b0", "c0", "60", "31")]
    assert not seen(DATED, links).kinships


def test_a_number_that_a_third_has_too_is_not_theirs() -> None:
    links = [link("a0", "b0"), link("a0", "e0"), link("b0", "e0"), link("c0", "d0")]
    links += [number(one, other, "60", "31") for one in ("a0", "b0", "e0") for other in ("c0", "d0")]
    found = seen([*DATED, entry("e", "2024-09-08")], links)
    assert kinship(found, "a", "b") is None
    assert kinship(found, "c", "d") is not None


def test_wordings_that_only_two_have_speak_when_others_reword_them() -> None:
    links = []
    for at in range(2):
        links.append(link(f"a{at}", f"b{at}", text=f"{LONG} {at}", kind="verbatim"))
        links += [link(f"a{at}", f"c{at}"), link(f"b{at}", f"c{at}")]
    found = kinship(seen(DATED[:3], links), "a", "b")
    assert found is not None
    assert [(sign.kind, sign.says) for sign in found.signs] == [("wording", (f"{LONG} 0", f"{LONG} 1"))]
    assert not seen(DATED[:3], links[:3]).kinships
    copied = [each if each.kind == "verbatim" else each._replace(kind="near-verbatim") for each in links]
    assert not seen(DATED[:3], copied).kinships
    assert not seen(DATED[:3], [each for each in links if each.kind == "verbatim"]).kinships


def test_what_a_speaker_said_is_anybodys_wording() -> None:
    quoted = [link(f"a{at}", f"b{at}", text=f"“{LONG},” he said", kind="verbatim") for at in range(3)]
    links = quoted + [link(f"{one}{at}", f"c{at}") for at in range(3) for one in "ab"]
    assert not seen(DATED[:3], links).kinships


def test_a_quotation_is_open_until_it_is_closed() -> None:
    texts = ['He said: "One. Two." Three.', "He said: “One. Two.” Three.", '"One.\n\n"Zero. Two." Three.']
    for text in texts:
        assert is_within_quotation(text, text.index("Two"))
        assert not is_within_quotation(text, text.index("Three"))
        assert not is_within_quotation(text, 0)
    links = [link(f"a{at}", f"b{at}", text=f"{LONG} {at}", kind="verbatim") for at in range(3)]
    links += [link(f"{one}{at}", f"c{at}") for at in range(3) for one in "ab"]
    passages = {each.id: [passage(f"{each.id}{at}") for at in range(9)] for each in DATED[:3]}
    for is_quoted, expected in ((lambda _: False, 1), (lambda _: True, 0)):
        told = overview(DATED[:3], passages, links, groups(links), conflicts=lambda _: (), is_quoted=is_quoted)
        assert len(told.kinships) == expected


def test_articles_come_as_they_appeared_with_what_they_were_first_to_say() -> None:
    entries = [entry("a"), entry("b", "2024-09-05"), entry("c", "2024-09-04T08:00"), entry("d", "2024-09-04")]
    links = [link("b0", "c0"), link("a1", "b1"), link("c2", "d2")]
    found = seen(entries, links)
    assert [(each.document, each.first) for each in found.order] == [("c", 1), ("d", 0), ("b", 0), ("a", 0)]


def test_nothing_shared_and_nothing_there_are_overviews_too() -> None:
    assert seen([], []) == ((), (), ())
    assert seen(DATED[:1], []).shared == ()
    assert seen(DATED, [], length=0).kinships == ()


ends = st.tuples(st.sampled_from("abcd"), st.integers(0, 4)).map(lambda each: f"{each[0]}{each[1]}")
some_links = st.lists(
    st.tuples(ends, ends, st.floats(0, 100), st.sampled_from(["verbatim", "paraphrase", "boilerplate"]))
    .filter(lambda made: made[0][0] != made[1][0])
    .map(lambda made: link(made[0], made[1], score=made[2], kind=made[3])),
    max_size=30,
)


@given(some_links)
def test_no_article_has_more_of_another_than_there_is(links: list[Link]) -> None:
    for ground in seen(DATED, links, length=5).shared:
        for share in (ground.of_one, ground.of_other):
            assert 0 <= share.carried <= share.passages <= 5
            assert 0 <= share.part <= 1


@given(some_links)
def test_no_arrow_goes_against_the_dates(links: list[Link]) -> None:
    for each in seen(DATED, links, length=5).kinships:
        assert each.is_dated
        assert each.earlier < each.later
        assert each.signs
