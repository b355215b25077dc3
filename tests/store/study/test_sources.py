"""Sources: an outlet, whom it cites, and whom that cites."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from store.model import Passage, Span
from store.study.sources import Citation, CitedVoice, sources

OUTLETS = {"a": "Courier", "b": "Ledger"}


def claim(name: str) -> Passage:
    start = int(name[1:]) * 100
    return Passage(name[0], Span(start, start + 50), name)


def shape(voice: CitedVoice) -> dict[str, Any]:
    return {each.name: shape(each) for each in voice.cites}


def test_a_source_that_has_a_source_cites_it() -> None:
    agency = Span(700, 720)
    told = [
        Citation(claim("a0"), "the agency", agency),
        Citation(Passage("a", agency, "the agency"), "residents", Span(800, 810)),
    ]
    courier, ledger = sources([claim("a0"), claim("a1")], told, OUTLETS)
    assert shape(courier) == {"the agency": {"residents": {}}}
    assert courier.claims == (claim("a0"), claim("a1"))
    assert courier.unsourced == (claim("a1"),)
    assert courier.cites[0].claims == courier.cites[0].cites[0].claims == (claim("a0"),)
    assert ledger == CitedVoice("Ledger", (), ())


def test_who_cites_whom_in_one_source_is_told_apart() -> None:
    told = [Citation(claim("a0"), "SANA quoting local sources"), Citation(claim("a1"), "a website, citing soldiers")]
    assert shape(sources([], told, OUTLETS)[0]) == {"SANA": {"local sources": {}}, "a website": {"soldiers": {}}}


def test_one_voice_under_two_names_is_one_and_the_most_cited_comes_first() -> None:
    told = [
        Citation(claim("a0"), "doctors"),
        Citation(claim("a1"), "The Ministry"),
        Citation(claim("a2"), "the ministry"),
        Citation(claim("b0"), "the ministry"),
    ]
    courier, ledger = sources([], told, OUTLETS)
    assert [(each.name, len(each.claims)) for each in courier.cites] == [("The Ministry", 2), ("doctors", 1)]
    assert len(ledger.cites[0].claims) == 1


def test_articles_of_one_outlet_are_one_root_and_claims_need_no_source() -> None:
    (root,) = sources([claim("a0"), claim("b0")], [], {"a": "Courier", "b": "courier"})
    assert root.unsourced == (claim("a0"), claim("b0"))
    assert sources([], [], {}) == []


def test_sources_that_cite_each_other_come_to_an_end() -> None:
    one, other = Span(700, 720), Span(800, 820)
    told = [
        Citation(claim("a0"), "one", one),
        Citation(Passage("a", one, "one"), "other", other),
        Citation(Passage("a", other, "other"), "one", one),
    ]
    assert shape(sources([], told, OUTLETS)[0])["one"]["other"]


names = st.sampled_from("abcdef")
spots = st.integers(0, 9).map(lambda at: Span(at * 100, at * 100 + 50))


@given(st.lists(st.builds(Citation, st.integers(0, 9).map(lambda at: claim(f"a{at}")), names, spots), max_size=6))
def test_whatever_is_related_to_what_a_tree_comes_of_it(told: list[Citation]) -> None:
    def check(voice: CitedVoice) -> None:
        for each in voice.cites:
            assert set(each.claims) <= set(voice.claims)
            check(each)

    for root in sources([], told, OUTLETS):
        check(root)


def test_what_nobody_has_tagged_is_known_from_what_is() -> None:
    told = [Citation(claim("a0"), "doctors"), Citation(claim("a1"), "doctors", is_suggested=True)]
    told.append(Citation(claim("a2"), "guards", is_suggested=True))
    courier, _ = sources([], told, OUTLETS)
    assert [(each.name, each.is_suggested) for each in courier.cites] == [("doctors", False), ("guards", True)]
    assert courier.suggested == {claim("a1"), claim("a2")}
    assert not courier.is_suggested
