"""Whoever is named in a sentence: what the key of a source takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text import phrase_at, words


def source(text: str, at: str) -> str:
    return phrase_at(text, text.index(at)).of(text)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The harbour authority said on Monday that the quay is shut.", "The harbour authority"),
        ("“It is over,” said a spokesman for the dockers.", "a spokesman for the dockers"),
        ("The quay is shut, according to the Ministry of Public Works.", "the Ministry of Public Works"),
        ("According to two senior officials, ships left.", "two senior officials"),
        ("Hospital staff told reporters that they had no beds.", "Hospital staff"),
        ("Gen. Yusuf al-Harun, who left on Tuesday, denied it.", "Gen. Yusuf al-Harun"),
        ("Ilse Brandt, the mayor of Tarsil, warned of a flood.", "Ilse Brandt, the mayor of Tarsil"),
        ("The authority's spokeswoman, Lena Osk, declined to comment.", "The authority's spokeswoman, Lena Osk"),
        ("Brandt and Weber accused him of lying.", "Brandt and Weber"),
        ("Many residents believe that it was arson.", "Many residents"),
        ("“We lost,” she added.", "she"),
        ("They’ve said so.", "They"),
        ("He wrote that dockers’ leaders claim more.", "dockers’ leaders"),
    ],
)
def test_every_word_of_a_source_takes_the_whole_and_nothing_else(text: str, whole: str) -> None:
    start = text.index(whole)
    inside = [word for word in words(text) if start <= word.start < start + len(whole)]
    assert [phrase_at(text, word.start).of(text) for word in inside] == [whole] * len(inside)


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("The harbour authority said that the quay is shut.", "said", "The harbour authority"),
        ("“It is over,” said the harbour master.", "said", "the harbour master"),
        ("According to the Harbour Watch, ships left.", "According", "the Harbour Watch"),
        ("According to the Harbour Watch, ships left.", "to", "the Harbour Watch"),
        ("“Ilse Brandt left,” they said.", "“", "they"),
        ("“We lost,” said Ilse Brandt on Monday.", "“", "Ilse Brandt"),
        ("“We lost.” So Ilse Brandt left.", "“", "We"),
    ],
)
def test_from_the_verb_or_what_leads_to_it_the_source_is_found(text: str, at: str, expected: str) -> None:
    assert source(text, at) == expected


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("Das Ministerium erklärte dass die Brücke geschlossen ist und nicht mehr steht.", "Minist", "Das Ministerium"),
        ("Laut dem Amt für Statistik sind es mehr, und das ist auch nicht neu.", "Laut", "dem Amt für Statistik"),
        ("„So geht es nicht“, sagte Ilse Brandt am Dienstag und war nicht mehr da.", "sagte", "Ilse Brandt"),
        ("Selon le ministère de la Santé, le pont est dans un état grave.", "Selon", "le ministère de la Santé"),
        ("Le maire de Tarsil a déclaré que le pont est dans un mauvais état.", "maire", "Le maire de Tarsil"),
        ("El portavoz del Gobierno anunció que la ciudad no se cierra.", "portavoz", "El portavoz del Gobierno"),
        ("Enligt polisen i Tarsil är det inte klart vad som har hänt.", "polisen", "polisen i Tarsil"),
        ("Представитель министерства заявил, что мост закрыт.", "минист", "Представитель министерства"),
        ("По словам мэра Тарсила, пострадали трое.", "мэра", "мэра Тарсила"),
        ("قالت وزارة الصحة إن الجسر مغلق", "الصحة", "وزارة الصحة"),
        ("塔西尔市市长周五表示，桥已经关闭。", "市长", "塔西尔市市长"),
        ("据港口管理局称，桥已经关闭。", "管理", "港口管理局"),
    ],
)  # fmt: skip
def test_other_languages_have_their_own_words(text: str, at: str, expected: str) -> None:
    assert source(text, at) == expected


def test_where_no_words_of_a_language_are_known_it_is_the_clause() -> None:
    text = "Il sindaco ha detto che il ponte è chiuso, ma non si sa per quanto tempo lo sia."
    assert source(text, "sindaco") == "Il sindaco ha detto che il ponte è chiuso"


@given(st.text(alphabet="aA bB,.'’“”said the of and \n据表示说", max_size=60), st.data())
def test_something_inside_the_text_is_found_anywhere(text: str, data: st.DataObject) -> None:
    found = phrase_at(text, data.draw(st.integers(0, len(text))))
    assert 0 <= found.start <= found.end <= len(text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Three of the dead were guards, hospital staff said.", "hospital staff"),
        ("Guards fired first, said the harbour agency.", "the harbour agency"),
        ("The mayor said that guards fired first, witnesses said.", "The mayor"),
        ("The Customs Guard lost two men.", "The Customs Guard"),
        ("Fourteen people were killed, the authorities have announced.", "the authorities"),
        ("The hall burned down, according to the ministry.", "the ministry"),
    ],
)
def test_where_a_sentence_begins_it_is_who_says_it(text: str, who: str) -> None:
    assert phrase_at(text, 0).of(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Fourteen people died when the roof came down, said Ilse Brandt, who speaks for the guild.", "Ilse Brandt"),
        ("At least 14 people died, officials told the agency on Tuesday night in the harbour.", "officials"),
        ("Dozens of residents fled, according to the agency, before the fire reached them.", "the agency"),
        ("Two officers were hurt, the ministry has announced, when the gate of the hall fell.", "the ministry"),
        ("Two officers said that three guards, witnesses said, had not been there at all.", "Two officers"),
        ("Two officers, one of them a guard, said the ministry had lied about the doors of the hall.", "Two officers"),
        ("Two officers, one of them a guard, said they had seen no fire at all.", "Two officers"),
        ("Two officers were hurt when the gate of the hall fell.", "Two officers"),
        ("Die Brücke ist zu und vierzehn sind tot, sagte Ilse Brandt.", "Ilse Brandt"),
        ("Quatorze personnes sont mortes, selon la police, dans un incendie qui a détruit le pont.", "la police"),
        ("Dos agentes están heridos, según la policía, y el puente no se abre hasta el lunes.", "la policía"),
        ("Två personer skadades, enligt polisen, när bron inte var stängd för trafik.", "polisen"),
        ("Двое погибли, сообщил мэр, который не был там в понедельник и не знает причины.", "мэр"),
    ],
)
def test_those_whom_a_sentence_begins_by_counting_say_it_only_where_they_say_something(text: str, who: str) -> None:
    assert phrase_at(text, 0).of(text) == who


def test_elsewhere_in_it_whoever_is_named_there_is_taken() -> None:
    text = "Two men of the Customs Guard were hurt, hospital staff said."
    assert phrase_at(text, text.index("Guard")).of(text) == "Two men of the Customs Guard"


@pytest.mark.parametrize(
    ("text", "at", "whole"),
    [
        ("The harbour authority shut the quay.\n\nWhat they brought into the hall: brooms", "What", "they"),
        ("They left.\n\nDockers came with two things: bread", "Dockers", "Dockers"),
        ("They: council", "They", "They"),
    ],
)
def test_a_line_that_ends_with_a_colon_and_a_word_is_not_for_that_a_headline(text: str, at: str, whole: str) -> None:
    assert source(text, at) == whole


@pytest.mark.parametrize(
    ("headline", "at", "whole"),
    [
        ("US Military Presence Amounts to War Crime: Syria", "US", "Syria"),
        ("Dozens killed in fire: health ministry", "Dozens", "health ministry"),
        ("Three die in Orrem Saal fire: mayor Ilse Brandt", "Three", "mayor Ilse Brandt"),
        ("US Military Presence Amounts to War Crime: Syria", "Syria", "Syria"),
        ("US and Iran agree to talks, WHO says", "US", "WHO"),
        ("The WHO said that US troops had left.", "said", "The WHO"),
        ("US officials said it was over.", "US", "US officials"),
        ("HE SAID IT WAS OVER", "HE", "HE"),
        ("He listed three things: water.", "He", "He"),
    ],
)
def test_a_headline_is_said_by_whom_it_names_last_and_capitals_are_no_pronouns(
    headline: str, at: str, whole: str
) -> None:
    assert source(headline, at) == whole
