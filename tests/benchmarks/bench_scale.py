"""How linking grows: building, asking, memory and disk at 100, 1,000, 10,000 and all articles of a JSON Lines file.

python -m tests.benchmarks.bench_scale news.jsonl.gz [--plot docs/scale-curve.svg] [--sizes 100 1000 10000 0]

Each line of the file has a "text", and perhaps a "title". Every size is measured in a process of its own. Asked are
sentences of the collection with some words left out and two neighbours changed round, so that finding the one that each
was made of can be counted. Brute force scores every passage for some of them, in the same run.
"""

import argparse
import gzip
import json
import random
import re
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import NamedTuple

from rapidfuzz import fuzz, process

from store.articles import read_below
from store.linking import Elsewhere, Linker
from store.model import Document, Passage, Span, hash_text
from store.text import sentences
from tests.benchmarks.curve import Line, Panel, drawn

SIZES = (100, 1_000, 10_000, 0)
"""Articles; 0 is all."""

ASKED = 200
"""Sentences asked for at each size."""

BRUTE = 15
"""How many of these brute force is asked for too."""

LEFT_OUT = 0.15
"""Share of the words of a sentence that its altered wording lacks."""

WORDS = range(10, 40)
"""How long the sentences are."""


class Asked(NamedTuple):
    """An altered sentence and where it was taken from."""

    text: str
    document: str
    span: Span


class Measured(NamedTuple):
    """What was measured at one size; times in milliseconds but for `build`, memory in megabytes."""

    articles: int
    passages: int
    build: float
    """Seconds."""
    opening: float
    """To open the index again and find that nothing is to be done."""
    p50: float
    p95: float
    found: float
    """Share of the sentences found among ten links."""
    brute: float
    faster: float
    """How many times faster than brute force, for the same sentences."""
    found_same: float
    """Share found of the sentences that brute force was asked for."""
    found_brute: float
    memory: float
    """Most that the process that writes and asks ever held."""
    worker: float
    """The same of the largest of the processes that analyse."""
    disk: float
    """Bytes of the index for each byte of text."""


