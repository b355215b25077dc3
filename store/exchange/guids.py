"""Ids as GUIDs, for formats that know no others: a ULID and a GUID are the same 128 bits, written otherwise."""

import re
from uuid import NAMESPACE_URL, UUID, uuid5

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32, in which a ULID is written."""

_ULID = re.compile(f"[0-7][{_LETTERS}]{{25}}")


def guid(kind: str, id: str) -> str:
    """The GUID of a thing of a kind; of a ULID the same bits, of another id always the same ones."""
    if _ULID.fullmatch(id):
        number = 0
        for letter in id:
            number = 32 * number + _LETTERS.index(letter)
        return str(UUID(int=number)).upper()
    return str(uuid5(NAMESPACE_URL, f"variorum {kind} {id}")).upper()


def ulid(guid: str) -> str:
    """The ULID of the same bits as a GUID, with or without braces.

    Raises:
        ValueError: If it is no GUID.
    """
    number = UUID(guid.strip("{}")).int
    return "".join(_LETTERS[number >> 5 * place & 31] for place in range(25, -1, -1))
