"""Reading a text as people do."""

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model import Span
from store.text import (
    Unit,
    clauses,
    differ_in_language,
    fold,
    language_among,
    language_of,
    language_of_part,
    next_grapheme,
    paragraph_at,
    paragraphs,
    previous_grapheme,
    sentence_at,
    sentences,
    snap,
    word_at,
    words,
)

PIECES = st.sampled_from(
    [
        *"abcXYZ äßé1234567890.,;:!?…-–—'\"()[]",
        *"“”„«»‘’「」。！？、",
        *["\n", "\n\n", " \n \n", "\t", "\u00a0", "\r\n", "\u2028", "\u200d", "\u0301", "\x1b", "\ufeff"],
        *["北京", "です", "ครับ", "กำ", "हिन्दी", "السلام", "😀", "👩‍👩‍👧", "🇫🇷", "한국", "\U0001d518"],
        *["Mr. ", "U.S. ", "e.g. ", "No. ", "3,500 ", " The ", "al-Sina'a ", " of ", "said ", "long word after word "],
        *["a line that is about as long as a wrapped one\n", "and one more that reaches nearly as far as this\n"],
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=80)


def texts_of(text: str, spans: list[Span]) -> list[str]:
    return [span.of(text) for span in spans]


def assert_trimmed_ordered_and_covering(text: str, spans: list[Span]) -> None:
    end = 0
    for span in spans:
        assert span.length
        assert span.of(text) == span.of(text).strip()
        assert text[end : span.start].strip() == ""
        assert end <= span.start
        end = span.end
    assert text[end:].strip() == ""


@given(TEXTS)
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_folding_a_text_is_folding_its_characters(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))


def test_folding_any_one_character_twice_is_folding_it_once() -> None:
    characters = [chr(code) for code in range(0x30000) if not 0xD800 <= code < 0xE000]
    assert [char for char in characters if fold(fold(char)) != fold(char)] == []


def test_folding_forgets_case_accents_quotes_dashes_spaces_and_digit_shapes() -> None:
    assert fold("«ÉCOLE»\u00a0–\tŁódź ‘x’ ３٤ Straße") == "\"ecole\" - lodz 'x' 34 straße"


def test_folding_keeps_voiced_kana_apart() -> None:
    assert fold("が") != fold("か")


@given(TEXTS)
def test_paragraphs_cover_the_text(text: str) -> None:
    assert_trimmed_ordered_and_covering(text, paragraphs(text))


@given(TEXTS)
def test_sentences_cover_the_text_and_stay_in_their_paragraph(text: str) -> None:
    found = sentences(text)
    assert_trimmed_ordered_and_covering(text, found)
    around = paragraphs(text)
    assert all(any(paragraph.contains(sentence) for paragraph in around) for sentence in found)


def expected_at(spans: list[Span], text: str, offset: int) -> Span:
    """What a global walk finds at a place: what covers it or shares its line, else what is before, else the first."""
    if not spans:
        return Span(0, 0)
    line_end = text.find("\n", offset)
    ahead = [s for s in spans if s.start >= offset and (line_end < 0 or s.start < line_end)]
    before = [s for s in spans if s.start <= offset]
    line_start = text.rfind("\n", 0, offset) + 1
    if ahead and not (before and before[-1].end > line_start):
        return ahead[0]
    return before[-1] if before else spans[0]


@given(TEXTS)
def test_the_paragraph_at_a_place_is_the_one_a_walk_finds(text: str) -> None:
    spans = paragraphs(text)
    assert [paragraph_at(text, offset) for offset in range(len(text) + 1)] == [
        expected_at(spans, text, offset) for offset in range(len(text) + 1)
    ]


@given(TEXTS)
def test_the_sentence_at_a_place_is_the_one_a_walk_finds(text: str) -> None:
    spans = sentences(text)
    assert [sentence_at(text, offset) for offset in range(len(text) + 1)] == [
        expected_at(spans, text, offset) for offset in range(len(text) + 1)
    ]


@given(TEXTS, st.data())
def test_units_asked_for_in_a_span_are_those_that_touch_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    assert sentences(text, span) == [sentence for sentence in sentences(text) if sentence.overlap(span)]
    assert words(text, span) == [word for word in words(text) if word.overlap(span)]


