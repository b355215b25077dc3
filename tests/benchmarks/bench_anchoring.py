"""Finding selectors again in a text of 3 MB: unchanged, edited elsewhere, and edited inside the quote.

Run with `pytest tests/benchmarks/bench_anchoring.py --benchmark-only -o python_files='bench_*.py'`.
"""

import random
from collections.abc import Callable
from typing import Any

import pytest

from store.annotations.anchoring import describe, locate
from store.model import Selector, Span

WORDS = 480_000
"""Of six letters on average: 3 MB of text in sentences of fifteen words."""

Benchmark = Callable[..., Any]


def news(words: int, seed: int = 11) -> str:
    """Invented text in which a word of rank n stands about 1/n times as often as the commonest (Zipf)."""
    source = random.Random(seed)
    vocabulary = ["".join(source.choices("abcdefghilmnoprstuv", k=source.randint(2, 10))) for _ in range(20_000)]
    chosen = source.choices(vocabulary, [1 / (rank + 10) for rank in range(len(vocabulary))], k=words)
    return "\n\n".join(" ".join(chosen[start : start + 15]) + "." for start in range(0, words, 15))


@pytest.fixture(scope="module")
def text() -> str:
    """3 MB."""
    return news(WORDS)


@pytest.fixture(scope="module")
def selectors(text: str) -> list[Selector]:
    """A hundred sentences, evenly spread."""
    step = len(text) // 100
    starts = [text.index("\n\n", at) + 2 for at in range(0, len(text) - step, step)]
    return [describe(text, Span(start, text.index("\n", start))) for start in starts]


def locate_all(text: str, selectors: list[Selector]) -> int:
    """How many are found."""
    return sum(locate(text, selector) is not None for selector in selectors)


def test_unchanged(benchmark: Benchmark, text: str, selectors: list[Selector]) -> None:
    """A hundred selectors at their places."""
    assert benchmark(locate_all, text, selectors) == len(selectors)


def test_moved(benchmark: Benchmark, text: str, selectors: list[Selector]) -> None:
    """A hundred selectors after a line was put on top."""
    assert benchmark(locate_all, "Updated.\n" + text, selectors) == len(selectors)


def test_altered(benchmark: Benchmark, text: str, selectors: list[Selector]) -> None:
    """A hundred selectors of which each sentence lost its middle word."""
    edited = text
    for selector in reversed(selectors):
        words = selector.exact.split(" ")
        shorter = " ".join(words[:7] + words[8:])
        edited = edited[: selector.span.start] + shorter + edited[selector.span.end :]
    assert benchmark(locate_all, edited, selectors) >= 95


def test_gone(benchmark: Benchmark, selectors: list[Selector]) -> None:
    """A hundred selectors of another text."""
    assert benchmark(locate_all, news(WORDS, seed=12), selectors) == 0


def test_deleted_with_the_former_text(benchmark: Benchmark, text: str, selectors: list[Selector]) -> None:
    """A hundred selectors whose sentences were deleted, held against the text that had them."""
    edited = text
    for selector in reversed(selectors):
        edited = edited[: selector.span.start] + edited[selector.span.end :]

    def locate_each() -> int:
        return sum(locate(edited, selector, text) is not None for selector in selectors)

    assert benchmark(locate_each) == 0
