"""Which file of the data folder a record stands in. A file is known by its key: its path below that folder."""

import re
from typing import NamedTuple

from store.errors import StorageError
from store.records.changes import Change, Edit

LINKS = "links.json"
"""Accepted and rejected links."""

DATA = ".variorum"
"""The folder below the articles that holds a project's data, unless another is given."""

LINKING = "linking"
"""The folder of an index of links, in the folder of what is derived."""

SETTINGS = "project.json"
"""Settings, labels, aliases."""

ANNOTATIONS = "annotations"
"""Folder of the files that hold a document's annotations and relations."""

REPAIR = "run: variorum check PROJECT --repair"
"""The remedy for what the history can put right."""

SAFE_ID = re.compile(r"[A-Za-z0-9_-]{1,128}")
"""What a document id may be made of, so that it can name a file and nothing else."""


def key_of(edit: Edit) -> str:
    """The file in which an edit's record stands.

    Raises:
        StorageError: If its document id could not have been given by this program.
    """
    if edit.table == "links":
        return LINKS
    if edit.table == "settings":
        return SETTINGS
    return annotations_key(edit.document)


class Part(NamedTuple):
    """What a change does in one file."""

    change: str
    """Id of the change."""
    edits: list[Edit]
    """In the order in which they are made; never empty."""


def parts_of(change: Change) -> dict[str, Part]:
    """What a change does in each of the files that it touches, by their keys."""
    parts: dict[str, Part] = {}
    for edit in change.edits:
        parts.setdefault(key_of(edit), Part(change.id, [])).edits.append(edit)
    return parts


def annotations_key(document: str) -> str:
    """The file that holds a document's annotations and relations.

    Raises:
        StorageError: If the id could name something else than a file of ours.
    """
    if not SAFE_ID.fullmatch(document):
        raise StorageError(f"history.jsonl: '{document}' is no document id; the change is not made")
    return f"{ANNOTATIONS}/{document}.json"
