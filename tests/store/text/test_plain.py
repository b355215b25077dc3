"""A text as it is compared: what looks the same is the same, and every offset leads back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Span
from store.text import fold, paragraph_at, paragraphs
from store.text.plain import PlainText, is_plain, plain

ANY = st.text() | st.text(alphabet="aé\u0301ßﬁ\u00ad\u200b-\n o각\u1100\u1161\u11a8")


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("fire\u00adfight\u00aders", "firefighters"),
        ("fire\u200bfighters \ufeffhere", "firefighters here"),
        ("\u202eofﬁcial ﬂoor ﬃ\u202c", "official floor ffi"),
        ("fire-\nfighters", "firefighters"),
        ("con‐\r\n   firmed", "confirmed"),
        (unicodedata.normalize("NFD", "évacuation 체포했다고 ё Việt"), "évacuation 체포했다고 ё Việt"),
        ("Straße, STRAẞE, cœur, Œuvre, Æsop", "Strasse, STRASSE, coeur, OEuvre, AEsop"),
        ("مـــحمد", "محمد"),
        ("می\u200cشود", "میشود"),
    ],
)
def test_what_looks_the_same_is_compared_as_the_same(written: str, compared: str) -> None:
    assert plain(written).text == compared


@pytest.mark.parametrize(
    "text",
    [
        "well-known",
        "well-\nknown, and as well-known as ever",
        "mid-\nJanuary",
        "- a list\n- of two",
        "हिन्दी தமிழ் ไทย",
        "naïve",
    ],
)
def test_what_looks_different_stays_different(text: str) -> None:
    assert plain(text) == PlainText(text, ())


def test_letters_of_two_keyboards_fold_to_one() -> None:
    assert fold("وزارت کشور") == fold("وزارت كشور")
    assert fold("علی") == fold("علي") == fold("على")


@given(ANY)
def test_every_part_leads_back_to_a_part_of_the_text(text: str) -> None:
    compared = plain(text)
    end = 0
    for at in range(len(compared.text)):
        span = compared.span(at, at + 1)
        assert 0 <= span.start < span.end <= len(text)
        assert span.start >= end or span.start <= end <= span.end
        end = span.start
    if not compared.starts:
        assert compared.text == text


@given(ANY)
def test_what_is_plain_is_left_alone(text: str) -> None:
    if is_plain(text):
        assert plain(text) == PlainText(text, ())


def test_a_span_of_the_text_is_found_in_what_is_compared() -> None:
    text = "The ofﬁcial fire\u00adfighters"
    compared = plain(text)
    start = text.index("fire")
    inside = compared.inside(Span(start, len(text)))
    assert inside.of(compared.text) == "firefighters"
    assert compared.span(*inside) == Span(start, len(text))


def test_a_word_parted_at_the_end_of_a_line_parts_no_paragraph() -> None:
    text = "The interior min-\nistry con-\nfirmed it.\nA second paragraph."
    found = paragraphs(text)
    assert next(span.of(text).partition("\n")[0] for span in found) == "The interior min-"
    assert found[0].end == text.index("A second") - 1
    assert all(paragraph_at(text, offset) == span for span in found for offset in range(span.start, span.end))
