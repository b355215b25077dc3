"""Who may say what a cue says: phrases near it, and what tells of each whether it is the one."""

from collections.abc import Iterator
from typing import NamedTuple

from store.study.cues import VERBAL, form_of, key_of, near
from store.study.stretches import Stretch
from store.text.speakers import Speakers

BEFORE, AFTER = 5, 3
"""Beginnings of phrases on either side of a cue, nearest first, that may be its source."""

RELATIVE = frozenset(["that", "which", "this", "those", "these", "one"])
"""Words that stand for a source named before."""

POSSESSIVES = frozenset(["his", "her", "their", "its", "my", "our", "your"])

BRACKETED, EXPLAINED, MORE, TO_VERB = 8, 22, 12, 10
"""Words behind a phrase that may belong to it, at most: in brackets, between commas, up to a mark, up to a verb."""


class Sayer(NamedTuple):
    """A phrase of a stretch: indices of its first and last word, and where it stands in the text."""

    first: int
    last: int
    start: int
    end: int


class Near(NamedTuple):
    """A phrase as a cue sees it."""

    sayer: Sayer
    side: str
    """`<` before the cue, `>` behind it."""
    rank: int
    """How many phrases begin nearer."""


class Sayers:
    """The phrases of a stretch that may name a source."""

    def __init__(self, stretch: Stretch) -> None:
        self._stretch = stretch
        self._found = Speakers(stretch.text, stretch.spans, stretch.known)
        self._all = sorted({*self._phrases(), *self._relatives()})

    def around(self, cue: int) -> list[Near]:
        """Those before a cue and those behind it, the nearest first."""
        before = sorted((each for each in self._all if each.last < cue), key=lambda each: (-each.first, each.last))
        after = [each for each in self._all if each.first > cue and not self._takes_all(cue, each)]
        return [*_ranked(before, "<", BEFORE), *_ranked(after, ">", AFTER)]

    def _takes_all(self, cue: int, sayer: Sayer) -> bool:
        """Whether a phrase that punctuation parts leaves nothing to be said: `According to the mayor, nobody came`."""
        if cue or sayer.last + 1 < self._stretch.length:
            return False
        return any("," in gap for gap in self._stretch.gaps[sayer.first + 1 : sayer.last + 1])

    def _phrases(self) -> Iterator[Sayer]:
        """Each phrase, its parts that are sources of their own, and itself with what explains it."""
        words, capitals = self._stretch.words, self._stretch.capitals
        for first, last in self._found.indices:
            span = self._found.span(first, last)
            yield Sayer(first, last, span.start, span.end)
            genitive = next((at for at in range(first, last) if words[at].endswith(("'s", "s'"))), None)
            if genitive is not None:
                yield self._whole(first, genitive)
            if words[last].endswith("s'") or (words[last].endswith("'s") and first == last and capitals[last]):
                yield self._whole(first, last)
            if words[first] in POSSESSIVES and last > first:
                yield self._whole(first, first)
            yield from self._longer(first, last)

    def _relatives(self) -> Iterator[Sayer]:
        kinds = self._stretch.kinds
        for at, word in enumerate(self._stretch.words[:-1]):
            if word in RELATIVE and kinds[at + 1] in VERBAL - {"oing"}:
                yield self._whole(at, at)

    def _longer(self, first: int, last: int) -> Iterator[Sayer]:
        """A phrase with what stands behind it: in brackets, between commas, up to a mark or a verb of saying."""
        gaps, at = self._stretch.gaps, last + 1
        if at >= self._stretch.length:
            return
        if gaps[at] == "(":
            close = self._first_behind(at, BRACKETED, ")")
            if close is None:
                return
            yield self._bracketed(first, close - 1)
            at = close
        if gaps[at] in (",", "),"):
            comma = self._first_behind(at, EXPLAINED, ",.-;”“")
            if comma is not None:
                yield self._whole(first, comma - 1)
                beyond = self._first_behind(comma, EXPLAINED, ",.-;”“")
                yield from [self._whole(first, beyond - 1)] if beyond is not None else []
        elif not gaps[at]:
            yield from self._unparted(first, at)

    def _unparted(self, first: int, at: int) -> Iterator[Sayer]:
        stop = self._first_behind(at, MORE)
        if stop is not None:
            yield self._whole(first, stop - 1)
        high = min(at + TO_VERB, self._stretch.length, stop or self._stretch.length)
        verb = next((each for each in range(at + 1, high) if self._stretch.kinds[each] == "S"), None)
        if verb is not None:
            yield self._whole(first, verb - 1)

    def _first_behind(self, at: int, most: int, marks: str = "") -> int | None:
        """The first word behind another before which one of these marks stands, or any, or where the stretch ends."""
        gaps, length = self._stretch.gaps, self._stretch.length
        for each in range(at + 1, min(at + most, length + 1)):
            if each == length or (not set(gaps[each]).isdisjoint(marks) if marks else gaps[each]):
                return each
        return None

    def _whole(self, first: int, last: int) -> Sayer:
        spans = self._stretch.spans
        return Sayer(first, last, spans[first].start, spans[last].end)

    def _bracketed(self, first: int, last: int) -> Sayer:
        close = self._stretch.text.find(")", self._stretch.spans[last].end, self._stretch.span.end)
        whole = self._whole(first, last)
        return whole._replace(end=close + 1) if close >= 0 else whole