COLUMNS: dict[str, Callable[[Measured], str]] = {
    "articles": lambda m: f"{m.articles:,}",
    "passages": lambda m: f"{m.passages:,}",
    "build": lambda m: f"{m.build:.1f} s",
    "a second": lambda m: f"{m.articles / m.build:,.0f}",
    "opened": lambda m: f"{m.opening:.0f} ms",
    "query p50 / p95": lambda m: f"{m.p50:.1f} / {m.p95:.1f} ms",
    "found@10": lambda m: f"{m.found:.3f}",
    "brute force": lambda m: f"{m.brute:,.0f} ms",
    "times faster": lambda m: f"{m.faster:,.1f}",
    "found@10, here / brute": lambda m: f"{m.found_same:.2f} / {m.found_brute:.2f}",
    "memory (+ each process)": lambda m: f"{m.memory:.0f} MB (+ {m.worker:.0f})",
    "index / text": lambda m: f"{m.disk:.2f}",
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", type=Path)
    options.add_argument("--plot", type=Path)
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    chosen = options.parse_args()
    print(f"| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}")
    points = []
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory() as name:
            written(chosen.file, Path(name), size or None)
            with ProcessPoolExecutor(1, get_context("spawn")) as pool:
                points.append(pool.submit(measured, Path(name)).result())
        print(f"| {' | '.join(column(points[-1]) for column in COLUMNS.values())} |", flush=True)
    if chosen.plot:
        chosen.plot.write_text(drawn(panels(points)), "utf-8")


def written(file: Path, folder: Path, size: int | None) -> None:
    """Articles from all over the file as text files, one each."""
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8") as lines:
        step = max(1, sum(1 for _ in lines) // size) if size else 1
    with opened(file, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(islice(lines, 0, size and size * step, step)):
            record = json.loads(line)
            (folder / f"{number:06}.txt").write_text(f"{record.get('title') or ''}\n\n{record['text']}\n", "utf-8")


def measured(folder: Path) -> Measured:
    """Build, open again, ask, and ask by brute force."""
    names = sorted(path.name for path in folder.glob("*.txt"))
    read = partial(read_below, folder)
    texts = (read(name, name).text for name in names)
    wanted, size = list[tuple[str, str]](), 0
    for name, text in zip(names, texts, strict=True):
        wanted.append((name, hash_text(text)))
        size += len(text.encode())
    asked = altered(names, read)
    index = folder / "index"
    begun = time.perf_counter()
    linker = built(index, wanted, read)
    build = time.perf_counter() - begun
    linker.close()
    begun = time.perf_counter()
    linker = built(index, wanted, read)
    opening = (time.perf_counter() - begun) * 1000
    is_found(linker, asked[0])  # the first question loads the vectors of words, which takes a second
    times, hits = zip(*(timed(partial(is_found, linker, one)) for one in asked), strict=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    disk = sum(path.stat().st_size for path in index.rglob("*") if path.is_file()) / size
    pool = passages(names, read)
    slow, slow_hits = zip(*(timed(partial(is_found_by_force, pool, one)) for one in asked[:BRUTE]), strict=True)
    ranked, typical = sorted(times), median(slow)
    return Measured(
        len(names), len(pool), build, opening, median(times), ranked[int(0.95 * len(ranked))], share(hits), typical,
        sum(slow) / sum(times[:BRUTE]), share(hits[:BRUTE]), share(slow_hits), memory, worker, disk,
    )  # fmt: skip


def built(index: Path, wanted: Sequence[tuple[str, str]], read: Callable[[str, str], Document]) -> Linker:
    linker = Linker(index)
    linker.update(wanted, lambda name: read(name, name), elsewhere=Elsewhere(read, str))
    return linker


def altered(names: Sequence[str], read: Callable[[str, str], Document]) -> list[Asked]:
    """Sentences of many articles, altered."""
    source, made = random.Random(7), list[Asked]()
    while len(made) < ASKED:
        name = source.choice(names)
        text = read(name, name).text
        spans = [span for span in sentences(text) if len(span.of(text).split()) in WORDS]
        if spans:
            span = source.choice(spans)
            made.append(Asked(reworded(span.of(text), source), name, span))
    return made


def reworded(text: str, source: random.Random) -> str:
    kept = [word for word in text.split() if source.random() > LEFT_OUT]
    at = source.randrange(len(kept) - 1)
    kept[at], kept[at + 1] = kept[at + 1], kept[at]
    return " ".join(kept)


def is_found(linker: Linker, asked: Asked) -> bool:
    links = linker.links(Passage(None, Span(0, len(asked.text)), asked.text))
    return any(link.there.document == asked.document and link.there.span.overlap(asked.span) for link in links)


def passages(names: Sequence[str], read: Callable[[str, str], Document]) -> list[tuple[str, str, Span]]:
    """Every sentence there is: its text, its document, where it stands."""
    found = []
    for name in names:
        text = read(name, name).text
        found += [(re.sub(r"\s+", " ", span.of(text)), name, span) for span in sentences(text)]
    return found


def is_found_by_force(pool: Sequence[tuple[str, str, Span]], asked: Asked) -> bool:
    best = process.extract(asked.text, [text for text, _, _ in pool], scorer=fuzz.token_sort_ratio, limit=10)
    return any(pool[at][1] == asked.document and pool[at][2].overlap(asked.span) for _, _, at in best)


def timed(act: Callable[[], bool]) -> tuple[float, bool]:
    begun = time.perf_counter()
    result = act()
    return (time.perf_counter() - begun) * 1000, result


def share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits)


def panels(points: Sequence[Measured]) -> list[Panel]:
    at = [point.articles for point in points]
    return [
        Panel("a query, milliseconds", "articles", [
            Line("brute force", at, [point.brute for point in points]),
            Line("95th percentile", at, [point.p95 for point in points]),
            Line("median", at, [point.p50 for point in points]),
        ]),
        Panel("building the index, seconds", "articles", [Line("all cores", at, [point.build for point in points])]),
    ]  # fmt: skip


if __name__ == "__main__":
    main()
