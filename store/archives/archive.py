"""One archive: a background collection that a project is linked against, and of which it lists nothing.

A folder of articles, JSON Lines or Parquet is read and indexed once for all projects that name it, in the user's cache,
and then by what changed. It is only ever read, and whatever is wrong with it is one line: the rest goes on.
"""

from collections.abc import Sequence
from contextlib import nullcontext, suppress
from pathlib import Path
from threading import Event, RLock
from typing import TYPE_CHECKING, Literal

from store.archives.filling import fill, id_of, stale
from store.archives.shelf import Shelf, read_shelved
from store.disk.atomic import stamp_of
from store.disk.caches import archive_folder
from store.disk.layout import ARCHIVED, LINKING
from store.errors import ArticleError, DerivedIndexError, NotFoundError
from store.model import Cancelled, Document, Entry, Indexing, Link, Passage, Progress, hash_text

if TYPE_CHECKING:
    from store.linking import Linker


ARTICLES = "articles.sqlite"
"""The file of the texts, in the folder of the index."""


class Archive:
    """One background collection.

    Args:
        name: What links and ids say they come from.
        path: A folder, or a packed file.
        aliases: Groups of names that mean the same.
    """

    def __init__(self, name: str, path: Path, aliases: Sequence[Sequence[str]] = ()) -> None:
        self.name = name
        self.path = path
        self._aliases = aliases
        self._by_sense = False
        self._shelf: Shelf | None = None
        self._linker: Linker | None = None
        self._ready = False
        self._whole = False
        self._told = Indexing(0, 0)
        self._complaint = ""
        self._closing = Event()
        self._indexing = RLock()
        self._opening = RLock()

    is_searched: Literal[True] = True
    """Links into it are looked for, with the project's aliases and wordings."""

    @property
    def complaint(self) -> str:
        """What is wrong with it, in one line; empty when all is well."""
        if stamp_of(self.path) is None:
            return f"{self.path}: the archive is not there; put it back, or take it off the project's archives"
        return self._complaint

    @property
    def articles(self) -> int:
        """How many articles are indexed."""
        return len(self._shelf.hashes()) if self._shelf is not None and self._ready else 0

    @property
    def digest(self) -> str:
        """Stands for what is indexed: another when any article is another."""
        hashes = self._shelf.hashes() if self._shelf is not None and self._ready else []
        return hash_text("\n".join(map(" ".join, hashes)))

    @property
    def folder(self) -> Path | None:
        """Where its index is, or will be; None where none can be written."""
        folder = archive_folder(self.path.resolve())
        return folder / LINKING if folder else None

    def index(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        """Read and index what is new or changed; what is wrong is told in `complaint`."""

        def stopped() -> bool:
            return self._closing.is_set() or (cancelled is not None and cancelled())

        def tell(done: int, total: int) -> None:
            self._told = Indexing(done, total)
            if progress is not None:
                progress(done, total)

        with self._indexing:
            if self._closing.is_set() or stamp_of(self.path) is None:
                return
            try:
                self._index(tell, stopped)
            except (DerivedIndexError, OSError) as error:
                self._complaint = f"{self.path}: not linked against: {error}"

    def indexing(self) -> Indexing | None:
        """How far its index is; None when it is whole, or there is nothing to be indexed."""
        linker, shelf = self._linker, self._shelf
        if self._whole or self._complaint or linker is None or shelf is None:
            return None
        try:
            wanted = shelf.hashes()
        except DerivedIndexError:
            return None
        done = len(wanted) - linker.missing(wanted)
        # While another program reads the archive, there are more articles than the shelf has.
        return Indexing(done, max(len(wanted), self._told.of, done + 1))

    def links(self, passage: Passage, limit: int, within: "Linker") -> list[Link]:
        """Counterparts of a passage here, as far as it is indexed, best first; none while it is away.

        Args:
            passage: What is asked; its document may be the project's, or of this archive.
            limit: At most so many.
            within: Where the passages around it are known, when it is the project's.
        """
        linker = self._asked()
        if linker is None or stamp_of(self.path) is None:
            return []
        own = self._key(passage.document or "")
        asked = passage._replace(document=own or passage.document)
        linker.use_aliases(self._aliases)
        try:
            found = linker.links(asked, limit, None if own else within)
        except DerivedIndexError as error:
            self._complaint, self._ready = f"{self.path}: no longer linked against: {error.message}", False
            return []
        return [self._as_ours(link, passage) for link in found if self._is_kept(link.there.document or "")]

    def at_home(self, passage: Passage) -> "tuple[Passage, Linker | None]":
        """One of its passages as its own linker knows it, and that linker; None when there is none."""
        return passage._replace(document=self._key(passage.document or "")), self._linker if self._ready else None

    def document(self, id: str) -> Document:
        """One of its documents, under an id that begins with the archive's name.

        Raises:
            NotFoundError: If it has none of this id.
            ArticleError: If what is kept of it cannot be read.
        """
        shelf, key = self._kept_shelf(), self._key(id)
        try:
            found = shelf.document(key) if shelf is not None else None
        except DerivedIndexError as error:
            raise ArticleError(f"{id}: {error.message}") from error
        if found is None:
            raise NotFoundError(f"{id}: the archive {self.name} has no such document")
        return found._replace(id=f"{self.name}{ARCHIVED}{key}", path=f"{self.name}{ARCHIVED}{found.path}")

    def entry(self, id: str) -> Entry:
        """What a catalogue would say of one of its documents.

        Raises:
            NotFoundError: If it has none of this id, or it cannot be read.
        """
        try:
            return self.document(id).entry
        except ArticleError as error:
            raise NotFoundError(error.message) from error

    def find(self, name: str) -> str:
        """The id of the document known by a name: a record's own id, a path, the key it has here; empty without one."""
        shelf = self._shelf if self._ready else None
        try:
            found = next((key for key in (id_of(name), name) if shelf and shelf.document(key) is not None), "")
        except DerivedIndexError:
            found = ""
        return f"{self.name}{ARCHIVED}{found}" if found else ""

    def stale(self) -> list[str]:
        """Articles of which another text is kept than their collection has, though nothing told so; reads all."""
        with self._indexing:
            shelf = self._kept_shelf()
            try:
                return stale(shelf, self.path) if shelf is not None and stamp_of(self.path) is not None else []
            except DerivedIndexError:
                return []  # it is made anew when it is next filled

    def read_again(self) -> None:
        """Forget the texts that are kept, so that they are read again when it is next indexed."""
        with self._indexing:
            if (shelf := self._kept_shelf()) is not None:
                shelf.start_again()

    def use_aliases(self, aliases: Sequence[Sequence[str]]) -> None:
        """Hold other names the same from now on."""
        self._aliases = aliases

    def use_sense(self, *, wanted: bool) -> None:
        """Link by sense too, or by words alone, from the next time that it is indexed."""
        self._by_sense = wanted

    def close(self) -> None:
        """Let go of its index; indexing stops first."""
        self._closing.set()
        with self._indexing:
            self._ready = False
            if self._linker is not None:
                self._linker.close()
            if self._shelf is not None:
                self._shelf.close()

    def _kept_shelf(self) -> Shelf | None:
        """The shelf, opened if it was ever filled."""
        if self._shelf is not None:
            return self._shelf
        with self._opening:
            folder = None if self._closing.is_set() else archive_folder(self.path.resolve())
            if self._shelf is None and folder is not None and (folder / ARTICLES).exists():
                self._shelf = Shelf(folder / ARTICLES)
            return self._shelf

    def _asked(self) -> "Linker | None":
        """Its linker, for a question; of an index that was made before, also before it is looked at what changed."""
        try:
            if self._linker is None and self._kept_shelf() is not None:
                self._open()
        except (DerivedIndexError, OSError) as error:
            self._complaint = f"{self.path}: not linked against: {error}"
        return self._linker if self._ready else None

    def _open(self) -> "tuple[Shelf, Linker]":
        from store.linking import Linker

        with self._opening:
            if self._shelf is None or self._linker is None:
                folder = archive_folder(self.path.resolve())
                self._shelf = self._shelf or Shelf(folder / ARTICLES if folder else None)
                self._linker = Linker(self.folder, aliases=self._aliases)
                self._ready = bool(self._kept_hashes())
            return self._shelf, self._linker

    def _index(self, progress: Progress, stopped: Cancelled) -> None:
        from store.linking import Elsewhere, load_model

        shelf, linker = self._open()
        self._whole = False
        is_filled = self._fill(shelf, progress, stopped)
        linker.use_model(load_model if self._by_sense else None)
        place = shelf.path
        elsewhere = Elsewhere(read_shelved, lambda key: str(place)) if place else None
        self._ready = True
        is_whole = linker.update(shelf.hashes(), self._on_shelf, progress, stopped, elsewhere)
        self._complaint = self._complaint or linker.remark
        self._whole = is_whole and is_filled

    def _fill(self, shelf: Shelf, progress: Progress, stopped: Cancelled) -> bool:
        """Bring the texts onto the shelf, unless another program is at it; whether all of them are there now."""
        from filelock import FileLock, Timeout

        with suppress(Timeout), FileLock(f"{shelf.path}.lock", timeout=0) if shelf.path else nullcontext():
            try:
                self._complaint = fill(shelf, self.path, progress, stopped)
            except DerivedIndexError:
                shelf.start_again()
                self._complaint = fill(shelf, self.path, progress, stopped)
            return not stopped()
        return False

    def _kept_hashes(self) -> list[tuple[str, str]]:
        try:
            return self._shelf.hashes() if self._shelf is not None else []
        except DerivedIndexError:
            return []

    def _is_kept(self, key: str) -> bool:
        """Whether the text of a document is there: an index that is being brought up to date may be ahead or behind."""
        try:
            return self._shelf is not None and self._shelf.has(key)
        except DerivedIndexError:
            return False

    def _on_shelf(self, key: str) -> Document:
        found = self._shelf.document(key) if self._shelf is not None else None
        if found is None:
            raise ArticleError(f"{self.name}{ARCHIVED}{key}: is gone from the archive")
        return found

    def _key(self, id: str) -> str:
        """A document's id in this archive; empty for documents of others."""
        name, _, key = id.rpartition(ARCHIVED)
        return key if name == self.name else ""

    def _as_ours(self, link: Link, here: Passage) -> Link:
        there = link.there._replace(document=f"{self.name}{ARCHIVED}{link.there.document}")
        return link._replace(here=here, there=there, archive=self.name)
