"""Where no sentence ends though a stop stands there, and where one ends though none seems to: a few of each kind."""

import pytest

from store.text import sentences

WHOLE = [
    ("uk", "Голова П. Гнатюк сказав це."),
    ("ru", "Министр А. С. Лунин ушёл."),
    ("cs", "Podle Ing. K. Nováka to platí."),
    ("ar", "وصل م. كريم إلى المدينة."),
    ("hi", "श्री. वर्मा आए।"),
    ("pl", "Prof. dr hab. Ewa Lis mówiła."),
    ("pl", "Wczoraj ks. Adam Bór odszedł."),
    ("pt", "O trânsito na Av. Norte parou."),
    ("tr", "Prof. Dr. Can Su geldi."),
    ("th", "วันที่ 12 ก.พ. 2564 ที่ ต.บางรัก"),
    ("en", "The body of Pfc. Lee Orr came home."),
    ("de", "Am Freitag, 3. Mai, kommt der Rat."),
    ("de", "In der 12. Minute fiel das Tor."),
    ("da", "Den 4. maj blev byen fri."),
    ("fi", "Kokous on 6. toukokuuta."),
    ("ru", "«Кто здесь?» — спросила она."),
    ("es", "«¿Dónde está?» —dijo la alcaldesa."),
    ("en", "“Who called?” Moira Flint asked."),
    ("zh", "他看过《走吧！朋友》。"),
    ("cs", "Firma A.BC roste."),
    ("en", "The site Harbour.com said so."),
    ("fa", "قیمت ۷.۵ بود."),
    ("en", "It opens at 7 a.m. Tuesday at the port."),
    ("en", "It ends at 11 p.m. EST each night."),
    ("fr", 'Il a dit "tout va bien. "'),
    ("fr", "L’art. 4 et le n. 7 valent."),
    ("nl", "Het kost o.a. 4 mln. euro."),
    ("en", "Ft. Marsh was cleared."),
    ("de", "Die Fa. Brandt und ca. 40 Leute gingen."),
    ("de", "Laut Kap. 4 und Abb. 5 gilt das mind. 30 Tage."),
    ("tr", "II. Selim geldi."),
    ("zh", "“是谁？”他问。"),
    ("zh", "“走吧。”港口队长王平说。"),
    ("ko", "“누구입니까?”라고 그가 물었다."),
    ("ru", "Это было в г. Лунинск у реки."),
    ("en", "So sad. 😢"),
]


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_a_stop_that_ends_nothing(language: str, text: str) -> None:
    assert [span.of(text) for span in sentences(text, language=language)] == [text]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Das Haus steht seit 36. Danach kam nichts.", ["Das Haus steht seit 36.", "Danach kam nichts."]),
        ("de", "Das war 2012. Juristen warnten.", ["Das war 2012.", "Juristen warnten."]),
        ("en", "They took plan B. He left.", ["They took plan B.", "He left."]),
        ("en", "It was 9 p.m. The curfew began.", ["It was 9 p.m.", "The curfew began."]),
        ("en", "The rain went on… Nobody came.", ["The rain went on…", "Nobody came."]),
        ("en", "He waited... Then he left.", ["He waited...", "Then he left."]),
        ("ru", "Шёл дождь… Никто не пришёл.", ["Шёл дождь…", "Никто не пришёл."]),
        ("en", "(Nobody was hurt.) Police came.", ["(Nobody was hurt.)", "Police came."]),
        ("en", "“Who called?” Nobody answered.", ["“Who called?”", "Nobody answered."]),
        ("fr", 'Il a dit "oui. " Puis il partit.', ['Il a dit "oui. "', "Puis il partit."]),
        ("zh", "大火造成31人死亡。60人受伤。", ["大火造成31人死亡。", "60人受伤。"]),
        ("ja", "31人が死亡した。60人が負傷した。", ["31人が死亡した。", "60人が負傷した。"]),
        ("de", "Es brannte. 120 Menschen flohen.", ["Es brannte.", "120 Menschen flohen."]),
        ("cs", "Vše shořelo. 120 lidí uteklo.", ["Vše shořelo.", "120 lidí uteklo."]),
        ("fi", "Se paloi. 120 ihmistä pakeni.", ["Se paloi.", "120 ihmistä pakeni."]),
        ("da", "Det brændte. 120 flygtede.", ["Det brændte.", "120 flygtede."]),
        ("en", "It shut in May. Nobody knew.", ["It shut in May.", "Nobody knew."]),
        ("en", "It shut in Jan. Nobody knew.", ["It shut in Jan.", "Nobody knew."]),
        ("en", "She was ill. Then came rain.", ["She was ill.", "Then came rain."]),
        ("en", "He left the F.B.I. Nobody knows why.", ["He left the F.B.I.", "Nobody knows why."]),
        ("en", "He said “no.” Then he left.", ["He said “no.”", "Then he left."]),
        ("en", 'He said "no." She said "yes."', ['He said "no."', 'She said "yes."']),
        ("es", "Votó en contra. Nadie más.", ["Votó en contra.", "Nadie más."]),
        ("sv", "Han såg det. Ingen dog.", ["Han såg det.", "Ingen dog."]),
        ("ru", "Ущерб 4 млн руб. Это много.", ["Ущерб 4 млн руб.", "Это много."]),
        ("pl", "To było w XIX w. Potem wojna.", ["To było w XIX w.", "Potem wojna."]),
    ],
)
def test_an_end_that_hides(language: str, text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text, language=language)] == expected


def test_a_quoted_message_that_is_wrapped_is_a_paragraph() -> None:
    text = (
        "> The council said on Monday that nobody had been hurt\n> when the roof of the market hall fell in, and that\n"
        "> it would be mended.\nI doubt it."
    )
    found = [span.of(text) for span in sentences(text, language="en")]
    assert found == [text.rpartition("\n")[0], "I doubt it."]
