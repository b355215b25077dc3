"""What pages are laid out with: tables and elements of their own made plain blocks, dialogs over the page taken off."""

from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

LONG_CELL = 400
"""Characters of a cell from which its table lays out the page: no table of figures has such."""

LONG_PART = 40
"""Characters of an element of a page's own making from which it is a block of its own, where nothing follows it."""

LONGEST_DIALOG = 6000
"""Characters of a dialog; what is longer is no question but a text, whatever it is called."""

_ASKING = ("cookie", "consent", "gdpr", "onetrust", "didomi", "usercentrics", "cmpbox", "paywall", "newsletter-popup")
"""What the names of dialogs have in them that ask before a page is read."""

_BOXES = frozenset(("div", "section", "aside", "dialog", "form"))
_ROWS = frozenset(("table", "tbody", "thead", "tfoot", "tr", "td", "th", "center"))
_CELLS = ("td", "th")


def made_plain(root: "_Element") -> bool:
    """Take off what lies over the text and make blocks of what only lays it out; whether anything was to be done."""
    dialogs, laid_out, own = list(_dialogs(root)), list(_laid_out(root)), list(_own_blocks(root))
    for dialog in dialogs:
        _drop(dialog)
    for element in (*laid_out, *own):
        element.tag = "div"
    return bool(dialogs or laid_out or own)


def _drop(element: "_Element") -> None:
    """Take an element out of its page; what follows it stays."""
    parent, above = element.getparent(), element.getprevious()
    if parent is None:
        return
    if above is not None:
        above.tail = (above.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    element.tail = None
    parent.remove(element)


def has_paywall(root: "_Element") -> bool:
    """Whether a part of the page is named after a paywall."""
    return any("paywall" in _named(element) for element in root.iter("div", "section", "aside", "p"))


def _dialogs(root: "_Element") -> Iterator["_Element"]:
    for element in root.iter(*_BOXES):
        is_asking = element.get("role") in ("dialog", "alertdialog") or element.get("aria-modal") == "true"
        if is_asking or any(name in _named(element) for name in _ASKING):
            inside = element.iter("article", "main", "h1")
            if next(inside, None) is None and not _lies_in_article(element) and not _is_long(element, LONGEST_DIALOG):
                yield element


def _lies_in_article(element: "_Element") -> bool:
    """Whether it is a part of the text itself, as an article about cookies may have."""
    return any(True for _ in element.iterancestors("article"))


def _named(element: "_Element") -> str:
    return f"{element.get('id') or ''} {element.get('class') or ''}".lower()


def _laid_out(root: "_Element") -> Iterator["_Element"]:
    """Tables in which whole texts stand, with their own rows and cells."""
    layout = {
        cell_table for cell in root.iter(*_CELLS) if (cell_table := _table_of(cell)) is not None and _is_long(cell)
    }
    for element in root.iter(*_ROWS):
        if (element if element.tag == "table" else _table_of(element)) in layout:
            yield element


def _table_of(element: "_Element") -> "_Element | None":
    return next(element.iterancestors("table"), None)


def _own_blocks(root: "_Element") -> Iterator["_Element"]:
    for element in root.iter():
        is_own = isinstance(element.tag, str) and "-" in element.tag and not (element.tail or "").strip()
        if is_own and _is_long(element, LONG_PART):
            yield element


def _is_long(element: "_Element", least: int = LONG_CELL) -> bool:
    """Whether it holds so many characters; no more of it is looked at than tells that."""
    lengths = (len(str(text).strip()) for text in element.itertext())
    return any(length >= least for length in accumulate(lengths))
