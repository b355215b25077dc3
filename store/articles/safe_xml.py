"""XML from outside: no entities but the five, no document types, nothing fetched, nothing that grows without bound."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.errors import ArticleError

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_ELEMENTS = 1_000_000
"""Tags of one file."""


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
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_pis=True
    )
    try:
        root: _Element | None = fromstring(data, parser)
    except (XMLSyntaxError, ValueError) as error:
        raise ArticleError(f"{name}: holds no XML where there should be some; save or download it anew") from error
    if root is None:
        raise ArticleError(f"{name}: holds no XML where there should be some; save or download it anew")
    return root


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
