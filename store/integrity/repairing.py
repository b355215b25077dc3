"""Putting right what the history, the articles or the files themselves can put right. Nothing is ever thrown away."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from store.annotations.renamed_articles import successions
from store.annotations.standing import StandingAnnotations
from store.disk.atomic import make_folder, set_aside
from store.disk.database import Database
from store.disk.headers import Tables, header_of
from store.disk.layout import SETTINGS, key_of
from store.disk.settings import first_settings
from store.disk.tables import apply
from store.errors import ArticleError
from store.integrity.checking import texts_used
from store.integrity.reconciling import Standing, assertions, is_damaged, keys, lacks_settings
from store.library.library import Library
from store.model import Document, Entry, Judgement, counted, hash_text
from store.records.changes import Change, Edit

Keep = Callable[[str, Sequence[Edit], Sequence[Document]], Change]
"""Keeps a change: action, edits, documents whose texts become evidence."""


class Repair:
    """One go through everything that a project has on disk; raises StorageError where it cannot be written."""

    def __init__(self, database: Database, library: Library, standing: StandingAnnotations, keep: Keep) -> None:
        self._database = database
        self._library = library
        self._standing = standing
        self._keep = keep

    def run(self, judgements: Callable[[], Iterable[Judgement]]) -> list[str]:
        """Repair the files from the history, then the history from the files, then what both need.

        Returns:
            One line for each thing done.
        """
        return [
            *repair(self._database),
            *self._settings(),
            *self._lost(),
            *self._described(),
            *self._history(),
            *self._texts(judgements()),
            *self._successions(),
        ]

    def _lost(self) -> Iterator[str]:
        """Put back what files lost of what the history says that was made."""
        if edits := list(Standing(self._database).lost()):
            self._keep("put back what was lost", edits, [])
            for key, count in Counter(map(key_of, edits)).items():
                yield f"{self._database.data / key}: {counted(count, 'record')} put back from the history"

    def _described(self) -> Iterator[str]:
        """Put back what files said of their articles before they were altered."""
        if edits := list(Standing(self._database).misdescribed()):
            self._keep("put back what is said of articles", edits, [])
            self._library.scan()  # articles have their ids by what files say of them
            for edit in edits:
                yield f"{self._database.data / key_of(edit)}: what it says of its article put back from the history"

    def _history(self) -> Iterator[str]:
        """Let the history say what it no longer says of the files, so that they can be rebuilt again."""
        wanted = Standing(self._database).unrecorded()
        if edits := [edit for key in wanted for edit in assertions(self._database, key)]:
            self._keep("take over what the files hold", edits, [])
            for key in wanted:
                what = f"what it holds now stands in {self._database.journal.path}; who changed what before is lost"
                yield f"{self._database.data / key}: {what}"

    def _settings(self) -> Iterator[str]:
        path = self._database.data / SETTINGS
        if lacks_settings(self._database):
            with self._database.locked():
                self._database.keep_settings(first_settings())
            yield f"{path}: made anew with the default settings, since the history has no others"

    def _texts(self, judgements: Iterable[Judgement]) -> Iterator[str]:
        """Keep texts again that are no longer what was annotated, where an article still says them."""
        texts, still = self._database.texts, {entry.sha256: entry for entry in self._library.entries}
        for hash in texts_used(self._database, self._standing, judgements):
            text = texts.read(hash)
            if hash not in still or (text is not None and hash_text(text) == hash):
                continue
            try:
                document = self._library.read(still[hash].id)
            except ArticleError:
                continue
            if document.sha256 == hash:
                aside = set_aside(texts.path(hash), "damaged") if texts.path(hash).exists() else None
                texts.keep([document])
                kept = f"; the altered file is kept as {aside.name}" if aside else ""
                yield f"{texts.path(hash)}: kept again from {document.path}{kept}"

    def _successions(self) -> Iterator[str]:
        for id, entry in list(successions(self._database, self._library, self._standing)):
            former = self.succeed(id, entry)
            yield f"{former}: is {entry.path} now, and has its annotations there"

    def succeed(self, id: str, entry: Entry) -> str:
        """Keep that a document is this article now; the path that it had."""
        former = self._database.headers()[id].path
        self._keep(f"find {former} again", [], [self._library.read(entry.id)._replace(id=id)])
        return former


def repair(database: Database) -> list[str]:
    """Set damaged files aside and rebuild them from the history; complete those that lag behind it.

    Returns:
        One line for each thing done.

    Raises:
        StorageError: If it cannot be written.
    """
    if database.journal.stamp() is None and not any(is_damaged(database, key) for key in keys(database)):
        return []
    torn = len(database.journal.problems)
    done = database.mend_journal()
    with database.locked():
        done += [problem.message for problem in database.journal.problems[torn:]]
        wanted = [key for key in keys(database) if is_damaged(database, key)]
        done += [_rebuild(database, key) for key in wanted]
        done += [_rebuild(database, key) for key in Standing(database).behind() if key not in wanted]
    return done


def _rebuild(database: Database, key: str) -> str:
    """Make a file from the history, from its start or from the last change that the file has."""
    storage = database.storage(key)
    aside, tables = None, Tables()
    if is_damaged(database, key):
        aside = set_aside(storage.path, "damaged")
    else:
        tables = storage.read() or {}
    lacked = database.journal.lacked({key: header_of(tables, None).change})[key]
    if lacked:
        make_folder(storage.path.parent)
        storage.write(apply(tables, lacked))
    database.forget(key)
    said = f"{len(lacked)} changes of the history made in it" if lacked else "the history has nothing of it"
    return f"{storage.path}: {said}" + (f"; the damaged file is kept as {aside.name}" if aside else "")
