"""What becomes of everything that a batch is to bring in, counted as it happens."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from store.articles.intake import ProjectFiles
from store.articles.taking_apart import Unpacked

Told = Callable[[str], object]


def _nothing(said: str) -> None:
    """Nobody wants to know."""


@dataclass(slots=True)
class Batch:
    """Articles being brought into a project's folder."""

    files: ProjectFiles
    replaces: bool = False
    """Whether what is there under an article's name is an older version of it."""
    on_added: Told = _nothing
    """Called with the path in the project of each that was added."""
    on_failed: Callable[[str, str], object] = lambda place, reason: None
    """Called with what could not be brought in, and why."""
    added: list[str] = field(default_factory=list)
    """Paths in the project."""
    already: list[str] = field(default_factory=list)
    """Paths in the project of what was there before, with the same content."""
    replaced: dict[str, bytes] = field(default_factory=dict)
    """Contents by the paths of the articles in whose place they are to be put."""
    failures: list[str] = field(default_factory=list)
    """What could not be brought in."""
    reasons: Counter[str] = field(default_factory=Counter)

    def take(self, relative: str, content: bytes, *, is_titled: bool = True) -> str:
        """Place one article.

        Args:
            relative: The path that it is to have in the project.
            content: What its file holds.
            is_titled: Whether the path tells it from others, so that what is there under it is an older version.

        Returns:
            Where it lies, or will.

        Raises:
            OSError: If it cannot be written.
        """
        there = self.files.holding(relative, content)
        if there is not None:
            self.already.append(there)
        elif self.replaces and is_titled and self.files.was_there(relative) and relative not in self.replaced:
            self.replaced[relative] = content
        else:
            there = self.files.place(relative, content)
            self.added.append(there)
            self.on_added(there)
        return there or relative

    def take_unpacked(self, article: Unpacked, name: str, suffix: str) -> None:
        """Place one article of a file of several, or note why there is none.

        Args:
            article: As `unpacked` gives it.
            name: Of the file, for what is told.
            suffix: What the file of one article ends in.
        """
        if article.complaint:
            self.fail(f"{name}: {article.where}", article.complaint)
        else:
            self.take(article.name, article.content, is_titled=article.name != f"article{suffix}")

    def fail(self, place: str, reason: str) -> None:
        """Note what could not be brought in and why; the rest goes on."""
        reason = reason.removeprefix(f"{place}: ")
        self.failures.append(place)
        self.reasons[reason.partition(";")[0]] += 1
        self.on_failed(place, reason)

    def lines(self, folder: object, replaced: int = 0) -> list[str]:
        """The table at the end: added, replaced, there already, skipped and for which reasons, the commonest first."""
        counts = f"{len(self.added)} added to {folder}, {len(self.already)} there already"
        counts += f", {replaced} replaced" if replaced else ""
        reasons = [f"{count} skipped: {reason}" for reason, count in self.reasons.most_common()]
        return [f"{counts}, {len(self.failures)} failed", *(reasons if len(self.failures) > 1 else [])]
