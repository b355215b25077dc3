"""Examples for the model of suggestions, from attributions that people marked."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from store.model import Span
from store.study.attributions import attributions
from store.study.continued_quotations import continuing_features, quotations_on
from store.study.cues import AUXILIARIES, UNKNOWN, Shares, base_of, cue_features, key_of, share_of
from store.study.sayers import Near, Sayer, Sayers, sayer_features
from store.study.sayings import ahead, behind, said_features
from store.study.stretches import Stretch
from store.study.suggestion_model import SuggestionModel
from tests.benchmarks.sparse_regression import Group

STEPS = (0.02, 0.05, 0.1, 0.18, 0.3, 0.45, 0.6, 0.75)
"""Shares of a word's occurrences in which it says something, between the digits that stand for them."""

OFTEN = 12
"""Occurrences from which its share is known well."""

SAME_SAYER, SAME_SAID, SAME_QUOTATION = 0.3, 0.4, 0.6
"""How much a candidate and what is marked must have in common, for it to be the right one if none is exactly so."""

_WORD = re.compile(r"[\w'’-]+")


class Marked(NamedTuple):
    """A document, and of each attribution in it the spans by label."""

    name: str
    text: str
    attributions: list[dict[str, list[Span]]]
    paragraphs: list[list[Stretch]]

    @property
    def stretches(self) -> Iterator[Stretch]:
        return (stretch for paragraph in self.paragraphs for stretch in paragraph)


class Headed(NamedTuple):
    """An attribution, and the word of its cue that tells most."""

    stretch: Stretch
    cue: int
    marked: dict[str, list[Span]]


class Counts(NamedTuple):
    """How often words stand in cues, and at all."""

    cues: Counter[str]
    words: Counter[str]

    def share(self, key: str, without: "Counts | None" = None) -> str:
        """How often a word says something, as a digit; but for one document, if one is given.

        Of a rare word that was never seen to say anything nobody knows: so most words need not be kept.
        """
        cues = self.cues[key] - (without.cues[key] if without else 0)
        words = self.words[key] - (without.words[key] if without else 0)
        if words <= 0 or (cues <= 0 and words < OFTEN):
            return UNKNOWN
        digit = sum((cues + 0.15) / (words + 1.5) > step for step in STEPS)
        return f"{digit}{'' if words >= OFTEN else 'r'}"


def counted(document: Marked) -> Counts:
    cues, words = Counter[str](), Counter[str]()
    for stretch in document.stretches:
        words.update(key_of(stretch, at) for at in range(stretch.length) if stretch.words[at] not in AUXILIARIES)
    for span in (span for each in document.attributions for span in each["cue"]):
        found = (word.lower().replace("’", "'") for word in _WORD.findall(span.of(document.text)))
        cues.update(base_of(word) for word in found if word not in AUXILIARIES)
    return Counts(cues, words)


