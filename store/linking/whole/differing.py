"""What differs between the ends of links: told of many at once, on all cores where that is worth it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from store.linking.pair.differences import differences
from store.linking.words.aliases import Aliases
from store.linking.words.analysis import analysed
from store.model import Difference, Link, Passage
from store.process.pools import cores
from store.process.spreading import spread

CHUNK = 64
"""Links whose differences a process tells at once."""

FEWEST = 512
"""Links from which other processes earn the time that they take to start."""


class SaidEnd(NamedTuple):
    """The words of one end of a link, and the language of its document."""

    text: str
    language: str


Ends = tuple[SaidEnd, SaidEnd]


def with_differences(
    links: Sequence[Link], groups: Sequence[Sequence[str]], languages: Mapping[str, str]
) -> list[Link]:
    """The same links, in order, with what differs, where they are shown unasked and it has not been told.

    Args:
        links: Any.
        groups: Names declared the same.
        languages: ISO 639-1 codes by the ids of documents.
    """

    def said(passage: Passage) -> SaidEnd:
        return SaidEnd(passage.text, languages[passage.document or ""])

    todo = [at for at, link in enumerate(links) if not link.weak and not link.differences]
    ends = iter([(said(links[at].here), said(links[at].there)) for at in todo])
    chunks: Iterator[list[Ends]] = iter(lambda: list(islice(ends, CHUNK)), [])
    told = spread(chunks, _told, cores() if len(todo) >= FEWEST else 1, groups)
    found = list(links)
    for at, differing in zip(todo, (each for chunk in told for each in chunk), strict=True):
        found[at] = found[at]._replace(differences=differing)
    return found


def _told(ends: Sequence[Ends], groups: Sequence[Sequence[str]]) -> list[tuple[Difference, ...]]:
    aliases = Aliases(groups)
    return [differences(*(aliases.one_term(analysed(*end)) for end in both)) for both in ends]
