"""What a change did, in words: whose quote, from what to what."""

from collections import Counter
from collections.abc import Sequence

from store.model import Record, counted
from store.records.changes import Change, Edit
from store.text.quotes import quoted

NAMES = {
    "annotations": "tag",
    "relations": "relation",
    "suggestions": "suggestion",
    "links": "link",
    "settings": "setting",
}
"""What the records of a table are called."""

FIELDS = ("label", "note", "kind", "state", "name", "labels", "aliases", "archives", "semantic", "languages")
"""What a reader would ask of a record that was changed."""


def first_few(names: Sequence[str], most: int) -> str:
    """`a, b and 7 more`: as many names as a line has room for, and how many there are besides."""
    told = ", ".join(names[:most])
    return f"{told} and {len(names) - most} more" if len(names) > most else told


def summary(change: Change) -> str:
    """What a change did to the records of readers; of more than one, how many of which kind."""
    edits = [edit for edit in change.edits if edit.table in NAMES]
    if len(edits) == 1:
        return _edit_summary(edits[0])
    return ", ".join(counted(n, NAMES[table]) for table, n in Counter(edit.table for edit in edits).items())


def _edit_summary(edit: Edit) -> str:
    before, after = edit.before or {}, edit.after or {}
    subject = _subject(edit, after or before)
    if edit.before is None or edit.after is None:
        return subject or _changed({}, after or before)
    return "; ".join(filter(None, (subject, _changed(before, after))))


def _subject(edit: Edit, record: Record) -> str:
    """The words that a record is about; empty where it is about none."""
    if edit.table == "links":
        return " = ".join(_quoted(record.get(end, {})) for end in ("here", "there"))
    if edit.table == "relations":
        return str(record.get("kind", ""))
    return _quoted(record) if "exact" in record else ""


def _quoted(record: Record) -> str:
    return quoted(str(record.get("exact", "")))


def _changed(before: Record, after: Record) -> str:
    """The fields that a reader would ask for and that are other than before."""
    found = [
        f"{name}: {_value(before.get(name))} -> {_value(after.get(name))}"
        for name in FIELDS
        if before.get(name) != after.get(name)
    ]
    if [before.get(name) for name in ("start", "end")] != [after.get(name) for name in ("start", "end")]:
        found.append(f"{before.get('start')}-{before.get('end')} -> {after.get('start')}-{after.get('end')}")
    return "; ".join(found)


def _value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_value, value)) or "nothing"
    if isinstance(value, dict):
        return str(value.get("name", ""))
    return "nothing" if value in (None, "") else str(value)
