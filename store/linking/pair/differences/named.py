"""Names as they are held against each other: cut to what names, countries told by their table, and of what kind."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from store.linking.pair.differences.mentions import between, text_of
from store.linking.words.analysis import PASSAGES, Analysis, stop_terms
from store.linking.words.countries import Place, countries, governments, occurrences
from store.linking.words.lexicon import COMPANY_FORMS, NAME_CONNECTORS, TITLES
from store.linking.words.names import names_in
from store.linking.words.speech import ARTICLES, GROUPS, LINKS, OFFICES, OPENING, ROLES

IN_CAPITALS = 0.85
"""Share of the telling words with a capital from which these tell nothing of names."""

HALF = 0.5
"""Share of all words with a capital below which no headline is written so."""

NOUN_ENDINGS = ("ung", "heit", "keit", "schaft", "ion", "itat", "ium", "ei", "ismus", "chen")
"""Of German nouns that are no names, folded."""

QUOTES = frozenset("'\"’‘”“»«")

TELLING = 4
"""Telling words from which a headline is known."""

SMALL = 3
"""Letters of a word that a headline in Title Case gives a capital, at least."""


class Named(NamedTuple):
    """A person, a place or a group."""

    first: int
    last: int
    text: str
    terms: tuple[str, ...]
    """Connectors left out; a country is one term, however it is called."""
    kind: str
    """`person`, `place`, `group`; empty where nothing tells."""
    acronym: bool
    initials: str
    """Of its words, connectors left out."""


class Naming(NamedTuple):
    """All names of a text, and every term by which a name of the other side could be known there."""

    names: Sequence[Named]
    known: frozenset[str]
    headline: bool


@lru_cache(PASSAGES)
def names_of(analysis: Analysis) -> Naming:
    """Names in order, and what else tells that a text speaks of somebody."""
    places, headline = occurrences(analysis), _is_headline(analysis)
    pieces = [piece for name in names_in(analysis) for piece in _pieces(analysis, name.first, name.last)]
    if analysis.language == "de":
        pieces = [part for piece in pieces for part in _without_nouns(analysis, *piece)]
    pieces = [piece for piece in _joined(analysis, pieces) if not _is_within(piece, places)]
    covered = {at for first, last in pieces for at in range(first, last + 1)}
    alone = [(first, last) for first, last, _ in places if first not in covered]
    by_first = {place[0]: place for place in places}
    every = [_named(analysis, first, last, by_first) for first, last in sorted([*pieces, *alone])]
    kept = [name for name in every if name.terms and not (headline and not name.acronym and name.terms[0][0] != "@")]
    known = {*analysis.terms, *(key for _, _, key in places), *governments(analysis)}
    return Naming(kept, frozenset(known), headline)


def _is_within(piece: "Piece", places: Sequence[Place]) -> bool:
    """Whether a piece is only a part of what a country or body is called: `EE` of `EE. UU.`."""
    return any(first <= piece[0] and piece[1] <= last and (first, last) != piece for first, last, _ in places)


def _is_headline(analysis: Analysis) -> bool:
    """Whether nearly every telling word wears a capital."""
    capitals = sum([analysis.text[start].isupper() for start in analysis.starts])
    if capitals < HALF * analysis.length:
        return False
    stops, each = stop_terms(analysis.language), zip(analysis.starts, analysis.ends, analysis.terms, strict=True)
    starts = [start for start, end, term in each if end - start >= SMALL and term not in stops and term.isalpha()]
    capitals = sum(analysis.text[start].isupper() for start in starts)
    return len(starts) >= TELLING and capitals >= IN_CAPITALS * len(starts)


Piece = tuple[int, int]


def _pieces(analysis: Analysis, first: int, last: int) -> Iterator[Piece]:
    """A run of capitals as the names in it: what stands before an office, and who holds it; cut at a sentence's end."""
    opens = first == 0 or not between(analysis, first).isspace()
    start = first + (opens and first < last and analysis.words[first] in OPENING)
    at = start
    while at <= last:
        if at > start and _is_apart(analysis, at):
            yield from _kept(analysis, start, at - 1)
            start = at
        if analysis.words[at] in ROLES and (at < last or at == start + 1):
            if at > start:
                yield from _kept(analysis, start, at - 1, before_office=True)
            start = at + 1
        elif analysis.words[at] == "of" and at - start > 1 and GROUPS.isdisjoint(analysis.words[start:at]):
            yield from _kept(analysis, start, at - 1)
            start = at + 1
        at += 1
    yield from _kept(analysis, start, last)


