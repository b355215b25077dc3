"""Which field of a record is an article's id, title, text, date, outlet or address, in tables that others made."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

_USUAL = {
    "id": "id",
    "title": "title headline heading head name titel titre título subject",
    "text": "text body content article fulltext articlebody maintext articletext bodytext story plaintext",
    "date": "date published publishedat datepublish datepublished pubdate publicationdate publishdate datetime time",
    "source": "source outlet publisher newspaper publication sitename sourcename sourcedomain domain site medium",
    "url": "url link address href permalink sourceurl articleurl uri",
    "author": "author authors byline creator",
}
"""By what is looked for, names of fields in small letters without signs, the likelier ones first."""


class Columns(NamedTuple):
    """Names of fields that a call gave; empty for those that are found by their usual names."""

    id: str = ""
    title: str = ""
    text: str = ""
    date: str = ""
    source: str = ""
    url: str = ""
    author: str = ""

    def among(self, names: Iterable[str]) -> dict[str, str]:
        """What is read from which field, of those that there are; one that a call named must not be there."""
        plain: dict[str, str] = {}
        for name in names:
            plain.setdefault("".join(filter(str.isalnum, name.lower())), name)
        found = {}
        for field, usual in _USUAL.items():
            given = getattr(self, field)
            match = given or next((plain[name] for name in usual.split() if name in plain), "")
            if match:
                found[field] = match
        return found


USUAL = Columns()
"""All are found by their usual names."""


def as_article(record: Mapping[str, Any], fields: Mapping[str, str]) -> dict[str, Any]:
    """A record with the fields of an article under the names that Variorum gives them."""
    return {field: _plain(record.get(name)) for field, name in fields.items()}


def _plain(value: object) -> object:
    """A value as front matter has it: `{"name": "The Courier"}` by its name, several joined by commas."""
    if isinstance(value, Mapping):
        return _plain(value.get("name") or value.get("title"))
    if isinstance(value, list | tuple):
        return ", ".join(str(_plain(each)) for each in value if each)
    if value is None or isinstance(value, str | int | float):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else None
