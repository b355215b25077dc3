"""The face of the store: open a folder of articles, read, tag, link, search, undo, export.

What is shown knows nothing below this. Everything that changes something is on disk when it returns.
"""

import getpass
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from store.disk.layout import DATA, LINKING, LINKS
from store.errors import ArticleError, NotFoundError, ProjectError, StorageError
from store.model import (
    Annotation,
    Cancelled,
    Change,
    Document,
    Edit,
    Edition,
    Entry,
    Exported,
    Problem,
    Progress,
    Relation,
)
from store.project.collating import Collating
from store.project.declaring import Declaring
from store.project.editing import Editing


class Project(Editing, Collating, Declaring):
    """A folder of articles, and what readers made of them.

    Everything may be called from any thread; of two programs with the same project open, each sees what the other
    changed at its next `refresh`.
    """

    @classmethod
    def open(cls, folder: Path, data: Path | None = None, annotator: str = "") -> Self:
        """Open a folder; nothing but a derived index is written before there is something to keep.

        Args:
            folder: The articles' folder.
            data: Where the project's data is or will be; by default `.variorum` in the folder.
            annotator: In whose name changes are made; by default the system's user.

        Raises:
            ProjectError: If there is no such folder, or it cannot be read.
        """
        _see_folder(folder)
        project = cls(folder, data or folder / DATA, annotator or _user())
        project._complete()
        return project

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with single files; the rest of the project is there."""
        from store.integrity.checking import gone_problems
        from store.integrity.reconciling import losses

        of_data = [*self._told.values(), *self._database.found(), *self._marks.problems.values()]
        of_data += losses(self._database)
        gone = gone_problems(self._database, self._marks)
        archives = self._archives.problems()
        found = [*self._of_data(of_data), *self._settings.problems, *archives, *self._library.problems, *gone]
        if not self._library.entries and not self._library.problems:
            found.append(Problem(str(self.folder), f"{self.folder}: no articles here; put .txt or .md files into it"))
        return list(dict.fromkeys(map(self._shown, found)))

    def entries(self) -> list[Entry]:
        """All documents in list order, without their texts."""
        return list(self._library.entries)

    def entry(self, key: str) -> Entry:
        """One document without its text, by id or by path; of an archive, by id.

        Raises:
            NotFoundError: If the project has no such document.
        """
        return self._describe(key)

    def document(self, key: str) -> Document:
        """One document with its text, by id or by path; of an archive, by id.

        Raises:
            NotFoundError: If the project has no such document.
            ArticleError: If its file cannot be read any more.
        """
        return self._read(key)

    def has_text(self, id: str) -> bool:
        """Whether a document of the project or of an archive can be read: of some, only links are known."""
        return self._archives.has_text(id)

    def index(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        """Bring the linking indexes up to date: of the project's own articles, then of its archives."""
        self.index_articles(progress, cancelled)
        self.index_archives(progress, cancelled)

    def counts(self, document_id: str) -> dict[str, int]:
        """How many annotations of each label a document has."""
        return self._marks.counts(self._library.entry(document_id).id)

    def tagged(self) -> list[str]:
        """Ids of the documents that anything was ever made in: few, however many documents there are."""
        return [id for id in list(self._database.headers()) if self._library.has(id)]

    def annotations(self, document_id: str | None = None) -> list[Annotation]:
        """Annotations by position in the present text, orphans last; of all documents, in list order, without an id.

        Raises:
            NotFoundError: If the project has no such document.
        """
        return [made for id in self._ids(document_id) for made in self._annotations(id)]

    def annotation(self, id: str) -> Annotation:
        """One annotation.

        Raises:
            NotFoundError: If there is none of this id.
        """
        return self._marks.find(id)

    def relations(self, document_id: str | None = None) -> list[Relation]:
        """Relations whose subjects stand in a document; of all documents without an id."""
        return [edge for id in self._ids(document_id) for edge in self._marks.relations(id)]

    def history(self) -> Iterator[Change]:
        """Every change that was ever made, oldest first: the audit trail."""
        return self._database.journal.entries()

    def refresh(self) -> bool:
        """See what other programs changed; cheap enough to be asked every second. True when anything is other now."""
        changed, self._others_wrote = self._others_wrote, False
        if self._database.refresh():
            changed = True
            self._library.scan()
        changed |= self._library.refresh()
        changed |= self._archives.refresh()
        return self._take_settings() or changed

    def edition(self) -> Edition:
        """Everything at one moment, for an export; articles that are gone as they were when last annotated."""
        documents = [self._library.read(entry.id) for entry in self._library.entries]
        gone = [kept for id in self._marks.gone() if (kept := self._marks.kept(id)) is not None]
        ids = [document.id for document in (*documents, *gone)]
        return Edition(
            self.name,
            (*documents, *gone),
            self.labels,
            tuple(made for id in ids for made in self._annotations(id)),
            tuple(edge for id in ids for edge in self._marks.relations(id)),
            tuple(self.judgements()),
        )

    def export(self, format: str) -> Exported:
        """The project in one of the formats of `store.exchange`.

        Raises:
            NotFoundError: If there is no such format.
        """
        from store.exchange import FORMATS

        if format not in FORMATS:
            raise NotFoundError(f"{format}: no such format; there are {', '.join(FORMATS)}")
        return FORMATS[format].write(self.edition())

    def check(self) -> list[Problem]:
        """Verify every file, quote and offset; empty when all is well. Reads everything."""
        from store.integrity.checking import Check, index_problems

        folders = [self._index / LINKING] if self._index else []
        of_indexes = index_problems([*folders, *self._archives.folders()])
        found = Check(self._database, self._library, self._marks).run(self.judgements())
        told = [problem for problem in self.problems if problem.path != str(self.folder)]
        return list(dict.fromkeys([*told, *map(self._shown, [*self._of_data(found), *of_indexes])]))

    def repair(self) -> list[str]:
        """Put right what can be, setting aside what was damaged; one line for each thing done.

        Raises:
            StorageError: If it cannot be written.
        """
        from store.integrity.repairing import Repair

        done = Repair(self._database, self._library, self._marks, self._keep_repair).run(self.judgements)
        self._marks.problems.clear()
        self._told = {key: problem for key, problem in self._told.items() if not key.startswith((LINKS, "journal"))}
        self._library.scan()
        self._take_settings()
        self._complete()
        return [line.replace(self._below, "") for line in done]

    def close(self) -> None:
        """Let go of the indexes; nothing is left to be saved."""
        with self._linking:
            if self._linker is not None:
                self._linker.close()
                self._linker = None
        self._archives.close()
        self._library.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _keep(
        self,
        action: str,
        edits: Iterable[Edit],
        documents: Iterable[Document] = (),
        undoes: str = "",
        redoes: str = "",
    ) -> Change:
        change = super()._keep(action, edits, documents, undoes, redoes)
        if any(edit.table == "settings" for edit in change.edits):
            self._take_settings()
        return change

    def _keep_repair(self, action: str, edits: Iterable[Edit], documents: Iterable[Document]) -> Change:
        with self._writing():
            return self._keep(action, edits, documents)

    def _ids(self, document_id: str | None) -> list[str]:
        if document_id is not None:
            return [self._library.entry(document_id).id]
        return [entry.id for entry in self._library.entries]

    def _annotations(self, id: str) -> tuple[Annotation, ...]:
        try:
            found = self._marks.annotations(id)
        except (ArticleError, NotFoundError) as error:
            self._told[f"read {id}"] = Problem(str(self.folder / id), error.message)
            return ()
        self._told.pop(f"read {id}", None)
        return found

    def _complete(self) -> None:
        """Complete what a crash left undone, or say that it could not be."""
        journal = self._database.journal
        try:
            if journal.torn() or self._database.lags():
                with self._database.locked():
                    pass
        except StorageError as error:
            self._told["journal"] = Problem(journal.path.name, error.message)

    def _take_settings(self) -> bool:
        former, self._settings = self._settings, self._read_settings()
        if former != self._settings:
            self._archives.declare(self._settings.archives, self._settings.aliases, self._settings.semantic)
        return former != self._settings

    def _of_data(self, problems: Iterable[Problem]) -> list[Problem]:
        """Problems of files that are known by their place in the data folder, by their whole paths."""
        return [Problem(str(self.data / problem.path), problem.message) for problem in problems]

    def _shown(self, problem: Problem) -> Problem:
        """A problem with its paths as the reader knows them: relative to the project where they lie inside."""
        return Problem(problem.path.removeprefix(self._below), problem.message.replace(self._below, ""))

    @property
    def _below(self) -> str:
        return f"{self.folder}{os.sep}"


def _see_folder(folder: Path) -> None:
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
