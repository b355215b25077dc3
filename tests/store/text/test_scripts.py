"""The table of scripts against what `regex` knows of them."""

import re
from functools import cache
from unicodedata import category

import pytest
import regex

from store.text import scripts

KNOWN = {
    "KANA": ("Hiragana", "Katakana"),
    "HAN": ("Han",),
    "HANGUL": ("Hangul",),
    "THAI": ("Thai",),
    "LAO": ("Lao",),
    "BURMESE": ("Myanmar",),
    "KHMER": ("Khmer",),
    "HEBREW": ("Hebrew",),
    "GREEK": ("Greek",),
    "DEVANAGARI": ("Devanagari",),
    "BENGALI": ("Bengali",),
    "TAMIL": ("Tamil",),
    "GEORGIAN": ("Georgian",),
    "ARMENIAN": ("Armenian",),
    "ARABIC": ("Arabic",),
    "CYRILLIC": ("Cyrillic",),
    "LATIN": ("Latin",),
}
SHARED = "\u30fc\u3006\u0374\u0640\u00aa\u00ba"
"""Letters that Unicode counts to no one script."""
APART = 80
"""Letters of a script that stand in blocks of their own, as archaic ones and forms of presentation do, may be more."""


@cache
def letters() -> list[str]:
    """Every letter there is."""
    return [chr(code) for code in range(0x110000) if category(chr(code)).startswith("L")]


@pytest.mark.parametrize("name", KNOWN)
def test_a_script_holds_its_letters_and_no_other(name: str) -> None:
    ours = re.compile(f"[{getattr(scripts, name)}]")
    theirs = regex.compile("|".join(rf"\p{{Script={script}}}" for script in KNOWN[name]))
    held = [letter for letter in letters() if ours.match(letter) and letter not in SHARED]
    foreign = [letter for letter in held if not theirs.match(letter)]
    coptic = [letter for letter in foreign if regex.match(r"\p{Script=Coptic}", letter)]
    assert foreign == coptic, "Coptic shares the block of Greek"
    block = {ord(letter) // 0x80 for letter in held}
    missing = [each for each in letters() if theirs.match(each) and not ours.match(each) and ord(each) // 0x80 in block]
    assert len(missing) <= APART, missing


def test_every_script_of_the_table_is_tested() -> None:
    named = {name for name in vars(scripts) if name.isupper() and not name.startswith("BY_")}
    assert named == KNOWN.keys()
