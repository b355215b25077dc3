"""What each format takes, in seconds of the processor and megabytes, to write and to read so many annotations.

python -m tests.benchmarks.bench_exchange [--annotations 1000000] [--formats json csv …]

Each is measured in a process of its own: writing on top of an edition that is in memory already, reading on top of the
files. Articles have 5,000 annotations each, of three annotators, every tenth with a note, every twentieth related.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ulid import ULID

from store.errors import VariorumError
from store.exchange import EXPORTS, IMPORTS, export, read
from store.exchange.edition import Edition
from store.exchange.files import write_files
from store.exchange.unpacking import files_at
from store.model import LABELS, Annotation, Document, Relation, Selector, Span, hash_text

OF_AN_ARTICLE = 5_000
WORDS = ("the harbour", "office said", "lorries were", "stranded at", "a bridge which", "closed on Monday after")
READERS = {"cas-xmi": "cas", "cas-json": "cas"}
"""Ways in that are called otherwise than the way out."""

CREATED = "2024-03-04T09:00:00+01:00"


def large_edition(annotations: int) -> Edition:
    """So many annotations, in articles of `OF_AN_ARTICLE` each."""
    draw = random.Random(1)
    documents, made, relations = list[Document](), list[Annotation](), list[Relation]()
    for number in range(max(1, annotations // OF_AN_ARTICLE)):
        words = [draw.choice(WORDS) for _ in range(min(annotations, OF_AN_ARTICLE) + 3)]
        text = " ".join(words)
        documents.append(Document(f"{number:08x}", f"{number}.txt", text, f"Title {number}", hash_text(text), "Post"))
        start = 0
        before: Annotation | None = None
        for at, word in enumerate(words[:-3]):
            span = Span(start, start + len(" ".join(words[at : at + 3])))
            around = (text[max(0, start - 32) : start], text[span.end : span.end + 32])
            document, selector = documents[-1], Selector(span, span.of(text), *around)
            by, note = f"annotator {at % 3}", "" if at % 10 else "a note"
            one = Annotation(
                *(_id(draw), document.id, LABELS[at % 3].name), selector, document.sha256, by, CREATED, note, span
            )
            made.append(one)
            if before and not at % 20:
                relations.append(Relation(_id(draw), document.id, "said by", one.id, before.id, "ada", CREATED))
            start, before = start + len(word) + 1, one
    entries = tuple(document.entry for document in documents)
    known = {document.id: document for document in documents}
    return Edition("large", entries, known, LABELS, tuple(made), tuple(relations), ())


def _id(draw: random.Random) -> str:
    return str(ULID.from_bytes(draw.randbytes(16)))


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def _write(name: str, annotations: int, place: Path) -> str:
    edition, began = large_edition(annotations), time.process_time()
    files = export(edition, name).files
    took = time.process_time() - began
    write_files(files, place, is_folder=True)
    return f"{took:6.1f} s {_megabytes():6} MB, {sum(map(len, files.values())) >> 20:4} MB of files"


def _read(name: str, place: Path) -> str:
    (first, *others) = place.rglob("*")
    began = time.process_time()
    found = read(files_at(place if others else first), READERS.get(name, name))
    return f"{time.process_time() - began:6.1f} s {_megabytes():6} MB, {len(found.edition.annotations):,} annotations"


def main() -> None:
    """Measure all formats, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--annotations", type=int, default=1_000_000)
    parser.add_argument("--formats", nargs="*", default=list(EXPORTS))
    parser.add_argument("--place", type=Path)
    parser.add_argument("--way", choices=("out", "in"))
    asked = parser.parse_args()
    if asked.way:
        (name,) = asked.formats
        try:
            told = _write(name, asked.annotations, asked.place) if asked.way == "out" else _read(name, asked.place)
        except VariorumError as error:
            told = error.message
        print(f"{name:14} {asked.way:3} {told}", flush=True)
        return
    for name in asked.formats:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "files"
            for way in ("out", "in") if READERS.get(name, name) in IMPORTS else ("out",):
                if way == "out" or place.exists():
                    asking = ["--way", way, "--formats", name, "--place", str(place)]
                    of = ["--annotations", str(asked.annotations)]
                    subprocess.run([sys.executable, "-m", "tests.benchmarks.bench_exchange", *asking, *of], check=False)


if __name__ == "__main__":
    main()
