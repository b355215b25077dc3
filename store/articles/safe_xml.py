"""XML from outside: no entities but the five, no document types, nothing fetched, nothing that grows without bound."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.errors import ArticleError

if TYPE_CHECKING:
    from lxml.etree import HTMLParser, XMLParser, _Element

MOST_ELEMENTS = 1_000_000
"""Tags of one file."""

_HEAD = rb"(?:\xef\xbb\xbf)?\s*<"
_ENCODING = rb"\A[^<]*<\?xml[^>]*?encoding\s*=\s*[\"']?([A-Za-z0-9._-]*)"


def parsed_xml(data: bytes, name: str) -> "_Element":
    """The root of an XML file, its mistakes passed over where they can be.

    Entities that it declares stay unresolved, whatever they stand for: files, addresses, or themselves a billion times.

    Raises:
        ArticleError: If it is no XML, or holds more than a file that people read.
    """
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    if data.count(b"<") > MOST_ELEMENTS:
        raise ArticleError(f"{name}: has more than {MOST_ELEMENTS:,} tags; save its text as UTF-8 and add that")
    parser = XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        # Else all that follows a text of ten megabytes would be passed over, and nothing would tell it.
        huge_tree=_has_no_entities(data),
        recover=True,
        remove_pis=True,
    )
    try:
        root: _Element | None = fromstring(data, parser)
    except (XMLSyntaxError, ValueError) as error:
        raise ArticleError(f"{name}: holds no XML where there should be some; save or download it anew") from error
    require_whole(parser, name)
    if root is None:
        raise ArticleError(f"{name}: holds no XML where there should be some; save or download it anew")
    return root


def require_whole(parser: "XMLParser | HTMLParser", name: str) -> None:
    """See that a parser did not stop before the end, as it does where elements lie two thousand deep.

    Raises:
        ArticleError: If it did: what it has read is not all that the file says.
    """
    last = parser.error_log.last_error
    if last is not None and last.type_name == "ERR_RESOURCE_LIMIT":
        told = "its tags lie too deep within each other, or stand for more than they are"
        raise ArticleError(f"{name}: {told}; save its text as UTF-8 and add that")


def _has_no_entities(data: bytes) -> bool:
    """Whether nothing can grow, as entities do in the values of attributes: none is declared, in plain sight."""
    encoding = re.search(_ENCODING, data[:1000])
    is_plain = re.match(_HEAD, data) and (encoding is None or encoding[1].lower() in (b"utf-8", b"us-ascii"))
    return bool(is_plain) and b"<!DOCTYPE" not in data and b"<!ENTITY" not in data


def named(root: "_Element", *names: str) -> "Iterator[_Element]":
    """Elements of these names below another one, whatever their namespaces, in the order of the file."""
    return root.iter(*(f"{{*}}{name}" for name in names))


def text_of(root: "_Element", *names: str) -> str:
    """The text of the first element of these names that has any, on one line; names in order of preference."""
    for name in names:
        for element in named(root, name):
            if plain := " ".join("".join(str(text) for text in element.itertext()).split()):
                return plain
    return ""
