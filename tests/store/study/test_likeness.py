"""Likeness: what everybody's sentences share makes none of them alike."""

from collections.abc import Sequence
from itertools import combinations

from store.model import Link, Passage, Span
from store.study.groups import groups
from store.study.likeness import Commonplaces, likeness
from store.study.linked_places import end_of

MINISTER = "Deputy Harbour Minister Ines Okonjo Vale"
ACTS = [
    f"{one}{other}ed a {other}{one}"
    for one, other in combinations(("plin", "dorv", "skan", "mulb", "trev", "gont", "halm", "juve"), 2)
]
"""Of which no two share a word."""

SINKING = "The ferry Alma sank off Ardle after striking a sandbank."


def passage(number: int, text: str, start: int = 0) -> Passage:
    return Passage(f"article {number:02}", Span(start, start + len(text)), text)


def link(one: Passage, other: Passage, score: float) -> Link:
    return Link(one, other, score, False, "paraphrase", ())


def of_one_name() -> list[Link]:
    told = [passage(number, f"{MINISTER} {act}.") for number, act in enumerate(ACTS)]
    return [link(one, other, 70) for one, other in combinations(told, 2)]


def test_a_name_with_its_titles_joins_no_sentences() -> None:
    assert groups(of_one_name()) == []


def test_the_same_few_are_joined_where_the_name_is_rare() -> None:
    few = [each for each in of_one_name() if (each.there.document or "") < "article 03"]
    assert [group.documents for group in groups(few)] == [("article 00", "article 01", "article 02")]


def test_what_all_copy_is_one_group_however_many_they_are() -> None:
    copies = [passage(number, SINKING, 500) for number in range(len(ACTS))]
    made = [link(one, other, 100) for one, other in combinations(copies, 2)]
    assert [len(group.documents) for group in groups([*of_one_name(), *made])] == [len(ACTS)]


def test_a_reader_is_believed() -> None:
    first, *rest = of_one_name()
    found = groups([first._replace(state="accepted"), *rest])
    assert [group.documents for group in found] == [("article 00", "article 01")]


def test_what_shares_no_word_is_weighed_by_its_link_alone() -> None:
    ends = [end_of(each) for each in (passage(0, SINKING), passage(1, "Die Fähre Alba ging unter."))]
    assert weight([SINKING, "Paromi upposi."] * 9) == 0
    assert Commonplaces({ends[0]: SINKING, ends[1]: "Fähre unter."}).weight(*ends) == 0


def weight(texts: Sequence[str]) -> float:
    places = {end_of(passage(number, text)): text for number, text in enumerate(texts)}
    one, other, *_ = places
    return Commonplaces(places).weight(one, other)


def test_more_is_shared_by_chance_the_more_often_it_stands() -> None:
    rare = weight([f"{MINISTER} {act}." for act in ACTS[:4]])
    often = weight([f"{MINISTER} {act}." for act in ACTS])
    assert rare == 0 < often


def test_likeness_is_counted_from_what_a_pair_without_a_link_comes_to() -> None:
    assert likeness(0) == 0 < likeness(20) < likeness(50) < likeness(98) == likeness(100)
    assert likeness(98) - likeness(90) > likeness(60) - likeness(52)
