"""Links among invented articles: a query, an update, and how the query grows with the articles.

Run with `pytest tests/benchmarks/bench_linking.py --benchmark-only -o python_files='bench_*.py'`.
"""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz import fuzz, process

from store.linking import Linker, compare
from store.model import Document, Passage, Span, hash_text
from store.text import sentences

Benchmark = Callable[..., Any]


def articles(count: int, seed: int = 5) -> dict[str, str]:
    """Invented articles of twenty sentences; a word of rank n stands about 1/n times as often as the commonest."""
    source = random.Random(seed)
    vocabulary = ["".join(source.choices("abcdefghilmnoprstuv", k=source.randint(3, 10))) for _ in range(30_000)]
    weights = [1 / (rank + 10) for rank in range(len(vocabulary))]
    return {
        f"a{number:06d}": " ".join(_sentence(source, vocabulary, weights) for _ in range(20)) for number in range(count)
    }


def _sentence(source: random.Random, vocabulary: list[str], weights: list[float]) -> str:
    return " ".join(source.choices(vocabulary, weights, k=source.randint(8, 24))).capitalize() + "."


def linker_over(texts: dict[str, str], folder: Path) -> Linker:
    linker = Linker(folder)
    wanted = [(id, hash_text(text)) for id, text in texts.items()]
    linker.update(wanted, lambda key: Document(key, key, texts[key], key, hash_text(texts[key])))
    return linker


def passages(texts: dict[str, str], count: int = 50) -> list[Passage]:
    chosen = random.Random(1).sample(sorted(texts), count)
    return [Passage(id, Span(0, end), texts[id][:end]) for id in chosen if (end := texts[id].index(".") + 1)]


@pytest.mark.parametrize("count", [100, 1_000, 5_000])
def test_fifty_queries(benchmark: Benchmark, tmp_path: Path, count: int) -> None:
    texts = articles(count)
    linker, asked = linker_over(texts, tmp_path), passages(texts)
    benchmark(lambda: [linker.links(passage) for passage in asked])


def test_brute_force_over_the_same(benchmark: Benchmark) -> None:
    texts = articles(1_000)
    pool = [sentence.of(text) for text in texts.values() for sentence in sentences(text)]
    asked = passages(texts)
    benchmark(lambda: [process.extract(p.text, pool, scorer=fuzz.token_set_ratio, limit=10) for p in asked[:5]])


def test_indexing_a_thousand_articles(benchmark: Benchmark, tmp_path: Path) -> None:
    texts = articles(1_000)
    folders = iter(tmp_path / str(number) for number in range(1_000))
    benchmark.pedantic(lambda: linker_over(texts, next(folders)).close(), rounds=3)  # type: ignore[attr-defined]


def test_comparing_two_sentences(benchmark: Benchmark) -> None:
    one, other = (text.split(".")[0] for text in list(articles(2).values()))
    benchmark(lambda: compare(one, other))
