"""Links among invented articles: a query, an update, and how the query grows with the articles.

Run with `pytest tests/benchmarks/bench_linking.py --benchmark-only -o python_files='bench_*.py'`.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from rapidfuzz import fuzz, process

from store.linking import Linker, compare
from store.linking.pair import counterpart
from store.linking.whole import local, pairing, sides
from store.linking.whole.local import Request, link_all
from store.model import Document, Passage, Span, hash_text
from store.text import sentences

Benchmark = Callable[..., Any]

MOST_OF_ONE_BY_ONE = 0.5
"""Share of the time of measuring every pair of passages by itself that linking a collection may take."""


MOST_OF_ANY_ORDER = 0.8
"""Share of the time of linking documents as they are named that linking events one after another may take."""


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


def reports(count: int, seed: int = 5) -> list[Document]:
    """Invented reports of one event, each with most of its sentences, some of them with a few other words."""
    source, event = random.Random(3), articles(2, seed)
    told, others = (text.split(". ") for text in event.values())
    made = list[Document]()
    for number in range(count):
        kept = [" ".join(w if source.random() < 0.8 else "elsewhere" for w in each.split()) for each in told]
        text = ". ".join(source.sample(kept, 14) + source.sample(others, 4)) + "."
        name = f"r{number:02d}-{seed}"
        made.append(Document(name, name, text, "", hash_text(text)))
    return made


def seconds(documents: list[Document], request: Request) -> float:
    """Processor time of linking all, the second time: what is loaded once is."""
    for _ in range(2):
        began = process_time()
        list(link_all(documents, len(documents), request))
    return process_time() - began


def test_matrices_against_pairs_of_passages_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Linking reports of one event, against the same with every pair of passages measured and aligned by itself."""
    documents, request = reports(12), Request(weak=True, least=20.0, compared_from=50.0, processes=1)
    now = seconds(documents, request)
    monkeypatch.setattr(pairing, "fits", lambda side: False)
    monkeypatch.setattr(counterpart, "is_taken_whole", lambda *asked: False)
    before = seconds(documents, replace(request, compared_from=0.0))
    print(f"\n{now:.2f} s of {before:.2f} s: {now / before:.2f}")
    assert now < MOST_OF_ONE_BY_ONE * before


def test_documents_of_one_event_after_each_other_against_as_they_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where tables are kept of an event or two, of twelve whose reports are named alike."""
    documents = sorted(each for seed in range(12) for each in reports(8, seed))
    for module in (local, sides):
        monkeypatch.setattr(module, "MOST_PASSAGES", 300)
    now, before = (seconds(documents, Request(processes=1, in_order=in_order)) for in_order in (False, True))
    print(f"\n{now:.2f} s of {before:.2f} s: {now / before:.2f}")
    assert now < MOST_OF_ANY_ORDER * before


def test_comparing_two_sentences(benchmark: Benchmark) -> None:
    one, other = (text.split(".")[0] for text in list(articles(2).values()))
    benchmark(lambda: compare(one, other))
