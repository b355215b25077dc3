"""Bytes to characters, never silently: whatever was assumed is told, and nothing is replaced by a stand-in."""

import codecs
import re
from typing import NamedTuple

from store.model import line_feeds

SAMPLE = 1 << 18
"""Bytes looked at to guess: enough for certainty, little enough to be quick."""

CHOOSABLE = (  # noqa: SIM905  shorter to read
    "cp1252 latin_1 iso8859_15 mac_roman cp850 cp1250 iso8859_2 cp852 mac_latin2 cp1254 iso8859_9 cp1257 iso8859_13"
    " iso8859_4 iso8859_10 iso8859_16 iso8859_3 iso8859_14 cp437 cp1258 cp1251 koi8_r koi8_u cp866 iso8859_5"
    " mac_cyrillic cp1253 iso8859_7 cp1255 iso8859_8 cp1256 iso8859_6 cp874 gb18030 big5 big5hkscs cp932 euc_jp"
    " iso2022_jp cp949 iso2022_kr tis_620 shift_jis gbk gb2312 euc_kr utf_8 utf_16 utf_16_le utf_16_be utf_32"
).split()
"""Encodings that a reader may say an article is in, the likelier of a region first."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", ""),
    (codecs.BOM_UTF32_LE, "utf-32-le", "read as UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "read as UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "read as UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "read as UTF-16"),
)
"""Byte order marks, the longer of those that begin alike first; what each means; what to tell of it."""

_ESCAPES = ((b"\x1b$B", "iso2022_jp"), (b"\x1b$@", "iso2022_jp"), (b"\x1b$)C", "iso2022_kr"))
"""Sequences that switch character sets in what is otherwise valid ASCII."""

_ESCAPE = b"\x1b"
"""What they all begin with, and hardly an article has."""

_SPACING = "[ \n.,\u3000-\u3002\uff0c]"
_IN_USE = "[\t-\r -~\u00a0-\u06ff\u0900-\u0eff\u2010-\u2026\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e]"
"""What text without a byte order mark is recognised by: common separators, and the scripts that news is written in."""

_PYTHONS_OWN = frozenset(("punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined"))
"""Codecs in which nobody writes a text; the time that the first ones take grows with the square of it."""

STRAY = "[\udc80-\udcff]"
"""What Python's `surrogateescape` makes of a byte that is not UTF-8."""

_NAMES = {
    "cp1252": "windows-1252",
    "big5": "Big5",
    "cp932": "Shift_JIS",
    "cp949": "EUC-KR (cp949)",
    "cp874": "TIS-620 (cp874)",
    "iso2022_jp": "ISO-2022-JP",
    "iso2022_kr": "ISO-2022-KR",
}


class ChosenEncoding(NamedTuple):
    """What a reader said of a file whose encoding nothing tells."""

    path: str
    """Of the article, in the project."""
    sha256: str
    """Of the file's bytes: once it holds others, the choice says nothing of them."""
    encoding: str
    """One of `CHOOSABLE`."""


class Decoded(NamedTuple):
    """Characters, and in words what reading them had to assume; empty when nothing."""

    text: str
    remark: str = ""


def decode(data: bytes) -> Decoded | None:
    """The characters of a text file, a byte order mark dropped, CRLF and CR turned into LF; None when it is no text.

    A byte order mark or escape sequence first; then UTF-8; then UTF-16 without a mark; then a guess, which the remark
    tells (`store.articles.guessed_encoding`).
    """
    decoded = _marked(data) or _escaped(data) or _utf8(data) or _unmarked_utf16(data) or _mended(data) or _guessed(data)
    return Decoded(line_feeds(decoded.text), decoded.remark) if decoded else None


def decode_as(data: bytes, encoding: str) -> Decoded | None:
    """The characters of a text file in the encoding that a reader chose; None when it is no text in that.

    Raises:
        LookupError: If there is no such encoding.
    """
    text = _strictly(data, codecs.lookup(encoding).name)
    if text is None or _controls(text) * 100 > len(text):
        return None
    text = line_feeds(text.removeprefix("\ufeff"))
    return Decoded(text, f"read as {shown(normalised(encoding))}, as was chosen")


