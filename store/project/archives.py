"""The archives that a project names: added, removed, indexed."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

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

    def add(self, path: Path) -> "Background":
        """Name a folder of articles or a packed file as an archive; it is linked against once `index` has seen to it.

        Raises:
            ArchiveError: If it cannot be an archive, or is the project's own folder.
        """
        from store.archives.filling import require_archive

        require_archive(path)
        whole, folder = path.resolve(), self._workspace.folder.resolve()
        if whole == folder:
            raise ArchiveError(f"{path}: is the project itself; its articles are linked anyway")
        if whole.is_relative_to(self._workspace.data.resolve()):
            raise ArchiveError(f"{path}: is the project's own data; name a folder or a file of articles")
        with self._workspace.writing():
            record, paths = declared(self._workspace, "archives")
            known = next((archive for archive in self if archive.path.resolve() == whole), None)
            if known is not None:
                return known
            written = whole.relative_to(folder).as_posix() if folder in whole.parents else str(whole)
            declare(self._workspace, f"add archive {path.name}", record, "archives", [*paths, written])
            return self[-1]

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
            kept = [path for path in paths if path != gone]
            declare(self._workspace, f"remove archive {name}", record, "archives", kept)

    def copies(self, document: str) -> list[str]:
        """Names of the archives that hold a copy of an article of the project, by its id, as far as it was linked.

        A copy carries every sentence of the article and says nothing new: it is not among the links.
        """
        return self._workspace.archives.copies(document)

    def index(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        """Bring the index of every archive up to date; what is wrong with one is among the project's problems."""
        self._workspace.archives.index(progress, cancelled)
