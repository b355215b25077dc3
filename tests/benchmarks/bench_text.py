"""Reading a text of 3 MB, a line of 247,000 characters, and the place under a cursor.

Run with `pytest tests/benchmarks/bench_text.py --benchmark-only -o python_files='bench_*.py'`.
"""

from collections.abc import Callable
from itertools import cycle
from typing import Any

import pytest

from store.text import fold, next_grapheme, paragraph_at, paragraphs, sentence_at, sentences, words

Benchmark = Callable[..., Any]

PARAGRAPH = (
    "Mayor Ilse Brandt said on Monday that the bridge would stay shut. “Nobody will cross. It is not safe,” "
    "she told reporters outside the U.S. consulate. According to the Harbour Watch, at least 3,500 lorries a day had "
    "used it; the ministry’s own count, from 5 p.m. to midnight, was lower."
)


@pytest.fixture(scope="module")
def text() -> str:
    """3 MB in paragraphs of three sentences."""
    return "\n\n".join(f"{number} {PARAGRAPH}" for number in range(3_000_000 // len(PARAGRAPH)))


@pytest.fixture(scope="module")
def line() -> str:
    """One paragraph of 247,000 characters."""
    return (PARAGRAPH + " ") * (247_000 // len(PARAGRAPH))


def test_paragraphs(benchmark: Benchmark, text: str) -> None:
    """Of 3 MB."""
    assert benchmark(paragraphs, text)


def test_sentences(benchmark: Benchmark, text: str) -> None:
    """Of 3 MB."""
    assert benchmark(sentences, text)


def test_words(benchmark: Benchmark, text: str) -> None:
    """Of 3 MB."""
    assert benchmark(words, text)


def test_fold(benchmark: Benchmark, text: str) -> None:
    """Of 3 MB."""
    assert benchmark(fold, text)


def test_paragraph_at_another_place(benchmark: Benchmark, text: str) -> None:
    """A new paragraph each time."""
    places = cycle(range(1_000_000, 2_000_000, 977))
    assert benchmark(lambda: paragraph_at(text, next(places)))


def test_sentence_at_the_same_paragraph(benchmark: Benchmark, text: str) -> None:
    """Moving about inside one paragraph of 3 MB."""
    places = cycle(range(1_500_000, 1_500_100))
    assert benchmark(lambda: sentence_at(text, next(places)))


def test_sentences_of_a_long_line(benchmark: Benchmark, line: str) -> None:
    """247,000 characters without a newline."""
    assert benchmark(sentences, line)


def test_sentence_at_in_a_long_line(benchmark: Benchmark, line: str) -> None:
    """Anywhere in 247,000 characters without a newline."""
    places = cycle(range(0, len(line), 997))
    assert benchmark(lambda: sentence_at(line, next(places)))


def test_next_grapheme(benchmark: Benchmark, text: str) -> None:
    """One step through plain text."""
    assert benchmark(next_grapheme, text, 1_500_000)
