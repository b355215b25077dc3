"""Sentences that state two things: cut between clauses, so that each part stands with what states the same. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import log
from typing import NamedTuple

from store.model import Span
from store.study.likeness import Likeness, likeness, stem, stems
from store.study.linkage import TOGETHER
from store.study.linked_places import LinkedPlace, Texts
from store.text import clauses, words

SURELY = likeness(60.0)
"""Likeness of two places from which they are brought together although their groups are not."""

FEWEST = 3
"""Words of a part."""

SHARED = 0.12
"""Share of what a part tells that each of the others in its group has on the average, below which it stands nowhere."""

OPENING = frozenset("\"'“‘«„([（「『")
"""Marks that open what stands behind them."""


class StandingPart(NamedTuple):
    """A place, or a part of one, as it stands in a group."""

    place: LinkedPlace
    span: Span
    """Of it that stands there."""


Parts = list[list[StandingPart]]


def parted(groups: Iterable[Sequence[LinkedPlace]], alike: Likeness, texts: Texts) -> Parts:
    """Groups with parts of sentences in them: whatever is surely alike comes together as far as a sentence can be cut.

    Args:
        groups: As linkage makes them.
        alike: How like two places are.
        texts: The words of all of them.
    """
    parting = _Parting(groups, alike, texts)
    for (one, other), likely in sorted(alike.items(), key=lambda each: (-each[1], each[0])):
        if likely >= SURELY and not parting.are_together(one, other):
            parting.part(one, other)
    return parting.telling()


class _Cut(NamedTuple):
    """Where a sentence may be cut for the sake of another one."""

    gain: float
    part: StandingPart
    other: LinkedPlace
    leaving: Span
    """What then stands with the other."""
    staying: Span


class _Parting:
    """Groups while sentences in them are cut."""

    def __init__(self, groups: Iterable[Sequence[LinkedPlace]], alike: Likeness, texts: Texts) -> None:
        self._alike = alike
        self.groups = [[StandingPart(place, place.span) for place in group] for group in groups]
        self._numbers = defaultdict[LinkedPlace, dict[StandingPart, int]](dict)
        for number, group in enumerate(self.groups):
            for part in group:
                self._numbers[part.place][part] = number
        self._words = _Words(texts)

    def are_together(self, one: LinkedPlace, other: LinkedPlace) -> bool:
        """Whether two places stand in one group, or parts of them do."""
        return bool({*self._numbers[one].values()} & {*self._numbers[other].values()})

    def part(self, one: LinkedPlace, other: LinkedPlace) -> None:
        """Cut one of two places where that parts best what it shares with the other from what its group shares."""
        cuts = [*self._cuts(one, other), *self._cuts(other, one)]
        best = max(cuts, key=lambda cut: (cut.gain, cut.part), default=None)
        if best is None:
            return
        number = self._numbers[best.part.place].pop(best.part)
        joining = self._standing(best.other)
        self.groups[number].remove(best.part)
        self._add(number, best.part._replace(span=best.staying))
        self._add(joining, best.part._replace(span=best.leaving))

    def telling(self) -> Parts:
        """The groups without parts that tell nothing of what the others do, as `a spokesman said on Monday`."""
        kept = ([part for part in group if self._tells(part, group)] for group in self.groups)
        return [group for group in kept if len({part.place.document for part in group}) > 1]

    def _tells(self, part: StandingPart, group: Iterable[StandingPart]) -> bool:
        if part.span == part.place.span:
            return True
        others = [each for each in group if each.place.document != part.place.document]
        near = Counter(word for each in others for word in {standing.word for standing in self._words.inside(each)})
        own = self._words.inside(part)
        shared = sum(each.tells * near[each.word] for each in own)
        return shared > 0 and shared >= SHARED * len(others) * sum(each.tells for each in own)

    def _standing(self, place: LinkedPlace) -> int:
        """The number of the group in which the longest part of a place stands; of a new one, where none does."""
        if there := self._numbers[place]:
            return there[max(there, key=lambda part: (part.span.length, part))]
        self.groups.append([])
        self._add(len(self.groups) - 1, StandingPart(place, place.span))
        return len(self.groups) - 1

    def _add(self, number: int, part: StandingPart) -> None:
        self.groups[number].append(part)
        self._numbers[part.place][part] = number

    def _may_join(self, place: LinkedPlace, other: LinkedPlace) -> bool:
        """Whether a place is like the group of another on the whole: no group grows by single links."""
        if not self._numbers[other]:
            return True
        group = [part.place for part in self.groups[self._standing(other)] if part.place.document != place.document]
        total = sum(self._alike.get((min(place, each), max(place, each)), 0.0) for each in group)
        return total >= TOGETHER * len(group)

    def _cuts(self, place: LinkedPlace, other: LinkedPlace) -> Iterator[_Cut]:
        if not self._may_join(place, other):
            return
        theirs = self._words.of(other)
        for part, number in self._numbers[place].items():
            group = [each.place for each in self.groups[number] if each.place.document != place.document]
            near = Counter(word for each in group for word in self._words.of(each))
            own = self._words.inside(part)
            gains = [(each.span, each.tells * ((each.word in theirs) - near[each.word] / len(group))) for each in own]
            whole = sum(each.tells for each in own) or 1.0
            for at in self._words.seams(part):
                before = sum(gain for span, gain in gains if span.start < at)
                behind = sum(gain for span, gain in gains if span.start >= at)
                if before * behind < 0:
                    left, right = _trimmed(self._words.text(place), place, part.span, at)
                    leaving, staying = (left, right) if before > 0 else (right, left)
                    yield _Cut(min(abs(before), abs(behind)) / whole, part, other, leaving, staying)


def _trimmed(text: str, place: LinkedPlace, span: Span, at: int) -> tuple[Span, Span]:
    """Both sides of a cut, the left one without the white space at its end."""
    left = text[span.start - place.span.start : at - place.span.start].rstrip()
    return Span(span.start, span.start + len(left)), Span(at, span.end)


def _with_marks(text: str, at: int) -> int:
    """Where a clause begins with the marks that open it: a quotation mark belongs to what is quoted."""
    while at > 0 and text[at - 1] in OPENING and (at == 1 or not text[at - 2].isalnum()):
        at -= 1
    return at


class _StandingWord(NamedTuple):
    word: str
    span: Span
    tells: float


class _Words:
    """The words of places, and how much each tells: the fewer places have it, the more."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._seams = dict[LinkedPlace, list[int]]()
        self._standing = dict[LinkedPlace, Sequence[_StandingWord]]()

    @cached_property
    def _tells(self) -> Mapping[str, float]:
        counts = Counter(word for place in self._texts for word in self.of(place))
        return {word: max(0.0, log((len(self._texts) + 1) / (count + 0.5))) for word, count in counts.items()}

    def text(self, place: LinkedPlace) -> str:
        """The words of a place as they stand."""
        return self._texts[place]

    def of(self, place: LinkedPlace) -> frozenset[str]:
        """The words of a place, each once."""
        return stems(self._texts[place])

    def inside(self, part: StandingPart) -> Sequence[_StandingWord]:
        """The words of a part where they stand in its article."""
        every = self._every_word(part.place)
        return every if part.span == part.place.span else [each for each in every if part.span.contains(each.span)]

    def _every_word(self, place: LinkedPlace) -> Sequence[_StandingWord]:
        if place not in self._standing:
            text, start = self._texts[place], place.span.start
            found = ((stem(each.of(text)), each.shifted(start)) for each in words(text))
            self._standing[place] = [_StandingWord(word, span, self._tells[word]) for word, span in found]
        return self._standing[place]

    def seams(self, part: StandingPart) -> list[int]:
        """Where a part may be cut: between clauses, with `FEWEST` words on either side."""
        place, text = part.place, self._texts[part.place]
        if place not in self._seams:
            starts = (each.start for each in clauses(text, Span(0, len(text))))
            self._seams[place] = [_with_marks(text, at) + place.span.start for at in starts][1:]
        begins = [each.span.start for each in self._every_word(place)]
        inside = [at for at in begins if part.span.start <= at < part.span.end]
        return [
            at
            for at in self._seams[place]
            if sum(each < at for each in inside) >= FEWEST and sum(each >= at for each in inside) >= FEWEST
        ]
