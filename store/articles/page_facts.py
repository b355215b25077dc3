"""What a web page says of itself: title, outlet, authors, date and address, from what it tells search engines."""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from store.articles.dates import date_remark, iso_date
from store.text.days import day_given

if TYPE_CHECKING:
    from lxml.etree import _Element

LONGEST = 400
"""Code points of a title, a name or an address that are kept; more is no title."""

LARGEST_DATA = 1 << 20
"""Characters of one block of linked data that are read."""

MOST_NODES = 5_000
"""Objects of linked data that are looked at."""

_KINDS = ("article", "posting", "report", "review", "liveblogposting")
"""Ends of the types of linked data that are articles: `NewsArticle`, `BlogPosting`."""

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "title")
_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
_DATES = (
    "article:published_time", "article:published", "datepublished", "pubdate", "publishdate", "publish-date",
    "publication_date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dcterms.issued",
    "dc.date", "dcterms.date", "og:published_time", "cxenseparse:recs:publishtime", "date", "og:article:published_time",
)  # fmt: skip
"""Names of `meta` elements, the surest first."""

_SAVED_FROM = r"saved from url=\(\d+\)(https?://\S+)|SingleFile\s+url:\s*(https?://\S+)"
"""What browsers write above a page that they save."""

_AMONG_TITLES = r"\s+[-–—|·•:/]+\s+"
"""What sites put between the title of a page and their own name."""


class PageFacts(NamedTuple):
    """What a page says of itself; each empty where it does not."""

    title: str = ""
    source: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    ambiguity: str = ""
    """What is to be said of a date that may be two days, where the page gives no other."""
    is_paid: bool = False
    """Whether it says that not everybody may read it."""
    body: str = ""
    """The article as linked data has it, which few sites give."""


def facts_of(root: "_Element", markup: str) -> PageFacts:
    """What a page says of itself: linked data first, which is written for machines, then `meta` elements."""
    linked = _article(root)
    meta = _meta(root)
    source = _first([_name(linked.get("publisher")), *(named(meta.get(name, "")) for name in _SITES)])
    titles = [linked.get("headline"), *(meta.get(name) for name in _TITLES), _text(root, "h1"), _text(root, "title")]
    url = _address([_canonical(root), meta.get("og:url"), _saved_from(markup), linked.get("url")])
    dates = [linked.get("datePublished"), *(meta.get(name) for name in _DATES), _time(root), _dated(url)]
    return PageFacts(
        title=_without_site(_first(titles), source),
        source=source,
        author=_first([_name(linked.get("author")), *(named(meta.get(name, "")) for name in _AUTHORS)]),
        published=_date(dates),
        ambiguity="" if _date(dates) else _first(map(date_remark, map(_plain, dates))),
        url=url,
        is_paid=str(linked.get("isAccessibleForFree", "")).lower() == "false",
        body=_body(linked.get("articleBody")),
    )


def _article(root: "_Element") -> dict[str, Any]:
    """The first object of linked data that is an article; empty for none."""
    found = [node for node in _nodes(root) if _is_article(node.get("@type"))]
    return next((node for node in found if node.get("headline")), found[0] if found else {})


def _nodes(root: "_Element") -> Iterator[dict[str, Any]]:
    """Every object of the linked data of a page, outer ones first."""
    waiting: list[Any] = [each for script in root.iter("script") if (each := _loaded(script)) is not None]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, dict):
            yield node
            waiting += [each for each in node.values() if isinstance(each, dict | list)]
        elif isinstance(node, list):
            waiting += node[:MOST_NODES]


