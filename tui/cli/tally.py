"""What became of everything that a batch was to bring in: told as it happens, and summed up at its end."""

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.printing import MOST_WARNINGS, say, say_json, warn

if TYPE_CHECKING:
    from store.articles import ChosenEncoding
    from store.articles.intake import ProjectFiles
    from store.disk.originals import Original

ERASE = "\r\x1b[K"
"""Takes a terminal's line of progress away before anything else is written there."""


@dataclass(slots=True)
class Tally:
    """What became of everything that was to be brought in."""

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
    added: list[str] = field(default_factory=list)
    """Paths in the project."""
    already: list[str] = field(default_factory=list)
    """Paths in the project of what was there before, with the same content."""
    replaced: dict[str, bytes] = field(default_factory=dict)
    """Contents by the paths of the articles in whose place they are to be put."""
    failures: list[str] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    progress: str = ""
    """What the line of progress says; empty where there is none."""

    def take(self, relative: str, content: bytes, origin: "Original | None" = None, *, is_titled: bool = True) -> None:
        """Places one article and prints its path inside the project.

        Args:
            relative: The path that it is to have there.
            content: What its file holds.
            origin: What is kept of a file that looks otherwise outside.
            is_titled: Whether the path tells it from others, so that what is there under it is an older version.
        """
        there = self.files.holding(relative, content)
        if there is not None:
            self.already.append(there)
        elif self.replaces and is_titled and self.files.was_there(relative) and relative not in self.replaced:
            self.replaced[relative] = content
        else:
            there = self._add(relative, content)
        path = there or relative
        if origin is not None and (path in self.added or path in self.replaced or origin.url):
            self.origins.append(origin._replace(path=path))

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

    def _add(self, relative: str, content: bytes) -> str:
        """Where it lies now."""
        path = self.files.place(relative, content)
        self.added.append(path)
        self._erase()
        say_json({"path": path}) if self.as_json else say(path)
        if path != relative and self.files.was_there(relative):
            self.tell(f"{path}: {relative} is there and says something else; with --replace it takes its place")
        return path

    def fail(self, place: str, reason: str) -> None:
        """Tells what could not be brought in and why; the rest goes on, and of many only the first are told singly."""
        reason = reason.removeprefix(f"{place}: ")
        self.failures.append(place)
        self.reasons[reason.partition(";")[0]] += 1
        if len(self.failures) <= MOST_WARNINGS:
            self.tell(f"{place}: {reason}")

    def tell(self, message: str) -> None:
        """One line of narration."""
        self._erase()
        warn(message)

    def show(self, what: str, share: float) -> None:
        """How far the batch is, on a terminal's standard error."""
        if not sys.stderr.isatty():
            return
        self.progress = f"{share:4.0%}  {len(self.added)} added, {len(self.failures)} skipped  {what}"[:78]
        from tui.terminal.sanitise import visible

        sys.stderr.write(f"{ERASE}{visible(self.progress)}")
        sys.stderr.flush()

    def _erase(self) -> None:
        if self.progress:
            self.progress = ""
            sys.stderr.write(ERASE)
            sys.stderr.flush()

    def sum_up(self, replaced: int = 0) -> None:
        """The table at the end: added, replaced, there already, skipped and for which reasons."""
        self._erase()
        counts = f"{len(self.added)} added to {self.folder}, {len(self.already)} there already"
        counts += f", {replaced} replaced" if replaced else ""
        warn(f"{counts}, {len(self.failures)} failed")
        if len(self.failures) > 1:
            for reason, count in self.reasons.most_common(MOST_WARNINGS):
                warn(f"{count} skipped: {reason}")
