"""Names that differ: like is held against like, in like places; a name that is only left out is said last.

Nothing is told where the other side has the name in another form, a part of it, or a word that may stand for it.
"""

from collections.abc import Collection, Iterable
from functools import partial
from itertools import chain

from store.linking.pair.differences.mentions import Facing, Told, between, in_one_place, take_pairs, told
from store.linking.pair.differences.named import Named, Naming
from store.linking.pair.differences.surroundings import Surroundings
from store.linking.words.analysis import Analysis
from store.linking.words.countries import countries, governed
from store.linking.words.lexicon import NAME_CONNECTORS
from store.linking.words.names import is_one_spelled_otherwise, shares_letters, sounds_like
from store.linking.words.regions import is_region
from store.linking.words.speech import GROUPS, LINKS, ROLES, SPEAKING, STANDING_FOR_NAMES

COMPANY_WORDS = frozenset({"news", "group", "company", "compani", "corp", "inc"})
"""What a name may lack and still be that of the body."""

SHORT = 6
"""Words in the place of a name, up to which one of them may stand for it."""


SMALL_WORDS = NAME_CONNECTORS | LINKS
"""Words that have no letter in an acronym."""


def names(
    beside: Surroundings, mine: Naming, theirs: Naming, taken_here: Collection[int], taken_there: Collection[int]
) -> Told:
    """Names that differ, but for those that are told otherwise (`taken`)."""
    held, turned = beside.held, beside.held.turned()
    here = [name for name in mine.names if name.first not in taken_here]
    there = [name for name in theirs.names if name.first not in taken_there]
    endings = {name.terms[-1] for name in here} & {name.terms[-1] for name in there}
    clashing = take_pairs(here, there, partial(_clash, beside, mine.known, theirs.known)) if endings else []
    here = _once(name for name in here if _is_lacking(held, name, mine, theirs))
    there = _once(name for name in there if _is_lacking(turned, name, theirs, mine))
    if not here and not there:
        return told("name", clashing)
    variants = take_pairs(here, there, partial(_variant, beside))
    left = chain(clashing, variants, in_one_place(held, here, there, partial(_comparable, beside)))
    return told("name", (pair for pair in left if all(pair) or not _is_stood_for(held, *pair)))


def _is_stood_for(held: Facing, one: Named | None, other: Named | None) -> bool:
    return (one is None or _stood_for(held, one)) and (other is None or _stood_for(held.turned(), other))


def _once(names: Iterable[Named]) -> list[Named]:
    """The first of each."""
    return list({name.terms: name for name in reversed(list(names))}.values())[::-1]


def _clash(
    beside: Surroundings, known_here: frozenset[str], known_there: frozenset[str], one: Named, other: Named
) -> bool:
    """Two names of one ending in one place, whose beginnings exclude each other: `Michael Orr`, `Jane Orr`."""
    if one.terms[-1] != other.terms[-1] or one.terms == other.terms or len(one.terms) < 2 or len(other.terms) < 2:
        return False
    mine, theirs = set(one.terms) - set(other.terms), set(other.terms) - set(one.terms)
    if any(_abbreviates(a, b) or _abbreviates(b, a) for a in mine for b in theirs):
        return False
    excluded = mine and theirs and known_there.isdisjoint(mine) and known_here.isdisjoint(theirs)
    return bool(excluded) and beside.one_place(one, other)


def _abbreviates(one: str, other: str) -> bool:
    return len(one) <= 2 and other.startswith(one[0])


def _is_lacking(held: Facing, name: Named, own: Naming, others: Naming) -> bool:
    """Whether the other side has neither the name nor a part of it that tells, nor its initials."""
    analysis = held.one
    country = governed(analysis, name.last)
    if name.terms[-1] in others.known or (country and country in others.known):
        return False
    if any(_same_body(name, other) or _part_of(name, other) for other in others.names):
        return False
    if name.acronym and _is_spelled_out(name, held.other):
        return False
    shared = [each for each in own.names if each is not name and each.terms[-1] in others.known]
    glossed = name.acronym and any(_same_body(name, each) for each in shared)
    if glossed or (_is_in_brackets(analysis, name) and any(each.last < name.first for each in shared)):
        return False
    return not any(each.first == name.last + 1 and "(" in between(analysis, each.first) for each in shared)


