"""The archives that a project names: added, removed, indexed."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from store.disk.settings import archive_path
from store.errors import ArchiveError, NotFoundError
from store.model import Cancelled, Progress
from store.project.declarations import declare, declared
from store.project.workspace import Workspace

if TYPE_CHECKING:
    from store.archives.kinds import Background


class ProjectArchives:
    """The background collections of a project, in the order of its settings; they are only ever read.

    The mutators raise StorageError when a change could not be kept.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def __iter__(self) -> "Iterator[Background]":
        return iter(self._workspace.archives)

    def __len__(self) -> int:
        return len(list(self._workspace.archives))

    def __getitem__(self, index: int) -> "Background":
        return list(self._workspace.archives)[index]

    def has_text(self, id: str) -> bool:
        """Whether a document of the project or of an archive can be read: of some, only links are known."""
        return self._workspace.archives.has_text(id)

    def add(self, path: Path, columns: Mapping[str, str] = MappingProxyType({})) -> "Background":
        """Name a folder of articles or a packed file as an archive; it is linked against once `index` has seen to it.

        Args:
            path: Of the folder or file.
            columns: Which columns of a table hold `text`, `title`, `date`, `source`, `url` or `id`, where they are not
                called as usual; said again, they take the place of those that were.

        Raises:
            ArchiveError: If it cannot be an archive, has no columns, or is the project's own folder.
        """
        from store.archives.filling import require_archive
        from store.articles.packs import pack_of

        require_archive(path)
        if columns and not ((pack := pack_of(path)) and pack.has_columns and path.is_file()):
            raise ArchiveError(f"{path}: has no columns that could be named; leave them out")
        whole, folder = path.resolve(), self._workspace.folder.resolve()
        if whole == folder:
            raise ArchiveError(f"{path}: is the project itself; its articles are linked anyway")
        if whole.is_relative_to(self._workspace.data.resolve()):
            raise ArchiveError(f"{path}: is the project's own data; name a folder or a file of articles")
        with self._workspace.writing():
            record, paths = declared(self._workspace, "archives")
            known = next((archive for archive in self if archive.path.resolve() == whole), None)
            if known is not None and not columns:
                return known
            written = whole.relative_to(folder).as_posix() if folder in whole.parents else str(whole)
            entry = {"path": written, "columns": dict(columns)} if columns else written
            former = self._workspace.settings.archives[list(self).index(known)] if known is not None else None
            kept = [entry if archive_path(each) == former else each for each in paths] if former else [*paths, entry]
            declare(self._workspace, f"add archive {path.name}", record, "archives", kept)
            return next(archive for archive in self if archive.path.resolve() == whole)

    def remove(self, name: str) -> None:
        """Take an archive off the project; the archive itself is not touched.

        Raises:
            NotFoundError: If the project names no such archive.
        """
        with self._workspace.writing():
            record, paths = declared(self._workspace, "archives")
            names = [archive.name for archive in self]
            if name not in names:
                known = f"it names {', '.join(names)}" if names else "it names none"
                raise NotFoundError(f"{name}: the project has no such archive; {known}")
            gone = self._workspace.settings.archives[names.index(name)]
            kept = [entry for entry in paths if archive_path(entry) != gone]
            declare(self._workspace, f"remove archive {name}", record, "archives", kept)

    def copies(self, documents: Iterable[str]) -> dict[str, list[str]]:
        """Which of these articles, by id, archives hold copies of, as far as they were linked, and the archives' names.

        A copy carries every sentence of the article and says nothing new: it is not among the links.
        """
        return self._workspace.archives.copies(documents)

    def index(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        """Bring the index of every archive up to date; what is wrong with one is among the project's problems."""
        self._workspace.archives.index(progress, cancelled)
