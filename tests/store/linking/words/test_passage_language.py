"""The language of a sentence or two."""

import pytest

from store.linking.words.passage_language import language_of_passage

SENTENCES = """
de: Die Feuerwehr rettete vier Kinder. | Der Streik im Hafen dauert an. | Gericht verurteilt früheren Minister
es: Los bomberos rescataron a cuatro niños. | Sigue la huelga en el puerto. | Un tribunal condena al exministro
it: I vigili del fuoco hanno salvato quattro bambini. | Continua lo sciopero nel porto. | Il tribunale lo condanna
fr: Les pompiers ont sauvé quatre enfants. | La grève se poursuit au port. | Le tribunal condamne l'ancien ministre
pt: Os bombeiros salvaram quatro crianças. | A greve no porto não acabou. | Foi condenado pelo tribunal
sv: Brandmännen räddade fyra barn ur hamnen på natten. | Strejken i hamnen är inte över. | Han har dömts igen
nl: De brandweer heeft vier kinderen gered. | De rechtbank veroordeelt het oud-lid
ru: Пожарные спасли четверых детей. | Забастовка в порту продолжается. | Суд осудил бывшего министра
en: Firefighters saved four children. | Dock strike drags on | Ex-minister Osk jailed in Tarsil
en: Die-hard fans die in fire | Lena Osk, Ana Melk win | De Brandt to quit as head of Enka
en: La Palma ferry sinks off Darn, 12 dead | Son shot in Marun
"""


def listed() -> list[tuple[str, str]]:
    lines = (line.split(": ", 1) for line in SENTENCES.strip().splitlines())
    return [(language, text) for language, texts in lines for text in texts.split(" | ")]


@pytest.mark.parametrize(("language", "text"), listed())
def test_a_sentence_of_under_ten_words_shows_its_language(language: str, text: str) -> None:
    assert language_of_passage(text) == language


def test_a_short_text_of_names_is_taken_for_english() -> None:
    text = "Anna Berg reportedly met Karl Holm in Oslo, and Berg met in person, in secret, in May."
    assert language_of_passage(text) == "en"


@pytest.mark.parametrize("text", ["", " ", "…", "12", "3,500", "Osk", "www.example.org", "%"])
def test_what_has_no_words_to_tell_it_by_is_taken_for_english(text: str) -> None:
    assert language_of_passage(text) == "en"