def _loaded(script: "_Element") -> Any:
    text = script.text or ""
    if "ld+json" not in str(script.get("type") or "").lower() or len(text) > LARGEST_DATA:
        return None
    try:
        return json.loads(re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", "", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(each, str) and each.lower().endswith(_KINDS) for each in kinds)


def _meta(root: "_Element") -> dict[str, str]:
    """Contents of `meta` elements by name in small letters; the first of several."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name = str(element.get(attribute) or "").strip().lower()
            if name and str(element.get("content") or "").strip():
                found.setdefault(name, str(element.get("content")))
    return found


def _name(value: object) -> str:
    """Names of what linked data has as a name, an object with one, or a list of these."""
    names: list[str] = []
    for each in value[:20] if isinstance(value, list) else [value]:
        name = each.get("name") if isinstance(each, dict) else each
        if isinstance(name, list):
            name = ", ".join(part for part in name if isinstance(part, str))
        if isinstance(name, str) and (plain := named(name)) and plain not in names:
            names.append(plain)
    return ", ".join(names)


def named(value: str) -> str:
    """A name; empty for an address or a number that stands in its place."""
    plain = _plain(value)
    return "" if "://" in plain or plain.startswith("@") or not re.search(r"[^\W\d_]", plain) else plain


def _plain(value: object) -> str:
    """A string on one line, without the entities that many sites leave in it; empty for anything else."""
    if not isinstance(value, str):
        return ""
    return " ".join(unescape(re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", unescape(value))).split())[:LONGEST]


def _first(values: Iterable[object]) -> str:
    return next((plain for value in values if (plain := _plain(value))), "")


def _text(root: "_Element", tag: str) -> str:
    """The text of the only element of a name; empty where there are several, or none."""
    found = [" ".join(str(text) for text in element.itertext()) for element in root.iter(tag)]
    return found[0] if len(found) == 1 or (tag == "title" and found) else ""


def _without_site(title: str, source: str) -> str:
    """A title without the name of its site, where that stands after it."""
    head, *rest = re.split(_AMONG_TITLES, title)
    last = rest[-1] if rest else ""
    names = {source.casefold(), *(part.casefold() for part in re.split(r"[:：|]", source))} - {""}
    if last and last.casefold().strip() in names:
        return title[: title.rindex(last)].rstrip(" -–—|·•:/")
    return title if head else title.strip(" -–—|·•:/")


def _date(values: Iterable[object]) -> str:
    """The first that is a date, in ISO 8601."""
    for value in values:
        plain = _plain(value)
        plain = re.sub(r"(\d) ?(Z|[+-]\d\d:?\d\d)$", r"\1\2", re.sub(r"^(\d{4})/(\d\d)/(\d\d)", r"\1-\2-\3", plain))
        if plain and re.match(r"\d{4}-\d\d-\d\d", found := iso_date(plain)) and day_given(found):
            return found
    return ""


def _time(root: "_Element") -> str:
    """When the first `time` element is that is of publication; of the only one, where none says so."""
    times = [each for each in root.iter("time") if each.get("datetime")]
    told = [each for each in times if each.get("pubdate") is not None or each.get("itemprop") == "datePublished"]
    moments = {str(each.get("datetime")) for each in told or times}
    return str((told or times)[0].get("datetime")) if told or len(moments) == 1 else ""


def _dated(url: str) -> str:
    """The day that many sites write into the address of an article."""
    found = re.search(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])", url)
    return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}" if found else ""


def _canonical(root: "_Element") -> str:
    links = (each for each in root.iter("link") if str(each.get("rel") or "").lower() == "canonical")
    return next((str(each.get("href") or "") for each in links), "")


def _saved_from(markup: str) -> str:
    found = re.search(_SAVED_FROM, markup[:4096])
    return (found[1] or found[2]) if found else ""


def _address(values: Iterable[object]) -> str:
    """The first that is an address of the web."""
    for value in values:
        plain = value.strip() if isinstance(value, str) else ""
        if is_address(plain):
            return plain
    return ""


def is_address(value: str) -> bool:
    """Whether a string is an absolute address of the web, on one line."""
    if len(value) > 5 * LONGEST or not value.isprintable() or " " in value:
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _body(value: object) -> str:
    if not isinstance(value, str):
        return ""
    lines = (" ".join(line.split()) for line in unescape(value).splitlines())
    return "\n\n".join(line for line in lines if line)
