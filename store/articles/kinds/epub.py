"""EPUB files: the text of their chapters in the order of the book."""

from collections.abc import Iterable, Iterator
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from store.articles.blocks import markup_text
from store.articles.content import Content, shortened, title_of
from store.articles.dates import date_remark, iso_date
from store.articles.declared_encoding import decode_markup
from store.articles.page_facts import is_address
from store.articles.safe_xml import named, parsed_xml, text_of
from store.articles.zipped import Zipped, unzipped
from store.errors import ArticleError

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"

MOST_TAGS = 2_000_000
"""Tags of all chapters; the longest books have a tenth."""

_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Ways to garble a font, which hides no text."""

_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")


def read(data: bytes, name: str) -> Content:
    """The text of an EPUB.

    Raises:
        ArticleError: If it is damaged, locked, or holds no text.
    """
    with unzipped(data, "EPUB", name) as book:
        _require_open(book, name)
        package = _package_path(book, name)
        root = parsed_xml(book.read(package), name)
        text = "\n\n".join(filter(None, _chapters(book, _spine(root, package), name)))
    if not text:
        raise ArticleError(f"{name}: holds pictures, no text; add a version of it that has text")
    identifier = text_of(root, "source", "identifier")
    return Content(
        text=text,
        title=shortened(text_of(root, "title")) or title_of(text),
        source=text_of(root, "publisher"),
        published=iso_date(text_of(root, "date")),
        url=identifier if is_address(identifier) else "",
        remarks=tuple(filter(None, (date_remark(text_of(root, "date")),))),
        author=", ".join(dict.fromkeys(filter(None, (_plain(each) for each in named(root, "creator"))))),
    )


def _plain(element: "_Element") -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())


def _require_open(book: Zipped, name: str) -> None:
    """Refuse a book that is locked for one reader.

    Raises:
        ArticleError: If anything but fonts is encrypted.
    """
    if ENCRYPTION not in book:
        return
    methods = {each.get("Algorithm") for each in named(parsed_xml(book.read(ENCRYPTION), name), "EncryptionMethod")}
    if any(method not in _FONTS for method in methods):
        raise ArticleError(f"{name}: is locked by its seller (DRM); add a version that is not")


def _package_path(book: Zipped, name: str) -> str:
    root = parsed_xml(book.read(CONTAINER), name)
    path = next((str(each.get("full-path") or "") for each in named(root, "rootfile")), "")
    if not path:
        raise ArticleError(f"{name}: names no contents; download it anew")
    return path


def _spine(package: "_Element", path: str) -> list[str]:
    """Paths of the chapters in the archive, in the order of the book."""
    items = {str(each.get("id")): each for each in named(package, "item")}
    chapters = [items[key] for each in named(package, "itemref") if (key := str(each.get("idref"))) in items]
    pages = [
        each for each in chapters if each.get("media-type") in _PAGES and "nav" not in (each.get("properties") or "")
    ]
    paths = (normpath(join(dirname(path), unquote(str(each.get("href") or "")))) for each in pages)
    # A book that names one chapter a million times has it once.
    return list(dict.fromkeys(paths))


def _chapters(book: Zipped, paths: Iterable[str], name: str) -> Iterator[str]:
    """The texts of chapters; a missing one is passed over, as readers of books do.

    Raises:
        ArticleError: If one, or all together, have more tags than people write.
    """
    left = MOST_TAGS
    for path in paths:
        decoded = decode_markup(book.read(path)) if path in book else None
        if decoded is not None:
            left -= decoded.text.count("<")
            if left < 0:
                raise ArticleError(f"{name}: has more than {MOST_TAGS:,} tags; split it, or save its text as UTF-8")
            yield markup_text(decoded.text, name)
