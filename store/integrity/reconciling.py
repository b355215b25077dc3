"""Holding the data files against the history: what either of them has and the other one lacks."""

from collections.abc import Iterator
from contextlib import suppress
from typing import cast

import orjson

from store.disk.atomic import stamp_of
from store.disk.database import Database
from store.disk.headers import META, META_ID, DamagedError, Tables, header_of
from store.disk.layout import ANNOTATIONS, LINKS, REPAIR, SETTINGS, annotations_key, key_of, parts_of
from store.disk.tables import apply
from store.errors import StorageError
from store.model import Problem, Record
from store.records import annotation_from, judgement_from, relation_from
from store.records.changes import Change, Edit, Table
from store.records.fields import require_own_id

READ = {"links", "annotations", "suggestions", "relations"}
"""Tables whose records say what readers made."""

DESCRIBED = ("path", "title", "sha256")
"""What the top of a document's file says of its article."""


NOTHING = 0
"""What stands for a record that was removed."""


class Standing:
    """What the history has of every data file, by one look through it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._newest: dict[str, str] = {}
        self._changes: dict[str, set[str]] = {}
        self._records: dict[str, dict[tuple[str, str], int]] = {}
        self._articles: dict[str, Record] = {}
        for change in database.journal.backwards():
            self._see(change)

    def behind(self) -> list[str]:
        """Keys of files that lack changes which the history has: a rename that a power cut undid, a file deleted."""
        return [key for key in sorted(self._newest) if self._is_behind(key)]

    def unrecorded(self) -> list[str]:
        """Keys of files that hold what the history lacks, as when it was deleted, cut short or put back."""
        return [key for key in keys(self._database) if self._is_unrecorded(key)]

    def lost(self) -> Iterator[Edit]:
        """What puts back the records that a file lost: it has the newest change of the history, but not all it made."""
        for key in keys(self._database):
            if key != SETTINGS and self._has_lost(key):
                yield from _putting_back(self._database, key)

    def misdescribed(self) -> Iterator[Edit]:
        """What puts back what files say of their articles, where they have the newest change and were altered since."""
        for key, told in sorted(self._articles.items()):
            tables = self._tables(key)
            held = _described(tables.get(META, {}).get(META_ID, {}))
            if held != told and header_of(tables, None).change == self._newest[key]:
                yield Edit(META, _document_of(key), META_ID, held, told)

    def _tables(self, key: str) -> Tables:
        """What a file holds; nothing where it cannot be read, which is told as damage."""
        try:
            return self._database.storage(key).read() or {}
        except StorageError:
            return {}

    def _has_lost(self, key: str) -> bool:
        tables = self._tables(key)
        held = {(table, id) for table, id, _ in _records(tables)}
        told = self._records.get(key, {})
        is_newest = header_of(tables, None).change == self._newest.get(key)
        return is_newest and any(
            digest != NOTHING and place not in held and place[0] in READ for place, digest in told.items()
        )

    def _see(self, change: Change) -> None:
        for key in parts_of(change):
            self._newest.setdefault(key, change.id)
            self._changes.setdefault(key, set()).add(change.id)
        for edit in reversed(change.edits):
            if edit.table == META and edit.after:
                self._articles.setdefault(key_of(edit), _described(edit.after))
            self._records.setdefault(key_of(edit), {}).setdefault((edit.table, edit.id), _digest(edit.after))

    def _is_behind(self, key: str) -> bool:
        try:
            tables = self._database.storage(key).read()
        except StorageError:
            return False  # told as damage
        if tables is None:
            return _count(replayed(self._database, key)) > 0
        applied = header_of(tables, None).change
        return applied != self._newest[key] and (applied in self._changes[key] or not applied)

    def _is_unrecorded(self, key: str) -> bool:
        tables = self._tables(key)
        applied = header_of(tables, None).change
        if applied and applied not in self._changes.get(key, ()):
            return True
        told = self._records.get(key, {})
        is_newest = applied == self._newest.get(key)
        # Settings are the reader's to write by hand.
        return key != SETTINGS and any(
            (digest := told.get((table, id))) is None or (is_newest and digest != _digest(record))
            for table, id, record in _records(tables)
        )


def keys(database: Database) -> list[str]:
    """The files that a project has or may have."""
    folder = database.data / ANNOTATIONS
    found = sorted(path.name for path in folder.glob("*.json")) if folder.is_dir() else []
    return [*(f"{ANNOTATIONS}/{name}" for name in found), LINKS, SETTINGS]


def is_damaged(database: Database, key: str) -> bool:
    """Whether a file is to be made anew: it cannot be read, or a record of it that the history has whole cannot."""
    try:
        tables = database.storage(key).read() or {}
    except DamagedError:
        return True
    except StorageError:
        return False
    unreadable = [(table, id) for table, id, record in _records(tables) if not _is_readable(table, id, record)]
    if not unreadable:
        return False
    told = {(table, id): record for table, id, record in _records(replayed(database, key))}
    return any(each in told and _is_readable(*each, told[each]) for each in unreadable)


def _is_readable(table: str, id: str, record: Record) -> bool:
    """Whether a record says what records of its table say."""
    try:
        if table in READ:
            require_own_id(record, id)
        if table == "links":
            judgement_from(record)
        elif table in ("annotations", "suggestions"):
            annotation_from(record, "")
        elif table == "relations":
            relation_from(record, "")
    except StorageError:
        return False
    return True


def replayed(database: Database, key: str) -> Tables:
    """A file as the whole history makes it."""
    return apply({}, database.journal.lacked({key: ""})[key])


def assertions(database: Database, key: str) -> Iterator[Edit]:
    """Edits that change nothing in a file, but make the history say of it what it says itself."""
    tables = database.current(key)
    document = _document_of(key)
    if document:
        meta = tables.get(META, {}).get(META_ID, {})
        described = _described(meta)
        yield Edit(META, document, META_ID, described, described)
    held = {(table, id): record for table, id, record in _records(tables)}
    told = {(table, id): record for table, id, record in _records(replayed(database, key))}
    for table, id in sorted(held.keys() | told.keys()):
        record = held.get((table, id))
        if record != told.get((table, id)):
            yield Edit(cast(Table, table), document, id, record, record)


def losses(database: Database) -> list[Problem]:
    """Which files are gone, told without going through the history change by change: cheap enough for an opening."""
    found = []
    stamp, path = database.journal.stamp(), database.journal.path
    if (stamp is None or not stamp.size) and any(header.change for header in database.headers().values()):
        what = "is gone" if stamp is None else "is empty"
        remedy = f"restore it from a copy of the project, or to begin it anew with what the files hold, {REPAIR}"
        found.append(Problem(str(path), f"{path}: {what}, though changes were made; {remedy}"))
    settings = database.data / SETTINGS
    if lacks_settings(database):
        message = f"{settings}: is gone, and with it the project's own labels and aliases; to make it anew, {REPAIR}"
        found.append(Problem(SETTINGS, message))
    for document in sorted(_documents(database) - database.headers().keys()):
        key = annotations_key(document)
        if stamp_of(database.data / key) is None and (count := _count(replayed(database, key))):
            message = (
                f"{database.data / key}: is gone, but the history has what it held ({count}); to rebuild it, {REPAIR}"
            )
            found.append(Problem(key, message))
    return found


def lacks_settings(database: Database) -> bool:
    """Whether the settings are gone, which are there as soon as anything was ever done."""
    was_used = database.journal.stamp() is not None or bool(database.headers())
    return was_used and stamp_of(database.data / SETTINGS) is None


def _documents(database: Database) -> frozenset[str]:
    with suppress(StorageError):  # a history that cannot be read is told when the project opens
        return database.journal.documents()
    return frozenset()


def _described(meta: Record) -> Record:
    """What the top of a file says of its article."""
    return {name: meta[name] for name in DESCRIBED if name in meta}


def _records(tables: Tables) -> Iterator[tuple[str, str, Record]]:
    for table, records in tables.items():
        if table != META:
            yield from ((table, id, record) for id, record in records.items())


def _putting_back(database: Database, key: str) -> Iterator[Edit]:
    """Edits that make the records that a file lacks as the history has them."""
    held = {(table, id) for table, id, _ in _records(database.storage(key).read() or {})}
    for table, id, record in _records(replayed(database, key)):
        if (table, id) not in held:
            yield Edit(cast(Table, table), _document_of(key), id, None, record)


def _document_of(key: str) -> str:
    """The document whose file this is; empty for those of the whole project."""
    return key.removeprefix(f"{ANNOTATIONS}/").removesuffix(".json") if key.startswith(ANNOTATIONS) else ""


def _digest(record: Record | None) -> int:
    """What a record is known by, in whatever order its fields stand: of a million there is no room for more."""
    return NOTHING if record is None else hash(orjson.dumps(record, option=orjson.OPT_SORT_KEYS))


def _count(tables: Tables) -> int:
    return sum(1 for _ in _records(tables))
