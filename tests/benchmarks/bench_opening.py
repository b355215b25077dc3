"""What opening a folder costs the first time and the second, beside reading its files and nothing else.

python -m tests.benchmarks.bench_opening
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from store.articles import in_order, listing, read_article
from store.project import Project
from tests.benchmarks.bench_tagging import article, median


def once(act: Callable[[], object]) -> float:
    """Milliseconds that `act` takes."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def read(folder: Path) -> None:
    """Read every article."""
    for path in in_order(listing(folder).files):
        read_article(folder / path, path, "")


def opened(folder: Path) -> None:
    """Open a project and leave it."""
    Project.open(folder).close()


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=1000)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(chosen.articles):
            (folder / f"{number:05}.txt").write_text(article(number, 500), "utf-8")
        bare = once(lambda: read(folder))
        first = once(lambda: opened(folder))
        second = median(lambda _: opened(folder), 5)
        with Project.open(folder) as project:
            idle = median(lambda _: project.refresh(), 50)
            search = once(lambda: project.search.exact("no such words"))
            again = once(lambda: project.search.exact("no such words"))
    print(f"{chosen.articles} articles of 500 words")
    print(f"reading them and nothing else   {bare:8.1f} ms")
    print(f"opening the first time          {first:8.1f} ms, {first / bare:.2f} times reading")
    print(f"opening again                   {second:8.1f} ms")
    print(f"refresh, nothing new            {idle:8.3f} ms")
    print(f"exact search, first and again   {search:8.1f} ms, {again:.1f} ms")


if __name__ == "__main__":
    main()
