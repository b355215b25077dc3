"""The row of a link: a line of `variorum link`, and the columns of a Parquet file of links, whoever writes it."""

from collections.abc import Mapping
from typing import cast, get_args

from store.model import Comparison, Difference, DifferenceType, Link, LinkKind, Passage, Record
from store.records.fields import (
    LINK_KINDS,
    require_number,
    require_object,
    require_one_of,
    require_span,
    require_string,
    wrong_field,
)

Column = type | Mapping[str, "Column"] | list["Column"]
"""What a column holds: a plain value, an object with columns of its own, or a list of one kind."""

PASSAGE_COLUMNS: Mapping[str, Column] = {"document": str, "path": str, "start": int, "end": int, "text": str}

LINK_COLUMNS: Mapping[str, Column] = {
    "here": PASSAGE_COLUMNS,
    "there": PASSAGE_COLUMNS,
    "score": float,
    "weak": bool,
    "kind": str,
    "differences": [{"type": str, "here": str, "there": str}],
    "state": str,
    "archive": str,
}
"""`archive` is missing where a link leads into none."""

DECIMALS = 3
"""Of scores: more is noise, fewer would make ties."""


DIFFERENCE_TYPES = get_args(DifferenceType)
"""In what two wordings may differ."""

BEST = 100
"""Score of the best link."""


def link_record(link: Link, here: str | None, there: str | None) -> Record:
    """A link with both its ends and the paths of their documents, and whether a reader accepted it."""
    return {
        "here": passage_record(link.here, here),
        "there": passage_record(link.there, there),
        **comparison_record(link),
        "state": link.state,
        **({"archive": link.archive} if link.archive else {}),
    }


def counterpart_record(link: Link, path: str | None) -> Record:
    """A link as an answer to the question who carries a passage: where it leads, and what differs there."""
    return {
        **passage_record(link.there, path),
        **comparison_record(link),
        **({"archive": link.archive} if link.archive else {}),
    }


def comparison_record(compared: Comparison | Link) -> Record:
    """How alike two wordings are, and what differs; of a link also whether it is weak."""
    return {
        "score": round(compared.score, DECIMALS),
        **({"weak": compared.weak} if isinstance(compared, Link) else {}),
        "kind": compared.kind,
        "differences": [difference._asdict() for difference in compared.differences],
    }


def passage_record(passage: Passage, path: str | None) -> Record:
    """A passage and where it stands; `document` and `path` are null for a text that is in no document."""
    return {
        "document": passage.document,
        "path": path,
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
    }


def link_from(record: object) -> Link:
    """The link that a line of `variorum link` holds, as one that nobody has judged.

    Raises:
        StorageError: If a field is missing or of the wrong type.
    """
    fields = require_object(record, "link")
    score, weak = require_number(fields, "score"), fields.get("weak")
    if not 0 <= score <= BEST:
        raise wrong_field("score", f"a number from 0 to {BEST}")
    if not isinstance(weak, bool):
        raise wrong_field("weak", "true or false")
    kind = cast(LinkKind, require_one_of(fields, "kind", LINK_KINDS))
    differences = fields.get("differences")
    if not isinstance(differences, list):
        raise wrong_field("differences", "a list")
    changed = tuple(map(_difference_from, differences))
    return Link(_end_from(fields, "here"), _end_from(fields, "there"), score, weak, kind, changed)


def _end_from(fields: Record, field: str) -> Passage:
    end = require_object(fields.get(field), field)
    return Passage(require_string(end, "document"), require_span(end), require_string(end, "text"))


def _difference_from(record: object) -> Difference:
    fields = require_object(record, "difference")
    type = cast(DifferenceType, require_one_of(fields, "type", DIFFERENCE_TYPES))
    return Difference(type, require_string(fields, "here"), require_string(fields, "there"))
