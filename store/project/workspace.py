"""What all parts of a project share: its folders, what is read and written there, and the one door of a change."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple, Self

from store.annotations.standing import StandingAnnotations
from store.archives.archives import Archives
from store.articles import ChosenEncoding
from store.disk.atomic import elsewhere
from store.disk.caches import can_write, index_folder
from store.disk.database import Database
from store.disk.headers import META, META_ID
from store.disk.layout import DATA, SETTINGS
from store.disk.originals import Originals
from store.disk.settings import Settings, first_settings, settings_from
from store.errors import StorageError
from store.library.catalogue import Catalogue
from store.library.library import Library
from store.model import Document, Entry, Label, Problem, archive_of
from store.records.changes import Change, Edit

OF_DOCUMENTS = ("annotations", "relations", "suggestions")
"""Tables of what is made in a document."""


class Touched(NamedTuple):
    """What a change touched, so that only that is read and shown anew."""

    documents: frozenset[str] = frozenset()
    """Ids of documents whose annotations or relations changed, or in which suggestions were rejected."""
    links: frozenset[str] = frozenset()
    """Ids of the judgements of links that were made, changed or forgotten."""
    settings: bool = False
    """Whether labels, aliases or archives may be others."""

    @classmethod
    def by(cls, change: Change) -> Self:
        """What `change` touched."""
        made = [edit for edit in change.edits if edit.table in OF_DOCUMENTS]
        return cls(
            frozenset(edit.document for edit in made),
            frozenset(edit.id for edit in change.edits if edit.table == "links"),
            any(edit.table == "settings" for edit in change.edits),
        )


class Workspace:
    """The folders of one project and what lies in them, opened.

    Args:
        folder: The project folder, which exists.
        data: Where its data is, or will be.
        annotator: In whose name changes are made.
        is_scanned: Whether to look at the articles now, which takes seconds where many are new; else there are none
            before `library.scan`.
    """

    def __init__(self, folder: Path, data: Path, annotator: str, *, is_scanned: bool = True) -> None:
        self.folder = folder
        """The articles' folder."""
        self.data = data
        """The folder of everything that is written."""
        self.annotator = annotator
        """In whose name changes are made, and whose changes undo takes back."""
        self.complaints: dict[str, Problem] = {}
        """What is wrong at the moment, under a name of its own, so that it can be withdrawn."""
        self._listeners: list[Callable[[Touched], None]] = []
        self._others_wrote = False
        self.index = self._index_folder()
        """Where what is derived is kept; None: nowhere but in memory."""
        self.database = Database(data)
        catalogue = Catalogue(self.index / "catalogue.sqlite" if self.index else None)
        self.originals = Originals(data)
        self.settings = self._read_settings()
        addresses = self.originals.addresses
        self.library = Library(folder, catalogue, self.database.headers, addresses, self._chosen_encodings)
        if is_scanned:
            self.library.scan()
        self.standing = StandingAnnotations(self.database, self.library)
        self.archives = Archives(folder, self.library)
        self._declare_archives()

    @property
    def labels(self) -> tuple[Label, ...]:
        """The labels that spans can be tagged with, the three default ones first."""
        return self.settings.labels

    def read(self, key: str) -> Document:
        """A document of the project, by id or by path, or of one of its archives, by id.

        Raises:
            NotFoundError: If there is none.
            ArticleError: If it cannot be read.
        """
        return self.archives.article(key)

    def describe(self, key: str) -> Entry:
        """What is known of a document of the project or of an archive, without its text.

        Raises:
            NotFoundError: If there is none.
        """
        if archive_of(key) and not self.library.has(key):
            return self.archives.entry(key)
        return self.library.entry(key)

    def now(self) -> str:
        """The time of a change, with zone; the seam by which tests set the clock."""
        return datetime.now().astimezone().isoformat(timespec="seconds")

    def new_id(self) -> str:
        """A ULID: unique across machines, in the order of time; the seam by which tests foresee ids."""
        from ulid import ULID

        return str(ULID())

    def subscribe(self, listener: Callable[[Touched], None]) -> Callable[[], None]:
        """Call `listener` after every change that is kept here, in the thread that made it; returns what ends that."""
        self._listeners.append(listener)
        return partial(self._listeners.remove, listener)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the project for one change, with everything seen that others changed before."""
        with self.database.locked():
            self._others_wrote |= self.database.refresh()
            yield

    def keep(
        self,
        action: str,
        edits: Iterable[Edit],
        documents: Iterable[Document] = (),
        undoes: str = "",
        redoes: str = "",
    ) -> Change:
        """Keep a change: the one door through which anything is changed. To be called while writing.

        Args:
            action: What is done, as a verb and an object.
            edits: Every record before and after.
            documents: Articles whose texts are kept as evidence.
            undoes: Id of the change that this one takes back.
            redoes: Id of the change that this one makes again.

        Returns:
            The change, on disk; `Touched.by` tells what it touched, and every subscriber has been told.

        Raises:
            StorageError: If it could not be kept; nothing has changed then.
        """
        read = list(documents)
        self.database.texts.keep(read)
        introduced = [edit for document in read for edit in self._introduce(document)]
        self.database.keep_settings(first_settings())
        change = Change(self.new_id(), self.now(), self.annotator, action, (*introduced, *edits), undoes, redoes)
        self.database.commit(change)
        touched = Touched.by(change)
        if touched.settings:
            self.take_settings()
        for listener in (*self._listeners,):
            listener(touched)
        return change

    def take_settings(self) -> bool:
        """Read the settings anew; whether they are others."""
        former, self.settings = self.settings, self._read_settings()
        if former != self.settings:
            self._declare_archives()
        if changed := set(former.encodings) ^ set(self.settings.encodings):
            paths = {path for path, _, _ in changed}
            self.library.read_again([entry for entry in self.library.entries if entry.path in paths])
        return former != self.settings

    def refresh(self) -> bool:
        """See what other programs changed; cheap enough to be asked every second. True when anything is other now."""
        changed, self._others_wrote = self._others_wrote, False
        if self.database.refresh():
            changed = True
            self.library.scan()
        changed |= self.library.refresh()
        changed |= self.archives.refresh()
        return self.take_settings() or changed

    def look_at_journal(self) -> None:
        """Say if the history cannot be gone on with. Nothing is written: what a file lacks of it is read anyway."""
        journal = self.database.journal
        try:
            journal.newest()
        except StorageError as error:
            self.complaints["journal"] = Problem(journal.path.name, error.message)

    def complete(self) -> None:
        """Complete what a crash left undone, or say that it could not be."""
        journal = self.database.journal
        try:
            if journal.torn() or self.database.lags():
                with self.database.locked():
                    pass
        except StorageError as error:
            self.complaints["journal"] = Problem(journal.path.name, error.message)

    def close(self) -> None:
        """Let go of what is open; nothing is left to be saved."""
        self.archives.close()
        self.library.close()
        self.database.history.let_go()
        self.originals.held.let_go()

    def _chosen_encodings(self) -> dict[str, ChosenEncoding]:
        """What readers said of the encodings of articles, by path."""
        return {path: ChosenEncoding(path, sha256, name) for path, sha256, name in self.settings.encodings}

    def _declare_archives(self) -> None:
        said = self.settings
        self.archives.declare(said.archives, said.aliases, said.semantic, said.columns)

    def _introduce(self, document: Document) -> list[Edit]:
        """What a document's file does not yet say, or no longer rightly says, of whose it is."""
        if archive_of(document.id):
            return []
        described = {"path": document.path, "title": document.title, "sha256": document.sha256}
        header = self.database.headers().get(document.id)
        if header is None:
            return [Edit(META, document.id, META_ID, None, described)]
        before = {"path": header.path, "title": header.title, "sha256": header.sha256}
        return [] if before == described else [Edit(META, document.id, META_ID, before, described)]

    def _read_settings(self) -> Settings:
        name = self.folder.resolve().name or str(self.folder)
        try:
            tables = self.database.tables(SETTINGS)
        except StorageError as error:
            self.complaints[SETTINGS] = Problem(SETTINGS, error.message)
            return settings_from({}, name)
        self.complaints.pop(SETTINGS, None)
        return settings_from(tables, name, str(self.data / SETTINGS))

    def _index_folder(self) -> Path | None:
        """Where what is derived is kept; a problem is noted where readers' work could not be."""
        if not can_write(self.data):
            message = f"{self.data}: must not be written, so nothing can be tagged; {elsewhere(self.data)}"
            self.complaints["index"] = Problem(str(self.data), message)
        return index_folder(self.folder, self.data, is_chosen=self.data != self.folder / DATA)
