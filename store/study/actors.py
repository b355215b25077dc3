"""The names of an event: who is tagged as an actor, under which names, and where each is mentioned."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from store.model import Passage, Span

Fold = Callable[[str], str]
"""Gives what two spellings have in common that differ in case and accents only."""


class NamePlace(NamedTuple):
    """Where a name stands."""

    document: str
    span: Span


class Actor(NamedTuple):
    """Somebody or something that acts, under all its names."""

    names: tuple[str, ...]
    """The one that is tagged most first, then the others of its aliases; each spelling once, whatever its case."""
    tags: int
    """How often one of them is tagged."""
    mentions: tuple[NamePlace, ...]
    """Where one of them stands, tagged or not, in the order of the articles."""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.names[0]

    @property
    def documents(self) -> tuple[str, ...]:
        """The articles that mention it, each once."""
        return tuple(dict.fromkeys(place.document for place in self.mentions))


class NamedPassage(NamedTuple):
    """A name where it stands, with what stands around it."""

    passage: Passage
    before: str
    """Up to `AROUND` characters before it."""
    after: str
    """Up to twice as many after it."""


AROUND = 60
"""Characters before a name that are told with it."""


def mention(place: NamePlace, text: str) -> NamedPassage:
    """A place in the text of its article."""
    start, end = place.span
    passage = Passage(place.document, place.span, place.span.of(text))
    return NamedPassage(passage, text[max(0, start - AROUND) : start], text[end : end + 2 * AROUND])


def actors(
    tagged: Iterable[str], aliases: Iterable[Sequence[str]], places: Callable[[str], Iterable[NamePlace]], fold: Fold
) -> list[Actor]:
    """The actors of a project: tagged, or declared to have several names; those of most articles first.

    A place belongs to the longest name that stands there: "Guards" in "Harbour Guards" is no mention of other guards.

    Args:
        tagged: The words of each tag.
        aliases: Groups of names declared the same.
        places: Where a name stands as a whole word, in the order of the articles.
        fold: Makes spellings comparable.
    """
    counts = Counter(" ".join(words.split()) for words in tagged)
    groups = _grouped(counts, aliases, fold)
    found = {name: tuple(places(name)) for group in groups for name in group}
    longest = _longest(place for each in found.values() for place in each)
    order = {document: rank for rank, document in enumerate(dict.fromkeys(place.document for place in longest))}
    made = []
    for group in groups:
        folded = {fold(name) for name in group}
        tags = sum(count for name, count in counts.items() if fold(name) in folded)
        mentions = {place for name in group for place in found[name]} & set(longest)
        ordered = sorted(mentions, key=lambda place: (order[place.document], place.span))
        made.append(Actor(tuple(group), tags, tuple(ordered)))
    return sorted(made, key=lambda each: (-len(each.documents), -len(each.mentions), -each.tags, each.name))


def _grouped(counts: Counter[str], aliases: Iterable[Sequence[str]], fold: Fold) -> list[list[str]]:
    """Names that mean the same, each spelling once, the one that is tagged most first."""
    group_of, groups = dict[str, list[str]](), list[list[str]]()
    for names in (*aliases, *([name] for name, _ in counts.most_common())):
        told = [" ".join(name.split()) for name in names]
        known = next((group_of[fold(name)] for name in told if fold(name) in group_of), None)
        if known is None:
            groups.append(known := [])
        for name in told:
            if name and fold(name) not in group_of:
                group_of[fold(name)] = known
                known.append(name)
    often = Counter[str]()
    for name, count in counts.items():
        often[fold(name)] += count
    return [sorted(group, key=lambda name: -often[fold(name)]) for group in groups if group]


def _longest(places: Iterable[NamePlace]) -> list[NamePlace]:
    """Places that lie in no longer one, in order; of each document those that overlap are next to each other."""
    kept = dict[str, list[NamePlace]]()
    for place in sorted(set(places), key=lambda each: (each.span.start, -each.span.end)):
        before = kept.setdefault(place.document, [])
        if not before or not before[-1].span.contains(place.span):
            before.append(place)
    return [place for each in kept.values() for place in each]
