"""PDF files: the text of their pages in the order of reading, and on which page what stands."""

import re
from collections.abc import Iterator
from threading import Lock
from typing import Any

from store.articles.content import Content, shortened, title_of
from store.articles.page_columns import GAP, PrintedLine
from store.articles.parser_errors import parser_errors
from store.articles.printed import PrintedPage, headline, running_text
from store.errors import ArticleError

MOST_PAGES = 5_000
"""Pages of one article; more is a library."""

MOST_LETTERS = 50_000
"""Letters of one page that are laid out; more is a drawing or a trap, and is given as it comes."""

LONGEST = 20_000_000
"""Letters of a whole file."""

_ONE_AT_A_TIME = Lock()
"""PDFium may be used by one thread at a time."""

_NO_TITLE = r"(?i)(?:microsoft (?:word|powerpoint|excel)\b.*|untitled.*|slide \d+|.*\.[a-z]{2,4}\d?|[^\s]*)"
"""What programs write as the title of what they print: names of files, of themselves, a single word."""

_LINE_ENDS = frozenset((10, 13))
_PARTED = frozenset((0x02, 0xFFFE))
"""What PDFium puts where a hyphen parts a word; it says no more of the line's end."""


def read(data: bytes, name: str) -> Content:
    """The text of a PDF.

    Raises:
        ArticleError: If it is damaged, needs a password, or holds no text but pictures.
    """
    with _ONE_AT_A_TIME, parser_errors("PDF", name):
        pages, told = _read(data, name)
    printed = running_text(pages)
    if not printed.text:
        many = f"{len(pages)} pages" if len(pages) > 1 else "one page"
        raise ArticleError(f"{name}: holds pictures of {many}, no text; run ocrmypdf over it and add what that makes")
    blank = [page.name for page in pages if not page.lines]
    title = _title(told.get("Title", "")) or shortened(headline(pages[0])) or title_of(printed.text)
    return Content(
        text=printed.text,
        title=title,
        remarks=(_remark(blank),) if blank else (),
        author=_author(told.get("Author", "")),
        locators=tuple((start, f"p. {page}") for start, page in printed.starts) if len(pages) > 1 else (),
    )


def _read(data: bytes, name: str) -> tuple[list[PrintedPage], dict[str, str]]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise ArticleError(f"{name}: is locked with a password; save it without one and add that") from error
        raise
    try:
        if len(document) > MOST_PAGES:
            raise ArticleError(f"{name}: has {len(document):,} pages; split it into articles of {MOST_PAGES:,} at most")
        return list(_pages(document, name)), document.get_metadata_dict()
    finally:
        document.close()


def _pages(document: Any, name: str) -> Iterator[PrintedPage]:
    left = LONGEST
    for number in range(len(document)):
        page = document[number]
        letters = page.get_textpage()
        left -= letters.count_chars()
        if left < 0:
            raise ArticleError(f"{name}: holds more than {LONGEST:,} letters; split it into articles")
        label = re.sub(r"\W", "", document.get_page_label(number))[:12]
        yield PrintedPage(label or str(number + 1), page.get_height(), list(_lines(letters)))
        letters.close()
        page.close()


def _lines(letters: Any) -> Iterator[PrintedLine]:
    """The lines of a page as PDFium finds them, in the order of the file."""
    count = letters.count_chars()
    if count > MOST_LETTERS:
        rows = letters.get_text_range().splitlines()
        yield from (PrintedLine(0, -12.0 * at, 500, 10 - 12.0 * at, 10, row) for at, row in enumerate(rows))
        return
    codes, start = _codes(letters, count), 0
    for end in range(count + 1):
        if end == count or codes[end] in _LINE_ENDS or codes[end] in _PARTED:
            close = end + (end < count and codes[end] in _PARTED)
            if close > start and (line := _line(letters, codes, start, close)) is not None:
                yield line
            start = end + 1


def _codes(letters: Any, count: int) -> list[int]:
    from pypdfium2.raw import FPDFText_GetUnicode

    handle = letters.raw
    return [FPDFText_GetUnicode(handle, index) for index in range(count)]


def _line(letters: Any, codes: list[int], start: int, end: int) -> PrintedLine | None:
    """Letters from one offset to another as a line; None where nothing is seen."""
    text = _string(codes[start:end])
    boxes = [letters.get_charbox(start + at) for at, letter in enumerate(codes[start:end]) if letter > 32]
    boxes = [box for box in boxes if box[2] > box[0]] or boxes
    if not boxes or not text.strip():
        return None
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    size = _size(letters, start, top - bottom)
    bottom = _baseline(letters, start, bottom)
    return PrintedLine(left, bottom, right, top, size, text, tuple(_gaps(letters, codes, start, end, size)))


def _string(codes: list[int]) -> str:
    """Characters of UTF-16 units, unless PDFium gives them whole; what stands for none is left out."""
    units = "".join(chr(code) for code in codes if 0 < code < 0x110000)
    whole = units.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\ufeff", "")


def _baseline(letters: Any, index: int, bottom: float) -> float:
    """Where the letters of a line stand, which no letter with a tail lowers; `bottom` where it is not known."""
    from ctypes import c_double

    from pypdfium2.raw import FPDFText_GetCharOrigin

    x, y = c_double(), c_double()
    return y.value if FPDFText_GetCharOrigin(letters.raw, index, x, y) else bottom


def _size(letters: Any, index: int, height: float) -> float:
    from pypdfium2.raw import FPDFText_GetFontSize

    size = FPDFText_GetFontSize(letters.raw, index)
    # Some files print at size 1 and scale the page; there the height of the line is nearer.
    return float(size) if 3 < size < 200 else max(height, 1.0)


def _gaps(letters: Any, codes: list[int], start: int, end: int, size: float) -> Iterator[tuple[int, float, float]]:
    """Wide gaps between words; the boxes of others than those beside a space are not asked for."""
    for index in range(start + 1, end - 1):
        if codes[index] == 32 and codes[index + 1] > 32:
            before = next((at for at in range(index - 1, start - 1, -1) if codes[at] > 32), start)
            left, right = letters.get_charbox(before)[2], letters.get_charbox(index + 1)[0]
            if right - left > GAP * size and all(code < 0x10000 for code in codes[start:index]):
                yield index + 1 - start, left, right


def _title(said: str) -> str:
    plain = " ".join(said.replace("\0", " ").split())
    return "" if re.fullmatch(_NO_TITLE, plain) else shortened(plain)


def _author(said: str) -> str:
    """Who is named as the author; a single word is the name of an account."""
    plain = " ".join(said.replace("\0", " ").split())
    return plain if " " in plain and len(plain) < 200 else ""


def _remark(blank: list[str]) -> str:
    shown = ", ".join(blank[:8]) + (" …" if len(blank) > 8 else "")
    return f"no text on page{'s' if len(blank) > 1 else ''} {shown}; what is there are pictures, if anything"
