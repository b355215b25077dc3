"""ODT files: the text as it stands now, without comments and what was deleted; footnotes at its end."""

from typing import TYPE_CHECKING

from store.articles.blocks import as_paragraphs
from store.articles.content import Content, shortened, title_of
from store.articles.safe_xml import parsed_xml, text_of
from store.articles.zipped import Zipped, unzipped
from store.errors import ArticleError

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTENT = "content.xml"
META = "meta.xml"
MANIFEST = "META-INF/manifest.xml"

MOST_SPACES = 100
"""Spaces that one element may stand for."""

_NO_TEXT = (
    "tracked-changes annotation annotation-end note-citation forms sequence-decls scripts font-face-decls"
    " automatic-styles index-title-template ruby-text table-source"
)
_HIDDEN = frozenset(_NO_TEXT.split())
_BLOCKS = frozenset(("p", "h", "table", "table-row", "list", "list-item", "section"))
_SIGNS = {"tab": "\t", "line-break": "\u2028"}


def read(data: bytes, name: str) -> Content:
    """The text of an ODT file.

    Raises:
        ArticleError: If it is damaged, locked, or holds no text.
    """
    with unzipped(data, "ODT", name) as document:
        if MANIFEST in document and b"encryption-data" in document.read(MANIFEST):
            raise ArticleError(f"{name}: is locked with a password; save it without one and add that")
        text = _text(document, name)
        meta = parsed_xml(document.read(META), name) if META in document else None
    if not text:
        raise ArticleError(
            f"{name}: holds no text; if it shows pictures of pages, save it as PDF and run ocrmypdf over it"
        )
    return Content(
        text=text,
        title=shortened(text_of(meta, "title") if meta is not None else "") or title_of(text),
        author=text_of(meta, "creator", "initial-creator") if meta is not None else "",
    )


def _text(document: Zipped, name: str) -> str:
    from lxml.etree import iterwalk

    root = parsed_xml(document.read(CONTENT), name)
    body, notes, inside = [""], [""], 0
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = _name(element)
        if event == "start" and (tag in _HIDDEN or not tag):
            walk.skip_subtree()
        elif event == "start":
            inside += tag == "note-body"
            pieces = notes if inside else body
            pieces += (_opening(tag, element), element.text or "")
        else:
            pieces += ("\x1e" if tag in _BLOCKS else " | " if tag == "table-cell" else "",)
            inside -= tag == "note-body"
            pieces = notes if inside else body
            pieces += (element.tail or "",)
    return as_paragraphs([*body, "\x1e", *notes])


def _name(element: "_Element") -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _opening(tag: str, element: "_Element") -> str:
    """What stands before the text of an element: a break, a tab, as many spaces as it says."""
    if tag == "s":
        count = next((str(value) for name, value in element.attrib.items() if str(name).endswith("}c")), "1")
        return " " * min(MOST_SPACES, int(count)) if count.isdecimal() and len(count) < 6 else " "
    return _SIGNS.get(tag, "\x1e" if tag in _BLOCKS else "")
