"""XML that goes out: text as XML can carry it, with a stand-in of one code point for each that it cannot."""

import re
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML file can hold, not even escaped (XML 1.0, 2.2)."""


def allowed(text: str) -> str:
    """`text` with a visible stand-in for each code point that XML cannot hold; offsets stay."""
    return FORBIDDEN.sub(lambda found: chr(0x2400 + ord(found[0])) if found[0] < " " else "\ufffd", text)


def is_allowed(text: str) -> bool:
    """Whether XML can hold all of `text`."""
    return not FORBIDDEN.search(text)


def forbidden_count(text: str) -> int:
    """How many code points of `text` XML cannot hold."""
    return len(FORBIDDEN.findall(text))


Part = "_Element | tuple[_Element, Iterable[Part]]"
"""An element whole; or one that holds nothing yet, and what is to stand in it, made while it is written."""


def streamed(root: "_Element", parts: Iterable[Any]) -> bytes:
    """An XML file of which one part is in memory at a time, indented where that changes no text.

    Args:
        root: The root, without anything in it.
        parts: What stands in it, each a `Part`.
    """
    from lxml import etree

    content = BytesIO()
    with etree.xmlfile(content, encoding="UTF-8") as file:
        file.write_declaration()
        _write(file, (root, parts))
    content.write(b"\n")
    return content.getvalue()


def _write(file: Any, part: Any) -> None:
    if not isinstance(part, tuple):
        file.write(part, pretty_print=True)
        return
    element, inner = part
    with file.element(element.tag, element.attrib, nsmap=element.nsmap):
        file.write("\n")
        for each in inner:
            _write(file, each)
            file.write("\n" if isinstance(each, tuple) else "")