@pytest.mark.parametrize("space", "\x85\u00a0\u2003\u2028\u202f\u3000")
def test_a_space_of_several_bytes_before_a_full_stop_is_survived(space: str) -> None:
    text = f"Signed by A{space}.) Then all was quiet."
    assert "".join(span.of(text) for span in sentences(text)).replace(" ", "").endswith("Thenallwasquiet.")


def test_a_span_of_wrapped_lines_is_judged_by_the_lines_around_it() -> None:
    line = "a line that is about as long as a wrapped one"
    text = f"{line}\nX{line}\n\ta"
    assert sentences(text, Span(0, 1)) == sentences(text)[:1]


@given(TEXTS)
def test_the_word_at_a_place_is_the_one_a_walk_finds(text: str) -> None:
    found = words(text)
    for offset in range(len(text) + 1):
        covering = [word for word in found if word.covers(offset)]
        assert word_at(text, offset) == (covering[0] if covering else None)


@given(TEXTS)
def test_graphemes_are_those_of_unicode_in_both_directions(text: str) -> None:
    ends = [match.end() for match in regex.finditer(r"\X", text)]
    forward, backward, offset = [], [], 0
    while offset < len(text):
        offset = next_grapheme(text, offset)
        forward.append(offset)
    while offset > 0:
        backward.append(offset)
        offset = previous_grapheme(text, offset)
    assert forward == ends
    assert backward[::-1] == ends


@settings(max_examples=60)
@given(TEXTS, st.sampled_from(["grapheme", "word", "sentence", "paragraph"]), st.data())
def test_snapping_covers_the_selection_and_settles_at_once(text: str, unit: Unit, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    snapped = snap(text, span, unit)
    assert snapped.end <= len(text)
    if span.of(text).strip():
        assert snapped.overlap(span) >= len(span.of(text).strip())
        assert snap(text, snapped, unit) == snapped


def test_snapping_grows_to_the_unit() -> None:
    text = "One two three. Four five.\n\nSix."
    assert snap(text, Span(5, 9), "word").of(text) == "two three"
    assert snap(text, Span(7, 8), "sentence").of(text) == "One two three."
    assert snap(text, Span(16, 17), "paragraph").of(text) == "One two three. Four five."
    assert snap(text, Span(5, 5), "word").of(text) == "two"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Mr. Smith met Ms. Jones of the U.S. Army.", ["Mr. Smith met Ms. Jones of the U.S. Army."]),
        ("Gen. Adan left on Jan. 22 at 5 p.m. in haste.", ["Gen. Adan left on Jan. 22 at 5 p.m. in haste."]),
        ("It cost 3.5 million. Wait... what? Yes.", ["It cost 3.5 million.", "Wait... what?", "Yes."]),
        ("“We lost.” He wept.", ["“We lost.”", "He wept."]),
        ("He said “we lost.” They left.", ["He said “we lost.”", "They left."]),
        ("“I lost. You won.” said Smith. “Go!” he added.", ["“I lost.", "You won.” said Smith.", "“Go!” he added."]),
        ("“It began. “It ended. So it goes.”", ["“It began.", "“It ended.", "So it goes.”"]),
        ('A 5" rope broke. A 6" one held. Good.', ['A 5" rope broke.', 'A 6" one held.', "Good."]),
        ("The unions' plan failed. The others' did not.", ["The unions' plan failed.", "The others' did not."]),
        ("The town fell. al-Harun fled.", ["The town fell.", "al-Harun fled."]),
        ("1. First thing. 2. Second thing.", ["1. First thing.", "2. Second thing."]),
        ("he came. she went.", ["he came.", "she went."]),
        ("He left. (It rained. It snowed.) She stayed.", ["He left.", "(It rained. It snowed.)", "She stayed."]),
        ("他说：“我们不走。我们留下。”他走了。真的吗？", ["他说：“我们不走。", "我们留下。”", "他走了。", "真的吗？"]),
        ("「行く。行かない。」と彼は言った。次です。", ["「行く。", "行かない。」と彼は言った。", "次です。"]),
        ("قال: «لن نقبل. لن نرحل.» ثم غادر؟ نعم.", ["قال: «لن نقبل.", "لن نرحل.»", "ثم غادر؟", "نعم."]),
        ("Er rief: „Wir gehen. Ihr bleibt.“ Dann ging er.", ["Er rief: „Wir gehen.", "Ihr bleibt.“", "Dann ging er."]),
        ("Fini.\u00a0» « Oui. »", ["Fini.\u00a0»", "« Oui. »"]),
        ("😀 One. 😀 Two.", ["😀 One.", "😀 Two."]),
        ("**Hurt.** Two were. *“It is over.”* He left.", ["**Hurt.**", "Two were.", "*“It is over.”*", "He left."]),
        ("He left. **Two** sank. __All.__ Rain fell.", ["He left.", "**Two** sank.", "__All.__", "Rain fell."]),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert texts_of(text, sentences(text)) == expected


def test_abbreviations_follow_the_language() -> None:
    text = "Le ministre, M. Dupont, est parti. Mme Durand reste."
    assert texts_of(text, sentences(text, language="fr")) == ["Le ministre, M. Dupont, est parti.", "Mme Durand reste."]


def test_thai_is_cut_at_spaces_between_long_phrases() -> None:
    text = "ผู้ว่าราชการจังหวัดกล่าวเมื่อวันจันทร์ว่าสะพานแห่งใหม่จะเปิดให้ใช้งานในปีหน้า ชาวบ้านบอกว่ารอมานานมากแล้ว"
    assert len(sentences(text)) == 2


def test_every_line_is_a_paragraph_where_lines_are_long_or_end_sentences() -> None:
    text = "A headline of a few words\nBy A Writer\n" + "A long line. " * 12 + "\nThe next line.\nAnother one."
    assert len(paragraphs(text)) == 5


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The council met late on Tuesday to hear what the engineers had found\n"
        "beneath the old bridge. Two of the piers had moved since the spring, and\n"
        "Mayor Ilse Brandt said that nobody would cross until it had been made\n"
        "safe.\n\nTraders asked who would pay."
    )
    assert [span.start for span in paragraphs(text)] == [0, text.index("Traders")]


