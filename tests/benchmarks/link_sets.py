"""The development sets of linking, measured: every candidate of every question, with its features.

A set is a folder `docs` of texts beside `gold.jsonl`, rows of two stretches that state the same; an event is a folder
of texts beside `pairs.jsonl` and `sentences.json`. Neither is part of this repository.

`marked_events.json` holds more events, of articles of one of the sets: only where their sentences stand, and which of
these state the same, as they were marked by hand by the rules of the events. Some are kept back: they are measured, and
nothing is fitted on them.
"""

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

from store.linking import Linker
from store.linking.pair.comparison import measure_alone
from store.linking.words.analysis import analyse
from store.linking.words.passage_language import language_of_passage
from store.model import Document, Passage, Span, hash_text

EVENT, UNSEEN, AMONG, ALONE = "event ", "unseen event ", " among", " alone"
"""Begin the names of an event, and of one that nothing is fitted on; end those of a set among unrelated articles, and
without counterparts among such."""

MARKED = Path(__file__).with_name("marked_events.json")
"""By event the spans of the sentences of each article, and rows of article, sentence, article, sentence and grade."""

QUESTIONS = 300
"""Asked of a set at most."""

DISTRACTORS = 5_000
"""Articles that have nothing to do with a set, in which counterparts are found by chance."""

EXHAUSTIVE = frozenset({"wmtnews", "bible_nt"})
"""Sets whose rows are all there are, so that whatever else is found is none."""

NEUTRAL = frozenset({"verbatim-same-outlet", "verbatim-common", "closure"})
"""Kinds of rows that are neither asked for nor held against a link."""


class Stretch(NamedTuple):
    """A stretch of a document."""

    document: str
    start: int
    end: int


class Candidate(NamedTuple):
    """A counterpart of a question that was measured."""

    question: int
    label: int | None
    """1 and more: it is one; 0: it is none; None: nobody knows."""
    features: Mapping[str, float]


Partners = Mapping[Stretch, Mapping[Stretch, int]]
"""What states the same as each question, and the grade of that."""


def places(sets: Path, events: Path) -> list[Path]:
    """The folders of all sets and events."""
    return sorted(path.parent for path in (*sets.rglob("gold.jsonl"), *events.rglob("pairs.jsonl")))


def measured_at(place: Path, news: Path) -> Iterator[tuple[str, Iterator[Candidate]]]:
    """An event, or a set in all its surroundings, measured."""
    return chain(_set(place, news), _marked(place / "docs")) if (place / "gold.jsonl").exists() else _event(place)


def judged_pairs(sets: Path) -> Iterator[tuple[str, Iterator[Candidate]]]:
    """Pairs of sentences that stand nowhere, judged by people, set by set."""
    rows = defaultdict(list)
    for path in sorted(sets.rglob("pairs/*.jsonl")):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            rows[row["set"]].append(row)
    for name, told in sorted(rows.items()):
        if len({row["label"] == "same" for row in told}) == 2:
            yield name, (_judged(number, row) for number, row in enumerate(told))


def _judged(number: int, row: Mapping[str, str]) -> Candidate:
    language = language_of_passage(f"{row['a']}\n{row['b']}")
    one, other = (analyse(row[side], language) for side in ("a", "b"))
    return Candidate(number, int(row["label"] == "same"), measure_alone(one, other)._asdict())