def normalised(encoding: str) -> str:
    """The one name of an encoding that may be called by several.

    Raises:
        LookupError: If there is none of this name, or it does not make text of bytes.
    """
    wanted = codecs.lookup(encoding).name
    for name in CHOOSABLE:
        if codecs.lookup(name).name == wanted:
            return name
    raise LookupError(f"{encoding} is no encoding of articles")


def codec_of(name: str) -> str:
    """The codec of an encoding that a page or mail says it is in; empty where Python knows none that texts are in."""
    try:
        known = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    # Codecs of bytes to bytes, as zlib, are no encodings of text.
    return known.name if known._is_text_encoding and known.name not in _PYTHONS_OWN else ""


def _controls(text: str) -> int:
    return sum(text.count(chr(code)) for code in (*range(8), *range(14, 27), *range(28, 32), *range(127, 160)))


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding, remark in _MARKS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], encoding)
            return None if text is None else Decoded(text, remark)
    return None


def _escaped(data: bytes) -> Decoded | None:
    if _ESCAPE not in data:
        return None
    for escape, encoding in _ESCAPES:
        if escape in data and (text := _strictly(data, encoding)) is not None:
            return Decoded(text, f"read as {shown(encoding)}")
    return None


def _utf8(data: bytes) -> Decoded | None:
    """UTF-8, unless so many bytes are zero that it cannot be text."""
    text = _strictly(data, "utf-8")
    return None if text is None or data.count(0) * 50 > len(data) else Decoded(text)


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a byte order mark, told by its zero bytes or by what it spells."""
    for encoding, width in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        sample = data[:SAMPLE].decode(encoding, "ignore") if len(data) % width == 0 else ""
        if _is_plausible(sample) and (text := _strictly(data, encoding)) is not None:
            return Decoded(text, f"read as {encoding.upper()}, a guess: it has no byte order mark")
    return None


def _is_plausible(sample: str) -> bool:
    """Whether characters are text: nearly all of scripts in use, and with the spaces and stops that text has."""
    spaced = len(re.findall(_SPACING, sample))
    return spaced * 100 > len(sample) and len(re.findall(_IN_USE, sample)) * 10 > len(sample) * 9


def _mended(data: bytes) -> Decoded | None:
    """UTF-8 with a few stray bytes, as when pages of two encodings were pasted together or a file was cut off."""
    text, sound = data.decode("utf-8", "surrogateescape"), data.decode("utf-8", "ignore")
    strays = len(text) - len(sound)
    # Counted by lengths, since a list of sixty million strays would fill the memory.
    if not strays or len(sound) - len(sound.encode("ascii", "ignore")) < 10 * strays:
        return None
    told = "one stray byte" if strays == 1 else f"{strays} stray bytes"
    return Decoded(re.sub(STRAY, _as_western, text), f"read as UTF-8, but {told} as windows-1252")


def _as_western(stray: re.Match[str]) -> str:
    byte = bytes([ord(stray[0]) - 0xDC00])
    western = _strictly(byte, "cp1252")
    return byte.decode("latin_1") if western is None else western


def _guessed(data: bytes) -> Decoded | None:
    from store.articles.guessed_encoding import likely_encodings

    if data.count(0) * 1000 > len(data) or not _looks_written(data):
        return None
    for encoding in (*likely_encodings(data), "cp1252", "latin_1"):
        if (text := _strictly(data, encoding)) is not None:
            # Where windows-1252 reads the same, it is the likelier one.
            western = _strictly(data, "cp1252") == text
            return Decoded(text, f"not UTF-8; read as {shown('cp1252' if western else encoding)}, a guess")
    return None


def _looks_written(data: bytes) -> bool:
    """Whether the bytes could be text in some encoding: next to no control characters."""
    head = data[:SAMPLE]
    controls = sum(head.count(code) for code in (*range(8), *range(14, 27), *range(28, 32), 127))
    return controls * 100 <= len(head)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def shown(encoding: str) -> str:
    """The name that a reader knows an encoding by."""
    if encoding.startswith("cp125"):
        return encoding.replace("cp", "windows-")
    return _NAMES.get(encoding, encoding.upper().replace("ISO8859_", "ISO-8859-").replace("_", "-"))
