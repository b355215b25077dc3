"""UIMA CAS as JSON: a file for every article, which holds its types."""

from typing import Any

from store.exchange.cas import write_all
from store.exchange.edition import Edition, Exported


def write(edition: Edition, name: str) -> Exported:
    """A folder: NAME.json for each article."""
    return write_all(edition, ".json", _json)


def _json(cas: Any) -> bytes:
    return bytes(cas.to_json(pretty_print=True).encode())
