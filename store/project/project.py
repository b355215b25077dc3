"""The face of the store: open a folder of articles, read, tag, link, search, undo, export.

What is shown knows nothing below this. Everything that changes something is on disk when it returns.
"""

import getpass
import os
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from store.disk.layout import DATA
from store.errors import ProjectError
from store.model import Annotation, Cancelled, Document, Entry, Indexing, Label, Problem, Progress
from store.project.archives import ProjectArchives
from store.project.articles import words_of
from store.project.history import History
from store.project.judgements import Judgements
from store.project.labels import Labels
from store.project.linker import ProjectLinker
from store.project.links import Links
from store.project.names import Names
from store.project.relations import Relations
from store.project.tags import Tags
from store.project.upkeep import Upkeep
from store.project.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.exchange.edition import Edition, Exported, Imported
    from store.project.article_files import FilesOfArticles
    from store.project.importing import TakenIn
    from store.project.packs import ProjectPacks
    from store.project.search import ProjectSearch
    from store.project.study import Study
    from store.project.suggestions import TagSuggestions
    from store.project.voices import Voices


def _study(project: "Project") -> "Study":
    from store.project.study import Study

    return Study(project.workspace, project._judgements, project.links, project.tags, project.relations)


def _search(project: "Project") -> "ProjectSearch":
    from store.project.search import ProjectSearch

    return ProjectSearch(project.workspace, project._linker)


def _suggestions(project: "Project") -> "TagSuggestions":
    from store.project.suggestions import TagSuggestions

    return TagSuggestions(project.workspace, project.tags)


def _files(project: "Project") -> "FilesOfArticles":
    from store.project.article_files import FilesOfArticles

    return FilesOfArticles(project.workspace)


def _packs(project: "Project") -> "ProjectPacks":
    from store.project.packs import ProjectPacks

    return ProjectPacks(project.workspace)


def _voices(project: "Project") -> "Voices":
    from store.project.voices import Voices

    return Voices(project.workspace, project.tags, project.relations, project.search, project.suggestions)


