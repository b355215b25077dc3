"""In what two passages that tell the same fact contradict each other: differences that a reader must not miss."""

from store.linking.words.names import is_one_spelled_otherwise
from store.model import Difference, Link

OF_BOTH: frozenset[str] = frozenset({"number", "date", "name"})
"""Types of difference that are a conflict where either side says something, and not the same; one that only one side
has may be more detail and no other fact."""

SURE = 85.0
"""Score from which two passages surely tell the same fact."""


def conflicts(link: Link) -> tuple[Difference, ...]:
    """The differences of a link that are conflicts, in their order.

    A weak link has none, for it may tell of another fact, nor has site furniture, nor what is the same word for word.
    Nor has a link below `SURE` that the reader has not accepted: retold more freely, one fact is told with other names
    and numbers.
    """
    is_sure = link.score >= SURE or link.state == "accepted"
    tells_the_same = is_sure and not link.weak and link.kind not in {"boilerplate", "verbatim"}
    return tuple(each for each in link.differences if is_conflict(each)) if tells_the_same else ()


def is_conflict(difference: Difference) -> bool:
    """Whether of one fact both cannot be right: another number, date or name, or a denial on either side."""
    if difference.type == "negation":
        return bool(difference.here or difference.there)
    if not (difference.here and difference.there) or difference.type not in OF_BOTH:
        return False
    return difference.type != "name" or not is_one_spelled_otherwise(difference.here, difference.there)
