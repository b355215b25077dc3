"""How much memory a packed file takes beside the text that comes of it: what it holds is read in pieces."""

import gzip
import tracemalloc
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from store.articles import article_of

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = f'<w:document xmlns:w="{SPACE}"><w:body><w:p><w:r><w:t>The pier burned.</w:t></w:r></w:p></w:body></w:document>'
FILM = bytes(1 << 20) * 40
"""Forty megabytes that are no text."""

HEAD = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/{n}\r\n"
REST = "Content-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\n"


def document() -> bytes:
    """A DOCX with a film in it."""
    target = BytesIO()
    parts = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": BODY}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
        packed.writestr("word/media/film.bin", FILM)
    return target.getvalue()


def answer(number: int, media: str, content: bytes) -> bytes:
    """One record of a WARC."""
    said = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content
    return (HEAD.format(n=number) + REST.format(size=len(said))).encode() + said + b"\r\n\r\n"


def crawl() -> bytes:
    """A WARC, packed as a whole, with a page and a film."""
    page = b"<html><body><article><p>The pier burned all night, the harbour office said.</p></article></body></html>"
    return gzip.compress(answer(1, "text/html", page) + answer(2, "video/mp4", FILM))


@pytest.mark.parametrize(("suffix", "make"), [(".docx", document), (".warc.gz", crawl)])
def test_what_is_no_text_takes_no_memory(suffix: str, make: Callable[[], bytes]) -> None:
    article_of(data := make(), f"x{suffix}")  # once, so that what is imported is not counted
    tracemalloc.start()
    try:
        found = article_of(data, f"x{suffix}")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found.text.startswith("The pier burned")
    assert peak < len(FILM) / 4, f"{peak >> 20} MB"


def test_a_sign_that_is_cut_in_two_is_found_all_the_same() -> None:
    target = BytesIO()
    pad = "<a/>" + " " * ((1 << 20) - 4 - 5)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in {"[Content_Types].xml": TYPES, "word/document.xml": f"{pad}<!DOCTYPE x>{BODY}"}.items():
            packed.writestr(name, content)
    with pytest.raises(Exception, match="declares a document type"):
        article_of(target.getvalue(), "x.docx")
