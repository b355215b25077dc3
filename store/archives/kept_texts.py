"""The texts of one archive, on a shelf in the user's cache: filled from the collection, opened one by one."""

from collections.abc import Iterator
from contextlib import nullcontext, suppress
from pathlib import Path
from threading import RLock

from store.archives.filling import COMPLAINT, fill, id_of, stale
from store.archives.shelf import Shelf
from store.articles.options import ReadingOptions
from store.articles.record_fields import USUAL, Columns
from store.disk.atomic import stamp_of
from store.disk.caches import archive_folder
from store.errors import ArticleError, DerivedIndexError
from store.model import Cancelled, Document, Progress

ARTICLES = "articles.sqlite"
"""The file of the texts, in the folder of the index."""


class KeptTexts:
    """What was read of a collection; callable from any thread. Keys are those of its documents in the archive.

    Args:
        path: Of the collection.
        columns: Which fields of a packed file hold what, where they are not called as usual.
    """

    def __init__(self, path: Path, columns: Columns = USUAL) -> None:
        self.path = path
        self._options = ReadingOptions(columns=columns)
        self._reading = " ".join(columns) if columns != USUAL else ""
        self._shelf: Shelf | None = None
        self._opening = RLock()
        self._is_closed = False

    @property
    def folder(self) -> Path | None:
        """Where its texts and its index are, or will be; None where none can be written."""
        return archive_folder(self.path.resolve(), self._reading)

    @property
    def file(self) -> Path | None:
        """The file of the shelf; None where it is in memory, or not open."""
        return self._shelf.path if self._shelf is not None else None

    def open(self, *, make: bool) -> bool:
        """Open the shelf if it was ever filled, or `make` one; whether it is open.

        Raises:
            OSError, DerivedIndexError: If it cannot be made.
        """
        with self._opening:
            if self._shelf is None and not self._is_closed:
                folder = self.folder
                place = folder / ARTICLES if folder else None
                if make or (place is not None and place.exists()):
                    self._shelf = Shelf(place)
            return self._shelf is not None

    def fill(self, progress: Progress, stopped: Cancelled) -> tuple[bool, str]:
        """Read what is new or changed, unless another program is at it.

        Returns:
            Whether all of it is there now, and what could not be read, in one line.

        Raises:
            DerivedIndexError: If the shelf cannot be written.
        """
        from filelock import FileLock, Timeout

        assert self._shelf is not None
        with suppress(Timeout), FileLock(f"{self.file}.lock", timeout=0) if self.file else nullcontext():
            try:
                complaint = fill(self._shelf, self.path, progress, stopped, self._options)
            except DerivedIndexError:
                self._shelf.start_again()
                complaint = fill(self._shelf, self.path, progress, stopped, self._options)
            return not stopped(), complaint
        return False, ""

    def hashes(self) -> list[tuple[str, str]]:
        """Key and SHA-256 of every text; none where they cannot be read."""
        with suppress(DerivedIndexError):
            return self._shelf.hashes() if self._shelf is not None else []
        return []

    def has(self, key: str) -> bool:
        """Whether there is a text."""
        with suppress(DerivedIndexError):
            return self._shelf is not None and self._shelf.has(key)
        return False

    def document(self, key: str) -> Document | None:
        """A document; None where there is none.

        Raises:
            ArticleError: If what is kept of it cannot be read.
        """
        try:
            return self._shelf.document(key) if self.open(make=False) and self._shelf is not None else None
        except DerivedIndexError as error:
            raise ArticleError(error.message) from error

    def documents(self) -> Iterator[Document]:
        """All documents in the order of their paths; those that cannot be read are left out."""
        for key, _ in self.hashes():
            with suppress(ArticleError):
                if (found := self.document(key)) is not None:
                    yield found

    def find(self, name: str) -> str:
        """The key of the document known by a name: a record's own id, a path, the key; empty without one."""
        return next((key for key in (id_of(name), name) if self.has(key)), "")

    def complaint(self) -> str:
        """What could not be read of the collection when it was last filled, in one line; empty where all could."""
        with suppress(DerivedIndexError):
            return self._shelf.fact(COMPLAINT) if self.open(make=False) and self._shelf is not None else ""
        return ""

    def stale(self) -> list[str]:
        """Articles of which another text is kept than their collection has, though nothing told so; reads all."""
        with suppress(DerivedIndexError):  # of a damaged shelf, which is made anew when it is next filled
            if self.open(make=False) and self._shelf is not None and stamp_of(self.path) is not None:
                return stale(self._shelf, self.path, self._options)
        return []

    def forget(self) -> None:
        """Forget all texts, so that they are read again when it is next filled."""
        if self.open(make=False) and self._shelf is not None:
            self._shelf.start_again()

    def close(self) -> None:
        """Let go of the shelf."""
        with self._opening:
            self._is_closed = True
            if self._shelf is not None:
                self._shelf.close()