class Project:
    """A folder of articles, and what readers made of them.

    Everything may be called from any thread; of two programs with the same project open, each sees what the other
    changed at its next `refresh`.
    """

    def __init__(self, workspace: Workspace) -> None:
        judgements = Judgements(workspace)
        self.workspace = workspace
        """What the parts share."""
        self._linker = ProjectLinker(workspace)
        self.upkeep = Upkeep(workspace, judgements)
        self.tags = Tags(workspace)
        self.relations = Relations(workspace)
        self.links = Links(workspace, self._linker, judgements)
        self.names = Names(workspace)
        self.vocabulary = Labels(workspace)
        self.archives = ProjectArchives(workspace)
        self.history = History(workspace)
        self._judgements = judgements

    study = cached_property(_study)
    """Questions about the event as a whole; this and what follows is made when it is first asked for, since a session
    begins without."""
    search = cached_property(_search)
    """Where words stand."""
    suggestions = cached_property(_suggestions)
    """What may be tagged."""
    files = cached_property(_files)
    """The files that articles are read from."""
    packs = cached_property(_packs)
    """The files of several articles that lie in the folder."""
    voices = cached_property(_voices)
    """Who is named and cited."""

    @classmethod
    def open(cls, folder: Path, data: Path | None = None, annotator: str = "", *, is_scanned: bool = True) -> Self:
        """Open a folder; nothing but a derived index is written before there is something to keep.

        Args:
            folder: The articles' folder.
            data: Where the project's data is or will be; by default `.variorum` in the folder.
            annotator: In whose name changes are made; by default the system's user.
            is_scanned: Whether to look at the articles now, which takes seconds where many are new; else there are none
                before `scan`.

        Raises:
            ProjectError: If there is no such folder, or it cannot be read.
        """
        _require_folder(folder)
        workspace = Workspace(folder, data or folder / DATA, annotator or _user(), is_scanned=is_scanned)
        workspace.look_at_journal()
        return cls(workspace)

    @property
    def folder(self) -> Path:
        """The articles' folder."""
        return self.workspace.folder

    @property
    def data(self) -> Path:
        """The folder of everything that is written."""
        return self.workspace.data

    @property
    def annotator(self) -> str:
        """In whose name changes are made."""
        return self.workspace.annotator

    @property
    def name(self) -> str:
        """What the project is called: in its settings, else its folder."""
        return self.workspace.settings.name

    @property
    def labels(self) -> tuple[Label, ...]:
        """The labels that spans can be tagged with, the three default ones first."""
        return self.workspace.labels

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with single files; the rest of the project is there."""
        return self.upkeep.problems()

    def scan(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> bool:
        """Look at all articles, reading those that are new or changed; whether anything is other than before."""
        return self.workspace.library.scan(progress, cancelled)

    def entries(self) -> list[Entry]:
        """All documents in list order, without their texts."""
        return list(self.workspace.library.entries)

    def entry(self, key: str) -> Entry:
        """One document without its text, by id or by path; of an archive, by id.

        Raises:
            NotFoundError: If the project has no such document.
        """
        return self.workspace.describe(key)

    def document(self, key: str) -> Document:
        """One document with its text, by id or by path; of an archive, by id.

        Raises:
            NotFoundError: If the project has no such document.
            ArticleError: If its file cannot be read any more.
        """
        return self.workspace.read(key)

    def words(self, annotation: Annotation) -> str:
        """What an annotation marks as its article stands now; of an orphan, what it marked when it was made."""
        return words_of(self.workspace, annotation)

    def index(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        """Bring the linking indexes up to date: of the project's own articles, then of its archives."""
        self.links.index(progress, cancelled)
        self.archives.index(progress, cancelled)

    def indexing(self) -> Indexing | None:
        """How far the indexes are that are being built, here or by another program; None when all are whole.

        Links and words are found in what is indexed.
        """
        states = [each for each in (self._linker.indexing(), self.workspace.archives.indexing()) if each is not None]
        return Indexing(*map(sum, zip(*states, strict=True))) if states else None

    def refresh(self) -> bool:
        """See what other programs changed; cheap enough to be asked every second. True when anything is other now."""
        return self.workspace.refresh()

    def edition(self) -> "Edition":
        """Everything at one moment, for an export; articles are read as they are asked for, annotated ones at once."""
        from store.project.edition import edition_of

        return edition_of(self.workspace, self.tags, self.links)

    def export(self, format: str) -> "Exported":
        """The project in one of the formats of `store.exchange`; of articles only those are read that it carries.

        Raises:
            NotFoundError: If there is no such format.
            ExportError: If something is not installed that it needs.
        """
        from store.exchange import export

        return export(self.edition(), format)

    def take_in(self, imported: "Imported", is_taken: "Callable[[str], bool]" = lambda key: False) -> "TakenIn":
        """Make what another tool's files hold part of the project: articles as files, the rest as one change.

        What is there already stays as it is; what was annotated in other texts is found again in those here.

        Args:
            imported: As `store.exchange.read` gives it.
            is_taken: Whether a key does something else, so that no new label may have it.

        Raises:
            StorageError: If it could not be kept.
        """
        from store.project.importing import take_in

        return take_in(self.workspace, self._judgements, imported, is_taken)

    def check(self) -> list[Problem]:
        """Verify every file, quote and offset; empty when all is well. Reads everything."""
        return self.upkeep.check()

    def repair(self) -> list[str]:
        """Put right what can be, setting aside what was damaged; one line for each thing done.

        Raises:
            StorageError: If it cannot be written.
        """
        return self.upkeep.repair()

    def close(self) -> None:
        """Let go of the indexes; nothing is left to be saved."""
        self._linker.close()
        self.workspace.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _require_folder(folder: Path) -> None:
    if not folder.exists():
        raise ProjectError(f"{folder}: no such folder; give the folder that holds the articles")
    if not folder.is_dir():
        raise ProjectError(f"{folder}: is a file; give the folder that holds it")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise ProjectError(f"{folder}: must not be read; see to its permissions")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
