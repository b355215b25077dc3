"""WARC files, in which archives of the web keep what servers answered: the page that was asked for."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO, NamedTuple

from store.articles.content import Content
from store.articles.gzipped import gunzipped
from store.articles.kinds.html import read_page
from store.articles.parser_errors import parser_errors
from store.errors import ArticleError

LARGEST_PAGE = 32 << 20
"""Bytes of one answer that are read."""

LARGEST = 100 << 20
"""Bytes of a whole file, unpacked, and of all answers that are read."""

MOST_RECORDS = 200_000
"""Records that are looked at."""

BLOCK = 1 << 20
"""Bytes that are looked at in one go: a line is put together block by block, which takes minutes for small ones."""

MOST_TRIED = 200
"""Pages in which an article is looked for; what archives hold beside it are frames and counters."""

_PAGES = ("text/html", "application/xhtml+xml")


class ArchivedPage(NamedTuple):
    """A page as a server answered."""

    url: str
    content: bytes
    charset: str
    """The encoding that the server told; empty for none."""


def read(data: bytes, name: str) -> Content:
    """The first page of a WARC file that holds an article.

    Raises:
        ArticleError: If it is damaged, or no page of it holds text.
    """
    found: Content | None = None
    more = 0
    for number, page in enumerate(pages_of(data, name)):
        if found is not None:
            more += 1
        elif number < MOST_TRIED:
            found = _content(page, name)
    if found is None:
        raise ArticleError(f"{name}: holds no page with text; save the page itself and add that")
    if not more:
        return found
    what = "page, not shown; save it as a file" if more == 1 else "pages, not shown; save them as files"
    told = f"holds {more} more {what} of {'its' if more == 1 else 'their'} own"
    return found._replace(remarks=(*found.remarks, told))


def pages_of(data: bytes, name: str) -> Iterator[ArchivedPage]:
    """Every page that was answered well, in the order of the file.

    Raises:
        ArticleError: If the file is damaged, or holds more than is read.
    """
    left = LARGEST
    with parser_errors("WARC", name):
        for number, record in enumerate(_records(_unpacked(data, name))):
            if number > MOST_RECORDS:
                raise ArticleError(f"{name}: holds more than {MOST_RECORDS:,} records; split it")
            if _is_page(record):
                content = record.content_stream().read(min(LARGEST_PAGE, left) + 1)
                left -= len(content)
                if left < 0 or len(content) > LARGEST_PAGE:
                    raise ArticleError(f"{name}: unpacks to more than {LARGEST >> 20} MB; save the page itself")
                yield _page(record, content)


def _records(stream: BinaryIO) -> Iterator[Any]:
    """The records of a file; what its reader would write on standard error of a wrong length goes nowhere."""
    from warcio.archiveiterator import ArchiveIterator

    class Quiet(ArchiveIterator):  # type: ignore[misc]
        INC_RECORD = ""

    return iter(Quiet(stream, block_size=BLOCK))


def _unpacked(data: bytes, name: str) -> BinaryIO:
    """The file unpacked as it is read, whether its records were packed one by one, as they should be, or together."""
    if not data.startswith(b"\x1f\x8b"):
        return BytesIO(data)
    complaint = f"{name}: unpacks to more than {LARGEST >> 20} MB; save the page itself and add that"
    return gunzipped(BytesIO(data), LARGEST, complaint)


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    return record.http_headers.get_statuscode() == "200" and _media(record)[0] in _PAGES


def _media(record: Any) -> tuple[str, str]:
    """Media type and charset that the server told."""
    from email.message import Message

    told = Message()
    told["Content-Type"] = str(record.http_headers.get_header("Content-Type") or "")
    return told.get_content_type(), told.get_content_charset("") or ""


def _page(record: Any, content: bytes) -> ArchivedPage:
    return ArchivedPage(str(record.rec_headers.get_header("WARC-Target-URI") or ""), content, _media(record)[1])


def _content(page: ArchivedPage, name: str) -> Content | None:
    try:
        return read_page(page.content, name, page.charset, page.url)
    except ArticleError:
        return None
