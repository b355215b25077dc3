"""The names of a project: which are declared to mean the same, and which may."""

from collections.abc import Sequence

from store.errors import NotFoundError, VariorumError
from store.project.articles import read_or_empty
from store.project.declarations import declare, declared
from store.project.workspace import Workspace
from store.text import fold
from store.text.lazy_patterns import compiled_later
from store.text.scripts import BY_CHARACTER, HANGUL

_WORDS = compiled_later(f"[{BY_CHARACTER}{HANGUL}]")
"""Signs that are a word or a syllable each."""


class Names:
    """Aliases; the mutators raise StorageError when a change could not be kept."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @property
    def aliases(self) -> tuple[tuple[str, ...], ...]:
        """Groups of names that mean the same."""
        return self._workspace.settings.aliases

    def suggested(self) -> list[tuple[str, str]]:
        """Pairs of names in the articles that may be one and are not declared so, the surest first."""
        from store.linking import suggest

        workspace = self._workspace
        return suggest((read_or_empty(workspace, entry) for entry in workspace.library.entries), self.aliases)

    def declare(self, *declarations: Sequence[str]) -> list[tuple[str, ...]]:
        """Declare that the names of each group mean the same, as one change.

        Groups that share a name, whatever its case, become one.

        Returns:
            The groups that the declarations have made or been part of, in their order.

        Raises:
            VariorumError: If any are not two different names of more than a letter; nothing is declared then.
        """
        wanted = [_distinct(names) for names in declarations]
        if any(len(names) < 2 for names in wanted):
            raise VariorumError("an alias needs two names that are written differently", "Not declared")
        if short := next((name for names in wanted for name in names if _is_letter(name)), ""):
            raise VariorumError(f"“{short}” is too short for a name: write at least two letters", "Not declared")
        with self._workspace.writing():
            record, before = declared(self._workspace, "aliases")
            groups = list(before)
            for names in wanted:
                groups = _with_group(groups, names)
            if groups != before:
                action = "alias " + "; ".join(" = ".join(names) for names in wanted)
                declare(self._workspace, action, record, "aliases", groups)
        found = [next(_names(group) for group in groups if _shares(_names(group), names)) for names in wanted]
        return [tuple(group) for group in dict.fromkeys(map(tuple, found))]

    def forget(self, names: Sequence[str]) -> None:
        """Forget that the names of a group mean the same.

        Raises:
            NotFoundError: If there is no such group.
        """
        with self._workspace.writing():
            record, groups = declared(self._workspace, "aliases")
            kept = [group for group in groups if group != list(names)]
            if len(kept) == len(groups):
                raise NotFoundError(f"{' = '.join(names)}: no such alias; it may have been forgotten meanwhile")
            declare(self._workspace, f"forget alias {' = '.join(names)}", record, "aliases", kept)


def _with_group(groups: list[object], wanted: Sequence[str]) -> list[object]:
    """Groups with names declared the same; the same list where they are already."""
    touched = [group for group in groups if _shares(_names(group), wanted)]
    group: object = _distinct([name for each in touched for name in _names(each)] + list(wanted))
    return groups if touched == [group] else [*(each for each in groups if each not in touched), group]


def _names(group: object) -> list[str]:
    """The names of a group as it stands in the settings; none when it is not one."""
    is_group = isinstance(group, list) and all(isinstance(name, str) for name in group)
    return list(group) if is_group and isinstance(group, list) else []


def _is_letter(name: str) -> bool:
    """Whether a name is but one letter, or none: it would stand for every such letter in the articles.

    In scripts where a sign is a word or a syllable, one is enough.
    """
    return sum(map(str.isalnum, name)) < 2 and not _WORDS.search(name)


def _distinct(names: Sequence[str]) -> list[str]:
    """Names on one line each, the first of those that differ in case or accents only."""
    found: dict[str, str] = {}
    for name in names:
        if plain := " ".join(name.split()):
            found.setdefault(fold(plain), plain)
    return list(found.values())


def _shares(group: Sequence[str], names: Sequence[str]) -> bool:
    return bool({fold(name) for name in group} & {fold(name) for name in names})