def _is_apart(analysis: Analysis, at: int) -> bool:
    """Whether a name ends before this word: at a no-break space, a full stop that is no title's, a break of line."""
    mark, word = between(analysis, at), analysis.words[at - 1]
    owns = word.endswith("'s") or (word.endswith("s") and mark[:1] in ("'", "’"))
    if owns and GROUPS.isdisjoint(analysis.words[at : at + 4]):
        return True  # what somebody owns
    ends = "." in mark and len(word) > 1 and word not in TITLES and "." not in word
    quoted = len(mark) > 1 and not owns and not QUOTES.isdisjoint(mark)
    return ends or quoted or (("\u00a0" in mark or "\n" in mark) and word not in TITLES)


def _kept(analysis: Analysis, first: int, last: int, *, before_office: bool = False) -> Iterator[Piece]:
    while first <= last and analysis.words[first] in NAME_CONNECTORS and _is_small(analysis, first):
        first += 1
    while last >= first and analysis.words[last] in NAME_CONNECTORS:
        last -= 1
    words = analysis.words[first : last + 1]
    if len(words) > 1 and len(words[0]) == 1 and between(analysis, first + 1) == "-":
        return  # a party and a state: R-Calif.
    if (
        not words
        or ROLES.issuperset(words)
        or COMPANY_FORMS.issuperset(words)
        or (len(words) <= 2 and words[-1] in ROLES)
    ):
        return
    if not before_office or len(words) > 1 or words[0] not in OFFICES:
        yield first, last


def _without_nouns(analysis: Analysis, first: int, last: int) -> Iterator[Piece]:
    """Of a run of German capitals what may be a name: two in a row, or one that has no article and counts nothing."""
    start = first
    for at in range(first, last + 2):
        if at <= last and not _is_small(analysis, at):
            continue
        before = analysis.words[start - 1] if start else ""
        is_noun = before in ARTICLES or before[:1].isdecimal() or analysis.words[at - 1].endswith(NOUN_ENDINGS)
        if start < at and (at - start > 1 or not is_noun):
            yield start, at - 1
        start = at + 1


def _is_small(analysis: Analysis, at: int) -> bool:
    return analysis.text[analysis.starts[at]].islower()


def _joined(analysis: Analysis, pieces: list[Piece]) -> Iterator[Piece]:
    """`Centre for Harbour Studies`: a body and what it is for."""
    waiting: Piece | None = None
    for piece in pieces:
        if waiting and _is_for(analysis, waiting, piece):
            waiting = waiting[0], piece[1]
            continue
        if waiting:
            yield waiting
        waiting = piece
    if waiting:
        yield waiting


def _is_for(analysis: Analysis, body: Piece, purpose: Piece) -> bool:
    words = analysis.words[body[1] + 1 : purpose[0]]
    is_body = analysis.words[body[1]] in GROUPS or analysis.words[body[1]] in ROLES
    return is_body and words in (("for",), ("for", "the"), ("on",)) and purpose[0] - body[1] <= 3


def _named(analysis: Analysis, first: int, last: int, places: dict[int, Place]) -> Named:
    text = text_of(analysis, first, last)
    text = text[:-2] if text.endswith(("'s", "’s")) else text
    terms, at, end = list[str](), first, last
    while end > first and analysis.words[end] in COMPANY_FORMS:
        end -= 1
    while at <= end:
        place = places.get(at)
        if place and place[1] <= last:
            terms.append(place[2])
            at = place[1] + 1
            continue
        if analysis.words[at] not in NAME_CONNECTORS:
            terms.append(analysis.terms[at])
        at += 1
    acronym = first == last and _is_acronym(analysis, first)
    initials = "".join(word[0] for word in analysis.words[first : end + 1] if word not in NAME_CONNECTORS | LINKS)
    kind = _kind(analysis, first, last, terms, acronym=acronym)
    return Named(first, last, text, tuple(terms), kind, acronym, initials)


def _is_acronym(analysis: Analysis, at: int) -> bool:
    letters = (
        analysis.text[analysis.starts[at] : analysis.ends[at]].replace(".", "").removesuffix("'s").removesuffix("’s")
    )
    return 2 <= len(letters) <= 6 and letters.isupper() and letters.isalpha()


def _kind(analysis: Analysis, first: int, last: int, terms: Sequence[str], *, acronym: bool) -> str:
    before = analysis.words[first - 1] if first else ""
    if not GROUPS.isdisjoint(analysis.words[first : last + 1]):
        return "group"
    if len(terms) == 1 and terms[0] in countries():
        return "place"
    if acronym:
        return "group"
    if before in ROLES:
        return "person"
    return "place" if before in ("in", "near", "from", "at") else ""
