"""The linker of a project: opened when first wanted, kept up to date, in memory where it cannot be on disk."""

from threading import RLock
from time import monotonic
from typing import TYPE_CHECKING

from store.disk.layout import LINKING
from store.errors import DerivedIndexError
from store.model import Cancelled, Indexing, Problem, Progress
from store.project.languages import Languages
from store.project.workspace import Workspace

if TYPE_CHECKING:
    from store.linking import Linker

FEW = 200
"""Articles up to which a question brings the index up to date itself: that takes some tenths of a second."""

FEW_PASSAGES = 200
"""Passages up to which it also encodes them for links across languages: two seconds, most of them for the encoder to
be loaded."""

ASK_AGAIN = 2.0
"""Seconds after which a question looks again at an index that another program is writing."""


class ProjectLinker:
    """The index of a project's own articles, and the one linker over it; callable from any thread.

    While it is brought up to date, which may take minutes, questions are answered from what is there.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.languages = Languages(workspace)
        """Those of the articles: what is in one alone is not linked across them."""
        self._linker: Linker | None = None
        self._indexed: tuple[int, bool, bool] | None = None
        self._asked_again = 0.0
        self._opening = RLock()
        self._updating = RLock()

    def ready(self) -> "Linker":
        """The linker with the index as it is: it takes what opening a project must not take."""
        with self._opening:
            return self._open()

    def asked(self) -> "Linker":
        """The linker for a question, brought up to date first where that is a matter of a moment."""
        if not self.is_whole and self._updating.acquire(blocking=False):
            try:
                if self._missing() <= FEW and monotonic() >= self._asked_again:
                    self._index(None, None, FEW_PASSAGES)
                    # Another program may be at it, or there is more to be done than one waits for: what there is so far
                    # is used, and looked at again in a while.
                    self._asked_again = 0.0 if self.is_whole else monotonic() + ASK_AGAIN
            finally:
                self._updating.release()
        return self.ready()

    def index(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        """Bring the index up to date with the articles; what is up to date already costs nothing.

        What another program is indexing is left to it: `indexing` says how far that is.
        """
        self._index(progress, cancelled, None)

    def _index(self, progress: Progress | None, cancelled: Cancelled | None, most: int | None) -> None:
        """With at most so many passages encoded, where there are more to be."""
        with self._updating:
            version = self._version
            if version != self._indexed and self._update(progress, cancelled, most):
                self._indexed = version

    def indexing(self) -> Indexing | None:
        """How far the index is; None when it is whole, or nothing was asked of it yet."""
        if self.is_whole or self._linker is None:
            return None
        total, missing = len(self._workspace.library.entries), self._missing()
        return Indexing(total - missing, total) if missing else None

    def close(self) -> None:
        """Let go of the index."""
        with self._updating, self._opening:
            if self._linker is not None:
                self._linker.close()
                self._linker = None

    @property
    def _version(self) -> tuple[int, bool, bool]:
        settings = self._workspace.settings
        return self._workspace.library.version, settings.semantic, settings.languages

    @property
    def is_whole(self) -> bool:
        """Whether the index holds all articles as they are, with all that is asked of it."""
        return self._indexed == self._version

    def _missing(self) -> int:
        return self.ready().missing((entry.id, entry.sha256) for entry in self._workspace.library.entries)

    def _update(self, progress: Progress | None, cancelled: Cancelled | None, most: int | None) -> bool:
        """Whether the index is whole now."""
        wanted = [(entry.id, entry.sha256) for entry in self._workspace.library.entries]
        try:
            return self._hold(self.ready(), wanted, progress, cancelled, most)
        except DerivedIndexError as error:
            with self._opening:
                linker = self._in_memory(error)
            return self._hold(linker, wanted, progress, cancelled, most)

    def _hold(
        self,
        linker: "Linker",
        wanted: list[tuple[str, str]],
        progress: Progress | None,
        cancelled: Cancelled | None,
        most: int | None,
    ) -> bool:
        from store.linking import Elsewhere, load_encoder_process, load_model

        library = self._workspace.library
        elsewhere = Elsewhere(*library.elsewhere())
        linker.link_by_sense(load_model if self._workspace.settings.semantic else None)
        linker.link_across_languages(load_encoder_process if self._workspace.settings.languages else None)
        try:
            return linker.update(wanted, library.read, progress, cancelled, elsewhere, most=most)
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
