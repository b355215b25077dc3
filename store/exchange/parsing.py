"""Files from outside as text, JSON or XML, refused in one line that names them; and what stands in a value of JSON."""

import json
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from store.errors import StorageError

NO_DOCUMENT_TYPE = "it has a document type, which is not read: it could name files or grow without end"


def decoded(content: bytes, name: str) -> str:
    """The text of a file in UTF-8.

    Raises:
        StorageError: If it is none; names it.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(name, f"it is no text in UTF-8 (byte {error.start})") from error


def parsed_json(content: bytes | str, name: str) -> Any:
    """What a JSON file holds.

    Raises:
        StorageError: If it is none; names it.
    """
    try:
        return json.loads(content if isinstance(content, str) else decoded(content, name))
    except (ValueError, RecursionError) as error:
        raise refused(name, f"it is no JSON ({' '.join(str(error).split())})") from error


def refused(name: str, why: str) -> StorageError:
    """The error for a file that is not what it should be."""
    return StorageError(f"{name}: {why}", "Cannot read this file")


def number_in(value: object) -> int:
    """A whole number, or -1 for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) else -1


def string_in(value: object) -> str:
    """A string, or a number as one; empty for anything else."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def objects_in(value: object) -> list[dict[str, Any]]:
    """The objects of a list; none of anything else."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


class _Untyped(TreeBuilder):
    """Builds elements, and refuses the document types by which entities and files could come in."""

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise ValueError(NO_DOCUMENT_TYPE)


def parsed_xml(content: bytes, name: str) -> Element:
    """The root of an XML document, however deep it is; nothing is loaded for it, and it has no entities of its own.

    Raises:
        StorageError: If it has a document type, or is no XML; names it.
    """
    parser = XMLParser(target=_Untyped())  # noqa: S314  document types, and with them entities, are refused
    try:
        parser.feed(content)
        root = parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise refused(name, f"it is no XML that is read ({error}); export it again") from error
    if not isinstance(root, Element):
        raise refused(name, "it is empty; export it again")
    return root
