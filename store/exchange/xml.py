"""XML that goes out: text as XML can carry it, with a stand-in of one code point for each that it cannot."""

import re
from typing import TYPE_CHECKING

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


def serialised(root: "_Element") -> bytes:
    """An XML file, indented where that changes no text."""
    from lxml import etree

    content: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return content
