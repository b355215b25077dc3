"""Lists of links of one passage made one, each in the order of whoever found them."""

from collections import defaultdict
from collections.abc import Sequence
from heapq import merge

from store.model import Link, Passage


def merged(own: Sequence[Link], others: Sequence[Sequence[Link]]) -> list[Link]:
    """Links from several places as one list, the first place's first where they are equally good.

    Each list is in the order of its linker, which knows more than the score, and stays in it. Of two links to the same
    passage the one that is not weak is taken, then the one in the earlier list.
    """
    lists = [own, *others]
    every = [(at, link) for at, links in enumerate(lists) for link in links]

    def is_best(at: int, link: Link) -> bool:
        return not any(
            (other.weak, n) < (link.weak, at) and is_same(other.there, link.there) for n, other in every if n != at
        )

    return list(merge(*([link for link in links if is_best(at, link)] for at, links in enumerate(lists)), key=_rank))


def is_same(one: Passage, other: Passage) -> bool:
    """Whether two passages are mostly the same stretch of one document."""
    return one.document is not None and one.document == other.document and one.span.mostly_covers(other.span)


def _rank(link: Link) -> tuple[bool, bool, bool, float]:
    return link.weak, link.kind == "boilerplate", link.kind != "verbatim", -link.score


def with_foreign(own: Sequence[Link], foreign: Sequence[Link]) -> list[Link]:
    """Links of one passage that were found by their words, and those across languages, as one list."""
    return list(merge(*distinct(own, foreign), key=_rank))


def distinct(own: Sequence[Link], foreign: Sequence[Link]) -> tuple[list[Link], list[Link]]:
    """Links found by their words and links across languages, each pair of passages once.

    Of two the one across languages is taken, of which words can tell little, unless it is weak and the other is not, or
    the words are the same: somebody may be quoted in another language.
    """
    into = defaultdict[str | None, list[Link]](list)
    for link in foreign:
        into[link.there.document].append(link)
    doubles = [(link, other) for link in own for other in into[link.there.document] if _is_same_pair(link, other)]
    worse = {other if _is_copy(link) or (other.weak and not link.weak) else link for link, other in doubles}
    return [link for link in own if link not in worse], [link for link in foreign if link not in worse]


def _is_same_pair(one: Link, other: Link) -> bool:
    return is_same(one.there, other.there) and (one.here == other.here or is_same(one.here, other.here))


def _is_copy(link: Link) -> bool:
    return not link.weak and link.kind != "paraphrase"
