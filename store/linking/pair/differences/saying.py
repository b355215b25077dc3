"""Where a text says who says so: before a verb of saying, behind it, or after `according to`."""

from collections.abc import Iterator
from typing import NamedTuple

from store.linking.pair.differences.mentions import between
from store.linking.words.analysis import Analysis, stop_terms
from store.linking.words.lexicon import COMMON_CAPITALS, conjunctions
from store.linking.words.speech import (
    ACCORDING,
    BESIDES,
    DETERMINERS,
    FINDING,
    INVERTED,
    LINKS,
    NOUNS,
    POSSESSIVES,
    PRONOUNS,
    SAYING,
    UNSAID,
)

LONGEST = 9
"""Words of the name of a source."""

MARKS = frozenset(',.;:—–()!?"“”„«»')
"""Punctuation at which it ends."""

ARTICLES = frozenset({"the", "a", "an"})
"""With which another name begins, unless a preposition leads on to it."""

QUOTES = frozenset("\"'”’«»“„")
"""After which the verb of saying mostly stands before whoever says it."""

INSIDE = LINKS - {"on", "to", "by"}
"""Prepositions that lead on to more of a name that stands before a verb."""

AFTER = LINKS - {"of", "for", "from"}
"""Prepositions at which the name of a source ends that stands behind."""


class Said(NamedTuple):
    """Indices of words: of who says so, and of the whole phrase."""

    first: int
    last: int
    start: int
    stop: int


def sayings(analysis: Analysis) -> Iterator[Said]:
    """Every place where it is said who says so, in order."""
    phrases = [tuple(phrase.split("|")) for phrase in ACCORDING.get(analysis.language, "").split()]
    firsts, verbs = (
        {phrase[0] for phrase in phrases},
        SAYING | FINDING if analysis.language == "en" else frozenset[str](),
    )
    end = -1
    for at in [at for at, word in enumerate(analysis.words) if word in verbs or word in firsts]:
        found = None
        if at > end and analysis.words[at] in firsts:
            found = _according(analysis, at, phrases)
        elif at > end and _is_verb(analysis, at):
            found = _before(analysis, at, end) or _after(analysis, at)
        if found:
            end = found.stop
            yield found


def _is_verb(analysis: Analysis, at: int) -> bool:
    """Whether a word is a verb of saying: no name, and no noun unless what is said follows."""
    if not analysis.text[analysis.starts[at]].islower():
        return False
    if analysis.words[at] in FINDING and (at + 1 == analysis.length or _parts(analysis, at + 1)):
        return True
    return analysis.words[at] not in NOUNS | FINDING or analysis.words[at + 1 : at + 2] == ("that",)


def _according(analysis: Analysis, at: int, phrases: list[tuple[str, ...]]) -> Said | None:
    taken = next((len(each) for each in phrases if analysis.words[at : at + len(each)] == each), 0)
    if not taken:
        return None
    if analysis.words[at] == "zufolge":  # stands behind whoever it is
        first = _start_of(analysis, at - 1, -1)
        return Said(first, at - 1, first, at) if first < at else None
    last = _end_of(analysis, at + taken)
    return Said(at + taken, last, at, last) if last >= at + taken else None


def _end_of(analysis: Analysis, start: int) -> int:
    """The last word of a source that begins at a word; before `start` where none does."""
    last, stops = start - 1, stop_terms(analysis.language)
    for at in range(start, min(start + LONGEST, analysis.length)):
        word = analysis.words[at]
        if at > start and (_parts(analysis, at) or word in SAYING - NOUNS or word in AFTER):
            break
        if word in conjunctions(analysis.language) or word in UNSAID - LINKS or (at == start and word in LINKS):
            break
        if at > start and word in ARTICLES and analysis.words[at - 1] not in LINKS:
            break  # `according to the poll the Greens lead`
        if analysis.language == "de" and at > start and _is_capital(analysis, at - 1) and not _is_capital(analysis, at):
            break  # its nouns wear capitals, so that it ends with the last of them
        last = at
    while last > start and analysis.terms[last] in stops:
        last -= 1
    return last


def _is_capital(analysis: Analysis, at: int) -> bool:
    return analysis.text[analysis.starts[at]].isupper()


def _before(analysis: Analysis, at: int, end: int) -> Said | None:
    """`the ministry said`, `a spokesman for the union told Reuters`."""
    last = at - 1
    while last > end and analysis.words[last] in BESIDES | COMMON_CAPITALS and not _parts(analysis, last + 1):
        last -= 1
    if last <= end or _parts(analysis, last + 1) or analysis.words[last] in UNSAID:
        return None
    first, after = _start_of(analysis, last, end), analysis.words[at + 1 : at + 2]
    if first > last or (first < last and analysis.words[first] in PRONOUNS) or after in (("whether",), ("if",)):
        return None
    if analysis.words[at] in ("told", "tells"):
        return _told(analysis, first, last, at)
    return Said(first, last, first, at)


def _parts(analysis: Analysis, at: int) -> bool:
    """Whether punctuation stands before a word."""
    return not MARKS.isdisjoint(between(analysis, at))


def _start_of(analysis: Analysis, last: int, end: int) -> int:
    """The first word of a source that ends with a word; after `last` where none does."""
    first = last + 1
    for at in range(last, max(end, last - LONGEST), -1):
        word, before = analysis.words[at], analysis.words[at - 1] if at else ""
        joins = (word in conjunctions(analysis.language) and word not in PRONOUNS) or word in COMMON_CAPITALS
        joins = joins and not (word == "and" and _is_capital(analysis, at + 1) and at and _is_capital(analysis, at - 1))
        if joins or word in SAYING - NOUNS or (word in LINKS and not _leads_on(analysis, at)):
            break
        first = at
        if _parts(analysis, at) or (word in DETERMINERS and before not in LINKS) or word in PRONOUNS:
            break
    return first


def _leads_on(analysis: Analysis, at: int) -> bool:
    """Whether a preposition stands inside the name of a source, so far as what is before it tells."""
    if not at or _parts(analysis, at):
        return False
    return (
        analysis.words[at] in INSIDE and analysis.words[at - 1] not in conjunctions(analysis.language) | COMMON_CAPITALS
    )


def _told(analysis: Analysis, first: int, last: int, at: int) -> Said | None:
    """Who told somebody that, and whom; not who told somebody to."""
    whom = _end_of(analysis, at + 1)
    following = analysis.words[whom + 1 : whom + 6]
    states = "that" in following or not following or _parts(analysis, whom + 1) or _parts(analysis, first)
    if following[:1] == ("to",) or not states:
        return None
    return Said(first, last, first, max(whom, at))


def _after(analysis: Analysis, at: int) -> Said | None:
    """`…, said the harbour master`."""
    after = analysis.words[at + 1] if at + 1 < analysis.length else ""
    if not at or analysis.words[at] not in INVERTED or not _parts(analysis, at) or _parts(analysis, at + 1):
        return None
    last = _end_of(analysis, at + 1)
    ends = last + 1 == analysis.length or _parts(analysis, last + 1)
    quoted = not QUOTES.isdisjoint(between(analysis, at))
    ends = ends or (quoted and analysis.words[last + 1] in LINKS | conjunctions(analysis.language))
    begins = after not in POSSESSIVES | PRONOUNS | COMMON_CAPITALS
    return Said(at + 1, last, at, last) if last > at and ends and begins else None
