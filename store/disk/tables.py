"""One data file: a TinyDB file that is whole before or after a write, and the edits of changes made in its tables."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document as TinyDocument
from tinydb.table import Table as TinyTable

from store.disk.atomic import Stamp, make_folder, replace_file, stamp_of, sync_folder
from store.disk.headers import FORMAT, META, META_ID, Tables, encode_tables, parse_tables
from store.disk.layout import ANNOTATIONS, Part
from store.errors import StorageError
from store.model import Record


class AtomicStorage(Storage):
    """A TinyDB storage whose file is whole before or after a write, and read again only when its stamp changes.

    Tables that were handed out are never changed in place: a write hands over new ones.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._version: tuple[Stamp | None, Tables | None] = (None, None)

    def version(self) -> tuple[Stamp | None, Tables | None]:
        """The file's stamp and tables; two times None where there is no file.

        Raises:
            StorageError: If the file is damaged, newer than this program, or cannot be read.
        """
        stamp, version = stamp_of(self.path), self._version
        if stamp is None or stamp != version[0]:
            version = self._version = (stamp, None if stamp is None else self._parse())
        return version

    def read(self) -> Tables | None:
        """The tables on disk; None where there is no file."""
        return self.version()[1]

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the file.

        Raises:
            StorageError: Naming the file and the remedy; the former file then stands.
        """
        make_folder(self.path.parent)
        self.replace(data, self.encode(data))
        sync_folder(self.path.parent)

    def encode(self, tables: Tables) -> bytes:
        """What `replace` will write.

        Raises:
            StorageError: If a string cannot be written as UTF-8.
        """
        try:
            return encode_tables(tables)
        except TypeError as error:
            raise StorageError(f"{self.path}: holds characters that UTF-8 cannot carry; take them out") from error

    def replace(self, tables: Tables, content: bytes) -> None:
        """Put what `encode` made of `tables` in the file's place; the folder is synced by the caller."""
        replace_file(self.path, content)
        self._version = (stamp_of(self.path), tables)

    def _parse(self) -> Tables:
        try:
            content = self.path.read_bytes()
        except OSError as error:
            raise StorageError(f"{self.path}: cannot be read ({error.strerror}); see to its permissions") from error
        return parse_tables(content, self.path)


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
