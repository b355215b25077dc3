"""The edits of changes made in the tables of a data file, by TinyDB."""

from collections.abc import Iterable, Mapping
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document as TinyDocument
from tinydb.table import Table as TinyTable

from store.disk.headers import FORMAT, META, META_ID, Tables
from store.disk.layout import ANNOTATIONS, Part
from store.model import Record


class Draft(Storage):
    """A TinyDB storage in memory, to make all the edits of a change before any of them is written."""

    def __init__(self, tables: Tables) -> None:
        self.tables = dict(tables)
        """The tables as they stand; those that the draft began with are not touched."""

    def read(self) -> Tables:
        """The tables as they stand."""
        return self.tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Keep new tables."""
        self.tables = data


class Records(TinyTable):
    """A TinyDB table whose records are known by strings."""

    document_id_class = str  # type: ignore[assignment]

    def put(self, records: Mapping[str, Record | None]) -> None:
        """Make, replace or (with None) remove the records of these ids, all in one go: each go copies the table."""
        if former := [id for id in records if self.contains(doc_id=id)]:  # type: ignore[arg-type]
            self.remove(doc_ids=former)  # type: ignore[arg-type]
        made = [TinyDocument(record, doc_id=id) for id, record in records.items() if record is not None]  # type: ignore[arg-type]
        if made:
            self.insert_multiple(made)


def apply(tables: Tables, parts: Iterable[Part]) -> Tables:
    """New tables of a file, with what changes do in it made."""
    draft = Draft(tables)
    file = TinyDB(storage=lambda: draft)
    file.table_class = Records
    meta: Record = {"version": FORMAT, **tables.get(META, {}).get(META_ID, {})}
    for name, records in _outcome(parts, meta).items():
        _table(file, name).put(records)
    annotations, relations = draft.tables.get(ANNOTATIONS, {}), draft.tables.get("relations", {})
    meta["outward"] = sum(relation.get("object") not in annotations for relation in relations.values())
    _table(file, META).put({META_ID: meta})
    return draft.tables


def _outcome(parts: Iterable[Part], meta: Record) -> dict[str, dict[str, Record | None]]:
    """What each record is in the end, by table and id; what is said of the file itself goes into `meta`."""
    outcome: dict[str, dict[str, Record | None]] = {}
    for part in parts:
        for edit in part.edits:
            if edit.table == META:
                meta.update(edit.after or {})
            else:
                outcome.setdefault(edit.table, {})[edit.id] = edit.after
        meta["change"] = part.change
    return outcome


def _table(file: TinyDB, name: str) -> Records:
    table = file.table(name)
    assert isinstance(table, Records)
    return table
