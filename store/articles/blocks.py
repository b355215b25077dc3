"""The text of marked-up documents: a paragraph for every block, as a browser lays it out."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from store.articles.safe_xml import require_whole
from store.errors import ArticleError

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_TAGS = 400_000
"""Tags of one page; the longest that people write have a tenth, and more would take minutes."""

MOST_ATTRIBUTES = 1_000
"""Attributes of one tag; the time that a parser takes grows with the square of them."""

_LONG = 1 << 20
"""Characters from which a line is taken to pieces."""

_ATTRIBUTE = r"""(?>\s+[^\s=<>]+(?>\s*=\s*(?>"[^"]*"|'[^']*'|[^\s>]*))?)"""
"""Atomic: what was read as one attribute is not read again as several, which would take forever."""

_CROWDED = rf"<(?>[a-zA-Z][^\s<>]{{0,100}}){_ATTRIBUTE}{{{MOST_ATTRIBUTES}}}"

_NO_TEXT = (
    "head script style template noscript svg math object iframe audio video canvas select button input textarea form"
    " nav rp rt"
)
_HIDDEN = frozenset(_NO_TEXT.split())
"""Elements that hold no running text."""

_APART = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer h1 h2"
    " h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody tfoot thead title tr ul"
)
_BLOCKS = frozenset(_APART.split())
_CELLS = frozenset(("td", "th"))
_BREAK = "\u2028"
"""Stands for a line break inside a paragraph until the white space around it is gone."""


def parsed(markup: str, name: str) -> "_Element | None":
    """A page as a tree, whatever its mistakes; None for one without any element.

    Raises:
        ArticleError: If it has more tags than a page that people read, or they lie deeper in each other.
    """
    from lxml.etree import ParserError, XMLSyntaxError
    from lxml.html import HTMLParser, document_fromstring

    require_bounded(markup, name)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (ParserError, XMLSyntaxError):
        return None
    require_whole(parser, name)
    return root


def require_bounded(markup: str, name: str) -> None:
    """Refuse what would take minutes.

    Raises:
        ArticleError: If it has more tags than a page that people read, or one of them more attributes.
    """
    if markup.count("<") > MOST_TAGS:
        raise ArticleError(f"{name}: has more than {MOST_TAGS:,} tags; save its text as UTF-8 and add that")
    if re.search(_CROWDED, markup):
        raise ArticleError(f"{name}: has a tag of more than {MOST_ATTRIBUTES:,} attributes; save its text as UTF-8")


def markup_text(markup: str, name: str) -> str:
    """The text of a piece of HTML, as of an entry of a feed.

    Raises:
        ArticleError: As `parsed` does.
    """
    root = parsed(markup, name)
    return "" if root is None else block_text(root)


def block_text(root: "_Element", hidden: frozenset[str] = _HIDDEN) -> str:
    """The text below an element of HTML: paragraphs parted by a blank line, cells of a row by a bar.

    Args:
        root: Is looked through without recursion, however deep it is.
        hidden: Names of elements that are left out.
    """
    return as_paragraphs(_pieces(root, hidden))


def _pieces(root: "_Element", hidden: frozenset[str]) -> Iterator[str]:
    from lxml.etree import iterwalk

    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = _name(element)
        if event == "start":
            if tag in hidden or not tag or _is_page_break(element):
                walk.skip_subtree()
            else:
                yield _opening(tag)
                yield element.text or ""
        else:
            yield "" if tag in hidden else _closing(tag)
            yield "" if element is root else element.tail or ""


def as_paragraphs(pieces: Iterable[str]) -> str:
    """Text in which a record separator parts blocks: a blank line between any two that hold something.

    Args:
        pieces: Of the text, wherever it is cut; never all of them are held at once.
    """
    return "\n\n".join(filter(None, map(_tidy, _blocks(pieces))))


def _blocks(pieces: Iterable[str]) -> Iterator[str]:
    block: list[str] = []
    for piece in pieces:
        first, *others = piece.split("\x1e")
        block.append(first)
        for other in others:
            yield "".join(block)
            block = [other]
    yield "".join(block)


def _name(element: "_Element") -> str:
    """The name of an element without its namespace; empty for a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _is_page_break(element: "_Element") -> bool:
    """Whether an element says no more than where a page of the printed book begins."""
    return "pagebreak" in (element.get("epub:type") or element.get("role") or "")


def _opening(tag: str) -> str:
    if tag == "br":
        return _BREAK
    return "\x1e" if tag in _BLOCKS else ""


def _closing(tag: str) -> str:
    if tag in _CELLS:
        return " | "
    return "\x1e" if tag in _BLOCKS else ""


def _tidy(block: str) -> str:
    lines = (_spaced(line).strip(" |") for line in block.split(_BREAK))
    return re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip()


def _spaced(line: str) -> str:
    """A line with single spaces; ten thousand words at a time, since all those of a long one would fill the memory."""
    if len(line) < _LONG:
        return " ".join(line.split())
    return " ".join(" ".join(found[0].split()) for found in re.finditer(r"\S+(?:\s+\S+){0,9999}", line))
