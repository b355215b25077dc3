"""How well groups tell what states the same, against pairs that readers marked.

`python -m tests.benchmarks.bench_groups EVENTS`, where EVENTS has a folder an event: texts, `pairs.jsonl` and
`sentences.json`. A passage stands for each sentence of which it covers half, or that covers half of it. Groups are
held against the shown links themselves, as pairs of sentences: precision, recall, F1.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product
from pathlib import Path
from time import process_time
from typing import NamedTuple

from store.linking.whole.local import Request, link_all
from store.model import Document, Link, Passage, hash_text
from store.study.groups import LEAST, groups

Sentence = tuple[str, int]
Pairs = set[frozenset[Sentence]]


class Found(NamedTuple):
    """Pairs of sentences in one event, as they were found and as they were marked."""

    links: Pairs
    groups: Pairs
    marked: Pairs


def main() -> None:
    """Measure every event, and all of them together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", type=Path)
    found = {
        path.parent.name: _measured(path.parent) for path in sorted(parser.parse_args().events.rglob("pairs.jsonl"))
    }
    for name, each in found.items():
        _say(name, [each])
    _say("all", found.values())


def _say(name: str, found: Iterable[Found]) -> None:
    each = list(found)
    figures = [_figures((getattr(event, what), event.marked) for event in each) for what in ("links", "groups")]
    print(f"{name:20} links {figures[0]}   groups {figures[1]}")


def _figures(found: Iterable[tuple[Pairs, Pairs]]) -> str:
    pairs = list(found)
    right, told, marked = (
        sum(map(len, each)) for each in zip(*((one & two, one, two) for one, two in pairs), strict=True)
    )
    return f"{right / max(1, told):.3f} {right / max(1, marked):.3f} {2 * right / max(1, told + marked):.3f}"


def _measured(place: Path) -> Found:
    spans = json.loads((place / "sentences.json").read_text(encoding="utf-8"))
    links = [*_links(place)]
    shown = [(link.here, link.there) for link in links if not link.weak and link.kind != "boilerplate"]
    start = process_time()
    grouped = [pair for group in groups(links) for pair in combinations(group.passages, 2)]
    print(f"{place.name}: {len(links)} links grouped in {process_time() - start:.3f} s")
    rows = map(json.loads, (place / "pairs.jsonl").read_text(encoding="utf-8").splitlines())
    marked = {frozenset(((row["a"], row["ai"]), (row["b"], row["bi"]))) for row in rows}
    return Found(_pairs(shown, spans), _pairs(grouped, spans), marked)


def _links(place: Path) -> Iterator[Link]:
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(place.glob("*.txt"))}
    documents = [Document(name, name, text, name, hash_text(text)) for name, text in texts.items()]
    for links in link_all(documents, len(documents), Request(weak=True, least=LEAST)):
        yield from links


def _pairs(passages: Iterable[tuple[Passage, Passage]], spans: Mapping[str, list[list[int]]]) -> Pairs:
    apart = ((one, other) for one, other in passages if one.document != other.document)
    return {
        frozenset(pair) for one, other in apart for pair in product(_sentences(one, spans), _sentences(other, spans))
    }


def _sentences(passage: Passage, spans: Mapping[str, list[list[int]]]) -> list[Sentence]:
    document, (start, end) = passage.document or "", passage.span
    return [
        (document, number)
        for number, (first, last) in enumerate(spans[document])
        if 2 * (min(end, last) - max(start, first)) >= min(end - start, last - first) > 0
    ]


if __name__ == "__main__":
    main()
