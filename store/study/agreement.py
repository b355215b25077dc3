"""How far annotators agree: per label and pair F1 and alpha of spans, alpha over words, and every disagreement.

Two annotators are compared in the articles in which both have tagged anything; where one has tagged nothing, nobody
knows whether it was read. Pure: annotations and words in, figures out.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, combinations
from typing import Literal, NamedTuple

from store.model import Annotation, Span
from store.study.unitizing import Continuum, apart, unitizing_alpha

DisagreementKind = Literal["edges", "label", "only one"]
"""The same label on other words that overlap, another label on the same words, or nothing of the other's."""

_MATCHING: tuple[DisagreementKind, ...] = ("edges", "label")


class PairAgreement(NamedTuple):
    """How far two annotators agree in one label."""

    label: str
    one: str
    other: str
    of_one: int
    """Spans of the first in the articles that both have tagged in."""
    of_other: int
    exact: float | None
    """F1 of spans that are the same, 0 to 1; None where neither has any."""
    overlapping: float | None
    """F1 of spans that overlap by a code point at least."""
    unitizing: float | None
    """Krippendorff's alpha for unitizing, at most 1: how far ends lie apart, where 0 is chance."""


class Alpha(NamedTuple):
    """Krippendorff's alpha (nominal) of one label, a word being a unit: tagged or not."""

    label: str
    value: float | None
    """At most 1; 0 is chance. None where every annotator tagged all words or none, or only one was there."""
    words: int
    """Words that at least two annotators have seen."""


class Disagreement(NamedTuple):
    """What one annotator has and another has otherwise or not at all."""

    document: str
    kind: DisagreementKind
    annotators: tuple[str, str]
    one: Annotation | None
    other: Annotation | None

    @property
    def span(self) -> Span:
        """From where the first of the two begins to where the last ends."""
        spans = [each.span for each in (self.one, self.other) if each is not None and each.span is not None]
        return Span(min(span.start for span in spans), max(span.end for span in spans))


class Agreement(NamedTuple):
    """All of it."""

    annotators: tuple[str, ...]
    pairs: tuple[PairAgreement, ...]
    alphas: tuple[Alpha, ...]
    disagreements: tuple[Disagreement, ...]


Tagged = Mapping[tuple[str, str], Sequence[Annotation]]
"""Placed annotations by document and annotator, in reading order."""


def agreement(annotations: Iterable[Annotation], words: Mapping[str, Sequence[Span]]) -> Agreement:
    """How far annotators agree.

    Args:
        annotations: In the order of the articles; orphans are passed over.
        words: The words of every article that has annotations, in order, by its id.
    """
    tagged = defaultdict[tuple[str, str], list[Annotation]](list)
    for annotation in annotations:
        if annotation.span is not None:
            tagged[annotation.document, annotation.annotator].append(annotation)
    people = tuple(sorted({who for _, who in tagged}))
    labels = [*dict.fromkeys(each.label for same in tagged.values() for each in same)]
    documents = [*dict.fromkeys(document for document, _ in tagged)]
    pairs, differing = list[PairAgreement](), list[Disagreement]()
    for one, other in combinations(people, 2):
        shared = [document for document in documents if (document, one) in tagged and (document, other) in tagged]
        pairs += [_pair(label, (one, other), shared, tagged, words) for label in labels if shared]
        for document in shared:
            differing += _apart(document, (one, other), tagged[document, one], tagged[document, other])
    order = {document: number for number, document in enumerate(documents)}
    differing.sort(key=lambda each: (order[each.document], each.span, each.annotators))
    return Agreement(people, tuple(pairs), tuple(_alpha(label, tagged, words) for label in labels), tuple(differing))


def _pair(
    label: str,
    people: tuple[str, str],
    documents: Iterable[str],
    tagged: Tagged,
    words: Mapping[str, Sequence[Span]],
) -> PairAgreement:
    same = matched_one = matched_other = count_one = count_other = 0
    texts = list[Continuum]()
    for document in documents:
        mine, theirs = (_spans(tagged[document, who], label) for who in people)
        same += len(mine & theirs)
        matched_one += _overlapping(mine, theirs)
        matched_other += _overlapping(theirs, mine)
        count_one, count_other = count_one + len(mine), count_other + len(theirs)
        end = max(span.end for span in (*mine, *theirs, *words.get(document, ())[-1:], Span(0, 1)))
        texts.append(Continuum(end, apart(mine), apart(theirs)))
    exact = _f1(same, count_one, same, count_other)
    overlapping = _f1(matched_one, count_one, matched_other, count_other)
    return PairAgreement(label, *people, count_one, count_other, exact, overlapping, unitizing_alpha(texts))


def _spans(annotations: Iterable[Annotation], label: str) -> set[Span]:
    return {each.span for each in annotations if each.label == label and each.span is not None}


def _overlapping(mine: Iterable[Span], theirs: Iterable[Span]) -> int:
    """How many of `mine` overlap any of `theirs`."""
    ordered = sorted(theirs)
    reach = _reach(ordered)
    return sum(bisect_right(reach, span.start) < bisect_left(ordered, (span.end, -1)) for span in mine)


