"""What an import takes of memory, beside what it brings."""

import tracemalloc
from pathlib import Path

import tinydb  # noqa: F401  loaded on the first change, and not to be measured here

from store.exchange import read
from store.model import LABELS
from store.project import Project
from store.project.labels import fitting_label

MOST = 3_300
"""Bytes an annotation at the highest; it was 6,800 once."""


def test_an_import_takes_a_bounded_number_of_bytes_for_each_annotation(project: Project) -> None:
    count, word = 10_000, "word "
    rows = "".join(f"T{n}\tPerson {5 * n} {5 * n + 4}\tword\n" for n in range(count))
    files = {"a.txt": (word * count).encode(), "a.ann": rows.encode()}
    project.scan()
    tracemalloc.start()
    try:
        taken = project.take_in(read(files, "brat"))
        assert project.problems == []
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert taken.annotations == count
    assert peak / count < MOST


def test_a_key_is_looked_for_in_little_memory(tmp_path: Path) -> None:
    tracemalloc.start()
    try:
        assert fitting_label("Person", None, LABELS, [], lambda key: False).key == "p"
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1 << 20
