"""Fields of a record, each taken only if it is of its kind."""

from collections.abc import Sequence
from typing import get_args

from store.errors import StorageError
from store.model import LinkKind, Record, Span

LINK_KINDS = get_args(LinkKind)
"""What a link's kind may be."""


def require_span(fields: Record) -> Span:
    """The span from `start` to `end` of a record.

    Raises:
        StorageError: If they are no offsets, or in the wrong order.
    """
    start, end = require_offset(fields, "start"), require_offset(fields, "end")
    if end < start:
        raise wrong_field("end", "an offset that is not before 'start'")
    return Span(start, end)


def require_object(value: object, what: str) -> Record:
    """A value that must be an object; `what` names it in the error.

    Raises:
        StorageError: If it is something else.
    """
    if not isinstance(value, dict):
        raise wrong_field(what, "an object")
    return value


def optional_object(fields: Record, field: str) -> Record | None:
    """A field that must be an object, or null or missing.

    Raises:
        StorageError: If it is something else.
    """
    value = fields.get(field)
    return None if value is None else require_object(value, field)


def require_string(fields: Record, field: str, default: str | None = None) -> str:
    """A field that must be a string; where it is missing, `default` if there is one.

    Raises:
        StorageError: If it is something else.
    """
    value = fields.get(field, default)
    if not isinstance(value, str):
        raise wrong_field(field, "a string")
    return value


def require_own_id(fields: Record, id: str) -> None:
    """The id of a record, which must be the one that it is kept under.

    Raises:
        StorageError: If it is another one.
    """
    if fields.get("id") != id:
        raise wrong_field("id", "the one that it is kept under")


def require_offset(fields: Record, field: str) -> int:
    """A field that must be a whole number, 0 or more.

    Raises:
        StorageError: If it is something else.
    """
    value = fields.get(field)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise wrong_field(field, "an offset, 0 or more")
    return value


def require_number(fields: Record, field: str) -> float:
    """A field that must be a number.

    Raises:
        StorageError: If it is something else.
    """
    value = fields.get(field)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise wrong_field(field, "a number")
    return float(value)


def require_one_of(fields: Record, field: str, choices: Sequence[str], default: str | None = None) -> str:
    """A field that must be one of some strings; where it is missing, `default` if there is one.

    Raises:
        StorageError: If it is something else.
    """
    value = fields.get(field, default)
    if not isinstance(value, str) or value not in choices:
        raise wrong_field(field, f"one of {', '.join(choices)}")
    return value


def wrong_field(field: str, wanted: str) -> StorageError:
    """The error that names a field and what it should be."""
    return StorageError(f"field '{field}' is not {wanted}", "Damaged record")
