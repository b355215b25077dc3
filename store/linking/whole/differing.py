"""What differs between the ends of links: told of many at once, on all cores where that is worth it."""

from collections.abc import Iterator, Sequence
from itertools import islice

from store.linking.pair.comparison import differing
from store.model import Difference, Link
from store.process.pools import cores
from store.process.spreading import spread

CHUNK = 64
"""Links whose differences a process tells at once."""

FEWEST = 512
"""Links from which other processes earn the time that they take to start."""

Ends = tuple[str, str]
"""The words of both ends of a link."""


def with_differences(links: Sequence[Link], groups: Sequence[Sequence[str]]) -> list[Link]:
    """The same links, in order, with what differs, where they are shown unasked and it has not been told.

    Args:
        links: Any.
        groups: Names declared the same.
    """
    todo = [at for at, link in enumerate(links) if not link.weak and not link.differences]
    ends = iter([(links[at].here.text, links[at].there.text) for at in todo])
    chunks: Iterator[list[Ends]] = iter(lambda: list(islice(ends, CHUNK)), [])
    told = spread(chunks, _told, cores() if len(todo) >= FEWEST else 1, groups)
    found = list(links)
    for at, differences in zip(todo, (each for chunk in told for each in chunk), strict=True):
        found[at] = found[at]._replace(differences=differences)
    return found


def _told(ends: Sequence[Ends], groups: Sequence[Sequence[str]]) -> list[tuple[Difference, ...]]:
    return [differing(here, there, groups) for here, there in ends]