class Examples:
    """What each part of the model learns from."""

    def __init__(self, documents: Sequence[Marked]) -> None:
        self._documents = documents
        self._counts = {each.name: counted(each) for each in documents}
        every = self._counts.values()
        self._all = Counts(
            sum((each.cues for each in every), Counter()), sum((each.words for each in every), Counter())
        )
        self._headed = {each.name: list(self._heads(each)) for each in documents}

    def shares(self) -> dict[str, str]:
        """How often words say something, of which anything is known."""
        shares = {key: self._all.share(key) for key in self._all.words if key}
        return {key: share for key, share in shares.items() if share != UNKNOWN}

    def cues(self) -> Iterator[Group]:
        for document in self._documents:
            shares = partial(self._all.share, without=self._counts[document.name])
            yield from self._cues_of(document, shares)

    def _cues_of(self, document: Marked, shares: Shares) -> Iterator[Group]:
        heads = {(id(each.stretch), each.cue) for each in self._headed[document.name]}
        marked = [span for each in document.attributions for span in each["cue"]]
        for stretch in document.stretches:
            beside = [span for span in marked if span.overlap(stretch.span)]
            for at, word in enumerate(stretch.spans):
                is_head, share = (id(stretch), at) in heads, share_of(stretch, at, shares)
                if is_head or (share and not any(word.overlap(span) for span in beside)):
                    yield Group([cue_features(stretch, at, share or "1")], 0 if is_head else -1)

    def sayers(self) -> Iterator[Group]:
        for each in self._every():
            around = Sayers(each.stretch).around(each.cue)
            right = _right_sayer(each, around)
            if right is not None:
                yield Group([sayer_features(each.stretch, each.cue, one) for one in around], right)

    def said(self) -> Iterator[Group]:
        for each in self._every():
            sayer = _sayer_of(each)
            for side, passages in enumerate((ahead, behind)):
                found = passages(each.stretch, each.cue, sayer)
                spans = [each.stretch.span_of(*one) for one in found]
                marked = [
                    span for span in each.marked["claim"] if (span.start < each.stretch.spans[each.cue].start) != side
                ]
                right = _nearest(spans, [trimmed(each.stretch.text, span) for span in marked], SAME_SAID)
                if found and (right >= 0 or not marked):
                    yield Group([said_features(each.stretch, each.cue, sayer, one) for one in found], right)

    def continuing(self, fitted: SuggestionModel) -> Iterator[Group]:
        for document in self._documents:
            marked = [trimmed(document.text, span) for each in document.attributions for span in each["claim"]]
            told = [[attributions(stretch, fitted) for stretch in each] for each in document.paragraphs]
            for each in quotations_on(document.paragraphs, told):
                right = _nearest(marked, [each.stretch.span_of(*each.said)], SAME_QUOTATION)
                yield Group([continuing_features(each)], 0 if right >= 0 else -1)

    def _every(self) -> Iterator[Headed]:
        return (each for document in self._documents for each in self._headed[document.name])

    def _heads(self, document: Marked) -> Iterator[Headed]:
        for marked in document.attributions:
            for span in marked["cue"][:1]:
                for stretch in document.stretches:
                    if stretch.span.covers(span.start) and (head := self._head(stretch, span)) is not None:
                        yield Headed(stretch, head, marked)

    def _head(self, stretch: Stretch, cue: Span) -> int | None:
        inside = [at for at, word in enumerate(stretch.spans) if word.overlap(cue)]
        able = [at for at in inside if share_of(stretch, at, self._all.share)]

        def telling(at: int) -> float:
            key = key_of(stretch, at)
            share = self._all.cues[key] / max(3, self._all.words[key])
            return share * (1.5 if stretch.kinds[at] in ("S", "V") else 1.0)

        return max(able, key=telling) if able else None


def trimmed(text: str, span: Span) -> Span:
    """Without spaces around it and a comma behind it."""
    inside = span.of(text)
    start = span.start + len(inside) - len(inside.lstrip())
    return Span(start, max(start, start + len(text[start : span.end].rstrip(" ,\n\xa0"))))


def _right_sayer(headed: Headed, around: Sequence[Near]) -> int | None:
    """Which phrase is the source; -1 if none is; None where nobody can tell."""
    if not headed.marked["source"]:
        return -1
    source = trimmed(headed.stretch.text, headed.marked["source"][0])
    right = _nearest([Span(each.sayer.start, each.sayer.end) for each in around], [source], SAME_SAYER)
    return right if right >= 0 or not source.overlap(headed.stretch.span) else None


def _sayer_of(headed: Headed) -> Sayer | None:
    """The source as it is marked, as near as phrases come to it."""
    around = Sayers(headed.stretch).around(headed.cue)
    right = _right_sayer(headed, around)
    if right is not None:
        return around[right].sayer if right >= 0 else None
    source, stretch = headed.marked["source"][0], headed.stretch
    inside = [at for at, word in enumerate(stretch.spans) if word.overlap(source)]
    return Sayer(inside[0], inside[-1], source.start, source.end) if inside else None


def _nearest(candidates: Sequence[Span], marked: Sequence[Span], least: float) -> int:
    """The candidate that has most in common with any that is marked; -1 where none has enough."""
    common = [(_common(one, other), -at) for at, one in enumerate(candidates) for other in marked]
    most, at = max(common, default=(0.0, 0))
    return -at if most > least else -1


def _common(one: Span, other: Span) -> float:
    return one.overlap(other) / max(1, max(one.end, other.end) - min(one.start, other.start))
