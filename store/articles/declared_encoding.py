"""Markup that says in which encoding it is written: bytes to characters, and what had to be assumed."""

import codecs
import re

from store.articles.encoding import STRAY, Decoded, codec_of, decode
from store.model import line_feeds

HEAD = 4096
"""Bytes in which a declaration stands; browsers look at 1,024."""

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_IN_XML = rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']\s*([A-Za-z0-9_.:-]+)"
_IN_HTML = rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)"

_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "johab": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
"""By the name that Python has for what is declared: what browsers read it as, since pages mean that."""

_OF_SINGLE_BYTES = frozenset(
    (
        *(f"cp125{number}" for number in range(9)),
        *(f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
        *("koi8-r", "koi8-u", "cp866", "mac-cyrillic", "mac-roman", "cp874"),
    )
)
"""Encodings in which every byte is a letter, so that any file could be in them."""

_OTHER_NAMES = {"x-sjis": "cp932", "windows-949": "cp949", "ks_c_5601-1987": "cp949", "x-gbk": "gb18030"}
"""Names that pages use and Python does not know."""


def decode_markup(data: bytes, told: str = "") -> Decoded | None:
    """The characters of HTML or XML, every line ended by a line feed; None when it is no text.

    A byte order mark goes first, then what came with the page, then what it declares itself, as browsers have it. Where
    that cannot be right, it is told as any text is.

    Args:
        data: The file.
        told: The encoding that was told beside it, as by a server; empty for none.
    """
    if data.startswith(_MARKS):
        return decode(data)
    for name in (told, _declared(data)):
        encoding = _python_name(name)
        if encoding in _OF_SINGLE_BYTES and not data.isascii() and (utf8 := _strictly(data, "utf-8")) is not None:
            # What is written in one of these is next to never UTF-8 by chance.
            return Decoded(line_feeds(utf8), f"said to be {name}, which it is not; read as UTF-8")
        if encoding:
            if (text := _strictly(data, encoding)) is not None:
                return Decoded(line_feeds(text))
            mended = _mostly(data, encoding, name)
            if mended is not None and _strictly(data, "utf-8") is None:
                return mended
    return decode(data)


def _declared(data: bytes) -> str:
    found = re.search(_IN_XML, data[:HEAD]) or re.search(_IN_HTML, data[:HEAD], re.IGNORECASE)
    return found[1].decode("ascii") if found else ""


def _python_name(name: str) -> str:
    """The codec that is meant by a declared name; empty for one that is not known."""
    plain = name.strip().lower()
    known = codec_of(_OTHER_NAMES.get(plain, plain)) if plain else ""
    return _MEANT.get(known, known)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, ValueError):
        return None


def _mostly(data: bytes, encoding: str, name: str) -> Decoded | None:
    """Text in the declared encoding but for a few bytes, which pages of several pieces have; those are told."""
    try:
        text = data.decode(encoding, "surrogateescape")
    except (UnicodeError, ValueError):
        return None
    strays = len(text) - len(data.decode(encoding, "ignore"))
    if strays * 200 > len(data):
        return None
    told = "one byte is" if strays == 1 else f"{strays} bytes are"
    return Decoded(line_feeds(re.sub(STRAY, "\ufffd", text)), f"read as {name}, in which {told} no character")
