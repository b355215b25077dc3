"""Saved web pages: the article without what stands around it, and what the page says of itself."""

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from store.articles.blocks import block_text, parsed
from store.articles.content import Content, title_of
from store.articles.dates import iso_date
from store.articles.declared_encoding import decode_markup
from store.articles.encoding import Decoded
from store.articles.page_facts import PageFacts, facts_of, is_address, named
from store.articles.page_layout import has_paywall, made_plain
from store.articles.parser_errors import parser_errors
from store.errors import ArticleError
from store.model import line_feeds
from store.text.quotes import quoted

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST = 16 << 20
"""Characters of markup, without the pictures that are written into it."""

LONGEST, MOST_TAGS = 3 << 20, 20_000
"""Characters and tags of a page in which the article is looked for; in a longer one that takes minutes."""

SHORT = 200
"""Code points of a text below which a page is asked for a longer one."""

CUT_SHORT = 2000
"""Code points of a text below which a page that is not free may give no more than its beginning."""

MOST_NAMED = 3
"""Articles that a remark names."""

LONGEST_HEADING = 60
"""Characters of a heading in a remark."""

LONG_PARAGRAPH = 60
"""Letters of a paragraph of running text."""

_SENT_ON = r"(?i)^\s*\d*\s*[;,]\s*(?:url\s*=\s*)?(\S+)"

_EMBEDDED = r"data:[\w.+-]+/[\w.+-]+(?:;[\w=.+-]+)*,[^\s\"'<>)]{64,}"
"""A picture, a font, a program written into a page, as those have that save it in one file."""

_LISTED = ("- ", "|")
"""How lines begin that belong together: items of a list, rows of a table."""


def read(data: bytes, name: str) -> Content:
    """The article of a page.

    Raises:
        ArticleError: If it holds no text that could be told from what stands around it, or is too large.
    """
    return read_page(data, name)


def read_page(data: bytes, name: str, charset: str = "", url: str = "") -> Content:
    """The article of a page, with what came beside it.

    Args:
        data: The page.
        name: Of its file, for messages.
        charset: The encoding that the server told.
        url: Where it was retrieved.

    Raises:
        ArticleError: As `read` does.
    """
    decoded = _markup(data, name, charset)
    root = parsed(decoded.text, name)
    if root is None:
        raise ArticleError(f"{name}: holds no page; save it anew from the browser")
    facts = facts_of(root, decoded.text)
    is_other = made_plain(root)
    found = _extracted(root if is_other else decoded.text, decoded.text, url or facts.url, name)
    text, remark = _text(found, facts, root)
    if not text:
        raise ArticleError(f"{name}: holds no text; open the page in a browser, wait until it is shown, save it anew")
    _require_text(text, root, name)
    remarks = decoded.remark, remark, _cut_short(text, facts, root), _left_out(text, root), facts.ambiguity
    return Content(
        text=text,
        title=facts.title or _said(found, "title") or title_of(text),
        source=facts.source or named(_said(found, "sitename")) or _said(found, "hostname"),
        # Where it may be two days, trafilatura would take one of them.
        published=facts.published or ("" if facts.ambiguity else _likely_date(_said(found, "date"))),
        url=facts.url or url or _found_address(found),
        remarks=tuple(filter(None, remarks)),
        author=facts.author or _said(found, "author").replace("; ", ", "),
    )


def _markup(data: bytes, name: str, charset: str) -> Decoded:
    decoded = decode_markup(data, charset)
    if decoded is None or b"<" not in data:
        raise ArticleError(f"{name}: holds no HTML; rename it, or save the page anew")
    markup = re.sub(_EMBEDDED, "data:,", decoded.text).replace("\0", "\ufffd")
    if len(markup) > LARGEST:
        raise ArticleError(f"{name}: holds more than {LARGEST >> 20} MB of markup; save its text as UTF-8")
    return Decoded(markup, decoded.remark)


