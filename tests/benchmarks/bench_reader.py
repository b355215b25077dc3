"""What the reader does at every key, resize and tag, at the size of the largest article: 3 MB and 20,000 spans.

Run with `pytest tests/benchmarks/bench_reader.py --benchmark-only`.
"""

import random
from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from rich.style import Style
from textual.color import Color

from store.model import LABELS, Annotation, Selector, Span
from tui.widgets.reader.looks import CURSOR, LIFTED, looks_of
from tui.widgets.reader.marks import AnnotationMarks
from tui.widgets.reader.painting import PaintedRow, paint
from tui.widgets.reader.wrapping import Wrapping, wrap

WIDTH = 41
SIZE = 3_000_000
MARKS = 20_000


@pytest.fixture(scope="module")
def article() -> str:
    rng = random.Random(7)
    words = ["gate", "harbour", "officials", "said", "the", "water", "rose", "again", "“near", "Vellin”", "on"]
    paragraphs, size = [], 0
    while size < SIZE:
        paragraphs.append(" ".join(rng.choices(words, k=rng.randint(20, 90))).capitalize() + ".")
        size += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)


@pytest.fixture(scope="module")
def annotations() -> list[Annotation]:
    rng = random.Random(7)
    spans = [Span(start, start + rng.randint(3, 120)) for start in (rng.randrange(SIZE - 200) for _ in range(MARKS))]
    names = [label.name for label in LABELS]
    return [
        Annotation(str(n), "d", rng.choice(names), Selector(span, "", "", ""), "", "me", "", span=span)
        for n, span in enumerate(spans)
    ]


def test_opening(benchmark: BenchmarkFixture, article: str) -> None:
    """Lines found, heights guessed, the first screen wrapped."""

    def opened() -> Span:
        wrapping = Wrapping(article, WIDTH)
        wrapping.settle(0, 40)
        return wrapping.span(0)

    benchmark(opened)


def test_resizing_in_the_middle(benchmark: BenchmarkFixture, article: str) -> None:
    """Another width, and the same text at the top."""
    wrapping = Wrapping(article, WIDTH)

    def resized() -> int:
        other = wrapping.resized(WIDTH - 7)
        line = other.line_of(SIZE // 2)
        other.settle(line - 40, line + 40)
        return other.row_of(SIZE // 2)

    benchmark(resized)


def test_wrapping_all(benchmark: BenchmarkFixture, article: str) -> None:
    """What is done in slices in the background."""

    def settled() -> int:
        wrapping = Wrapping(article, WIDTH)
        wrapping.settle(0, wrapping.lines)
        return wrapping.height

    benchmark(settled)


def test_a_line_of_247000_characters(benchmark: BenchmarkFixture) -> None:
    """No place to break at."""
    benchmark(wrap, "x" * 247_000, 0, 247_000, WIDTH)


def test_finding_the_rows_of_a_screen(benchmark: BenchmarkFixture, article: str) -> None:
    """Thirty rows in the middle, as a page key needs them."""
    wrapping = Wrapping(article, WIDTH)
    wrapping.settle(0, wrapping.lines)
    middle = wrapping.height // 2
    benchmark(lambda: [wrapping.span(row) for row in range(middle, middle + 30)])


def test_marking(benchmark: BenchmarkFixture, annotations: list[Annotation]) -> None:
    """All annotations sorted and merged, and compared with what was there but for one."""
    before = AnnotationMarks(annotations[1:], LABELS)
    benchmark(lambda: before.changes(AnnotationMarks(annotations, LABELS)))


@pytest.mark.parametrize("states", [[], [LIFTED, CURSOR]], ids=["plain", "with cursor"])
def test_painting_a_row(
    benchmark: BenchmarkFixture, article: str, annotations: list[Annotation], states: list[int]
) -> None:
    """A row with its marks, drawn anew."""
    wrapping, marks = Wrapping(article, WIDTH), AnnotationMarks(annotations, LABELS)
    span = wrapping.span(wrapping.row_of(SIZE // 2))
    colours = looks_of({}, Style(color="white", bgcolor="black"), Color.parse("black"), LABELS)
    draw: Callable[[], object] = lambda: paint(  # noqa: E731
        PaintedRow(article, span, False, [*marks.layers(span), *((span.start, span.end, state) for state in states)]),
        colours,
        WIDTH + 4,
    )
    benchmark(draw)
