"""Numbers in digits and in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.linking.words.analysis import analyse
from store.linking.words.lexicon import FURNITURE
from store.linking.words.numbers import canonical, of_digits, vocabulary
from store.text import fold
from store.text.plain import plain


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3500", 3500), ("3,500", 3500), ("3.500", 3500), ("1,234,567", 1234567), ("1.234.567,8", 1234567.8),
        ("1,234.5", 1234.5), ("2.5", 2.5), ("0.125", 0.125), ("12.50", 12.5), ("7", 7),
    ],
)  # fmt: skip
def test_separators_group_or_divide(written: str, value: float) -> None:
    assert of_digits(written) == value


@pytest.mark.parametrize("written", ["", "abc", "1:2", "12-", "9" * 40])
def test_what_is_no_number_has_no_value(written: str) -> None:
    assert of_digits(written) is None


@pytest.mark.parametrize(
    ("text", "language", "terms"),
    [
        ("fifty-six", "en", ["56"]),
        ("two hundred and fifty-six thousand men", "en", ["256000", "men"]),
        ("3.5 thousand", "en", ["3500"]),
        ("$2.5bn", "en", ["2500000000"]),
        ("a million", "en", ["a", "1000000"]),
        ("21st", "en", ["#21"]),
        ("third", "en", ["#3"]),
        ("4 per cent", "en", ["4", "%"]),
        ("4 percent", "en", ["4", "%"]),
        ("4%", "en", ["4", "%"]),
        ("no one", "en", ["no", "one"]),
        ("five and six", "en", ["5", "and", "6"]),
        ("femtiosex personer", "sv", ["56", "person"]),
        ("sechsundfünfzig", "de", ["56"]),
        ("dreißig", "de", ["30"]),
        ("siebenunddreißig", "de", ["37"]),
        ("zweihundert", "de", ["200"]),
        ("dreihundertfünfundzwanzig", "de", ["325"]),
        ("zwölftausend", "de", ["12000"]),
        ("tvåhundra", "sv", ["200"]),
        ("zwei Millionen", "de", ["2000000"]),
        ("vingt-cinq", "fr", ["25"]),
        ("soixante-douze", "fr", ["72"]),
        ("quatre-vingts", "fr", ["80"]),
        ("quatre-vingt-dix-sept", "fr", ["97"]),
        ("deux cent quatre-vingt-un", "fr", ["281"]),
        ("veinticinco", "es", ["25"]),
        ("doscientos treinta y cinco", "es", ["235"]),
        ("двести", "ru", ["200"]),
        ("тысяча триста сорок", "ru", ["1340"]),
        ("первый", "ru", ["#1"]),
        ("третий", "ru", ["#3"]),
        ("مئة", "ar", ["100"]),
        ("5 في المئة", "ar", ["5", "%"]),
        ("four twenty", "en", ["4", "20"]),
        ("trois cents", "fr", ["300"]),
        ("dos mil", "es", ["2000"]),
        ("двадцать пять тысяч", "ru", ["25000"]),
        ("ثلاثة ملايين", "ar", ["3000000"]),
    ],
)
def test_a_number_is_one_term_however_written(text: str, language: str, terms: list[str]) -> None:
    assert list(analyse(text, language).terms) == terms


@given(st.integers(min_value=0, max_value=10**12))
def test_grouping_changes_no_value(number: int) -> None:
    assert of_digits(f"{number:,}") == of_digits(f"{number:,}".replace(",", ".")) == of_digits(str(number)) == number
    assert canonical(number) == str(number)


@given(st.text(alphabet="0123456789.,", max_size=12))
def test_any_digits_and_signs_are_read_or_left(written: str) -> None:
    value = of_digits(written)
    assert value is None or value >= 0


@pytest.mark.parametrize("language", ["ar", "de", "en", "es", "fr", "ru", "sv"])
def test_every_listed_word_is_written_as_texts_are_compared(language: str) -> None:
    """A word that is not folded, or has a ligature, is never met."""
    known = {*vocabulary(language), *FURNITURE}
    assert {word for word in known if fold(plain(word).text) != word} == set()


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("it", "trentuno morti", "31"),
        ("it", "ventitré feriti", "23"),
        ("it", "duecentocinquanta case", "250"),
        ("it", "tre milioni", "3000000"),
        ("it", "trentamila euro", "30000"),
        ("pt", "trinta e um mortos", "31"),
        ("pt", "duzentos e cinquenta", "250"),
        ("pt", "três mil pessoas", "3000"),
        ("nl", "eenendertig doden", "31"),
        ("nl", "tweehonderd huizen", "200"),
        ("nl", "tweeëndertig", "32"),
        ("da", "enogtredive døde", "31"),
        ("no", "trettien døde", "31"),
        ("no", "to hundre", "200"),
        ("pl", "trzydzieści jeden osób", "31"),
        ("pl", "dwieście pięćdziesiąt", "250"),
        ("pl", "trzech rannych", "3"),
        ("pl", "pięć tysięcy", "5000"),
        ("ru", "тридцать один человек", "31"),
        ("ru", "сто двадцать пять", "125"),
        ("ru", "более двадцати", "20"),
        ("ru", "двух", "2"),
        ("ru", "трёх", "3"),
        ("uk", "тридцять одна особа", "31"),
        ("uk", "тридцять один", "31"),
        ("uk", "п’ять тисяч", "5000"),
        ("uk", "п'ятдесят шість", "56"),
        ("el", "τριάντα ένας νεκροί", "31"),
        ("el", "εκατόν είκοσι", "120"),
        ("el", "τρεις χιλιάδες", "3000"),
        ("tr", "otuz bir kişi", "31"),
        ("tr", "otuzbir", "31"),
        ("tr", "iki yüz elli", "250"),
        ("tr", "on bir", "11"),
        ("tr", "üç bin beş yüz", "3500"),
        ("tr", "kırk kişi", "40"),
        ("tr", "iki milyon", "2000000"),
        ("id", "tiga puluh satu orang", "31"),
        ("id", "dua belas", "12"),
        ("id", "dua ratus tiga puluh satu", "231"),
        ("id", "lima ribu", "5000"),
        ("id", "seratus lima puluh", "150"),
        ("id", "sebelas", "11"),
        ("ar", "واحد وثلاثون", "31"),
        ("ar", "خمسة عشر", "15"),
        ("ar", "خمسة وعشرين جريحا", "25"),
        ("ar", "مئة وخمسة وعشرون", "125"),
        ("ar", "ثلاثة الاف", "3000"),
        ("ar", "ثلاثين", "30"),
        ("fa", "سی و یک نفر", "31"),
        ("fa", "صد و بیست و سه", "123"),
        ("fa", "پنج هزار", "5000"),
        ("hi", "इकतीस लोग", "31"),
        ("hi", "एक सौ बीस", "120"),
        ("hi", "पाँच हज़ार", "5000"),
        ("hi", "२५ लाख", "2500000"),
        ("hi", "दो लाख तीस हजार", "230000"),
        ("zh", "三十一人死亡", "31"),
        ("zh", "死亡三百二十人", "320"),
        ("zh", "3万人", "30000"),
        ("zh", "二〇二四年", "2024"),
        ("zh", "三人", "3"),
        ("zh", "两千五百万元", "25000000"),
        ("zh", "三亿五千万", "350000000"),
        ("zh", "十二名", "12"),
        ("zh", "3.5亿元", "350000000"),
        ("ja", "三十一人が死亡", "31"),
        ("ja", "約三万人", "30000"),
        ("ja", "2万5000人", "25000"),
        ("zh", "3亿5000万元", "350000000"),
        ("zh", "一万亿", "1000000000000"),
        ("fr", "quatre-vingt-dix-sept", "97"),
        ("es", "treinta y un muertos", "31"),
        ("fr", "vingt et une", "21"),
        ("es", "un millón", "1000000"),
    ],
)
def test_words_for_numbers_are_read_by_their_language(language: str, text: str, value: str) -> None:
    assert value in analyse(text, language).terms


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "sei morto"),
        ("nl", "een huis"),
        ("el", "ένας"),
        ("tr", "bir kişi"),
        ("ar", "وقال"),
        ("zh", "三明治"),
        ("zh", "千万不要"),
        ("zh", "十分重要"),
        ("zh", "一个"),
        ("es", "un muerto"),
        ("fr", "une maison"),
    ],
)
def test_words_that_look_like_numbers_are_none(language: str, text: str) -> None:
    assert not [term for term in analyse(text, language).terms if term[0].isdecimal()]


def test_a_danda_is_no_part_of_a_word() -> None:
    assert analyse("साठ लोग आए।", "hi").words[-1] == "आए"