def _extracted(page: "str | _Element", markup: str, url: str, name: str) -> Any:
    """What trafilatura finds in a page, as its markup or as a tree; None for nothing."""
    if len(markup) > LONGEST or markup.count("<") > MOST_TAGS:
        return None
    from trafilatura import bare_extraction

    with parser_errors("HTML", name):
        # Of a tree it takes parts away, which may be asked for later.
        whole = page if isinstance(page, str) else deepcopy(page)
        return bare_extraction(whole, url=url or None, with_metadata=True, include_comments=False)


def _text(found: Any, facts: PageFacts, root: "_Element") -> tuple[str, str]:
    """The text of record, and what is to be remarked of it."""
    text = _paragraphs(line_feeds(_said(found, "text")))
    if len(text) < SHORT < len(facts.body) or (text and "".join(text.split()) == "".join(facts.body.split())):
        return facts.body, ""
    if text:
        return text, ""
    whole = block_text(root)
    return whole, "the article could not be told from the rest of the page; all of its text is given" if whole else ""


def _require_text(text: str, root: "_Element", name: str) -> None:
    """Refuse what only leads to a text.

    Raises:
        ArticleError: If the page sends its reader on, or consists of frames.
    """
    if len(text) >= SHORT:
        return
    sent = (re.search(_SENT_ON, str(each.get("content") or "")) for each in root.iter("meta") if _refreshes(each))
    if target := next((found[1].strip("'\" ") for found in sent if found), ""):
        raise ArticleError(f"{name}: only leads on to {target}; add that page instead")
    if next(root.iter("frameset"), None) is not None:
        raise ArticleError(f"{name}: holds frames, no text; open the one with the text by itself and save that")


def _refreshes(meta: "_Element") -> bool:
    return str(meta.get("http-equiv") or "").lower() == "refresh"


def _cut_short(text: str, facts: PageFacts, root: "_Element") -> str:
    """What is to be remarked of a short text on a page that is not free."""
    if len(text) > CUT_SHORT or not (facts.is_paid or has_paywall(root)):
        return ""
    return "the page asks for a subscription; see whether the text is whole"


def _left_out(text: str, root: "_Element") -> str:
    """What is to be remarked of further articles of the page, of which the text is not given."""
    flat = "".join(text.split())
    missing = [each for each in root.iter("article") if _is_missing(each, flat)]
    if not missing:
        return ""
    named = ", ".join(quoted(heading) for heading in map(_heading, missing[:MOST_NAMED]) if heading)
    told = "another article" if len(missing) == 1 else f"{len(missing)} more articles"
    which = f"{f' ({named})' if named else ''}, which {'is' if len(missing) == 1 else 'are'}"
    return f"the page holds {told}{which} left out; save what is wanted of it by itself"


def _heading(article: "_Element") -> str:
    """What stands above an article, as much as fits into a remark."""
    above = (" ".join(block_text(each).split()) for each in article.iter("h1", "h2", "h3"))
    heading = next(filter(None, above), "")
    return heading if len(heading) <= LONGEST_HEADING else f"{heading[: LONGEST_HEADING - 1].rstrip()}…"


def _is_missing(article: "_Element", flat: str) -> bool:
    """Whether two paragraphs of an article at least are not in a text, spaces aside; teasers have one."""
    parts = ("".join(block_text(each).split()) for each in article.iter("p"))
    return sum(len(part) >= LONG_PARAGRAPH and part not in flat for part in parts) >= 2


def _paragraphs(text: str) -> str:
    """Lines as paragraphs, items of a list and rows of a table close together."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    pieces: list[str] = []
    for above, line in zip(["", *lines], lines, strict=False):
        close = line.startswith(_LISTED) and above.startswith(_LISTED)
        pieces += ("\n" if close else "\n\n" if above else "", line)
    return "".join(pieces)


def _said(found: Any, field: str) -> str:
    value = getattr(found, field, None)
    return value if isinstance(value, str) else ""


def _likely_date(date: str) -> str:
    """A date that was found in the text; not the first day of a year, which stands for a year alone."""
    return "" if date.endswith("-01-01") else iso_date(date)


def _found_address(found: Any) -> str:
    url = _said(found, "url")
    return url if is_address(url) else ""
