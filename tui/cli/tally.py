"""What becomes of a batch, told as it happens: paths as data, the rest as narration, and a table at the end."""

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.printing import MOST_WARNINGS, say, say_json, warn

if TYPE_CHECKING:
    from store.articles import ChosenEncoding
    from store.articles.batch import Batch
    from store.articles.intake import ProjectFiles
    from store.disk.originals import Original

ERASE = "\r\x1b[K"
"""Takes a terminal's line of progress away before anything else is written there."""


@dataclass(slots=True)
class Tally:
    """What becomes of everything that was to be brought in."""

    folder: Path
    files: "ProjectFiles"
    as_json: bool = False
    replaces: bool = False
    encoding: str = ""
    """What the call says the files to be in; empty where it is to be found out."""
    data: Path | None = None
    """Where the project's data is kept by choice."""
    origins: list["Original"] = field(default_factory=list)
    """Of what was added and looks otherwise outside; not on disk yet."""
    encodable: list[str] = field(default_factory=list)
    """Paths in the project of articles whose encoding could be said."""
    batch: "Batch" = field(init=False)
    """What is counted."""
    progress: str = ""
    """What the line of progress says; empty where there is none."""

    def __post_init__(self) -> None:
        """Have the batch tell."""
        from store.articles.batch import Batch

        self.batch = Batch(self.files, self.replaces, self._say, self._tell_failure)

    def take(self, relative: str, content: bytes, origin: "Original | None" = None, *, is_titled: bool = True) -> str:
        """Places one article and prints its path inside the project, which is returned.

        Args:
            relative: The path that it is to have there.
            content: What its file holds.
            origin: What is kept of a file that looks otherwise outside.
            is_titled: Whether the path tells it from others, so that what is there under it is an older version.
        """
        batch = self.batch
        path = batch.take(relative, content, is_titled=is_titled)
        if path in batch.added and path != relative and self.files.was_there(relative):
            self.tell(f"{path}: {relative} is there and says something else; with --replace it takes its place")
        if origin is not None and (path in batch.added or path in batch.replaced or origin.url):
            self.origins.append(origin._replace(path=path))
        return path

    def keep(self) -> None:
        """Puts on disk where the articles came from.

        Raises:
            StorageError: If that cannot be written.
        """
        if self.origins:
            from store.disk.layout import DATA
            from store.disk.originals import Originals

            Originals(self.data or self.folder / DATA).add(self.origins)
            self.origins.clear()

    def chosen(self, path: Path) -> "ChosenEncoding | None":
        """What the call says of the encoding of a file."""
        from hashlib import sha256

        from store.articles import ChosenEncoding

        if not self.encoding:
            return None
        return ChosenEncoding(path.name, sha256(path.read_bytes()).hexdigest(), self.encoding)

    def fail(self, place: str, reason: str) -> None:
        """Tells what could not be brought in and why; the rest goes on, and of many only the first are told singly."""
        self.batch.fail(place, reason)

    def tell(self, message: str) -> None:
        """One line of narration."""
        self._erase()
        warn(message)

    def show(self, what: str, share: float) -> None:
        """How far the batch is, on a terminal's standard error."""
        if not sys.stderr.isatty():
            return
        counts = f"{len(self.batch.added)} added, {len(self.batch.failures)} skipped"
        self.progress = f"{share:4.0%}  {counts}  {what}"[:78]
        from tui.terminal.sanitise import visible

        sys.stderr.write(f"{ERASE}{visible(self.progress)}")
        sys.stderr.flush()

    def sum_up(self, replaced: int = 0) -> None:
        """The table at the end: added, replaced, there already, skipped and for which reasons."""
        self._erase()
        for line in self.batch.lines(self.folder, replaced)[: MOST_WARNINGS + 1]:
            warn(line)

    def _say(self, path: str) -> None:
        self._erase()
        say_json({"path": path}) if self.as_json else say(path)

    def _tell_failure(self, place: str, reason: str) -> None:
        if len(self.batch.failures) <= MOST_WARNINGS:
            self.tell(f"{place}: {reason}")

    def _erase(self) -> None:
        if self.progress:
            self.progress = ""
            sys.stderr.write(ERASE)
            sys.stderr.flush()
