"""What goes out in an export and comes in by an import, whatever the format."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from store.model import Annotation, Document, Entry, Judgement, Label, Link, Relation


class Edition(NamedTuple):
    """All that an export can carry, at one moment; only texts are read when they are asked for."""

    name: str
    entries: tuple[Entry, ...]
    """Its articles: those of the project in list order, then those that are gone and were annotated."""
    documents: Mapping[str, Document]
    """The same with their texts, by id; one that is not asked for is not read."""
    labels: tuple[Label, ...]
    annotations: tuple[Annotation, ...]
    relations: tuple[Relation, ...]
    judgements: tuple[Judgement, ...]
    carriers: Mapping[str, Sequence[Link]] = MappingProxyType({})
    """Links from the words of an annotation, best first, by its id; looked for when they are asked for."""


class Exported(NamedTuple):
    """An export, and in words what its format could not carry."""

    files: Mapping[str, bytes]
    """Contents by name; a name is a relative POSIX path."""
    losses: tuple[str, ...] = ()
    """One line a kind, which begins with its count: `3 relations: left out`."""


class Imported(NamedTuple):
    """What files of another tool hold, and in words what of it Variorum cannot carry.

    Ids are unique within it; its documents need not be in the project: whoever takes it in looks for them there. An
    annotator or a time that the files do not name is empty. Where they have no text of an article, that is empty too,
    and its hash is that of the text which the selectors count in, if they say it.
    """

    edition: Edition
    losses: tuple[str, ...] = ()
    """One line a kind, which begins with its count."""
