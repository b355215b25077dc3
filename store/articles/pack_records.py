"""Files of several articles that are linked against without being taken apart: their articles one by one."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from store.articles.content import shortened, title_of
from store.articles.dates import iso_date
from store.articles.options import AS_FOUND, ReadingOptions
from store.articles.packs import pack_of
from store.articles.taking_apart import articles
from store.errors import ArticleError
from store.model import line_feeds

TOLD = ("id", "title", "date", "source", "url")
"""What is read of a record beside its text; all of it may be missing."""


class PackRecord(NamedTuple):
    """One record of a packed file: an article, or why it holds none."""

    share: float
    """How much of the file is read, 0 to 1."""
    key: str
    """The record's own id; empty when it gives none."""
    text: str
    title: str
    source: str
    published: str
    url: str
    complaint: str
    """One line that names the place in the file; empty for an article."""


def is_packed(path: Path) -> bool:
    """Whether a file is one of several articles."""
    return pack_of(path) is not None


def read_packed(path: Path, options: ReadingOptions = AS_FOUND) -> Iterator[PackRecord]:
    """Every record of a packed file in its order, a bounded number of them in memory.

    Raises:
        ArticleError: If the file cannot be read, or not to its end; what came before has been given.
    """
    pack = pack_of(path)
    if pack is None:
        raise ArticleError(f"{path}: is no file of several articles; put the file there again")
    for where, share, found in articles(path, pack, options):
        if isinstance(found, str):
            yield _complaint(share, f"{where}: {found}")
        elif isinstance(found, bytes):
            yield _mail(where, share, found)
        else:
            yield _packed(where, share, found)


def _packed(where: str, share: float, record: Mapping[str, Any]) -> PackRecord:
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        return _complaint(share, f'{where}: "text" is no text, or an empty one')
    text = line_feeds(text.removeprefix("\ufeff"))
    told = {name: _on_one_line(record.get(name)) for name in TOLD}
    title = shortened(told["title"]) or title_of(text)
    return PackRecord(share, told["id"], text, title, told["source"], iso_date(told["date"]), told["url"], "")


def _mail(where: str, share: float, data: bytes) -> PackRecord:
    from store.articles.kinds import mail

    try:
        found = mail.read(data, where)
    except ArticleError as error:
        return _complaint(share, error.message)
    if not found.text.strip():
        return _complaint(share, f"{where}: holds no text")
    return PackRecord(share, "", found.text, found.title, found.source, found.published, found.url, "")


def _complaint(share: float, message: str) -> PackRecord:
    return PackRecord(share, "", "", "", "", "", "", message)


def _on_one_line(value: object) -> str:
    return "" if value is None or isinstance(value, dict | list) else " ".join(str(value).split())