def test_indented_paragraphs_without_blank_lines_are_parted() -> None:
    text = (
        "   The council met late on Tuesday to hear what the engineers had\n"
        "found beneath the old bridge, where two of the piers had moved.\n"
        "   Mayor Ilse Brandt said that nobody would cross until the whole\n"
        "thing had been made safe."
    )
    assert len(paragraphs(text)) == 2


WIRE = """The harbour authority said it had lent
the shipyard 40 mln crowns for the repair of its northern slip.
    The loan will be paid back within six years, said Ilse Brandt,
who speaks for the authority. It is the second since last March
Monday, and the largest that a yard in Tarsil was ever given.
    Terms were not told.
    The yard went back to work on Monday.
"""


def test_a_first_line_that_was_cut_short_belongs_to_its_sentence() -> None:
    first, second = texts_of(WIRE, paragraphs(WIRE))[:2]
    assert first.endswith("northern slip.")
    assert texts_of(WIRE, sentences(WIRE))[:2] == [first, second[: second.index(" It is")]]


def test_an_indented_first_line_reaches_as_far_as_the_others() -> None:
    assert texts_of(WIRE, paragraphs(WIRE))[1].endswith("was ever given.")


def test_indented_sentences_of_a_line_each_stay_apart() -> None:
    assert texts_of(WIRE, paragraphs(WIRE))[2:] == ["Terms were not told.", "The yard went back to work on Monday."]


def test_rows_of_a_table_stay_apart() -> None:
    text = (
        "    Net 409,383 vs 812,045 crowns\n    Sales 7.2 mln vs 6.9 mln\n    Nine months\n    Net 1.2 mln vs 2.1 mln"
    )
    assert len(paragraphs(text)) == 4


def test_the_lines_of_an_item_are_one_paragraph_and_items_stay_apart() -> None:
    text = (
        "* The council met late on Tuesday to hear what the engineers\n"
        "  had found beneath the old bridge in the middle of the town,\n"
        "  where Mayor Ilse Brandt was waiting for them with a lantern.\n"
        "  Nobody spoke.\n"
        "* Traders asked who would pay for it, and were told that the\n"
        "  crown would."
    )
    assert [span.start for span in paragraphs(text)] == [0, text.index("* Traders")]


