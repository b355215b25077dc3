"""XML that goes out and comes in: text that XML can hold, and a reader that follows nothing outside of its bytes."""

import re
from typing import TYPE_CHECKING, Any

from store.errors import StorageError

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST = 200_000_000
"""Bytes of XML that are read at most."""

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML file can hold, not even escaped (XML 1.0, 2.2)."""


def allowed(text: str) -> str:
    """`text` with a visible stand-in for each code point that XML cannot hold; offsets stay."""
    return FORBIDDEN.sub(lambda found: chr(0x2400 + ord(found[0])) if found[0] < " " else "\ufffd", text)


def is_allowed(text: str) -> bool:
    """Whether XML can hold all of `text`."""
    return not FORBIDDEN.search(text)


def parsed(content: bytes, name: str) -> "_Element":
    """The root of an XML file; entities are not resolved, nothing is loaded, depth and size are bounded.

    Raises:
        StorageError: If it is no XML, is too large, or declares entities; names the file.
    """
    from lxml import etree

    if len(content) > LARGEST:
        raise StorageError(f"{name}: is larger than {LARGEST // 1_000_000} MB; split it", "Cannot read this file")
    options: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    try:
        root = etree.fromstring(content, etree.XMLParser(remove_comments=True, remove_pis=True, **options))
    except (etree.XMLSyntaxError, ValueError) as error:
        said = " ".join(str(error).split())
        raise StorageError(f"{name}: is not XML ({said}); export it again", "Cannot read this file") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise StorageError(f"{name}: declares a document type, which is not read", "Cannot read this file")
    return root


def serialised(root: "_Element") -> bytes:
    """An XML file, indented where that changes no text."""
    from lxml import etree

    content: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return content
