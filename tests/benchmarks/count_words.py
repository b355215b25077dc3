"""Count how rare words are in news at large: `python -m tests.benchmarks.count_words news.jsonl.gz`.

Each line of the file is an article: `text`, and `corpus`, the collection that it comes from, if any. Every collection
counts the same, so that none with many articles on one subject makes its words common. Takes a minute.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from math import log
from pathlib import Path

from store.linking.words import background
from store.linking.words.analysis import terms_of
from store.text import sentences

EVERY = 3
"""One article in so many is read of a collection that has many."""

MANY = 5_000
"""Articles from which it has."""

LANGUAGE = "en"

LEFT_OUT = frozenset({"basil"})
"""Collections that links are measured on."""

FEWEST = 8
"""Sentences, of a million, that a term stands in at least: rarer ones are as rare as any unknown word."""


def counted(path: Path) -> tuple[dict[str, int], int]:
    """In how many sentences of a million each term stands, and that million."""
    terms, passages = defaultdict[str, Counter[str]](Counter), Counter[str]()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        seen = Counter[str]()
        for article in map(json.loads, lines):
            corpus = article.get("corpus", "")
            seen[corpus] += 1
            if corpus in LEFT_OUT or (seen[corpus] > MANY and seen[corpus] % EVERY):
                continue
            for sentence in sentences(article["text"], None, LANGUAGE):
                terms[corpus].update(set(terms_of(sentence.of(article["text"]), LANGUAGE)))
                passages[corpus] += 1
    shares = Counter[str]()
    for corpus, found in terms.items():
        shares.update({term: count / passages[corpus] for term, count in found.items()})
    million = 1_000_000
    return {term: round(million * share / len(terms)) for term, share in shares.items()}, million


def to_file(counts: dict[str, int], sentences: int) -> str:
    """The file of a language, from the number of sentences that each term stands in and of all sentences."""
    steps: dict[int, list[str]] = {}
    for term, count in counts.items():
        steps.setdefault(round(background.STEPS * (1 - log(count + 1) / log(sentences + 1))), []).append(term)
    head = "# Terms by rarity in news at large: a step from 0, in every sentence, to 40, then the terms of it.\n"
    return head + "".join(f"{step} {' '.join(sorted(terms))}\n" for step, terms in sorted(steps.items()))


def main() -> None:
    counts, sentences_read = counted(Path(sys.argv[1]))
    kept = {term: count for term, count in counts.items() if count >= FEWEST and " " not in term}
    place = Path(background.__file__).parent / f"background_{LANGUAGE}.txt"
    place.write_text(to_file(kept, sentences_read), encoding="utf-8")
    print(f"{len(kept)} terms, {place.stat().st_size} bytes")


if __name__ == "__main__":
    main()
