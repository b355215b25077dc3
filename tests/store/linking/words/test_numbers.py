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
