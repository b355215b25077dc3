"""What a reader declares of a whole project: names that are the same, and archives to link against.

Each declaration is one change of `project.json`, kept in the history and taken back by undo, like every other.
"""

from collections.abc import Sequence
from pathlib import Path

from store.archives.archives import Background
from store.archives.filling import see_archive
from store.disk.layout import SETTINGS
from store.disk.settings import PROJECT, first_settings
from store.errors import ArchiveError, NotFoundError, StorageError, VariorumError
from store.model import Cancelled, Edit, Progress, Record
from store.project.workspace import Workspace
from store.text import fold


class Declaring(Workspace):
    """Aliases and archives; the mutators raise StorageError when a change could not be kept."""

    @property
    def aliases(self) -> tuple[tuple[str, ...], ...]:
        """Groups of names that mean the same."""
        return self._settings.aliases

    @property
    def archives(self) -> tuple[Background, ...]:
        """The background collections that the project names; they are asked for, never changed, by what shows them."""
        return tuple(self._archives)

    def declare_alias(self, names: Sequence[str]) -> tuple[str, ...]:
        """Declare that names mean the same; groups that share one of them, whatever its case, become one.

        Returns:
            The whole group.

        Raises:
            VariorumError: If they are not two different names.
        """
        wanted = _distinct(names)
        if len(wanted) < 2:
            raise VariorumError("an alias needs two names that are written differently", "Not declared")
        with self._writing():
            record = self._record()
            groups = _listed(record, "aliases")
            touched = [group for group in groups if _shares(_names(group), wanted)]
            group = _distinct([name for each in touched for name in _names(each)] + wanted)
            if touched != [group]:
                kept = [group for group in groups if group not in touched]
                self._declare(f"alias {' = '.join(wanted)}", record, "aliases", [*kept, group])
        return tuple(group)

    def forget_alias(self, names: Sequence[str]) -> None:
        """Forget that the names of a group mean the same.

        Raises:
            NotFoundError: If there is no such group.
        """
        with self._writing():
            record = self._record()
            groups = _listed(record, "aliases")
            kept = [group for group in groups if group != list(names)]
            if len(kept) == len(groups):
                raise NotFoundError(f"{' = '.join(names)}: no such alias; it may have been forgotten meanwhile")
            self._declare(f"forget alias {' = '.join(names)}", record, "aliases", kept)

    def add_archive(self, path: Path) -> Background:
        """Name a folder of articles or a packed file as an archive; it is linked against once `index` has seen to it.

        Raises:
            ArchiveError: If it cannot be an archive, or is the project's own folder.
        """
        see_archive(path)
        whole, folder = path.resolve(), self.folder.resolve()
        if whole == folder:
            raise ArchiveError(f"{path}: is the project itself; its articles are linked anyway")
        with self._writing():
            record = self._record()
            paths = _listed(record, "archives")
            known = next((archive for archive in self._archives if archive.path.resolve() == whole), None)
            if known is not None:
                return known
            written = whole.relative_to(folder).as_posix() if folder in whole.parents else str(whole)
            self._declare(f"add archive {path.name}", record, "archives", [*paths, written])
            return self.archives[-1]

    def remove_archive(self, name: str) -> None:
        """Take an archive off the project; the archive itself is not touched.

        Raises:
            NotFoundError: If the project names no such archive.
        """
        with self._writing():
            record = self._record()
            paths = _listed(record, "archives")
            names = [archive.name for archive in self._archives]
            if name not in names:
                known = f"it names {', '.join(names)}" if names else "it names none"
                raise NotFoundError(f"{name}: the project has no such archive; {known}")
            gone = self._settings.archives[names.index(name)]
            self._declare(f"remove archive {name}", record, "archives", [path for path in paths if path != gone])

    def index_archives(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        """Bring the index of every archive up to date; what is wrong with one is among the project's problems."""
        self._archives.index(progress, cancelled)

    def _record(self) -> Record:
        """The settings as they stand on disk; to be asked while writing."""
        self._database.keep_settings(first_settings())
        self._settings = self._read_settings()
        self._archives.declare(self._settings.archives, self._settings.aliases, self._settings.semantic)
        record = self._database.current(SETTINGS).get("settings", {}).get(PROJECT, {})
        return record if isinstance(record, dict) else {}

    def _declare(self, action: str, record: Record, name: str, value: list[object]) -> None:
        self._keep(action, [Edit("settings", "", PROJECT, record or None, {**record, name: value})])


def _listed(record: Record, name: str) -> list[object]:
    found = record.get(name, [])
    if not isinstance(found, list):
        raise StorageError(f"{SETTINGS}: '{name}' is not a list; make it one, then try again")
    return found


def _names(group: object) -> list[str]:
    """The names of a group as it stands in the settings; none when it is not one."""
    is_group = isinstance(group, list) and all(isinstance(name, str) for name in group)
    return list(group) if is_group and isinstance(group, list) else []


def _distinct(names: Sequence[str]) -> list[str]:
    """Names on one line each, the first of those that differ in case or accents only."""
    found: dict[str, str] = {}
    for name in names:
        if plain := " ".join(name.split()):
            found.setdefault(fold(plain), plain)
    return list(found.values())


def _shares(group: Sequence[str], names: Sequence[str]) -> bool:
    return bool({fold(name) for name in group} & {fold(name) for name in names})
