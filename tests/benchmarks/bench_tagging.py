"""What a tag costs in a project of 100,000 annotations, beside stock TinyDB with as many records in one file.

Both are measured in one run, so that what counts is the ratio. Run it so:

    python -m tests.benchmarks.bench_tagging
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tinydb import TinyDB

from store.annotations.anchoring import describe
from store.disk.database import Database
from store.model import Annotation, Span, hash_text
from store.project import Project
from store.records import annotation_record
from store.records.changes import Change, Edit

SENTENCE = "the harbour authority said on Monday that twelve workers were injured in a fire at the grain silo"
WORDS = SENTENCE.split()


def article(number: int, words: int = 3000) -> str:
    """A text that no other number gives."""
    return " ".join(f"{WORDS[(number * 7 + at * 3) % len(WORDS)]}{number * at % 97}" for at in range(words)) + ".\n"


def annotation(number: int, document: str, text: str, hash: str) -> Annotation:
    """The n-th annotation of a document."""
    start = number * 13 % (len(text) - 120)
    selector = describe(text, Span(start, start + 90))
    id = f"01M{number:023}"
    return Annotation(id, document, "claim", selector, hash, "bench", "2026-01-02T03:04:05+01:00")


def fill(folder: Path, documents: int, each: int) -> None:
    """A project of so many documents with so many annotations each."""
    for number in range(documents):
        (folder / f"{number:04}.txt").write_text(article(number), "utf-8")
    with Project.open(folder, annotator="bench") as project:
        for number, entry in enumerate(project.entries()):
            document = project.document(entry.id)
            project.tags.add(entry.id, Span(0, 5), "claim")
            made = (annotation(at, entry.id, document.text, document.sha256) for at in range(each - 1))
            edits = tuple(Edit("annotations", entry.id, one.id, None, annotation_record(one)) for one in made)
            Database(folder / ".variorum").commit(
                Change(f"bulk{number}", "2026-01-02T03:04:05+01:00", "bulk", "tag", edits)
            )


def median(act: Callable[[int], object], rounds: int) -> float:
    """Milliseconds that `act` takes, the middle of several rounds."""
    taken = []
    for number in range(rounds):
        began = time.perf_counter()
        act(number)
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def fsync(folder: Path) -> float:
    """Milliseconds that the disk takes for what a change must sync: two files and a folder."""

    def act(number: int) -> None:
        for name in ("a", "b"):
            with (folder / name).open("wb") as file:
                file.write(b"x" * 600_000 if name == "b" else b"x" * 500)
                file.flush()
                os.fsync(file.fileno())
        (folder / "b").replace(folder / "c")
        descriptor = os.open(folder, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)

    return median(act, 15)


def ours(folder: Path, rounds: int) -> dict[str, float]:
    """Milliseconds of opening, and of each act in a document that is already full."""
    began = time.perf_counter()
    project = Project.open(folder, annotator="anna")
    taken = {"open": (time.perf_counter() - began) * 1000}
    with project:
        key = project.entries()[0].id
        taken["annotations, first time"] = median(lambda _: project.tags.of(key), 1)
        text = project.document(key).text
        made: list[str] = []
        taken["tag"] = median(
            lambda at: made.append(project.tags.add(key, Span(at * 11, at * 11 + 60), "claim").id), rounds
        )
        taken["annotations, after a tag"] = median(lambda _: project.tags.of(key), 1)
        taken["note"] = median(lambda at: project.tags.set_note(made[at], "seen"), rounds)
        taken["undo"] = median(lambda _: project.history.undo(), rounds)
        taken["redo"] = median(lambda _: project.history.redo(), rounds)
        taken["untag"] = median(lambda at: project.tags.remove(made[at]), rounds)
        taken["refresh, nothing new"] = median(lambda _: project.refresh(), rounds)
        assert hash_text(text) == project.document(key).sha256
        taken["counts of all documents, first time"] = median(
            lambda _: [project.tags.counts(entry.id) for entry in project.entries()], 1
        )
    return taken


def stock(folder: Path, records: int) -> float:
    """Milliseconds of one insert into stock TinyDB with so many records in one file."""
    text = article(1)
    hash = hash_text(text)
    file = TinyDB(folder / "stock.json")
    file.insert_multiple(annotation_record(annotation(number, "d", text, hash)) for number in range(records))
    one = annotation_record(annotation(0, "d", text, hash))
    taken = median(lambda _: file.insert(one), 3)
    file.close()
    return taken


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=100)
    options.add_argument("--each", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=15)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "project"
        folder.mkdir()
        fill(folder, chosen.documents, chosen.each)
        sync = fsync(Path(name))
        taken = ours(folder, chosen.rounds)
        beside = stock(Path(name), chosen.documents * chosen.each)
    print(f"{chosen.documents} documents x {chosen.each} annotations; the disk's own fsyncs: {sync:.1f} ms")
    for act, milliseconds in taken.items():
        print(f"{act:38} {milliseconds:8.1f} ms")
    print(f"{'stock TinyDB, one insert':38} {beside:8.1f} ms, {beside / taken['tag']:.0f} times our tag")


if __name__ == "__main__":
    main()
