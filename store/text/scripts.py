"""Scripts as ranges of code points, for the classes of patterns: one table for all who ask which script a letter is of.

`re` knows no scripts, and `regex`, which does, takes as long to import as a session takes to lay out. A test holds the
ranges against what `regex` knows.
"""

KANA = "\u3041-\u3096\u309d-\u309f\u30a1-\u30ff\u31f0-\u31ff"
"""Hiragana and Katakana, with their iteration and length signs."""

HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

HANGUL = "\uac00-\ud7a3"

THAI = "\u0e01-\u0e3a\u0e40-\u0e4e"

LAO = "\u0e81-\u0ede"

BURMESE = "\u1000-\u103f\u1050-\u108f"

KHMER = "\u1780-\u17d3"

HEBREW = "\u05d0-\u05ea"

GREEK = "\u0370-\u03ff"

DEVANAGARI = "\u0900-\u097f"

BENGALI = "\u0980-\u09ff"

TAMIL = "\u0b80-\u0bff"

GEORGIAN = "\u10a0-\u10ff"

ARMENIAN = "\u0530-\u058f"

ARABIC = "\u0620-\u06d3"

CYRILLIC = "\u0400-\u04ff"

LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"

BY_LETTER = f"{THAI}{LAO}{BURMESE}{KHMER}"
"""Scripts without spaces whose words nobody can tell apart cheaply: letter by letter, with the signs that belong to
it."""

BY_CHARACTER = f"{KANA}{HAN}"
"""Scripts without spaces that go character by character."""
