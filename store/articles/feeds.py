"""Feeds, RSS and Atom: one article an entry."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from store.articles.blocks import markup_text
from store.articles.declared_encoding import decode_markup
from store.articles.json_lines import require_file, unreadable
from store.articles.options import ReadingOptions
from store.articles.packs import is_feed
from store.articles.page_facts import is_address
from store.articles.safe_xml import named, parsed_xml, text_of
from store.errors import ArticleError
from store.model import Record

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST = 32 << 20
"""Bytes of one feed; most have some hundred thousand."""

MOST_ENTRIES = 10_000
"""Entries of one feed; feeds have some dozen."""

ENTRIES = ("item", "entry")
TEXTS = ("encoded", "content", "description", "summary")
"""Names of the elements that are an article, and of those that may be its text."""

_DECLARATION = r"\A\s*<\?xml[^>]*\?>"
_MARKUP = r"</?[a-zA-Z][^<>]*>|&#?\w+;"


def records(path: Path, options: ReadingOptions) -> Iterator[tuple[str, float, Record | str]]:
    """Every entry of the feed in a file: which it is, how much of the file is read, and what it holds.

    Raises:
        ArticleError: If it cannot be read, or is no feed.
    """
    require_file(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    found = list(entries(data, str(path)))
    for number, record in enumerate(found, 1):
        yield f"entry {number}", number / len(found), record if record["text"] else "has neither text nor title"


def entries(data: bytes, name: str) -> Iterator[Record]:
    """The entries of a feed as records with text, title, date, source, url and author.

    Raises:
        ArticleError: If it is no feed, is too large, or has no entry.
    """
    if len(data) > LARGEST:
        raise ArticleError(f"{name}: is larger than {LARGEST >> 20} MB; save its articles as files of their own")
    decoded = decode_markup(data) if is_feed(data) else None
    if decoded is None:
        raise ArticleError(f"{name}: is no feed (RSS or Atom); other XML is not read, save it as text")
    plain = re.sub(_DECLARATION, "", decoded.text)
    root = parsed_xml(plain.encode(), name)
    source = _title_of(root)
    found = list(islice((each for each in named(root, *ENTRIES) if not _lies_in(each, *ENTRIES)), MOST_ENTRIES))
    if not found:
        raise ArticleError(f"{name}: is a feed without entries")
    return (_record(entry, source, name) for entry in found)


def _lies_in(element: "_Element", *names: str) -> bool:
    """Whether an element lies in one of these names, which holds its text already; no feed is written so."""
    return any(True for _ in element.iterancestors(*(f"{{*}}{name}" for name in names)))


def _title_of(root: "_Element") -> str:
    """The title of the feed itself, which stands before those of its entries."""
    title = next(named(root, "title"), None)
    return _plain("".join(str(text) for text in title.itertext())) if title is not None else ""


def _record(entry: "_Element", source: str, name: str) -> Record:
    title = _plain(text_of(entry, "title"))
    own = text_of(entry, "source")
    return {
        "text": _text(entry, name) or title,
        "title": title,
        "date": text_of(entry, "pubDate", "published", "date", "issued", "updated"),
        "source": own if own and not is_address(own) else source,
        "url": _link(entry),
        "author": _author(entry),
    }


def _text(entry: "_Element", name: str) -> str:
    """The longest text of an entry: a summary and the whole article may both be there."""
    texts = [_content(each, name) for each in named(entry, *TEXTS) if not _lies_in(each, *TEXTS)]
    return max(texts, key=len, default="")


def _content(element: "_Element", name: str) -> str:
    """The text of an element, whether it holds markup, names it by entities, or is plain."""
    from lxml.etree import tostring

    if len(element):
        return markup_text(tostring(element, encoding="unicode", with_tail=False), name)
    text = element.text or ""
    return markup_text(text, name) if re.search(_MARKUP, text) else text.strip()


def _plain(text: str) -> str:
    """A title on one line; many feeds write markup into it."""
    return " ".join(markup_text(text, "").split()) if re.search(_MARKUP, text) else " ".join(text.split())


def _link(entry: "_Element") -> str:
    links = [str(each.get("href") or each.text or "").strip() for each in _links(entry)]
    guid = text_of(entry, "guid", "id")
    return next((link for link in [*links, guid] if is_address(link)), "")


def _links(entry: "_Element") -> list["_Element"]:
    """The links of an entry, those to the article itself first."""
    return sorted(named(entry, "link"), key=lambda each: (each.get("rel") or "alternate") != "alternate")


def _author(entry: "_Element") -> str:
    author = next(named(entry, "creator", "author"), None)
    if author is None:
        return ""
    name = text_of(author, "name")
    said = name or " ".join("".join(str(text) for text in author.itertext()).split())
    # RSS asks for a mail address, and most write the name into brackets behind it.
    found = re.fullmatch(r"\S+@\S+ \((.*)\)", said)
    return found[1] if found else ("" if "@" in said else said)
