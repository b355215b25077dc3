"""Who acts in a text: names that recur and somewhere stand before a verb or are a source."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from store.model import Span
from store.study.attributions import Attribution
from store.study.cues import AUXILIARIES
from store.study.stretches import Stretch
from store.text import fold
from store.text.naming import CONNECTORS, LEADING, is_headline, without_possessive

RECURRING = 2
"""Mentions from which a name recurs."""

LONGEST = 8
"""Words of a name."""


class NameMention(NamedTuple):
    """A name where it stands."""

    span: Span
    words: tuple[str, ...]
    """Folded."""
    acts: bool
    """Whether it is the subject of a verb here, or says something."""


def actors(told: Iterable[tuple[Stretch, Sequence[Attribution]]]) -> list[tuple[Span, float]]:
    """Every mention of a name that recurs and acts, and how surely it is one of an actor.

    A name of one word is that of the longer names it ends; titles are no part of a name.

    Args:
        told: Stretches, and the attributions of each.
    """
    mentions = [each for stretch, made in told for each in _mentions(stretch, made)]
    of_name, whole = defaultdict[str, list[NameMention]](list), _whole(mentions)
    for each in mentions:
        of_name[
            whole.get(each.words[-1], " ".join(each.words)) if len(each.words) == 1 else " ".join(each.words)
        ].append(each)
    found = list[tuple[Span, float]]()
    for those in of_name.values():
        acting = sum(each.acts for each in those)
        if len(those) >= RECURRING and acting:
            sure = 1.0 - 1.0 / (1.0 + acting + len(those) / 4)
            found += [(each.span, sure) for each in those]
    return sorted(found)


def _whole(mentions: Iterable[NameMention]) -> Mapping[str, str]:
    """The longer name that a last word belongs to; none where it ends several."""
    ends = defaultdict[str, set[str]](set)
    for each in mentions:
        if len(each.words) > 1:
            ends[each.words[-1]].add(" ".join(each.words))
    return {word: next(iter(names)) for word, names in ends.items() if len(names) == 1}


def _mentions(stretch: Stretch, made: Sequence[Attribution]) -> Iterator[NameMention]:
    """The names of a stretch: runs of capitalised words. A headline, where all are, has none that could be told."""
    if is_headline(stretch.capitals) or stretch.known.has_capital_nouns:
        return
    sayers = [Span(each.sayer.start, each.sayer.end) for each in made if each.sayer is not None]
    at = 0
    while at < stretch.length:
        last = _last_of(stretch, at)
        if last is None:
            at += 1
            continue
        span = without_possessive(stretch.text, Span(stretch.spans[at].start, stretch.spans[last].end))
        words = tuple(fold(span.of(stretch.text)).split())
        if words:
            yield NameMention(span, words, _acts(stretch, at, last) or any(map(span.overlap, sayers)))
        at = last + 1


def _last_of(stretch: Stretch, first: int) -> int | None:
    """The last word of a name that begins with a word; None where none does."""
    word = stretch.words[first]
    if stretch.kinds[first] != "C" or word in LEADING or word in stretch.known.ends or word in stretch.known.calendar:
        return None
    last, at = first, first + 1
    while (
        at < min(stretch.length, first + LONGEST)
        and stretch.gaps[at] in ("", ".")
        and not _is_possessive(stretch, at - 1)
    ):
        is_name = stretch.capitals[at] and stretch.words[at] not in stretch.known.calendar
        if is_name and (stretch.gaps[at] == "" or len(stretch.words[at - 1]) <= 4):
            last = at
        elif stretch.gaps[at] or stretch.words[at] not in CONNECTORS:
            break
        at += 1
    opens = first == 0 or bool(set(stretch.gaps[first]) & set(".:“"))
    return None if opens and last == first and not _is_verb(stretch, first + 1) else last


def _is_possessive(stretch: Stretch, at: int) -> bool:
    return stretch.words[at].endswith(("'s", "s'"))


def _acts(stretch: Stretch, first: int, last: int) -> bool:
    """Whether a verb follows, and no preposition goes before: in `the port of Harrow burned` Harrow does nothing."""
    if first and stretch.kinds[first - 1] == "I":
        return False
    return not stretch.gaps[last + 1] and _is_verb(stretch, last + 1) and not _is_possessive(stretch, last)


def _is_verb(stretch: Stretch, at: int) -> bool:
    if at >= stretch.length or stretch.gaps[at]:
        return False
    return stretch.kinds[at] in ("V", "S", "oed") or stretch.words[at] in AUXILIARIES - {"not", "to"}
