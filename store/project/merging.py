"""Several annotators' projects brought together in one of them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from store.errors import ProjectError, StorageError
from store.project.importing import TakenIn
from store.project.project import Project

if TYPE_CHECKING:
    from store.study.merging import Conflict


def merge(
    own: Project, others: Sequence[Project], is_taken: Callable[[str], bool] = lambda key: False
) -> "tuple[TakenIn, tuple[Conflict, ...]]":
    """Make what other projects hold part of one, as one change; nothing is lost, and nothing is there twice.

    Args:
        own: The project that is added to.
        others: Open projects; where two say otherwise of the same, `own` goes first, then they in their order.
        is_taken: Whether a key does something else, so that no new label may have it.

    Returns:
        What became of it, and where projects contradict each other.

    Raises:
        ProjectError: If one of the others is the project itself.
        StorageError: If it could not be kept, or what was made in one of the others cannot be read whole. Nothing is
            merged then.
    """
    from store.study.merging import merged

    for other in others:
        if other.data.resolve() == own.data.resolve():
            raise ProjectError(f"{other.folder}: is the project that is merged into; name another one")
    editions = [other.edition() for other in others]
    for other in others:
        for problem in other.upkeep.damage():
            raise StorageError(f"{problem.message}; nothing was merged", "Cannot merge")
    found = merged(own.edition(), editions)
    return own.take_in(found.imported, is_taken), found.conflicts
