"""What the board costs: 200 statements of 50 articles, held against their base by links that are known, and drawn.

python -m tests.benchmarks.bench_board
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations
from statistics import median
from time import process_time

from textual.app import App, ComposeResult

from store.linking import conflicts
from store.model import Entry, Link, Passage, Span
from store.study.board import Board, board
from store.study.board_filter import Wanted, chosen, in_order
from store.study.groups import Group
from tests.store.study.making_boards import INJURED, Asked, entry
from tui.themes import DARK
from tui.widgets.board_table import BoardTable
from tui.widgets.row_list import RowList

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


class Drawn(App[None]):
    """A board on a screen."""

    def __init__(self, board: Board) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self.board = board
        self.rows = RowList(lambda: None)

    def compose(self) -> ComposeResult:
        """The statements."""
        yield self.rows

    def draw(self, *, folds: bool) -> None:
        """Lay the board out, and draw what is seen of it and its heads."""
        table = BoardTable(self.board, self.rows.room, ARTICLES // 2, folds=folds)
        self.rows.show(len(self.board.rows), lambda index, _: table.row(self.board.rows[index]), len(self.board.rows))
        table.heads("disputed first")
        for y in range(self.rows.size.height):
            self.rows.render_line(y)


async def drawing(board: Board, size: tuple[int, int], *, folds: bool) -> float:
    """Milliseconds that it takes to draw a board on a screen."""
    app = Drawn(board)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        return milliseconds(partial(app.draw, folds=folds))


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
    for size, folds in (((120, 36), False), ((200, 60), False), ((80, 24), True)):
        drawn = asyncio.run(drawing(made, size, folds=folds))
        print(f"drawn at {size[0]} by {size[1]}{', columns folded' if folds else ''}: {drawn:.0f} ms")


if __name__ == "__main__":
    main()
