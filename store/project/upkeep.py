"""What is wrong with a project, and putting it right."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from store.disk.layout import LINKING, LINKS
from store.model import Document, Entry, Problem
from store.project.judgements import Judgements
from store.project.workspace import Workspace
from store.records.changes import Change, Edit

if TYPE_CHECKING:
    from store.integrity.repairing import Repair

SOUGHT = 2000
"""Articles that are read in the background for one that was renamed and changed: some seconds of work."""


class Upkeep:
    """Problems, verification and repair; paths are relative to the project where they lie inside."""

    def __init__(self, workspace: Workspace, judgements: Judgements) -> None:
        self._workspace = workspace
        self._judgements = judgements

    def problems(self) -> list[Problem]:
        """What is wrong with single files; the rest of the project is there."""
        from store.integrity.checking import gone_problems

        at, library = self._workspace, self._workspace.library
        gone = gone_problems(at.database, at.standing)
        archives = at.archives.problems()
        found = [*self._of_data(), *at.settings.problems, *archives, *library.problems, *gone]
        if emptiness := library.emptiness():
            found.append(Problem(str(at.folder), emptiness))
        return list(dict.fromkeys(map(self._shown, found)))

    def check(self) -> list[Problem]:
        """Verify every file, quote and offset; empty when all is well. Reads everything."""
        from store.integrity.checking import Check, index_problems
        from store.integrity.originals import original_problems
        from store.project.staleness import stale_archives, stale_articles

        at = self._workspace
        folders = [at.index / LINKING] if at.index else []
        of_indexes = index_problems([*folders, *at.archives.folders()])
        check = Check(at.database, at.library, at.standing)
        found = check.run(list(self._judgements.all()))
        stale = [*stale_articles(at.library), *stale_archives(at.archives), *original_problems(at.folder, at.originals)]
        told = {str(at.folder), *check.misnamed}
        known = [problem for problem in self.problems() if problem.path not in told]
        return list(dict.fromkeys([*known, *map(self._shown, [*self._placed(found), *of_indexes, *stale])]))

    def repair(self) -> list[str]:
        """Put right what can be, setting aside what was damaged; one line for each thing done.

        Raises:
            StorageError: If it cannot be written.
        """
        from store.project.staleness import read_again

        at = self._workspace
        done = self._repairing().run(lambda: list(self._judgements.all()))
        at.standing.problems.clear()
        for key in [key for key in at.complaints if key.startswith((LINKS, "journal"))]:
            del at.complaints[key]
        done += read_again(at.library, at.archives)
        at.library.scan()
        at.take_settings()
        at.complete()
        return [line.replace(self._below, "") for line in done]

    def gone(self) -> str:
        """What to say of data that was deleted or moved away while it was open; empty while it is there."""
        history = self._workspace.database.history
        return history.told.replace(self._below, "") if history.is_gone else ""

    def write_anew(self) -> list[str]:
        """Write data that is gone as it is held in memory, with its history, and put right what that lacks.

        Returns:
            One line for each thing that was put right; nothing where the data is back.

        Raises:
            StorageError: If it cannot be written.
        """
        at = self._workspace
        if not at.database.write_anew():
            return []
        at.originals.held.write_anew()
        return self.repair()

    def moved(self) -> list[tuple[str, Entry]]:
        """Ids of tagged documents whose article is gone, each with the one that seems to be it now.

        Takes long where there are some: it reads up to `SOUGHT` articles.
        """
        from store.annotations.renamed_articles import successions

        at = self._workspace
        return list(successions(at.database, at.library, at.standing, SOUGHT))

    def find_again(self, moved: Iterable[tuple[str, Entry]]) -> list[tuple[str, Entry]]:
        """Keep what `moved` told; the paths that these documents had, and their articles as they are now.

        Raises:
            StorageError: If it cannot be written.
        """
        found = [(self._repairing().succeed(id, entry), id) for id, entry in moved]
        self._workspace.library.scan()
        return [(former, self._workspace.library.entry(id)) for former, id in found]

    def _repairing(self) -> "Repair":
        from store.integrity.repairing import Repair

        at = self._workspace

        def keep(action: str, edits: Iterable[Edit], documents: Iterable[Document]) -> Change:
            with at.writing():
                return at.keep(action, edits, documents)

        return Repair(at.database, at.library, at.standing, keep)

    def damage(self) -> list[Problem]:
        """What is wrong with files of what readers made, as far as they were read."""
        return [problem for problem in self._of_data() if problem.path.endswith(".json")]

    def _of_data(self) -> list[Problem]:
        """Problems of files below the data folder, by their whole paths."""
        from store.integrity.reconciling import losses

        at = self._workspace
        known = [*at.complaints.values(), *at.database.file_problems(), *at.standing.problems.values()]
        return self._placed([*known, *losses(at.database)])

    def _placed(self, problems: Iterable[Problem]) -> list[Problem]:
        return [Problem(str(self._workspace.data / problem.path), problem.message) for problem in problems]

    def _shown(self, problem: Problem) -> Problem:
        return Problem(problem.path.removeprefix(self._below), problem.message.replace(self._below, ""))

    @property
    def _below(self) -> str:
        return f"{self._workspace.folder}{os.sep}"