def _event(place: Path) -> Iterator[tuple[str, Iterator[Candidate]]]:
    """An event, asked for each of its sentences."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(place.glob("*.txt"))}
    partners: dict[Stretch, dict[Stretch, int]] = defaultdict(dict)
    for row in map(json.loads, (place / "pairs.jsonl").read_text(encoding="utf-8").splitlines()):
        one, other = Stretch(row["a"], row["as"], row["ae"]), Stretch(row["b"], row["bs"], row["be"])
        partners[one][other] = partners[other][one] = row["grade"]
    spans = json.loads((place / "sentences.json").read_text(encoding="utf-8"))
    yield EVENT + place.name, _asked_throughout(texts, spans, partners)


def _marked(docs: Path) -> Iterator[tuple[str, Iterator[Candidate]]]:
    """The events of `marked_events.json` whose articles are here, asked likewise."""
    for name, event in json.loads(MARKED.read_text(encoding="utf-8")).items():
        spans = event["sentences"]
        if all((docs / file).exists() for file in spans):
            texts = {file: (docs / file).read_text(encoding="utf-8") for file in spans}
            partners: dict[Stretch, dict[Stretch, int]] = defaultdict(dict)
            for one_file, one_number, other_file, other_number, grade in event["pairs"]:
                one, other = _sentence(spans, one_file, one_number), _sentence(spans, other_file, other_number)
                partners[one][other] = partners[other][one] = grade
            yield (UNSEEN if event.get("kept_back") else EVENT) + name, _asked_throughout(texts, spans, partners)


def _sentence(spans: Mapping[str, Sequence[tuple[int, int]]], file: int, number: int) -> Stretch:
    name = list(spans)[file]
    return Stretch(name, *spans[name][number])


def _asked_throughout(
    texts: Mapping[str, str], spans: Mapping[str, Sequence[tuple[int, int]]], partners: Partners
) -> Iterator[Candidate]:
    asked = [Stretch(name, *span) for name, each in spans.items() for span in each]
    return measured(texts, asked, partners, lambda _: True)


def _set(place: Path, news: Path) -> Iterator[tuple[str, Iterator[Candidate]]]:
    """A set three times: by itself, among unrelated articles, and without any counterpart among such."""
    name, partners, unrelated = place.parent.name, _partners(place), articles(news, DISTRACTORS)
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted((place / "docs").iterdir())}
    asked = random.Random(5).sample(sorted(partners), min(QUESTIONS, len(partners)))

    def is_known(document: str) -> bool:
        return name in EXHAUSTIVE or document in unrelated

    yield name, measured(texts, asked, partners, is_known)
    yield name + AMONG, measured(texts | unrelated, asked[: QUESTIONS // 2], partners, is_known)
    alone = {id: texts[id] for id in _one_of_each_group(partners, texts)} | unrelated
    lonely = [each for each in sorted(partners) if each.document in alone]
    lonely = random.Random(6).sample(lonely, min(QUESTIONS, len(lonely)))
    yield name + ALONE, measured(alone, lonely, {}, lambda _: True)


_NEWS: dict[str, str] = {}


def articles(news: Path, count: int) -> dict[str, str]:
    """The first of the unrelated articles."""
    if not _NEWS:
        with gzip.open(news, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(islice(lines, count)):
                _NEWS[f"zz-{number}"] = json.loads(line)["text"].replace("\r\n", "\n").replace("\r", "\n")
    return _NEWS


def measured(
    texts: Mapping[str, str], asked: Iterable[Stretch], partners: Partners, known: Callable[[str], bool]
) -> Iterator[Candidate]:
    """Every candidate of every question.

    Args:
        texts: Its documents.
        asked: The questions.
        partners: What states the same.
        known: Whether what is found in a document and is no partner states something else.
    """
    linker = Linker()
    linker.update(
        [(id, hash_text(text)) for id, text in texts.items()],
        lambda name: Document(name, name, texts[name], name, hash_text(texts[name])),
    )
    for number, stretch in enumerate(asked):
        for found, features in _candidates(linker, stretch, texts):
            label = max(
                (grade for other, grade in partners.get(stretch, {}).items() if _covers(found, other)), default=0
            )
            is_known = label or known(found.document)
            yield Candidate(number, label if is_known else None, features)


def _candidates(linker: Linker, stretch: Stretch, texts: Mapping[str, str]) -> Iterator[tuple[Stretch, Any]]:
    span = Span(stretch.start, stretch.end)
    for match, kind in linker.candidates(Passage(stretch.document, span, span.of(texts[stretch.document]))):
        if kind != "boilerplate":
            yield Stretch(match.shelved.id, *match.span), match.features._asdict() | {"full": match.features.full}


def _covers(found: Stretch, wanted: Stretch) -> bool:
    """Whether a counterpart lies in half of what is wanted, or half of it lies there."""
    overlap = min(found.end, wanted.end) - max(found.start, wanted.start)
    shorter = min(found.end - found.start, wanted.end - wanted.start)
    return found.document == wanted.document and overlap > 0 and 2 * overlap >= shorter


def _partners(place: Path) -> dict[Stretch, dict[Stretch, int]]:
    """What states the same as each question of a set, partners of partners too."""
    groups = _Groups()
    asked = set[Stretch]()
    for row in map(json.loads, (place / "gold.jsonl").read_text(encoding="utf-8").splitlines()):
        one = Stretch(row["a_doc"], row["a_start"], row["a_end"])
        groups.join(one, Stretch(row["b_doc"], row["b_start"], row["b_end"]))
        if row.get("kind") not in NEUTRAL:
            asked.add(one)
    together = groups.members()
    return {one: {other: 3 for other in together[groups.root(one)] if other.document != one.document} for one in asked}


def _one_of_each_group(partners: Partners, texts: Mapping[str, str]) -> set[str]:
    """Documents of which no two state the same."""
    groups = _Groups()
    for one, others in partners.items():
        for other in others:
            groups.join(one.document, other.document)
    asking = {one.document for one in partners}
    for name in texts:
        groups.root(name)
    return {min(names, key=lambda name: (name not in asking, name)) for names in groups.members().values()}


class _Groups:
    """Things that belong together, by pairs."""

    def __init__(self) -> None:
        self._parent: dict[Any, Any] = {}

    def root(self, each: Any) -> Any:
        while self._parent.setdefault(each, each) != each:
            each = self._parent[each]
        return each

    def join(self, one: Any, other: Any) -> None:
        self._parent[self.root(one)] = self.root(other)

    def members(self) -> dict[Any, list[Any]]:
        found = defaultdict(list)
        for each in list(self._parent):
            found[self.root(each)].append(each)
        return found
