"""Who a text says it from: the words that tell one source from another."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from store.linking.pair.differences.mentions import between, text_of, words_of
from store.linking.pair.differences.named import Named, names_of
from store.linking.pair.differences.saying import Said, sayings
from store.linking.words.analysis import PASSAGES, Analysis, stop_terms
from store.linking.words.countries import governed
from store.linking.words.speech import BESIDES, GROUPS, PRONOUNS, ROLES, SPEAKING

HEADING = 5
"""Words before or after the colon of a headline, at most, that say who says so."""


class Source(NamedTuple):
    """A phrase that says who says so."""

    first: int
    last: int
    text: str
    terms: frozenset[str]
    """Of who says so, countries as such; none where it is a pronoun."""
    initials: str
    """Of their words."""
    person: str = ""
    """`name`, `role`, or empty for a group or what nothing tells."""


@lru_cache(PASSAGES)
def sources_in(analysis: Analysis) -> Sequence[Source]:
    """Sources in order."""
    names = names_of(analysis).names
    return [_source(analysis, said, names) for said in sayings(analysis)]


def _source(analysis: Analysis, said: Said, names: Sequence[Named]) -> Source:
    part, stops = slice(said.first, said.last + 1), stop_terms(analysis.language) | BESIDES
    words, inside = analysis.words[part], [n for n in names if said.first <= n.first and n.last <= said.last]
    named = words_of(inside)
    pairs = enumerate(zip(analysis.terms[part], words, strict=True), said.first)
    terms = {term for at, (term, word) in pairs if at not in named and term not in stops and word not in PRONOUNS}
    terms |= {term for name in inside for term in name.terms}
    terms |= {governed(analysis, at) for at in range(said.first, said.last + 1)} - {""}
    initials = max((name.initials for name in inside), key=len, default="")
    text = text_of(analysis, said.start, said.stop)
    return Source(said.start, said.stop, text, frozenset(terms), initials, _person(text, words, inside))


def _person(text: str, words: Sequence[str], names: Collection[Named]) -> str:
    kinds = {name.kind for name in names}
    if names and "group" not in kinds and kinds != {"place"}:
        return "name"
    if not ROLES.isdisjoint(words):
        return "role"
    return "name" if not names and _is_lone(text, words) else ""


def _is_lone(text: str, words: Sequence[str]) -> bool:
    """Whether it may be a person whose name opens a sentence, where the capital tells nothing."""
    return len(words) == 1 and text[:1].isupper() and not words[0].endswith("s") and words[0] not in GROUPS


def speaks(analysis: Analysis, terms: frozenset[str], known: frozenset[str]) -> bool:
    """Whether a text has one of these as the subject of a verb of speaking, or all of them and somebody who speaks."""
    speaking = [at for at, word in enumerate(analysis.words) if word in SPEAKING]
    if terms <= known and (speaking or len(terms) > 1):
        return True
    return any(not terms.isdisjoint(analysis.terms[max(0, at - 4) : at]) for at in speaking)


def somebody_speaks(analysis: Analysis) -> bool:
    """Whether somebody who is told by office alone is the subject of a verb of speaking."""
    speaking = [at for at, word in enumerate(analysis.words) if word in SPEAKING]
    return any(not ROLES.isdisjoint(analysis.words[max(0, at - 4) : at]) for at in speaking)


def headed(analysis: Analysis) -> Iterator[str]:
    """Terms before or after the colon of a headline, which says who says so without a verb."""
    for at in range(1, analysis.length):
        if ":" in between(analysis, at):
            yield from analysis.terms[:at] if at <= HEADING else ()
            yield from analysis.terms[at:] if analysis.length - at <= HEADING else ()
