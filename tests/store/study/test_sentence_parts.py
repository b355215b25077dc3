"""Sentences that state two things: each part stands with what states the same."""

from store.model import Link, Passage, Span
from store.study.base_wording import base_wording, is_whole
from store.study.groups import Group, groups

BOTH = "The ferry sank off Ardle on Tuesday night, and its owner was arrested at the airport."
SINKING = "A ferry sank off Ardle late on Tuesday night."
ARREST = "Police arrested the owner at the airport."
STAYED = "The owner was arrested at the airport by police."


def passage(document: str, text: str, start: int = 0) -> Passage:
    return Passage(document, Span(start, start + len(text)), text)


def link(one: Passage, other: Passage, score: float) -> Link:
    return Link(one, other, score, score < 50, "paraphrase", ())


def stated(found: list[Group]) -> list[set[str]]:
    return sorted(({each.text for each in group.passages} for group in found), key=sorted)


def two_facts() -> list[Link]:
    both, sinking = passage("a", BOTH), passage("b", SINKING)
    arrests = passage("b", ARREST, 100), passage("c", STAYED)
    return [link(both, sinking, 95), link(both, arrests[0], 70), link(both, arrests[1], 70), link(*arrests, 90)]


def test_each_part_of_a_sentence_stands_with_what_states_the_same() -> None:
    found = stated(groups(two_facts()))
    ferry, arrest = "The ferry sank off Ardle on Tuesday night,", "and its owner was arrested at the airport."
    assert found == [{SINKING, ferry}, {ARREST, STAYED, arrest}]


def test_a_mark_stands_with_what_it_opens() -> None:
    quoted = 'The ferry sank off Ardle on Tuesday night and "the owner was arrested at the airport," police said.'
    links = two_facts()
    one = passage("a", quoted)
    found = groups([each._replace(here=one) if each.here.document == "a" else each for each in links])
    parts = [each.text for group in found for each in group.parts]
    assert parts
    assert not any(each.rstrip().endswith((' "', " “")) for each in parts)


def test_a_part_that_tells_nothing_of_what_the_others_do_stands_nowhere() -> None:
    rest = "one mayor whispered to seven bakers who waited outside some crooked garden gate with lanterns."
    both = passage("a", f"Police arrested the owner at the airport, {rest}")
    barns, arrest = passage("b", "A mayor counts empty barns."), passage("c", ARREST)
    others = [passage("d", "Our mayor counts empty barns."), passage("e", STAYED)]
    links = [link(both, barns, 97), link(both, others[0], 90), link(barns, others[0], 97)]
    links += [link(both, arrest, 85), link(both, others[1], 85), link(arrest, others[1], 90)]
    found = stated(groups(links))
    assert found == [
        {barns.text, others[0].text},
        {ARREST, STAYED, "Police arrested the owner at the airport,"},
    ]


def test_parts_are_told_as_parts() -> None:
    parts = [each.text for group in groups(two_facts()) for each in group.parts]
    assert sorted(parts) == ["The ferry sank off Ardle on Tuesday night,", "and its owner was arrested at the airport."]


def test_no_part_overlaps_another_one() -> None:
    spans = sorted(each.span for group in groups(two_facts()) for each in group.passages if each.document == "a")
    assert len(spans) == 2
    assert spans[0].end <= spans[1].start


def test_a_sentence_of_one_fact_is_not_cut() -> None:
    plain = passage("a", "The ferry sank off Ardle.")
    found = groups([link(plain, passage("b", SINKING), 95), link(plain, passage("b", ARREST, 100), 70)])
    assert all("The ferry sank off Ardle." in each for each in stated(found))


def test_a_passage_of_two_sentences_and_one_of_them_are_the_same_place() -> None:
    two = passage("a", f"{SINKING} {ARREST}")
    first = passage("a", SINKING)
    found = groups([link(two, passage("b", f"{SINKING} {ARREST}"), 90), link(first, passage("c", SINKING), 100)])
    assert [{each.text for each in group.passages} for group in found] == [{SINKING}, {ARREST}]
    assert [group.documents for group in found] == [("a", "b", "c"), ("a", "b")]


def test_the_base_is_a_whole_sentence_where_there_is_one() -> None:
    head, sentence, part = passage("a", "Ferry sinks off Ardle"), passage("b", SINKING), passage("c", "sank off Ardle.")
    links = [link(head, sentence, 80), link(sentence, part, 80), link(head, part, 80)]
    assert base_wording([head, sentence, part], links) == sentence
    assert base_wording([head, part], [links[2]]) == head
    assert base_wording([head, sentence, part], links, {sentence}) == head


def test_what_says_much_more_is_no_base() -> None:
    more = passage("a", f"{SINKING[:-1]}, which its owner, who lives in Brink and had been warned three times, denies.")
    others = [passage(document, SINKING) for document in "bcd"]
    every = [link(more, other, 80) for other in others] + [link(others[0], others[1], 100)]
    assert base_wording([more, *others], every).document == "b"


def test_a_sentence_is_whole_in_any_script() -> None:
    assert is_whole("“It sank.”")
    assert is_whole("渡轮沉没了。")
    assert not is_whole("which sank.")
    assert not is_whole("# What is known\n\nThe ferry sank."), "a heading and the sentence below it"
    assert is_whole("The ferry\nsank.")
    assert not is_whole("Image copyright Courier Image caption The ferry sank.")
    assert not is_whole("Ferry sinks")
