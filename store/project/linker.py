"""The linker of a project: opened when first wanted, kept up to date, in memory where it cannot be on disk."""

from functools import partial
from threading import RLock
from time import monotonic
from typing import TYPE_CHECKING

from store.articles import read_below
from store.disk.layout import LINKING
from store.errors import DerivedIndexError
from store.model import Cancelled, Problem, Progress
from store.project.workspace import Workspace

if TYPE_CHECKING:
    from store.linking import Linker

ASK_AGAIN = 2.0
"""Seconds after which an index that another program is writing is looked at again."""


class ProjectLinker:
    """The index of a project's own articles, and the one linker over it; callable from any thread."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._linker: Linker | None = None
        self._indexed: tuple[int, bool] | None = None
        self._asked_again = 0.0
        self._lock = RLock()

    @property
    def is_open(self) -> bool:
        """Whether it was ever wanted."""
        return self._linker is not None

    def ready(self) -> "Linker":
        """The linker with the index as it is: it takes what opening a project must not take."""
        with self._lock:
            return self._open()

    def index(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        """Bring the index up to date with the articles; what is up to date already costs nothing."""
        with self._lock:
            version = self._workspace.library.version, self._workspace.settings.semantic
            if version == self._indexed or monotonic() < self._asked_again:
                return
            if self._update(progress, cancelled):
                self._indexed = version
            elif cancelled is None or not cancelled():
                # Another program is at it: what it has done so far is used, and looked at again in a while.
                self._asked_again = monotonic() + ASK_AGAIN

    def close(self) -> None:
        """Let go of the index."""
        with self._lock:
            if self._linker is not None:
                self._linker.close()
                self._linker = None

    def _update(self, progress: Progress | None, cancelled: Cancelled | None) -> bool:
        """Whether the index is whole now."""
        wanted = [(entry.id, entry.sha256) for entry in self._workspace.library.entries]
        try:
            return self._hold(self._open(), wanted, progress, cancelled)
        except DerivedIndexError as error:
            return self._hold(self._in_memory(error), wanted, progress, cancelled)

    def _hold(
        self, linker: "Linker", wanted: list[tuple[str, str]], progress: Progress | None, cancelled: Cancelled | None
    ) -> bool:
        from store.linking import Elsewhere, load_model

        library = self._workspace.library
        elsewhere = Elsewhere(partial(read_below, self._workspace.folder), lambda key: library.entry(key).path)
        linker.use_model(load_model if self._workspace.settings.semantic else None)
        try:
            return linker.update(wanted, library.read, progress, cancelled, elsewhere)
        finally:
            if linker.remark:
                self._workspace.complaints["linking"] = Problem("index", linker.remark)

    def _open(self) -> "Linker":
        from store.linking import Linker

        aliases = self._workspace.settings.aliases
        if self._linker is None:
            folder = self._workspace.index / LINKING if self._workspace.index else None
            try:
                self._linker = Linker(folder, aliases=aliases)
            except DerivedIndexError as error:
                return self._in_memory(error)
        self._linker.use_aliases(aliases)
        return self._linker

    def _in_memory(self, error: DerivedIndexError) -> "Linker":
        from store.linking import Linker

        self._workspace.complaints["linking"] = Problem("index", error.message)
        if self._linker is not None:
            self._linker.close()
        self._linker = Linker(None, aliases=self._workspace.settings.aliases)
        return self._linker