def _is_spelled_out(acronym: Named, analysis: Analysis) -> bool:
    """Whether words that follow each other, with capitals or without, have the initials of an acronym."""
    letters = acronym.text.replace(".", "").lower()
    initials = "".join(word[0] for word in analysis.words if word not in SMALL_WORDS)
    return len(letters) > 2 and letters in initials


def _same_body(one: Named, other: Named) -> bool:
    """Whether one is an acronym and the other what it stands for."""
    if one.acronym == other.acronym:
        return False
    short, long = (one, other) if one.acronym else (other, one)
    letters = short.text.replace(".", "").lower()
    return len(long.terms) > 1 and letters == long.initials


def _part_of(one: Named, other: Named) -> bool:
    """`Trump` and `Donald Trump`; but not a city and its newspaper."""
    if set(one.terms).isdisjoint(other.terms):
        return False
    short, long = sorted((set(one.terms), set(other.terms)), key=len)
    return short <= long and GROUPS.isdisjoint(long - short - COMPANY_WORDS)


def _is_in_brackets(analysis: Analysis, name: Named) -> bool:
    """Another name of what was just named."""
    before = analysis.text[: analysis.starts[name.first]]
    return (
        before.rfind("(") > before.rfind(")")
        and len(before) - before.rfind("(") < 30
        and ")" in analysis.text[analysis.ends[name.last] :][:30]
    )


def _variant(beside: Surroundings, one: Named, other: Named) -> bool:
    """Whether they surely are one name otherwise written, or in one place look like it: transliterated, translated."""
    return _looks_like(one, other) and (is_one_spelled_otherwise(one.text, other.text) or beside.one_place(one, other))


def _looks_like(one: Named, other: Named) -> bool:
    if one.acronym or other.acronym:
        return one.acronym and other.acronym and shares_letters(one.text, other.text)
    return sounds_like("".join(one.terms), "".join(other.terms)) or (
        len(one.terms) > 1
        and len(other.terms) > 1
        and one.terms[0] == other.terms[0]
        and sounds_like(one.terms[-1], other.terms[-1])
    )


def _comparable(beside: Surroundings, one: Named, other: Named) -> bool:
    """A person against a person, a place against a place, a group against a group; a country against a country only.

    So is a part of one: a town that is told for its state contradicts nothing.
    """
    alike = _is_country(one) == _is_country(other) and (not one.kind or not other.kind or one.kind == other.kind)
    alike = alike and _is_region(beside.held.one, one) == _is_region(beside.held.other, other)
    speak = _speaks(beside.held.one, one) and _speaks(beside.held.other, other)
    return alike and (not speak or beside.word_for_word) and beside.one_place(one, other)


def _speaks(analysis: Analysis, name: Named) -> bool:
    """Whether a name tells of whom somebody speaks for, or to whom: `a Turkish official`, `told Reuters`."""
    at = name.first - 1
    at -= at >= 0 and analysis.words[at] in ("the", "a", "an")
    ahead = analysis.words[at] if at >= 0 else ""
    behind = analysis.words[name.last + 1] if name.last + 1 < analysis.length else ""
    return ahead in SPEAKING or behind in ROLES


def _is_country(name: Named) -> bool:
    return len(name.terms) == 1 and name.terms[0] in countries()


def _is_region(analysis: Analysis, name: Named) -> bool:
    return is_region(name.text, analysis.words[name.last + 1] if name.last + 1 < analysis.length else "")


def _stood_for(held: Facing, name: Named) -> bool:
    """Whether the other side has a pronoun or a role in its place, or only the office before it."""
    office = held.one.words[name.first - 1] if name.first else ""
    if office in ROLES and office in held.other.words:
        return True
    gap = held.here[name.last]
    place = [held.other.words[at] for at, each in enumerate(held.there) if each == gap >= 0]
    return len(place) <= SHORT and not STANDING_FOR_NAMES.isdisjoint(place)