def _ranked(found: list[Sayer], side: str, most: int) -> Iterator[Near]:
    ranks = {first: rank for rank, first in enumerate(dict.fromkeys(each.first for each in found)) if rank < most}
    for each in found:
        if each.first in ranks:
            yield Near(each, side, ranks[each.first])


def sayer_features(stretch: Stretch, cue: int, near_by: Near) -> list[str]:
    """What tells whether a phrase is the source of a cue."""
    sayer, side, rank = near_by
    low, high = (sayer.last + 1, cue) if side == "<" else (cue + 1, sayer.first)
    gaps = "".join(stretch.gaps[low : high + 1])
    kinds = "".join(kind[1:2] or kind for kind in stretch.kinds[low:high])
    head, key = _head(stretch, sayer), key_of(stretch, cue)
    distance, where = min(high - low, 6), f"{side}{rank}"
    around = f"{stretch.gaps[cue]} {stretch.gaps[cue + 1]}"
    before, form = near(stretch, sayer.first - 1), form_of(stretch, cue)
    beyond = stretch.gaps[sayer.last + 1 if side == ">" else sayer.first]
    is_quoted = f"{stretch.quoted[sayer.first]} {stretch.quoted[cue]}"
    found = [
        "b", where, f"{where} d{distance}", f"{side} gaps {gaps[:6]}", f"{where} head {head}",
        f"{side} kinds {kinds[:5]}", f"{side} key {key}", f"{where} form {form}", f"{side} beyond {beyond}",
        f"{side} quoted {is_quoted}", f"{side} length {min(6, sayer.last - sayer.first)}", f"{side} before {before}",
        f"{side} gap {around}", f"{where} gap {stretch.gaps[cue]} {gaps[:3]}",
        f"{side} head {head} gaps {gaps[:3]} d{distance}", f"{side} be {near(stretch, cue - 1)} {form}",
        f"{side} gap {stretch.gaps[cue]} before {before}",
    ]  # fmt: skip
    if "S" in kinds or "V" in kinds:
        found.append(f"{side} verb between")
    return (
        found + _own_features(stretch, sayer, side, key, f"{where} relative d{distance}") + _ends(stretch, sayer, side)
    )


def _head(stretch: Stretch, sayer: Sayer) -> str:
    if sayer.first < sayer.last and stretch.capitals[sayer.last]:
        return "C"
    return stretch.kinds[sayer.first]


def _own_features(stretch: Stretch, sayer: Sayer, side: str, key: str, place: str) -> list[str]:
    """What a phrase is by itself."""
    found, first, last = list[str](), stretch.words[sayer.first], stretch.words[sayer.last]
    if last.endswith(("'s", "s'")):
        found += ["genitive", f"genitive {key}"]
    if first in RELATIVE:
        found += ["relative", place]
    if first in POSSESSIVES:
        found += [f"possessive {sayer.first == sayer.last} {side}", f"possessive {key}"]
    return found


def _ends(stretch: Stretch, sayer: Sayer, side: str) -> list[str]:
    """Whether a phrase ends where it should: what it holds, and what follows."""
    first, last, gaps = sayer.first, sayer.last, stretch.gaps
    closing = gaps[last + 1][:2]
    found = [f"{side} next {near(stretch, last + 1)} {closing}"]
    if first == last:
        return [*found, f"{side} lone closing {closing}"]
    inside = range(first + 1, last + 1)
    verbs = sum(kind in ("V", "S") for kind in stretch.kinds[first : last + 1])
    parted = [at for at in inside if gaps[at]]
    found += [
        f"{side} verbs inside {min(verbs, 2)}", f"{side} commas {min(3, len(parted))} closing {closing}",
        f"{side} last {stretch.kinds[last]}", f"{side} closing {closing}",
    ]  # fmt: skip
    if parted:
        found.append(f"{side} explained {gaps[parted[0]]} {near(stretch, parted[0])} {closing}")
    odd = next((at for at in inside if stretch.kinds[at] in ("E", "V", "S", "oing", "oed")), None)
    if odd is not None:
        found.append(f"{side} odd {stretch.words[odd] if stretch.kinds[odd] == 'E' else stretch.kinds[odd]}")
    return found
