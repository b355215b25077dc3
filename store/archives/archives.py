"""The archives that a project names: what it is linked against, and lists nothing of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from store.disk.atomic import stamp_of
from store.disk.layout import DATA
from store.errors import ArticleError, NotFoundError
from store.library.library import Library
from store.model import ARCHIVED, Cancelled, Document, Entry, Indexing, Link, Passage, Problem, Progress, archive_of

if TYPE_CHECKING:
    from store.archives.kinds import Background
    from store.linking import Linker


COPIED = 0.9
"""Share of the longer text that the shorter one has in a copy: of some only the title stands before the text."""


class Archives:
    """The archives that a project names.

    Args:
        folder: The project's folder, from which relative paths go out.
        library: The project's own articles.
    """

    def __init__(self, folder: Path, library: Library) -> None:
        self._folder = folder
        self._library = library
        self._archives: dict[str, Background] = {}
        self._overlapping: frozenset[str] = frozenset()
        """Names of those that may hold files of the project."""
        self._aliases: Sequence[Sequence[str]] = ()
        self._semantic = False
        self._complaints: list[str] = []
        self._copies: dict[tuple[str, str], bool] = {}
        """Whether a text of the project, by its hash, and one of an archive, by its id, are the same."""
        self.version = 0
        """Grows whenever there may be other documents than before."""

    def __iter__(self) -> "Iterator[Background]":
        return iter(list(self._archives.values()))

    def declare(
        self,
        paths: Sequence[str],
        aliases: Sequence[Sequence[str]],
        semantic: bool,
        columns: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    ) -> None:
        """Have just these archives, in this order; those that stay are not opened anew.

        Args:
            paths: Absolute ones, or relative to the project's folder.
            aliases: Groups of names that mean the same.
            semantic: Whether to link by sense too.
            columns: By path, which fields of a packed file hold what, where that was said.
        """
        wanted, former = _named(paths, self._folder), self._archives
        told = dict(zip(wanted, (columns.get(path, {}) for path in paths), strict=True))
        self._archives = {
            name: former[name]
            if name in former and _is_as_wanted(former[name], path, told[name])
            else self._new(name, path, told[name])
            for name, path in wanted.items()
        }
        self._overlapping = frozenset(name for name, path in wanted.items() if self._overlaps(path))
        self._aliases, self._semantic = aliases, semantic
        for archive in self:
            self._tell(archive)
        for archive in former.values():
            if archive not in self._archives.values():
                archive.close()
        self.version += 1
        self.refresh()

    def _new(self, name: str, path: Path, columns: Mapping[str, str]) -> "Background":
        from store.archives.kinds import new_archive, seems_links
        from store.articles.record_fields import Columns

        return new_archive(name, path, self, is_links=seems_links(path), columns=Columns(**columns))

    def problems(self) -> list[Problem]:
        """One for each archive with which something is wrong."""
        return [Problem(str(archive.path), archive.complaint) for archive in self if archive.complaint]

    def folders(self) -> list[Path]:
        """Where the indexes of archives are, or will be."""
        return [folder for archive in self if archive.is_searched and (folder := archive.folder)]

    def refresh(self) -> bool:
        """Whether one went wrong, or was put right, since this was last asked or the archives were declared."""
        former, self._complaints = self._complaints, [archive.complaint for archive in self]
        return former != self._complaints

    def index(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        """Bring the index of every archive up to date."""
        for archive in self:
            if cancelled is None or not cancelled():
                self._fitting(archive).index(progress, cancelled)
                self._copies.clear()
                self.version += 1

    def indexing(self) -> Indexing | None:
        """How far the indexes of the archives are, all together; None when all are whole."""
        states = [state for archive in self if archive.is_searched and (state := archive.indexing()) is not None]
        return Indexing(*map(sum, zip(*states, strict=True))) if states else None

    def _fitting(self, archive: "Background") -> "Background":
        """An archive, or another in its place where articles are links after all, or links articles."""
        from store.archives.kinds import holds_links, new_archive

        if stamp_of(archive.path) is None or archive.is_searched != (is_links := holds_links(archive.path)):
            return archive
        archive.close()
        fresh = new_archive(archive.name, archive.path, self, is_links=is_links, columns=archive.columns)
        self._tell(fresh)
        if self._archives.get(archive.name) is archive:
            self._archives[archive.name] = fresh
        return fresh

    def _tell(self, archive: "Background") -> None:
        archive.use_aliases(self._aliases)
        archive.use_sense(wanted=self._semantic)

    def links(self, passage: Passage, limit: int, within: "Linker") -> list[list[Link]]:
        """Counterparts of a passage in each archive, best first."""
        return [self.links_into(archive, passage, limit, within) for archive in self]

    def links_into(self, archive: "Background", passage: Passage, limit: int, within: "Linker") -> list[Link]:
        """Counterparts of a passage in one archive, best first, but for the project's own articles and their copies.

        A copy carries every sentence and says nothing: `copies` tells of it once.
        """
        found = archive.links(passage, limit, within)
        copies = {link.there.document for link in found if self._is_copy(archive, link)}
        found = [link for link in found if link.there.document not in copies]
        is_apart = not archive.is_searched or archive.name not in self._overlapping
        return found if is_apart else [link for link in found if not self._is_own(archive, link)]

    def copies(self, documents: Iterable[str]) -> dict[str, list[str]]:
        """Which of these articles archives hold copies of, as far as they were linked, with the archives' names."""
        ids = {self._library.entry(id).sha256: id for id in documents if self._library.has(id)}
        found = dict[str, list[str]]()
        for (here, there), is_copy in list(self._copies.items()):
            if is_copy and here in ids and archive_of(there) not in found.setdefault(ids[here], []):
                found[ids[here]].append(archive_of(there))
        return found

    def _is_copy(self, archive: "Background", link: Link) -> bool:
        """Whether a link leads from an article of the project into the same text."""
        here, there = link.here.document or "", link.there.document or ""
        if not archive.is_searched or not self._library.has(here):
            return False
        pair = self._library.entry(here).sha256, there
        if pair not in self._copies and link.kind == "verbatim":
            try:
                texts = [" ".join(each.text.split()) for each in (self._library.read(here), archive.document(there))]
            except (ArticleError, NotFoundError):
                return False
            shorter, longer = sorted(texts, key=len)
            self._copies[pair] = longer.endswith(shorter) and len(shorter) >= COPIED * len(longer)
        return self._copies.get(pair, False)

    def _overlaps(self, path: Path) -> bool:
        """Whether it is a folder around the project, or one in it."""
        try:
            here, there, is_file = self._folder.resolve(), path.resolve(), path.is_file()
        except (OSError, ValueError):  # a path that no system takes
            return False
        return not is_file and (there == here or there in here.parents or here in there.parents)

    def _is_own(self, archive: "Background", link: Link) -> bool:
        entry = archive.entry(link.there.document or "")
        path = archive.path.resolve() / entry.path.removeprefix(f"{archive.name}{ARCHIVED}")
        try:
            within = path.relative_to(self._folder.resolve()).as_posix()
        except ValueError:
            return False
        return within.startswith(f"{DATA}/") or self._library.has(within)

    def at_home(self, passage: Passage) -> "tuple[Passage, Linker | None]":
        """A passage as the linker of its archive knows it, and that linker; a passage of the project as it is."""
        archive = self._archives.get(archive_of(passage.document))
        return archive.at_home(passage) if archive is not None else (passage, None)

    def document(self, id: str) -> Document:
        """A document of an archive.

        Raises:
            NotFoundError: If no archive has it.
            ArticleError: If it cannot be read.
        """
        return self._with(id).document(id)

    def entry(self, id: str) -> Entry:
        """What a catalogue would say of a document of an archive.

        Raises:
            NotFoundError: If no archive has it.
        """
        return self._with(id).entry(id)

    def _with(self, id: str) -> "Background":
        name = archive_of(id)
        archive = self._archives.get(name)
        if archive is None:
            raise NotFoundError(f"{id}: the project names no archive {name}; `variorum archive` lists those it has")
        return archive

    def article(self, id: str) -> Document:
        """A document of the project or of an archive.

        Raises:
            NotFoundError: If there is none.
            ArticleError: If it cannot be read.
        """
        return self.document(id) if archive_of(id) and not self._library.has(id) else self._library.document(id)

    def has_text(self, id: str) -> bool:
        """Whether a document is more than the end of a link that was made elsewhere."""
        archive = self._archives.get(archive_of(id))
        return archive is None or archive.is_searched

    def known_by(self, names: Sequence[str]) -> Iterator[str]:
        """Ids of the documents that are known by one of these ids or paths, those of the project first."""
        for name in names:
            if self._library.has(name):
                yield self._library.entry(name).id
        for name in names:
            for archive in self:
                own = name.removeprefix(f"{archive.name}{ARCHIVED}")
                if id := archive.find(own):
                    yield id

    def close(self) -> None:
        """Let go of all indexes."""
        for archive in self:
            archive.close()


def _is_as_wanted(archive: "Background", path: Path, columns: Mapping[str, str]) -> bool:
    said = {field: name for field, name in archive.columns._asdict().items() if name}
    return archive.path == path and said == dict(columns)


def _named(paths: Sequence[str], folder: Path) -> dict[str, Path]:
    """The archives by the names they go by; most projects have none, and pay for nothing."""
    if not paths:
        return {}
    from store.archives.kinds import names_of

    return dict(zip(names_of(paths), (folder / path for path in paths), strict=True))
