"""UIMA CAS as XMI: a file for every article, and the type system that they share."""

from typing import Any

from store.exchange.cas import write_all
from store.exchange.edition import Edition, Exported


def write(edition: Edition, name: str) -> Exported:
    """A folder: NAME.xmi for each article, TypeSystem.xml."""
    return write_all(edition, ".xmi", _xmi, "TypeSystem.xml")


def _xmi(cas: Any) -> bytes:
    return bytes(cas.to_xmi().encode())