@pytest.mark.parametrize(
    "text",
    [
        "Port Amal\nand Tarsil",
        "The northern quay is shut until the end of May.\nlena osk, who keeps the lamp of the harbour, wrote it.",
        "# harbour\nthe harbour authority said it had\nclosed the quay on monday.",
        "> will you come to the harbour?\nyes, and i shall bring a friend",
        "Read what was said of the council in the\n        chronicle of the town",
        "date,place,toll\nmon,tarsil,12",
    ],
)
def test_what_begins_anew_is_another_paragraph(text: str) -> None:
    assert len(paragraphs(text)) == 2


def test_what_is_set_to_the_right_leaves_the_margin_where_it_was() -> None:
    prose = (
        "The harbour authority said on Monday that the quay\n"
        "Brandt, who speaks for the dockers of Port Amal and\n"
        "Tarsil, wants to see opened is to stay shut for the\n"
        "Easter week."
    )
    assert [span.of(prose) for span in paragraphs(prose)] == [prose]
    text = f"{prose}\n{'Tarsil, 3 March 1987':>66}"
    assert texts_of(text, paragraphs(text)) == [prose, "Tarsil, 3 March 1987"]


def test_a_tab_reaches_to_the_next_stop() -> None:
    text = (
        "\tThe loan was given, with the leave of the mayor, to\n"
        "Brandt, who speaks for the authority of the harbour, and\n"
        "Tarsil Dockers, whose lawyer asked for it a year ago, in\n"
        "Karvan."
    )
    assert len(paragraphs(text)) == 1


def test_verses_and_lists_in_small_letters_stay_lines() -> None:
    text = (
        "a pound of the brown flour\n"
        "two spoons of honey from the hills\n"
        "salt from the sea at Tarsil\n"
        "a cup of sour milk, warm\n"
        "the peel of a lemon that nobody has waxed"
    )
    assert len(paragraphs(text)) == 5


@pytest.mark.parametrize("text", ["", " \n\t\n "])
def test_a_blank_text_has_nothing_in_it(text: str) -> None:
    assert paragraphs(text) == sentences(text) == words(text) == []
    assert paragraph_at(text, 0) == sentence_at(text, 1) == Span(0, 0)
    assert snap(text, Span(0, 0), "sentence") == Span(0, 0)


def test_words_keep_what_belongs_inside_them() -> None:
    text = "The U.S.-backed al-Sina'a men, 3,500 of 4.5m, don’t go to U.N. at 12:30"
    assert texts_of(text, words(text)) == [
        *[
            "The",
            "U.S.-backed",
            "al-Sina'a",
            "men",
            "3,500",
            "of",
            "4.5m",
            "don’t",
            "go",
            "to",
            "U.N.",
            "at",
            "12",
            "30",
        ]
    ]


def test_scripts_without_spaces_go_by_character_and_its_signs() -> None:
    assert texts_of("北京2022 กำ वह", words("北京2022 กำ वह")) == ["北", "京", "2022", "กำ", "वह"]


def test_clauses_lie_between_punctuation_and_leave_numbers_whole() -> None:
    text = "In all, 3,500 men (some say more) fled; the rest — “all of them” — stayed in the U.S."
    assert texts_of(text, clauses(text, Span(0, len(text)))) == [
        *["In all", "3,500 men", "some say more", "fled", "the rest", "all of them", "stayed in the U.S."]
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The river flooded the town in the night.", "El río inundó las casas de la ciudad."),
        ("The river flooded the town in the night.", "Река затопила город."),
        ("La rivière a inondé les maisons.", "Der Fluss überschwemmte die Häuser und das Tal."),
    ],
)
def test_short_texts_that_show_their_languages_differ(one: str, other: str) -> None:
    assert differ_in_language(one, other)
    assert differ_in_language(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("La policía detuvo a tres hombres el lunes", "Tres hombres fueron detenidos el martes"),
        ("La police a arrêté la femme du maire", "La femme du maire est en prison"),
        ("Skibet er på vej til havnen", "Skipet er på vei til havna"),
    ],
)
def test_what_two_languages_would_say_alike_is_in_neither_alone(one: str, other: str) -> None:
    assert not differ_in_language(one, other)
    assert not differ_in_language(other, one)


