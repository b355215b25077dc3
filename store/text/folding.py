"""Folding for comparison that keeps every offset: one code point becomes one code point."""

import unicodedata

_ALIKE = {
    "'": "‘’‚‛ʼʻʹ′`´‹›＇",
    '"': "“”„‟«»″〝〞＂",
    "-": "‐‑‒–—―−﹘﹣－",
    "o": "øØ",
    "l": "łŁ",
    "d": "đĐðÐ",
    "i": "ıİ",
    "h": "ħĦ",
    "t": "ŧŦ",
    "ك": "ک",
    "ي": "یىې",
}
"""What folds to one character without Unicode saying so."""


FEW = 24
"""Kinds of characters beyond ASCII up to which a text is one of a language written in Latin letters."""


class _Folded(dict[int, int]):
    """A translation table that works out each code point when it first meets it."""

    def __missing__(self, code: int) -> int:
        folded = ord(_fold_character(chr(code)))
        # A letter without its accent may have a plainer form yet: `ǿ`, `ø`, `o`.
        self[code] = folded if folded == code else self[folded]
        return self[code]


def fold(text: str) -> str:
    """`text` without case, accents, typographic quotes, dashes, spaces and digits, as long as it was.

    White space of every kind becomes a space; decimal digits of every script become ASCII. What has no single
    character to fold to (`ß`, a ligature, a combining sign that stands alone) stays.
    """
    if text.isascii():
        return text.translate(_ASCII_FOLDED)
    foreign = set(text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass"))
    if len(foreign) > FEW:
        return text.translate(_FOLDED)
    # One by one, and then what is ASCII: it takes a quarter of the time of looking up every character.
    for character in foreign:
        text = text.replace(character, chr(_FOLDED[ord(character)]))
    return text.encode("utf-8", "surrogatepass").translate(_BYTES_FOLDED).decode("utf-8", "surrogatepass")


def _fold_character(character: str) -> str:
    if character.isspace():
        return " "
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    base = character if _is_kana(character) else _base(character)
    lowered = base.lower()
    return lowered if len(lowered) == 1 else base


def _base(character: str) -> str:
    """Without compatibility forms and combining signs, if one character remains."""
    kept = [part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part)]
    return kept[0] if len(kept) == 1 else character


def _is_kana(character: str) -> bool:
    """Kana, whose voicing signs make another letter, not another accent."""
    return "\u3040" <= character <= "\u30ff"


_FOLDED = _Folded({ord(kind): ord(plain) for plain, kinds in _ALIKE.items() for kind in kinds})
_ASCII = bytes(range(128))
_ASCII_FOLDED = "".join("'" if sign == "`" else _fold_character(sign) for sign in map(chr, _ASCII))
_BYTES_FOLDED = _ASCII_FOLDED.encode() + bytes(range(128, 256))
