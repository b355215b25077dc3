"""Links across languages, measured on sentences that are translations of each other.

Run with `python -m tests.benchmarks.bench_languages FILE.tsv`. The first line of FILE names the languages (`en`, `ru`),
the others hold a sentence in each of them. Every language is linked with the first one, in articles of `ROWS`
sentences: a fifth of the rows stands in one of the two alone, a fifth in the other, and has no counterpart.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from store.linking import Linker, load_encoder_process
from store.model import Document, Link, Passage, Span, hash_text

ROWS = 5
"""Sentences of an article."""

ASKED = 200
"""Sentences asked for each figure, at most."""

BETWEEN = "\n\n"

Sentence = Passage
"""A sentence, where it stands."""


class Asked(NamedTuple):
    """What came of asking."""

    first: float
    """Share of sentences whose counterpart comes first."""
    found: float
    """Share of those among whose first ten it is."""
    shown: float
    """Share of those for which it is shown."""
    alarms: float
    """Share of sentences without a counterpart that show a link across languages all the same."""
    milliseconds: float

    def __str__(self) -> str:
        told = f"@1 {self.first:.3f}  @10 {self.found:.3f}  shown {self.shown:.3f}  false alarms {self.alarms:.3f}"
        return f"{told}  {self.milliseconds:.0f} ms"


def articles(language: str, rows: dict[int, str]) -> tuple[list[Document], dict[int, Sentence]]:
    """The articles that tell some rows, and where each row stands in them."""
    documents, places, numbers = [], dict[int, Sentence](), sorted(rows)
    for start in range(0, len(numbers), ROWS):
        id, text = f"{language}{start:05d}", ""
        for number in numbers[start : start + ROWS]:
            places[number] = Passage(id, Span(len(text), len(text) + len(rows[number])), rows[number])
            text += rows[number] + BETWEEN
        documents.append(Document(id, f"{id}.txt", text, id, hash_text(text)))
    return documents, places


def measured(linker: Linker, here: dict[int, Sentence], there: dict[int, Sentence]) -> Asked:
    """Ask for sentences of one language that the other has, and for others that it has not."""
    with_one = [number for number in here if number in there][:ASKED]
    without = [number for number in here if number not in there][:ASKED]
    documents = {place.document for place in there.values()}
    begin = perf_counter()
    found = {number: _foreign(linker.links(here[number]), documents) for number in with_one}
    milliseconds = (perf_counter() - begin) / len(with_one) * 1000
    ranks = {number: _rank(found[number], there[number]) for number in with_one}
    shown = sum(rank is not None and not found[number][rank].weak for number, rank in ranks.items())
    alarms = sum(any(not link.weak for link in _foreign(linker.links(here[number]), documents)) for number in without)
    at = [sum(rank is not None and rank < most for rank in ranks.values()) / len(with_one) for most in (1, 10)]
    return Asked(at[0], at[1], shown / len(with_one), alarms / len(without), milliseconds)


def _foreign(links: list[Link], documents: set[str | None]) -> list[Link]:
    return [link for link in links if link.there.document in documents]


def _rank(links: list[Link], true: Sentence) -> int | None:
    hits = [at for at, link in enumerate(links) if link.there.document == true.document and _covers(link, true)]
    return hits[0] if hits else None


def _covers(link: Link, true: Sentence) -> bool:
    return 2 * link.there.span.overlap(true.span) >= true.span.length


def report(language: str, other: str, rows: list[tuple[str, str]]) -> None:
    """Link two languages and say what came of it."""
    fifth = len(rows) // 5
    ours = {number: row[0] for number, row in enumerate(rows) if number < 4 * fifth}
    theirs = {number: row[1] for number, row in enumerate(rows) if number >= fifth}
    (mine, here), (others, there) = articles(language, ours), articles(other, theirs)
    documents = {document.id: document for document in [*mine, *others]}
    wanted = [(id, document.sha256) for id, document in documents.items()]
    with TemporaryDirectory() as folder:
        linker = Linker(Path(folder))
        linker.update(wanted, documents.__getitem__)
        linker.link_across_languages(load_encoder_process)
        begin = perf_counter()
        linker.update(wanted, documents.__getitem__)
        took = perf_counter() - begin
        print(f"{language} - {other}: {len(ours)} and {len(theirs)} sentences, encoded in {took:.1f} s {linker.remark}")
        print(f"  {language} to {other}: {measured(linker, here, there)}")
        print(f"  {other} to {language}: {measured(linker, there, here)}", flush=True)
        linker.close()


def main(path: Path) -> None:
    """Measure every language of a file against its first."""
    first, *rest = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    for at, language in enumerate(first[1:], 1):
        report(language, first[0], [(row[at], row[0]) for row in rest if len(row) == len(first)])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
