"""Links between documents."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.linking import Linker
from store.model import Link, Passage, Span
from tests.store.linking.making import Library, links

A = """Fire closes the harbour

The harbour authority closed the northern quay of Port Amal on Monday after a fire in the grain silo. At least twenty
dock workers were injured, two doctors said.

Ships were sent to Tarsil. Nobody knows how long the quay will stay shut.
"""
B = """Port Amal counts its losses

Bakers fear for their flour. On Monday the northern quay of Port Amal was closed by the harbour authority because the
grain silo had caught fire. Fifty-six dock workers were injured, and ships were sent to Tarsil, the mayor claimed.
"""
C = """Spring comes to the hills

Shepherds took their flocks to the high meadows a week early this year, for the snow had melted by March.
"""
SENTENCE = "The harbour authority closed the northern quay of Port Amal on Monday after a fire in the grain silo."


def test_the_other_wording_of_a_statement_is_found_whole() -> None:
    best = links({"a": A, "b": B, "c": C}, SENTENCE)[0]
    assert best.there.document == "b"
    assert best.there.text.startswith("On Monday the northern quay")
    assert best.there.text.endswith("had caught fire.")
    assert (best.kind, best.weak) == ("paraphrase", False)


def test_a_sentence_that_is_a_clause_elsewhere_is_linked_to_that_clause() -> None:
    best = links({"a": A, "b": B, "c": C}, "Ships were sent to Tarsil.")[0]
    assert best.there.text == "ships were sent to Tarsil"


def test_a_part_of_a_sentence_is_linked_to_the_part_that_carries_it() -> None:
    best = links({"a": A, "b": B}, "dock workers were injured")[0]
    assert best.there.text == "dock workers were injured"
    assert best.kind == "verbatim"


def test_changed_numbers_are_told() -> None:
    best = links({"a": A, "b": B}, "At least twenty\ndock workers were injured, two doctors said.")[0]
    assert ("number", "twenty", "Fifty-six") in {(each.type, each.here, each.there) for each in best.differences}


def test_what_nobody_else_carries_has_only_weak_links() -> None:
    assert all(link.weak for link in links({"a": A, "b": B, "c": C}, "Nobody knows how long the quay will stay shut."))


def test_a_text_from_nowhere_can_be_asked() -> None:
    text = "The northern quay of Port Amal was closed on Monday."
    found = Library({"a": A, "b": B, "c": C}).linker().links(Passage(None, Span(0, len(text)), text))
    assert {link.there.document for link in found[:2]} == {"a", "b"}


def test_no_more_links_than_asked_for() -> None:
    texts = {f"d{number}": A for number in range(9)}
    assert len(links({"a": A} | texts, SENTENCE, limit=3)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\n", "...", "?!", "20", "3,500 12 7", "Amal", '+(t:fire OR "quay") AND -silo~2 [a TO z] \\ ^5 *',
        "the of and", "word " * 10_000, "x" * 100_000, "\ud800 lone surrogate", "\x00\x1b[31m",
    ],
)  # fmt: skip
def test_any_selection_is_answered(text: str) -> None:
    library = Library(
        {"a": A, "b": B, "numbers": "1 2 3\n\n4,5", "marks": "... !!! ---", "same": "Again. " * 50, "empty": ""}
    )
    for link in library.linker().links(Passage(None, Span(0, len(text)), text)):
        assert link.there.text


def test_documents_of_nothing_in_particular_are_indexed() -> None:
    texts = {"a": "Again and again. " * 40, "b": "Again and again.", "c": "17 18 19", "d": "?!", "e": "", "f": "\n \n"}
    best = links(texts, "Again and again.")[0]
    assert best.there.document == "b"


def test_a_selection_of_several_sentences_is_linked_to_several() -> None:
    copied = "The mayor spoke at noon. She promised new cranes. Nobody asked who would pay for them."
    texts = {
        "a": f"Intro here.\n\n{copied}\n\nEnd.",
        "b": f"Other things happened.\n\n{copied}\n\nMore of them.",
        "c": C,
    }
    best = links(texts, copied)[0]
    assert (best.there.document, best.there.text, best.kind) == ("b", copied, "verbatim")


LANGUAGES = {
    "sv": (
        "Hamnmyndigheten stängde den norra kajen på måndagen efter en brand i silon.",
        "På måndagen stängdes den norra kajen av hamnmyndigheten efter branden i silon.",
    ),
    "de": (
        "Die Hafenbehörde schloss am Montag den nördlichen Kai nach einem Brand im Silo.",
        "Nach dem Brand im Silo hat die Hafenbehörde den nördlichen Kai am Montag geschlossen.",
    ),
    "fr": (
        "Les autorités portuaires ont fermé le quai nord lundi après un incendie dans le silo.",
        "Après l'incendie du silo, le quai nord a été fermé lundi par les autorités portuaires.",
    ),
    "es": (
        "La autoridad portuaria cerró el muelle norte el lunes tras un incendio en el silo.",
        "Tras el incendio del silo, el muelle norte fue cerrado el lunes por la autoridad portuaria.",
    ),
    "ru": (
        "Портовые власти закрыли северный причал в понедельник после пожара в зернохранилище.",
        "После пожара в зернохранилище северный причал был закрыт портовыми властями в понедельник.",
    ),
    "ar": (
        "أغلقت سلطات الميناء الرصيف الشمالي يوم الاثنين بعد حريق في الصومعة.",
        "بعد الحريق في الصومعة أغلق الرصيف الشمالي من سلطات الميناء يوم الاثنين.",
    ),
    "zh": ("港务局周一在粮仓起火后关闭了北码头。", "粮仓起火后，北码头周一被港务局关闭。"),
    "ja": (
        "港湾局は月曜日、サイロの火災を受けて北埠頭を閉鎖した。",
        "サイロの火災のため、北埠頭は月曜日に港湾局によって閉鎖された。",
    ),
    "th": (
        "การท่าเรือปิดท่าเรือทางเหนือเมื่อวันจันทร์หลังเกิดเพลิงไหม้ในไซโล",
        "ท่าเรือทางเหนือถูกการท่าเรือปิดเมื่อวันจันทร์หลังเพลิงไหม้ไซโล",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_statements_are_found_in_many_languages(language: str) -> None:
    here, there = LANGUAGES[language]
    others = {code: pair[1] for code, pair in LANGUAGES.items()}
    best = links({"a": here} | others, here)[0]
    assert best.there.document == language
    assert best.there.text in there


VOCABULARY = (
    "harbour silo fire quay guards ships prison workers mayor bread wall river night bridge 20 twelve the of and was by"
    " not Amal Tarsil Osk said claimed closed burned counted"
)
WORD = st.sampled_from(VOCABULARY.split())
SENTENCES = st.lists(WORD, min_size=1, max_size=18).map(lambda words: " ".join(words).capitalize() + ".")
TEXTS = st.lists(SENTENCES, max_size=6).map(" ".join)
COLLECTIONS = st.lists(TEXTS, min_size=2, max_size=5).map(
    lambda texts: {f"d{at}": text for at, text in enumerate(texts)}
)


def linked(texts: dict[str, str]) -> Iterable[tuple[Passage, Link]]:
    library = Library(texts)
    linker = library.linker()
    for id, text in texts.items():
        passage = Passage(id, Span(0, len(text)), text) if len(text) < 60 else library.passage(id, text[5:60])
        yield from ((passage, link) for link in linker.links(passage))


@settings(max_examples=60, deadline=None)
@given(COLLECTIONS)
def test_a_link_leads_to_another_document_and_slices_to_its_text(texts: dict[str, str]) -> None:
    for passage, link in linked(texts):
        assert link.there.document is not None
        assert link.there.document != passage.document
        assert link.there.span.of(texts[link.there.document]) == link.there.text
        assert link.there.text.strip()


@settings(max_examples=60, deadline=None)
@given(COLLECTIONS)
def test_links_of_one_document_are_of_several_places_and_weak_ones_come_last(texts: dict[str, str]) -> None:
    by_passage: dict[Passage, list[Link]] = {}
    for passage, link in linked(texts):
        by_passage.setdefault(passage, []).append(link)
    for found in by_passage.values():
        assert [link.weak for link in found] == sorted(link.weak for link in found)
        for at, link in enumerate(found):
            same = [other for other in found[:at] if other.there.document == link.there.document]
            assert not any(mostly_one(other.there.span, link.there.span) for other in same)


def mostly_one(one: Span, other: Span) -> bool:
    return 2 * one.overlap(other) >= min(one.length, other.length)


@settings(max_examples=60, deadline=None)
@given(COLLECTIONS, st.lists(WORD, min_size=6, max_size=16), st.data())
def test_a_sentence_copied_anywhere_is_found_first(
    texts: dict[str, str], words: list[str], data: st.DataObject
) -> None:
    sentence = "Zubr " + " ".join(words) + " kolm."
    host = data.draw(st.sampled_from(sorted(texts)))
    at = data.draw(st.sampled_from([0, *(place + 2 for place, mark in enumerate(texts[host]) if mark == ".")]))
    texts = texts | {host: f"{texts[host][:at]}{sentence} {texts[host][at:]}", "asked": f"Before. {sentence} After it."}
    best = links(texts, sentence, id="asked")[0]
    assert (best.there.document, best.kind) == (host, "verbatim")


@pytest.mark.parametrize("sentences", [2, 5, 6, 12, 40])
@pytest.mark.parametrize("stands_somewhere", [True, False])
def test_a_copy_of_many_sentences_is_found_whole(sentences: int, stands_somewhere: bool) -> None:
    places = ("quay", "silo", "fold", "pass", "mill", "lock", "hut", "inn")
    told = [
        f"Report {at} of the {places[at % 8]} speaks of {at * 7} lambs and {at * 3} boats." for at in range(sentences)
    ]
    copied = " ".join(told)
    texts = {"a": f"Bread is dear. {copied} It rained.", "b": f"Snow fell. {copied} Nobody came.", "c": C}
    library = Library(texts)
    asked = library.passage("a", copied) if stands_somewhere else Passage(None, Span(0, len(copied)), copied)
    best = next(link for link in library.linker().links(asked) if link.there.document == "b")
    assert (best.there.text, best.kind, best.weak) == (copied, "verbatim", False)


def test_the_same_pair_scores_alike_from_either_side() -> None:
    library = Library({"a": A, "b": B, "c": C})
    linker: Linker = library.linker()
    forth = linker.links(library.passage("a", SENTENCE))[0]
    back = next(link for link in linker.links(forth.there) if link.there.text == SENTENCE)
    assert abs(forth.score - back.score) <= 1.0


def test_a_name_that_two_reports_mention_is_no_statement() -> None:
    texts = {"a": "Tarsil Dockers\n\nThe quay is shut.", "b": "The quay is shut.\n\nTarsil Dockers\n\nShips wait."}
    assert all(link.weak for link in links(texts, "Tarsil Dockers"))


def test_a_phrase_used_in_another_report_comes_before_the_same_report() -> None:
    phrase = "a harbour without a lamp, a boat or a friend"
    report = (
        f"Fire closed the quay of Amal on Monday. The mayor called it {phrase} and left. Ships were sent to Tarsil."
    )
    other = (
        f"Shepherds sang of the snow in the hills. One song tells of {phrase} and of a long winter. Lambs were counted."
    )
    found = links({"a": report, "b": report, "c": other}, phrase)
    assert [link.there.document for link in found[:2]] == ["c", "b"]


def test_a_headline_that_ran_into_the_first_sentence_is_not_part_of_the_counterpart() -> None:
    sentence = "The grain silo in the port of Amal burned down on Monday night."
    texts = {
        "a": f"{sentence} Nobody was hurt.",
        "b": f"Grain silo burns in the port of Amal {sentence} Bread is dear.",
    }
    assert links(texts, sentence)[0].there.text == sentence


def test_rows_of_two_tables_are_no_statement_in_common() -> None:
    a = "Amal Grain Co\n\nProfit 32 mln crowns vs loss 95 mln crowns\n\nSales 8,250 vs 4,665 crowns"
    b = "Tarsil Boat Co\n\nProfit 28 mln crowns vs loss 31 mln crowns\n\nSales 7,684 vs 7,059 crowns"
    assert all(link.weak for link in links({"a": a, "b": b}, "Profit 32 mln crowns vs loss 95 mln crowns"))


def test_a_sentence_of_few_words_that_is_cut_in_two_elsewhere_is_found_whole() -> None:
    sentence = "Zubr harbour harbour Amal Amal harbour harbour kolm."
    best = links({"asked": f"Before. {sentence} After it.", "d0": sentence, "d1": ""}, sentence, id="asked")[0]
    assert (best.there.text, best.kind) == (sentence, "verbatim")


def test_a_heading_that_ran_into_its_text_is_found_though_the_text_says_most_of_it_in_order() -> None:
    heading = "Can induce the effect of hormesis"
    texts = {
        "a": f"Cold water does good. {heading} Doctors explain how.",
        "b": "Hopes for hormesis effect Doctors explain that it can be expected to bring about the best effect.",
        "c": "Rain fell on the hills. The boats stayed in the harbour.",
    }
    found = links(texts, heading)[0].there.text
    assert "hormesis effect" in found


def test_a_counterpart_does_not_reach_over_from_a_headline_where_the_sentence_after_it_is_one() -> None:
    asked = (
        "Two new cases of the fever have been found in Tarsil, as it came to light that a man in his fifties and a man "
        "in his sixties have caught it."
    )
    sentence = "It was found that a new man in his 50s and 60s was struck by the new fever in Tarsil Town."
    texts = {
        "a": f"Boats lay still. {asked} The quay was shut.",
        "b": f"New fever Tarsil Town new 2 people illness confirmation (Harbour Radio) - Ostral!News {sentence}",
        "c": "Snow fell in the hills. Shepherds went up early.",
    }
    found = links(texts, asked)[0].there.text
    assert "was struck by the new fever" in found
    assert "illness" not in found
