"""Whatever comes from outside, the terminal gets nothing that could steer it, and every offset holds."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.sanitise import visible

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text(alphabet=st.characters(blacklist_categories=())))
def test_one_code_point_stays_one(text: str) -> None:
    assert len(visible(text)) == len(text)


def test_no_code_point_there_is_steers_the_terminal() -> None:
    shown = set(visible("".join(map(chr, range(sys.maxunicode + 1)))))
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not shown & set(BIDI)


@given(st.text(alphabet=st.characters(blacklist_categories=())))
def test_what_was_made_visible_stays_as_it_is(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31mred\x07", "␛[31mred␇"),
        ("a\tb\r\nc", "a b␍␊c"),
        ("\x7f", "␡"),
        ("\x9b2J", "\ufffd2J"),
        ("\ud800", "\ufffd"),
        ("a\u202eb\u2028c\u2029", "a⇤b↵c¶"),
    ],
)
def test_controls_become_their_pictures(raw: str, shown: str) -> None:
    assert visible(raw) == shown


@pytest.mark.parametrize("text", ["plain", "déjà vu", "漢字", "كلمة", "👨\u200d👩\u200d👧", "e\u0301", "\u00a0"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert visible(text) == text
