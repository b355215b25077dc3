"""One archive: a background collection that a project is linked against, and of which it lists nothing.

A folder of articles, JSON Lines or Parquet is read and indexed once for all projects that name it, in the user's cache,
and then by what changed. It is only ever read, and whatever is wrong with it is one line: the rest goes on.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event, RLock
from typing import TYPE_CHECKING, Literal

from store.archives.kept_texts import KeptTexts
from store.archives.shelf import read_shelved
from store.articles.record_fields import USUAL, Columns
from store.disk.atomic import stamp_of
from store.disk.layout import LINKING
from store.errors import ArticleError, DerivedIndexError, NotFoundError
from store.model import ARCHIVED, Cancelled, Document, Entry, Indexing, Link, Passage, Progress, hash_text

if TYPE_CHECKING:
    from store.linking import Linker


class Archive:
    """One background collection.

    Args:
        name: What links and ids say they come from.
        path: A folder, or a packed file.
        columns: Which fields of a packed file hold what, where they are not called as usual.
    """

    def __init__(self, name: str, path: Path, columns: Columns = USUAL) -> None:
        self.name = name
        self.path = path
        self.columns = columns
        self._aliases: Sequence[Sequence[str]] = ()
        self._by_sense = False
        self.texts = KeptTexts(path, columns)
        """What was read of it."""
        self._linker: Linker | None = None
        self._ready = False
        self._whole = False
        self._reported = Indexing(0, 0)
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
        return len(self.texts.hashes()) if self._ready else 0

    @property
    def digest(self) -> str:
        """Stands for what is indexed: another when any article is another."""
        return hash_text("\n".join(map(" ".join, self.texts.hashes() if self._ready else [])))

    @property
    def folder(self) -> Path | None:
        """Where its index is, or will be; None where none can be written."""
        folder = self.texts.folder
        return folder / LINKING if folder else None

    def index(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        """Read and index what is new or changed; what is wrong is told in `complaint`."""

        def stopped() -> bool:
            return self._closing.is_set() or (cancelled is not None and cancelled())

        def tell(done: int, total: int) -> None:
            self._reported = Indexing(done, total)
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
        linker = self._linker
        if self._whole or self._complaint or linker is None:
            return None
        wanted = self.texts.hashes()
        done = len(wanted) - linker.missing(wanted)
        # While another program reads the archive, there are more articles than the shelf has.
        return Indexing(done, max(len(wanted), self._reported.of, done + 1))

    def links(self, passage: Passage, limit: int, within: "Linker", *, by_words: bool = False) -> list[Link]:
        """Counterparts of a passage here, as far as it is indexed, best first; none while it is away.

        Args:
            passage: What is asked; its document may be the project's, or of this archive.
            limit: At most so many; copies of one another count as one.
            within: Where the passages around it are known, when it is the project's.
            by_words: Whether to ask for no other sense than that of the words.
        """
        linker = self._asked()
        if linker is None or stamp_of(self.path) is None:
            return []
        own = self._key(passage.document or "")
        asked = passage._replace(document=own or passage.document)
        linker.use_aliases(self._aliases)
        try:
            found = linker.links(asked, limit, None if own else within, by_words=by_words, copies=True)
        except DerivedIndexError as error:
            self._complaint, self._ready = f"{self.path}: no longer linked against: {error.message}", False
            return []
        return [self._as_ours(link, passage) for link in found if self.texts.has(link.there.document or "")]

    def at_home(self, passage: Passage) -> "tuple[Passage, Linker | None]":
        """One of its passages as its own linker knows it, and that linker; None when there is none."""
        return passage._replace(document=self._key(passage.document or "")), self._linker if self._ready else None

    def document(self, id: str) -> Document:
        """One of its documents, under an id that begins with the archive's name.

        Raises:
            NotFoundError: If it has none of this id.
            ArticleError: If what is kept of it cannot be read.
        """
        key = self._key(id)
        found = self.texts.document(key)
        if found is None:
            raise NotFoundError(f"{id}: the archive {self.name} has no such document")
        return self._as_known(found)

    def documents(self) -> Iterator[Document]:
        """All documents whose texts were read, in the order of their paths; those that cannot be read are left out."""
        if self._asked() is not None and stamp_of(self.path) is not None:
            for found in self.texts.documents():
                yield self._as_known(found)

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
        found = self.texts.find(name) if self._ready else ""
        return f"{self.name}{ARCHIVED}{found}" if found else ""

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
            self.texts.close()

    def _asked(self) -> "Linker | None":
        """Its linker, for a question; of an index that was made before, also before it is looked at what changed."""
        try:
            if self._linker is None and self.texts.open(make=False):
                self._open()
        except (DerivedIndexError, OSError) as error:
            self._complaint = f"{self.path}: not linked against: {error}"
        return self._linker if self._ready else None

    def _open(self) -> "Linker":
        from store.linking import Linker

        with self._opening:
            self.texts.open(make=True)
            if self._linker is None:
                self._linker = Linker(self.folder, aliases=self._aliases)
                self._ready = bool(self.texts.hashes())
            return self._linker

    def _index(self, progress: Progress, stopped: Cancelled) -> None:
        from store.linking import Elsewhere, load_model

        linker, self._whole = self._open(), False
        is_filled, self._complaint = self.texts.fill(progress, stopped)
        linker.link_by_sense(load_model if self._by_sense else None)
        place = self.texts.file
        elsewhere = Elsewhere(read_shelved, lambda key: str(place)) if place else None
        self._ready = True
        is_whole = linker.update(self.texts.hashes(), self._on_shelf, progress, stopped, elsewhere)
        self._complaint = self._complaint or linker.remark
        self._whole = is_whole and is_filled

    def _on_shelf(self, key: str) -> Document:
        found = self.texts.document(key)
        if found is None:
            raise ArticleError(f"{self.name}{ARCHIVED}{key}: is gone from the archive")
        return found

    def _key(self, id: str) -> str:
        """A document's id in this archive; empty for documents of others."""
        name, _, key = id.rpartition(ARCHIVED)
        return key if name == self.name else ""

    def _as_known(self, found: Document) -> Document:
        return found._replace(id=f"{self.name}{ARCHIVED}{found.id}", path=f"{self.name}{ARCHIVED}{found.path}")

    def _as_ours(self, link: Link, here: Passage) -> Link:
        there = link.there._replace(document=f"{self.name}{ARCHIVED}{link.there.document}")
        return link._replace(here=here, there=there, archive=self.name)
