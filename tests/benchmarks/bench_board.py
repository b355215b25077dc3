"""What the board costs: 200 statements of 50 articles, held against their base by links that are known.

python -m tests.benchmarks.bench_board
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations
from statistics import median
from time import process_time

from store.linking import conflicts
from store.model import Entry, Link, Passage, Span
from store.study.board import Board, board
from store.study.choosing import Wanted, chosen, in_order
from store.study.groups import Group
from tests.store.study.making_boards import INJURED, Asked, entry

STATEMENTS, ARTICLES = 200, 50
EVERY = 20
"""One link of so many tells of another number."""

Pairs = Callable[[Sequence[Passage]], Iterator[tuple[Passage, Passage]]]


def from_base(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Passage]]:
    """Only the first is linked to the others."""
    return ((passages[0], each) for each in passages[1:])


def all_pairs(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Passage]]:
    """Each is linked to each."""
    return combinations(passages, 2)


def statement(number: int, pairs: Pairs) -> Group:
    """A group that every article carries."""
    span = Span(number * 100, number * 100 + 50)
    passages = [Passage(f"{article:02}", span, f"{article} says {number}") for article in range(ARTICLES)]
    links = (
        Link(one, other, 95.0, False, "paraphrase", (INJURED,) if at % EVERY == 0 else ())
        for at, (one, other) in enumerate(pairs(passages))
    )
    return Group(tuple(passages), tuple(links))


def milliseconds(act: Callable[[], object]) -> float:
    """Of processor time, which other programs lengthen little: the middle of seven rounds."""
    taken = []
    for _ in range(7):
        began = process_time()
        act()
        taken.append((process_time() - began) * 1000)
    return median(taken)


def chosen_in_order(made: Board) -> Board:
    """What a filter and another order cost."""
    return in_order(chosen(made, Wanted(conflicts=True)), "conflict")


def main() -> None:
    """Print what making, choosing and ordering take."""
    entries: list[Entry] = [entry(f"{article:02}") for article in range(ARTICLES)]
    for pairs in (from_base, all_pairs):
        groups = [statement(number, pairs) for number in range(STATEMENTS)]
        links = sum(len(group.links) for group in groups)
        made = board(entries, groups, compare=Asked(), conflicts=conflicts)
        making = milliseconds(partial(board, entries, groups, compare=Asked(), conflicts=conflicts))
        ordering = milliseconds(partial(chosen_in_order, made))
        print(f"{STATEMENTS} by {ARTICLES}, {links} links: board {making:.0f} ms, choosing and order {ordering:.0f} ms")


if __name__ == "__main__":
    main()
