"""Several annotators' projects brought together in one of them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from store.project.project import Project
from store.project.taking_in import TakenIn

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
        StorageError: If it could not be kept.
    """
    from store.study.merging import merged

    found = merged(own.edition(), [other.edition() for other in others])
    return own.take_in(found.imported, is_taken), found.conflicts
