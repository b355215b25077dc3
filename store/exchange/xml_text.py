"""Text as XML can carry it, and XML from outside: no entities, no document types, nothing fetched."""

from xml.etree.ElementTree import Element, ParseError, XMLParser

from store.exchange.gathering import refused
from store.exchange.xml import FORBIDDEN

DEEPEST = 200
"""Elements inside of each other."""


def xml_safe(text: str) -> str:
    """A text with a replacement character for each that XML cannot carry; offsets stay."""
    return FORBIDDEN.sub("\ufffd", text)


def unsafe_count(text: str) -> int:
    """How many characters XML cannot carry."""
    return len(FORBIDDEN.findall(text))


class _Guarded:
    """Builds elements, and stops where they lie too deep."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        element = Element(tag, attributes)
        if self._open:
            self._open[-1].append(element)
        elif self.root is None:
            self.root = element
        self._open.append(element)
        if len(self._open) > DEEPEST:
            raise ValueError(f"elements lie more than {DEEPEST} deep in each other")

    def end(self, tag: str) -> None:
        self._open.pop()

    def data(self, text: str) -> None:
        if not self._open:
            return
        element = self._open[-1]
        if len(element):
            element[-1].tail = (element[-1].tail or "") + text
        else:
            element.text = (element.text or "") + text

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise ValueError("it has a document type, which is not read: it could name files or grow without end")

    def close(self) -> Element | None:
        return self.root


def parsed_xml(content: bytes, name: str) -> Element:
    """The root of an XML document that has no document type, and so no entities of its own.

    Raises:
        StorageError: If it has one, or is no XML; names it.
    """
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise refused(name, "it has a document type, which is not read: it could name files or grow without end")
    try:
        parser = XMLParser(target=_Guarded())  # noqa: S314  document types, and with them entities, are refused
        parser.feed(content)
        root = parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise refused(name, f"it is no XML that is read ({error})") from error
    if not isinstance(root, Element):
        raise refused(name, "it is empty")
    return root
