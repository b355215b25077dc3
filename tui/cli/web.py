"""What `add` brings in from the web: pages and files by their address, and the entries of feeds."""

from typing import TYPE_CHECKING

from store.errors import ArticleError
from tui.cli.origins import origin_of
from tui.cli.printing import warn

if TYPE_CHECKING:
    from store.articles.fetching import Fetched
    from store.model import Document
    from tui.cli.tally import Tally

SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "application/pdf": ".pdf",
    "application/epub+zip": ".epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/warc": ".warc",
    "text/markdown": ".md",
    "text/plain": ".txt",
}
"""The end of a file's name, by what a server says that it is."""

_BEGINNINGS = ((b"%PDF-", ".pdf"), (b"<!doctype html", ".html"), (b"<html", ".html"))


def bring_address(address: str, tally: "Tally", *, is_private_allowed: bool = False) -> str:
    """What is at an address: the file as it was sent, or the entries of a feed.

    Returns:
        Where the file lies in the project; empty for a feed.

    Raises:
        ArticleError: If it cannot be retrieved, or is nothing that is read.
    """
    from importlib.util import find_spec

    if find_spec("httpx") is None:
        raise ArticleError(
            f"{address}: retrieving needs httpx: pip install 'variorum[web]'; or save the page and add that"
        )
    from store.articles.fetching import Bounds, fetch
    from store.articles.packs import is_feed

    fetched = fetch(address, Bounds(is_private_allowed=is_private_allowed))
    if is_feed(fetched.content):
        _bring_entries(fetched.content, address, tally)
        return ""
    return _bring_file(fetched, address, tally)


def _bring_entries(content: bytes, name: str, tally: "Tally") -> None:
    """One article for each entry of a feed.

    Raises:
        ArticleError: If it is no feed.
    """
    from store.articles.feeds import entries
    from store.articles.intake import article_file, field_text, file_name

    for number, record in enumerate(entries(content, name), 1):
        try:
            article = article_file(record)
        except ValueError:
            tally.fail(f"{name}: entry {number}", "has neither text nor title")
        else:
            tally.take(file_name(field_text(record, "title"), field_text(record, "date")), article)


def _bring_file(fetched: "Fetched", address: str, tally: "Tally") -> str:
    from store.articles.intake import file_name

    suffix = suffix_for(fetched)
    document = _read(fetched, address, suffix)
    for remark in document.remarks:
        warn(f"{address}: {remark}")
    name = file_name(document.title, document.published, suffix)
    return tally.take(name, fetched.content, origin_of(fetched.content, document, fetched, address))


def suffix_for(fetched: "Fetched") -> str:
    """The end of the name that a file is kept under, by what it is.

    Raises:
        ArticleError: If it is nothing that is read.
    """
    from store.articles.kinds import BY_SUFFIX, suffix_of

    begun = begun_as(fetched.content)
    named = suffix_of(fetched.url.partition("?")[0].partition("#")[0])
    told = SUFFIXES.get(fetched.media, "")
    suffix = begun or (told if told != ".txt" else "") or (named if named in BY_SUFFIX else told)
    if not suffix:
        is_what = fetched.media or "no text"
        raise ArticleError(
            f"{fetched.url}: is {is_what}, no article; open it in a browser, and save what is wanted of it"
        )
    return suffix


def begun_as(content: bytes) -> str:
    """The end of a file's name by how it begins; empty for most kinds."""
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((suffix for beginning, suffix in _BEGINNINGS if head.startswith(beginning.lower())), "")


def _read(fetched: "Fetched", address: str, suffix: str) -> "Document":
    """The article that was retrieved, read before it is kept.

    Raises:
        ArticleError: If it could not be read in the project either.
    """
    from store.articles import article_of

    try:
        return article_of(fetched.content, f"page{suffix}")
    except ArticleError as error:
        raise ArticleError(error.message.replace(f"page{suffix}", address, 1)) from error
