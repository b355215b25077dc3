"""Fit the model of suggestions: `python -m tests.benchmarks.fit_suggestions FOLDER [--write]`.

FOLDER holds `gold.jsonl`, a line a span with doc, start, end (code points), label (source, cue, claim) and attr, which
all spans of one attribution share; and `docs/` with the texts. Documents are parted in two by a hash of their names:
rules were made on the first half. Prints what is found in either half by the model that is fitted on the first, on the
second, and on both. `--parts 5` measures every fifth document by what is fitted on the rest; `--write` keeps what is
fitted on all in `suggestions.json`. Takes some minutes.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from store.model import Span
from store.study import suggestion_model as kept
from store.study.stretches import stretches
from store.study.suggestion_model import PARTS, FeatureWeights, SuggestionModel
from store.study.suggestions import found_in
from tests.benchmarks.sparse_regression import Grouped
from tests.benchmarks.suggestion_examples import Examples, Marked

Same = Callable[[set[Span], set[Span]], tuple[int, int]]
"""How many of those found are right, and how many of those marked are found."""

LEAST = 0.07
"""Size of a coefficient that is kept: a quarter of them is smaller, and without these as much is found."""

HALVES = ("first half", "second half")


class Score(NamedTuple):
    """How many of what people marked were found, and how many of what was found they had marked."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def marked_documents(folder: Path) -> Iterator[Marked]:
    """The documents of a folder with what people marked in them."""
    (gold,) = folder.rglob("gold.jsonl")
    spans: dict[str, dict[str, dict[str, list[Span]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for line in gold.read_text("utf-8").splitlines():
        record = json.loads(line)
        spans[record["doc"]][record["attr"]][record["label"]].append(Span(record["start"], record["end"]))
    for name, attributions in sorted(spans.items()):
        with (gold.parent / "docs" / name).open(encoding="utf-8", newline="") as opened:
            text = opened.read()
        yield Marked(name, text, list(attributions.values()), list(stretches(text, "en")))


def half_of(document: Marked) -> str:
    return HALVES[sha256(document.name.encode()).digest()[0] % 2]


def fit(documents: Sequence[Marked]) -> tuple[SuggestionModel, dict[str, dict[str, float]]]:
    """A model, and its coefficients by part."""
    examples, found = Examples(documents), dict[str, dict[str, float]]()
    groups = {"cue": examples.cues, "sayer": examples.sayers, "said": examples.said}
    for part, made in groups.items():
        found[part] = Grouped(made()).coefficients()
    shares = examples.shares()
    without = as_fitted({**found, "continuing": {}}, shares)
    found["continuing"] = Grouped(examples.continuing(without)).coefficients()
    return as_fitted(found, shares), found


def as_fitted(coefficients: dict[str, dict[str, float]], shares: dict[str, str]) -> SuggestionModel:
    cue, sayer, said, continuing = (FeatureWeights(coefficients[part]) for part in PARTS)
    return SuggestionModel(cue, sayer, said, continuing, shares)


def measured(documents: Iterable[Marked], fitted: SuggestionModel) -> dict[str, Score]:
    """What one model finds in documents."""
    return scored((document, fitted) for document in documents)


def scored(pairs: Iterable[tuple[Marked, SuggestionModel]]) -> dict[str, Score]:
    """Exact and overlapping, of sources and claims."""
    gold: dict[str, list[set[Span]]] = defaultdict(list)
    found: dict[str, list[set[Span]]] = defaultdict(list)
    for document, fitted in pairs:
        suggested = found_in(document.paragraphs, fitted)
        for label in ("source", "claim"):
            gold[label].append({span for each in document.attributions for span in each[label]})
            found[label].append({each.span for each in suggested if each.label == label})
    scores = {}
    for label in gold:
        for how, same in (("exact", exact), ("one to one", paired), ("overlapping", overlapping)):
            scores[f"{label} {how}"] = score(gold[label], found[label], same)
    return scores


def score(gold: Sequence[set[Span]], found: Sequence[set[Span]], same: Same) -> Score:
    """Precision and recall over all documents, by what counts as the same."""
    hits = Counter[str]()
    for mine, theirs in zip(gold, found, strict=True):
        hit, known = same(mine, theirs)
        hits.update(hit=hit, known=known, gold=len(mine), found=len(theirs))
    return Score(hits["hit"] / max(1, hits["found"]), hits["known"] / max(1, hits["gold"]))


def exact(gold: set[Span], found: set[Span]) -> tuple[int, int]:
    return len(gold & found), len(gold & found)


def overlapping(gold: set[Span], found: set[Span]) -> tuple[int, int]:
    """Found spans that share a code point with any that is marked, and marked ones that do with any that is found."""
    hit = sum(any(each.overlap(other) for other in gold) for each in found)
    return hit, sum(any(each.overlap(other) for other in found) for each in gold)


def paired(gold: set[Span], found: set[Span]) -> tuple[int, int]:
    """As `overlapping`, each span counting once, those that share most first."""
    pairs = sorted((-one.overlap(other), one, other) for one in gold for other in found if one.overlap(other))
    mine, theirs = set[Span](), set[Span]()
    for _, one, other in pairs:
        if one not in mine and other not in theirs:
            mine.add(one)
            theirs.add(other)
    return len(mine), len(mine)


def measured_apart(documents: Sequence[Marked], parts: int) -> dict[str, Score]:
    """Every document by a model that was fitted on the other parts: what is to be expected of what is kept."""
    pairs = list[tuple[Marked, SuggestionModel]]()
    for part in range(parts):
        inside = [each for each in documents if _part_of(each, parts) == part]
        model, _ = fit([each for each in documents if _part_of(each, parts) != part])
        pairs += ((each, model) for each in inside)
    return scored(pairs)


def _part_of(document: Marked, parts: int) -> int:
    return sha256(document.name.encode()).digest()[1] % parts


def tell(name: str, scores: dict[str, Score]) -> None:
    for what, each in scores.items():
        print(f"{name:44} {what:20} P {each.precision:.3f}  R {each.recall:.3f}  F1 {each.f1:.3f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="keep what is fitted on both halves")
    parser.add_argument("--kept", action="store_true", help="measure what is kept; fit nothing")
    parser.add_argument(
        "--parts", type=int, default=0, metavar="N", help="measure each of N parts, fitted on the others"
    )
    arguments = parser.parse_args()
    documents = list(marked_documents(arguments.folder))
    halves = {half: [each for each in documents if half_of(each) == half] for half in HALVES}
    if arguments.kept:
        for half, inside in halves.items():
            tell(f"as kept, on the {half}", measured(inside, kept.suggestion_model()))
        return
    if arguments.parts:
        tell(f"each of {arguments.parts} parts, on the others", measured_apart(documents, arguments.parts))
        return
    for half in HALVES:
        model, _ = fit(halves[half])
        for other in HALVES:
            tell(f"fitted on the {half}, on the {other}", measured(halves[other], model))
    if arguments.write:
        model, coefficients = fit(documents)
        tell("fitted on both, on both", measured(documents, model))
        place = Path(kept.__file__).parent / kept.MODEL
        rounded = {part: _rounded(each) for part, each in coefficients.items()}
        place.write_text(
            json.dumps({**rounded, "shares": _by_share(model.shares)}, ensure_ascii=False, indent=0) + "\n",
            encoding="utf-8",
        )


def _by_share(shares: Mapping[str, str]) -> dict[str, str]:
    """The words of each share, in a line."""
    found: dict[str, list[str]] = defaultdict(list)
    for word, share in sorted(shares.items()):
        found[share].append(word)
    return {share: " ".join(words) for share, words in sorted(found.items())}


def _rounded(coefficients: dict[str, float]) -> dict[str, float]:
    """To two places, without the least."""
    return {name: round(value, 2) for name, value in sorted(coefficients.items()) if abs(value) >= LEAST}


if __name__ == "__main__":
    main()
