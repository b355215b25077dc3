"""Who says what in languages for which nothing is fitted: quotations and reports whose form leaves no doubt.

A verb of saying with whoever stands beside it, next to a quotation; or, without one, in the two forms that can hardly
be anything else: `…, says the mayor.` and `According to the mayor, …`. Of everything else nothing is told.
"""

from collections.abc import Iterator
from typing import NamedTuple

from store.model import Span
from store.study.stretches import Stretch
from store.text.speakers import Speakers

ACCORDING = {
    "de": "laut zufolge",
    "fr": "selon d'après",
    "es": "según",
    "it": "secondo",
    "pt": "segundo",
    "nl": "volgens",
    "sv": "enligt",
    "ru": "согласно словам данным сообщению мнению информации",
    "ar": "بحسب حسب وفقا وفقاً",
}
"""Words that lead to a source, by language."""

NEAR = 8
"""Words between a quotation and a verb of saying that belongs to it, at most."""

BESIDE = 3
"""Words between a verb of saying and whoever says it, at most: `sagte am Montag die Bürgermeisterin`."""

QUOTED_WORDS, REPORTED_WORDS = 5, 4
"""Words from which a quotation is a claim although nobody is known to say it, and from which a report is one."""


class Reported(NamedTuple):
    """A claim, and whoever is named as its source."""

    claim: Span
    source: Span | None


class _Teller(NamedTuple):
    """A word of saying, and whoever stands beside it: the indices of their first and last word."""

    cue: int
    first: int
    last: int
    source: Span


def reports(stretch: Stretch) -> Iterator[Reported]:
    """What is said in a stretch, in order."""
    tellers = list(_Tellers(stretch).all())
    if not stretch.quotes:
        yield from _unquoted(stretch, tellers)
    for quote in stretch.quotes:
        inside = [at for at, word in enumerate(stretch.spans) if quote.covers(word.start)]
        if inside and stretch.span.contains(quote):
            near = [(gap, each) for each in tellers if (gap := _between(each, inside[0], inside[-1])) <= NEAR]
            teller = min(near, default=(0, None))[1]
            if teller is not None or len(inside) >= QUOTED_WORDS:
                yield Reported(quote, teller.source if teller is not None else None)


def _between(teller: _Teller, first: int, last: int) -> int:
    """How many words part a teller from a quotation."""
    low, high = min(teller.cue, teller.first), max(teller.cue, teller.last)
    return low - last - 1 if low > last else first - high - 1


def _unquoted(stretch: Stretch, tellers: list[_Teller]) -> Iterator[Reported]:
    """What is reported without quotation marks: all before a teller at its end, all behind one at its head."""
    for each in tellers:
        is_according = _leads(stretch, each.cue)
        comma = _comma_before(stretch, each.cue)
        ends = not any(stretch.gaps[at].strip(".") for at in range(each.last + 1, stretch.length))
        if comma and ends and each.first > each.cue and comma >= REPORTED_WORDS and _is_clause(stretch, comma):
            yield Reported(stretch.span_of(0, comma - 1), each.source)
        elif is_according and each.cue == 0 and _goes_on(stretch, each.last + 1):
            yield Reported(stretch.span_of(each.last + 1, stretch.length - 1), each.source)


def _comma_before(stretch: Stretch, cue: int) -> int:
    """The word behind the comma before a word of saying; only an auxiliary may stand between: `, a déclaré`."""
    back = cue
    while back and not stretch.gaps[back] and stretch.kinds[back - 1] == "V":
        back -= 1
    return back if back and stretch.gaps[back] == "," else 0


def _is_clause(stretch: Stretch, stop: int) -> bool:
    """Whether the words before one state something: not `When he came, said the mother nothing`."""
    return stretch.kinds[0] not in ("E", "I") and any(kind in ("V", "S") for kind in stretch.kinds[:stop])


def _goes_on(stretch: Stretch, at: int) -> bool:
    """Whether behind whoever is named at the head of a sentence a comma or a verb begins what they say."""
    if stretch.length - at < REPORTED_WORDS:
        return False
    return stretch.gaps[at] == "," or (not stretch.gaps[at] and stretch.kinds[at] in ("V", "S"))


def _leads(stretch: Stretch, at: int) -> bool:
    return stretch.words[at] in ACCORDING.get(stretch.language, "").split()


class _Tellers:
    """Words of saying of a stretch, outside quotations, with whoever stands beside each."""

    def __init__(self, stretch: Stretch) -> None:
        self._stretch = stretch
        found = Speakers(stretch.text, stretch.spans, stretch.known)
        self._phrases = [(each, found.span(*each)) for each in found.indices if not stretch.quoted[each[0]]]

    def all(self) -> Iterator[_Teller]:
        """In order."""
        stretch = self._stretch
        for at in range(stretch.length):
            if stretch.quoted[at]:
                continue
            if _leads(stretch, at):
                yield from self._behind(at)
            elif stretch.kinds[at] == "S":
                yield from self._beside(at)
            elif (pronoun := self._hung_on(at)) is not None:
                yield _Teller(at, at, at, pronoun)

    def _beside(self, verb: int) -> Iterator[_Teller]:
        """Whoever follows a verb that begins a clause, else whoever stands before it."""
        start = verb
        while start and not self._stretch.gaps[start] and self._stretch.kinds[start - 1] == "V":
            start -= 1
        is_inverted = start == 0 or bool(self._stretch.gaps[start])
        found = list(self._behind(verb)) if is_inverted else list(self._before(start, verb))
        yield from found or (self._before(start, verb) if is_inverted else self._behind(verb))

    def _behind(self, cue: int) -> Iterator[_Teller]:
        gaps = self._stretch.gaps
        for (first, last), span in self._phrases:
            if cue < first <= cue + 1 + BESIDE and not any(gaps[cue + 1 : first + 1]):
                yield _Teller(cue, first, last, span)
                return

    def _before(self, start: int, cue: int) -> Iterator[_Teller]:
        gaps = self._stretch.gaps
        for (first, last), span in reversed(self._phrases):
            if start - 1 - BESIDE <= last < start and not any(gaps[last + 1 : start + 1]):
                yield _Teller(cue, first, last, span)
                return

    def _hung_on(self, at: int) -> Span | None:
        """The pronoun that hangs on a verb: the `elle` of `affirme-t-elle`."""
        verb, _, rest = self._stretch.words[at].partition("-")
        pronoun, known, span = rest.rpartition("-")[2], self._stretch.known, self._stretch.spans[at]
        if verb in known.says and pronoun in known.pronouns:
            return Span(span.end - len(pronoun), span.end)
        return None
