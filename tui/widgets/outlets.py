"""Names of outlets in a few cells, so that one is told from another."""

from collections.abc import Iterable, Iterator, Mapping

from tui.widgets.headline import cut
from tui.widgets.reader.cells import width_of

FEWEST = 3
"""Letters by which an outlet is known, unless its name is shorter."""

_PARTING = (" - ", " – ", " (", ": ", " | ", ", ")


def shortened(names: Iterable[str], room: int) -> Mapping[str, str]:
    """Each name in so many cells: whole, else without what explains it, its initials, its first words, else cut.

    What would read as another one is cut instead.
    """
    found = dict[str, str]()
    for name in dict.fromkeys(names):
        fitting = (
            each for each in _shorter(name) if width_of(each, 0, len(each)) <= room and each not in found.values()
        )
        found[name] = next(fitting, cut(name, room))
    return found


def _shorter(name: str) -> Iterator[str]:
    yield name
    plain = name
    for mark in _PARTING:
        plain = plain.partition(mark)[0]
    yield plain
    words = plain.split()
    if len(words) >= FEWEST:
        yield "".join(each[0] for each in words if each[0].isupper())
    firsts = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
    yield from (each for each in firsts if len(each) >= FEWEST)
