"""The labels that a project declares: added to those that every project has."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from string import ascii_letters, digits, punctuation
from typing import get_args

from store.disk.settings import check_label
from store.errors import LabelError, StorageError
from store.model import LABELS, Label, LabelStyle, LabelUnit
from store.project.declarations import declare, declared
from store.project.workspace import Workspace
from store.records import label_record

NAMELESS = "unnamed"
"""Name of a label that came without one."""

WORDS = 3
"""Words that half of what a label marks may have for it to mark words, not sentences."""


class Labels:
    """The labels of a project."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @property
    def own(self) -> tuple[Label, ...]:
        """Those that only this project has."""
        default = {label.name for label in LABELS}
        return tuple(label for label in self._workspace.labels if label.name not in default)

    def add(self, label: Label) -> None:
        """Declare a label, from now on spans can be tagged with it.

        Raises:
            LabelError: If it has the name or the key of another, or its key is not one character.
            StorageError: If it could not be kept.
        """
        with self._workspace.writing():
            record, listed = declared(self._workspace, "labels")
            labels = self._workspace.labels
            try:
                check_label(label, labels, {other.name for other in labels})
            except StorageError as error:
                raise LabelError(f"{label.name or 'a label'}: {error.message}; choose another") from error
            declare(self._workspace, f"add label {label.name}", record, "labels", [*listed, label_record(label)])


def label_name(name: str) -> str:
    """The name of a label from elsewhere as one that a project can have."""
    shown = "".join(letter if letter.isprintable() else " " for letter in name)
    return " ".join(shown.split()) or NAMELESS


def fitting_label(
    name: str, wanted: Label | None, others: Sequence[Label], quotes: Sequence[str], is_taken: Callable[[str], bool]
) -> Label:
    """A label that can stand beside others, as it is wanted where that is free.

    Args:
        name: Its name, which none of the others has.
        wanted: How it was declared elsewhere, if it was.
        others: The labels that there are.
        quotes: What is marked with it.
        is_taken: Whether a key does something else.
    """
    used = {other.key for other in others}
    keys = chain([wanted.key] if wanted else [], _keys(name))
    free = (key for key in keys if len(key) == 1 and key.isprintable() and not key.isspace() and key not in used)
    key = next(key for key in free if not is_taken(key))
    if wanted is not None:
        return wanted._replace(name=name, key=key)
    lengths = sorted(len(quote.split()) for quote in quotes)
    unit: LabelUnit = "word" if lengths and lengths[len(lengths) // 2] <= WORDS else "sentence"
    return Label(name, key, _style(others), unit)


def _keys(name: str) -> Iterator[str]:
    """Keys that a label may have, those that its name suggests first; they do not end before Unicode does."""
    yield from name.lower()
    yield from name.upper()
    yield from ascii_letters + digits + punctuation
    yield from map(chr, range(0xA1, 0x110000))


def _style(others: Sequence[Label]) -> LabelStyle:
    """The channel that the fewest labels use."""
    styles: tuple[LabelStyle, ...] = get_args(LabelStyle)
    used = [other.style for other in others]
    return min(reversed(styles), key=used.count)
