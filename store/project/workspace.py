"""What all the doors of a project share: its folders, its parts, and the one way in which a change is kept."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from store.annotations.standing import Marks
from store.archives.archives import Archives
from store.disk.caches import can_write, index_folder
from store.disk.database import Database
from store.disk.headers import META, META_ID
from store.disk.layout import DATA, SETTINGS, archive_of
from store.disk.settings import Settings, first_settings, settings_from
from store.errors import StorageError
from store.library.catalogue import Catalogue
from store.library.library import Library
from store.model import Change, Document, Edit, Entry, Label, Problem


class Workspace:
    """The parts of one project, opened.

    Args:
        folder: The project folder, which exists.
        data: Where its data is, or will be.
        annotator: In whose name changes are made.
    """

    def __init__(self, folder: Path, data: Path, annotator: str) -> None:
        self.folder = folder
        """The articles' folder."""
        self.data = data
        """The folder of everything that is written."""
        self.annotator = annotator
        """In whose name changes are made, and whose changes undo takes back."""
        self._told: dict[str, Problem] = {}
        self._others_wrote = False
        self._index = self._index_folder()
        self._database = Database(data)
        catalogue = Catalogue(self._index / "catalogue.sqlite" if self._index else None)
        self._library = Library(folder, catalogue, self._database.headers)
        self._marks = Marks(self._database, self._library)
        self._settings = self._read_settings()
        self._archives = Archives(folder, self._library)
        self._archives.declare(self._settings.archives, self._settings.aliases, self._settings.semantic)

    @property
    def name(self) -> str:
        """What the project is called: in its settings, else its folder."""
        return self._settings.name

    @property
    def labels(self) -> tuple[Label, ...]:
        """The labels that spans can be tagged with, the three default ones first."""
        return self._settings.labels

    def _read(self, key: str) -> Document:
        """A document of the project, by id or by path, or of one of its archives, by id.

        Raises:
            NotFoundError: If there is none.
            ArticleError: If it cannot be read.
        """
        return self._archives.article(key)

    def _describe(self, key: str) -> Entry:
        """The same without its text.

        Raises:
            NotFoundError: If there is none.
        """
        if archive_of(key) and not self._library.has(key):
            return self._archives.entry(key)
        return self._library.entry(key)

    def _now(self) -> str:
        """The time of a change, with zone; the seam by which tests set the clock."""
        return datetime.now().astimezone().isoformat(timespec="seconds")

    def _new_id(self) -> str:
        """A ULID: unique across machines, in the order of time; the seam by which tests foresee ids."""
        from ulid import ULID

        return str(ULID())

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the project for one change, with everything seen that others changed before."""
        with self._database.locked():
            self._others_wrote |= self._database.refresh()
            yield

    def _keep(
        self,
        action: str,
        edits: Iterable[Edit],
        documents: Iterable[Document] = (),
        undoes: str = "",
        redoes: str = "",
    ) -> Change:
        """Keep a change, with the texts of `documents` as evidence; to be called while writing.

        Raises:
            StorageError: If it could not be kept; nothing has changed then.
        """
        introduced = []
        for document in documents:
            self._database.evidence.keep(document.sha256, document.text)
            introduced += self._introduce(document)
        self._database.keep_settings(first_settings())
        every = (*introduced, *edits)
        change = Change(self._new_id(), self._now(), self.annotator, action, every, undoes, redoes)
        self._database.commit(change)
        return change

    def _introduce(self, document: Document) -> list[Edit]:
        """What a document's file does not yet say, or no longer rightly says, of whose it is."""
        if archive_of(document.id):
            return []
        described = {"path": document.path, "title": document.title, "sha256": document.sha256}
        header = self._database.headers().get(document.id)
        if header is None:
            return [Edit(META, document.id, META_ID, None, described)]
        before = {"path": header.path, "title": header.title, "sha256": header.sha256}
        return [] if before == described else [Edit(META, document.id, META_ID, before, described)]

    def _read_settings(self) -> Settings:
        name = self.folder.resolve().name or str(self.folder)
        try:
            tables = self._database.tables(SETTINGS)
        except StorageError as error:
            self._told[SETTINGS] = Problem(SETTINGS, error.message)
            return settings_from({}, name)
        self._told.pop(SETTINGS, None)
        return settings_from(tables, name, str(self.data / SETTINGS))

    def _index_folder(self) -> Path | None:
        """Where what is derived is kept; a problem is told where readers' work could not be."""
        if not can_write(self.data):
            message = f"{self.data}: must not be written, so nothing can be tagged; open the project with --data DIR"
            self._told["index"] = Problem(str(self.data), message)
        return index_folder(self.folder, self.data, is_chosen=self.data != self.folder / DATA)