@pytest.mark.parametrize(
    "other",
    [
        "De Blasio resigns",
        "Charles de Gaulle airport closed",
        "Twelve dead",
        "340",
        "",
        "Port-au-Prince",
        "Los Angeles",
    ],
)
def test_what_shows_no_language_may_be_in_any(other: str) -> None:
    assert not differ_in_language("The river flooded the town in the night.", other)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Short."),
        ("en", "The minister said that it was in the hands of the court and that he had been told."),
        ("fr", "Le ministre a dit que la ville est dans les mains des forces et que le pont ne sera pas ouvert."),
        ("de", "Die Stadt ist nicht in der Hand der Armee, und das Tor mit den Wachen ist auch von ihnen besetzt."),
        (
            "es",
            "El ministro dijo que la ciudad no es de los soldados y que el puente se cierra para las tropas en un día.",
        ),
        ("de", "Doch bei Regen wurde das Brückenfest abgesagt, wie Veranstalter aus Kornau mitteilten."),
        ("pl", "Strażacy ewakuowali wczoraj mieszkańców trzech budynków położonych nad rzeką, gdy woda się podniosła."),
        ("tr", "Yağmur yüzünden köprü kapatıldı, belediye başkanı sakinlere evlerinde kalmaları için çağrıda bulundu."),
        ("en", "Erdoğan met Wałęsa in Düsseldorf and Małopolska before flying home from Iğdır Airport today."),
        ("en", "“I was late. I took a bus and I missed a turn.”"),
        ("en", "I know what I saw, a man and a boat; I told a neighbour about it a day later."),
        ("sv", "I går skadades minst tolv personer i staden när ett tak föll in, i en hall som var full."),
        ("pl", "I ojciec, i syn wrócili w nocy do domu, który był pusty, i nie było w nim światła."),
        ("cs", "I otec a syn se vrátili v noci do domu, který byl prázdný, a nebylo v něm světlo."),
        ("it", "I vigili hanno detto che i ponti della città sono chiusi e che i treni non partono."),
        ("ar", "قالت الوزارة إن الجسر مغلق"),
        ("fa", "وزارت گفت که پل بسته است و چهار نفر"),
        ("ru", "Министерство сообщило, что мост закрыт"),
        ("uk", "Міністерство повідомило, що міст закрито і її"),
        ("he", "המשרד אמר"),
        ("zh", "部长说桥关闭了"),
        ("ja", "大臣は橋が閉鎖されたと述べた"),
        ("ko", "장관은 다리가 닫혔다고 말했다"),
        ("th", "รัฐมนตรีกล่าวว่าสะพานปิด"),
        (
            "fr",
            "Les mineurs de Valdoyer, près de Sarnec, ont repris lundi à l'aube. À midi, Odile Carpentras a démenti.",
        ),
    ],
)
def test_languages_are_told_by_script_and_common_words(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        ("zh", "At least 19 people were killed in the fire, police said.", "en"),
        ("ru", "Mindestens 19 Menschen wurden bei dem Brand in der Stadt getötet, wie die Polizei sagte.", "de"),
        ("en", "Министр сказал, что мост закрыт.", "ru"),
        ("fr", "部长说桥关闭了", "zh"),
        ("zh", "New York Times", "zh"),
        ("ja", "部長は橋", "ja"),
        ("zh", "部长说 The bridge is closed and nobody knows why 桥关闭了", "zh"),
        ("en", "The minister, Владимир, said nothing.", "en"),
        ("es", "12:30 – 14:00", "es"),
        ("sv", "Bron är stängd.", "sv"),
    ],
)
def test_a_part_is_in_the_language_of_the_whole_but_for_other_letters_alone(
    whole: str, part: str, expected: str
) -> None:
    assert language_of_part(part, whole) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Pluie sur la Moselle"),
        ("de", "Hochwasser nach dem Gewitter"),
        ("en", "Rain on the river"),
        ("en", "Berlin"),
        ("ru", "Дождь"),
    ],
)
def test_a_few_words_are_of_the_language_that_has_most_of_them(language: str, text: str) -> None:
    assert language_among(text, {"de", "en", "fr", "ru"}) == language
