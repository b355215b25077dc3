"""Verifying every file, quote and offset of a project, and repairing what the history can repair."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from store.database import Database, apply
from store.durable import make_folder, set_aside
from store.errors import ArticleError, NotFoundError, StorageError
from store.headers import META, DamagedError, Tables, header_of
from store.layout import ANNOTATIONS, LINKS, SETTINGS, annotations_key, archive_of, keys_of
from store.library import Library
from store.marks import Marks
from store.model import Annotation, Change, Judgement, Place, Problem

REPAIR = "run check with --repair"
"""The remedy for what the history can put right."""


class Check:
    """One look at everything that a project has on disk."""

    def __init__(self, database: Database, library: Library, marks: Marks) -> None:
        self._database = database
        self._library = library
        self._marks = marks
        self._ids: set[str] = set()

    def run(self, judgements: Iterable[Judgement]) -> list[Problem]:
        """Everything that is wrong, each with its remedy; reads every data file whole."""
        return [
            *self._files(),
            *self._database.journal.damage(),
            *(Problem(key, f"{key}: lacks changes that the history has; {REPAIR}") for key in behind(self._database)),
            *(problem for id in list(self._database.headers()) for problem in self._document(id)),
            *(problem for id in list(self._database.headers()) for problem in self._relations(id)),
            *(problem for made in judgements for problem in self._judgement(made)),
        ]

    def _files(self) -> Iterator[Problem]:
        for key in _keys(self._database):
            try:
                self._database.storage(key).read()
            except StorageError as error:
                yield Problem(key, error.message)

    def _document(self, id: str) -> Iterator[Problem]:
        key = annotations_key(id)
        records = self._marks.tables(id).get(ANNOTATIONS, {})
        if not records:
            return
        try:
            annotations = self._marks.annotations(id)
        except (ArticleError, NotFoundError):
            header = self._database.headers()[id]
            yield Problem(
                key, f"{header.path}: the article is gone, and so is the text kept of it; put the article back"
            )
            return
        texts: dict[str, str | None] = {}
        for made in annotations:
            self._ids.add(made.id)
            if made.text not in texts:
                texts[made.text] = self._database.evidence.read(made.text)
                yield from _evidence(self._database, key, made.text, texts[made.text])
            yield from _quote(key, made, texts[made.text])

    def _relations(self, id: str) -> Iterator[Problem]:
        key = annotations_key(id)
        for edge in self._marks.relations(id):
            for end in (edge.subject, edge.object):
                if end not in self._ids:
                    yield Problem(key, f"{key}: relation {edge.id} leads to {end}, which is not there; remove it")

    def _judgement(self, made: Judgement) -> Iterator[Problem]:
        for place in (made.here, made.there):
            text = self._database.evidence.read(place.text)
            if text is not None and place.selector.span.of(text) != place.selector.exact:
                yield Problem(LINKS, f"{LINKS}: link {made.id} quotes what its text does not say; remove it")
            elif not self._found(place):
                yield Problem(LINKS, f"{LINKS}: an end of link {made.id} is no longer found in its article")

    def _found(self, place: Place) -> bool:
        if archive_of(place.document):
            return self._database.evidence.read(place.text) is not None
        try:
            document = self._marks.document(place.document)
        except (ArticleError, NotFoundError):
            return False
        return self._marks.place(document, place.selector, place.text) is not None


def repair(database: Database) -> list[str]:
    """Set damaged files aside and rebuild them from the history; complete those that lag behind it.

    Returns:
        One line for each thing done.

    Raises:
        StorageError: If it cannot be written.
    """
    if database.journal.stamp() is None and not any(_is_damaged(database, key) for key in _keys(database)):
        return []
    torn = len(database.journal.problems)
    with database.locked():
        done = [problem.message for problem in database.journal.problems[torn:]]
        wanted = [key for key in _keys(database) if _is_damaged(database, key)]
        done += [_rebuild(database, key) for key in wanted]
        done += [_rebuild(database, key) for key in behind(database) if key not in wanted]
    return done


def behind(database: Database) -> list[str]:
    """Keys of files that lack changes which the history has: a rename that a power cut undid, a file deleted."""
    newest: dict[str, str] = {}
    known: dict[str, set[str]] = {}
    for change in database.journal.backwards():
        for key in keys_of(change):
            newest.setdefault(key, change.id)
            known.setdefault(key, set()).add(change.id)
    return [key for key in sorted(newest) if _lacks(database, key, newest[key], known[key])]


def _lacks(database: Database, key: str, newest: str, known: set[str]) -> bool:
    try:
        tables = database.storage(key).read()
    except StorageError:
        return False  # told as damage
    if tables is not None:
        applied = header_of(tables, None).change
        return applied != newest and (applied in known or not applied)
    made = apply(key, {}, _changes(database, key, ""))
    return any(records for name, records in made.items() if name != META)


def _rebuild(database: Database, key: str) -> str:
    """Make a file from the history, from its start or from the last change that the file has."""
    storage = database.storage(key)
    aside, tables = None, Tables()
    if _is_damaged(database, key):
        aside = set_aside(storage.path, "damaged")
    else:
        tables = storage.read() or {}
    changes = _changes(database, key, header_of(tables, None).change)
    if changes:
        make_folder(storage.path.parent)
        storage.write(apply(key, tables, changes))
    database.forget(key)
    said = f"{len(changes)} changes of the history made in it" if changes else "the history has nothing of it"
    return f"{key}: {said}" + (f"; the damaged file is kept as {aside.name}" if aside else "")


def _changes(database: Database, key: str, applied: str) -> list[Change]:
    return database.journal.after(applied, lambda change: key in keys_of(change))


def _is_damaged(database: Database, key: str) -> bool:
    try:
        database.storage(key).read()
    except DamagedError:
        return True
    except StorageError:
        return False
    return False


def _keys(database: Database) -> list[str]:
    folder = database.data / ANNOTATIONS
    found = sorted(path.name for path in folder.glob("*.json")) if folder.is_dir() else []
    return [*(f"{ANNOTATIONS}/{name}" for name in found), LINKS, SETTINGS]


def _evidence(database: Database, key: str, hash: str, text: str | None) -> Iterator[Problem]:
    shown = f"texts/{hash}.txt"
    if text is None:
        message = f"{shown}: missing or unreadable, so {key} cannot be verified; restore it from a copy of the project"
        yield Problem(key, message)
    elif sha256(database.evidence.path(hash).read_bytes()).hexdigest() != hash:
        yield Problem(shown, f"{shown}: is not the text that was annotated; restore it from a copy of the project")


def _quote(key: str, made: Annotation, text: str | None) -> Iterator[Problem]:
    if text is not None and made.selector.span.of(text) != made.selector.exact:
        place = f"{made.selector.span.start}-{made.selector.span.end}"
        yield Problem(key, f"{key}: annotation {made.id} quotes what its text does not say at {place}; move it")
    if made.state == "orphan":
        yield Problem(key, f"{key}: annotation {made.id} is no longer found in its article; move it or remove it")


def gone_problems(database: Database, marks: Marks) -> list[Problem]:
    """One problem for every article that is gone but has annotations."""
    found = []
    for id in marks.gone():
        count = sum(marks.counts(id).values())
        if count:
            path = database.headers()[id].path
            message = f"{path}: the article is gone; its {count} annotations are kept, and come back when it does"
            found.append(Problem(path, message))
    return found