def _reach(ordered: Sequence[Span]) -> list[int]:
    """How far spans reach, each with all before it: what begins there meets none of them."""
    return [*accumulate((span.end for span in ordered), max)]


def _meeting(ours: Iterable[Annotation], others: Iterable[Annotation]) -> Iterator[tuple[Annotation, Annotation]]:
    """All pairs whose spans overlap."""
    placed = sorted((each.span, each.id, each) for each in others if each.span is not None)
    spans = [span for span, *_ in placed]
    reach = _reach(spans)
    for one in ours:
        assert one.span is not None
        near = range(bisect_right(reach, one.span.start), bisect_left(spans, (one.span.end, -1)))
        yield from ((one, placed[number][2]) for number in near if spans[number].overlap(one.span))


def _f1(found_one: int, of_one: int, found_other: int, of_other: int) -> float | None:
    if not of_one and not of_other:
        return None
    precision, recall = found_one / of_one if of_one else 0.0, found_other / of_other if of_other else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _alpha(label: str, tagged: Tagged, words: Mapping[str, Sequence[Span]]) -> Alpha:
    """Alpha over words: who tagged how many of those who saw it, counted by that pattern."""
    patterns = Counter[tuple[int, int]]()
    seen = defaultdict[str, list[str]](list)
    for document, who in tagged:
        seen[document].append(who)
    for document, people in seen.items():
        if len(people) < 2:
            continue
        units = words.get(document, ())
        counts = Counter[int]()
        for who in people:
            counts.update(covered(units, _spans(tagged[document, who], label)))
        patterns[0, len(people)] += len(units) - len(counts)
        for count in counts.values():
            patterns[count, len(people)] += 1
    return Alpha(label, nominal_alpha(patterns), sum(patterns.values()))


def covered(units: Sequence[Span], spans: Iterable[Span]) -> set[int]:
    """Numbers of the units that spans overlap."""
    starts, ends = [unit.start for unit in units], [unit.end for unit in units]
    return {number for span in spans for number in range(bisect_right(ends, span.start), bisect_left(starts, span.end))}


def nominal_alpha(patterns: Mapping[tuple[int, int], int]) -> float | None:
    """Krippendorff's alpha for two values (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, C).

    Args:
        patterns: How many units there are of which so many raters of so many said yes.
    """
    yes = no = 0
    disagreeing = 0.0
    for (said, of), units in patterns.items():
        if of < 2:
            continue
        yes, no = yes + units * said, no + units * (of - said)
        disagreeing += units * 2 * said * (of - said) / (of - 1)
    if not yes or not no:
        return None
    return 1 - (yes + no - 1) * disagreeing / (2 * yes * no)


def _apart(
    document: str, people: tuple[str, str], mine: Sequence[Annotation], theirs: Sequence[Annotation]
) -> list[Disagreement]:
    """What two annotators have otherwise in an article, each annotation told once."""
    ours, others = _without(mine, theirs), _without(theirs, mine)
    found = list[Disagreement]()
    for kind in _MATCHING:
        pairs = _matched(ours, others, by_label=kind == "edges")
        found += [Disagreement(document, kind, people, one, other) for one, other in pairs]
        told = {each.id for pair in pairs for each in pair}
        ours, others = ([each for each in side if each.id not in told] for side in (ours, others))
    found += [Disagreement(document, "only one", people, each, None) for each in ours]
    return found + [Disagreement(document, "only one", people, None, each) for each in others]


def _without(mine: Sequence[Annotation], theirs: Sequence[Annotation]) -> list[Annotation]:
    """Those of `mine` of which `theirs` has none of the same words and label, each such tag once."""
    agreed = {(each.span, each.label) for each in theirs}
    kept = {(each.span, each.label): each for each in reversed(mine)}
    return [each for each in reversed(kept.values()) if (each.span, each.label) not in agreed]


def _matched(
    ours: Sequence[Annotation], others: Sequence[Annotation], *, by_label: bool
) -> list[tuple[Annotation, Annotation]]:
    """Pairs that are about the same, the closest first, each annotation in one of them at most."""
    candidates = [
        (-one.span.overlap(other.span), one.span, other.span, one, other)
        for one, other in _meeting(ours, others)
        if one.span and other.span and _belong(one, other, by_label=by_label)
    ]
    taken, found = set[str](), list[tuple[Annotation, Annotation]]()
    for *_, one, other in sorted(candidates, key=lambda each: each[:3]):
        if not {one.id, other.id} & taken:
            taken |= {one.id, other.id}
            found.append((one, other))
    return found


def _belong(one: Annotation, other: Annotation, *, by_label: bool) -> bool:
    assert one.span is not None
    assert other.span is not None
    if by_label:
        return one.label == other.label and one.span.overlap(other.span) > 0
    return one.label != other.label and one.span.mostly_covers(other.span)
