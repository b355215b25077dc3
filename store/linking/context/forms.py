"""What two documents can have in common without stating the same: names, forms filled in, what a site says of itself.

Rules that state a fact; how likely a link is tells the model.
"""

from functools import lru_cache

from store.linking.context.relatedness import Relatedness
from store.linking.pair.counterpart import Match
from store.linking.pair.differences.mentions import words_of
from store.linking.pair.differences.moments import moments_in
from store.linking.pair.differences.saying import sayings
from store.linking.pair.differences.surroundings import tells
from store.linking.pair.laid_out import laid_out, numbers_in
from store.linking.pair.question import Query
from store.linking.pair.scoring import UNKNOWN, measure, unnamed_mass
from store.linking.pair.shared import shared
from store.linking.words.analysis import PASSAGES, Analysis, stop_terms
from store.linking.words.lexicon import NEUTRAL_ATTRIBUTIONS
from store.linking.words.names import CAPITAL_NOUNS, names_in, pairs_of, written
from store.linking.words.weights import plain_weights

LITTLE = 0.15
"""Of what is no name, shared, as the features `unnamed` and `unnamed_share` have it: less than that tells nothing."""

MOST = 0.75
"""Share of either wording that has a like word in the other from which they say the same, as far as both say something.
"""

BLOCK = 4
"""Wordings in common from which unrelated pages have a block of their site in common, whoever is quoted in it."""


def tells_names_only(one: Analysis, other: Analysis, found: Relatedness | None) -> bool:
    """Whether two wordings share hardly more than names, with their titles, and who says so: a mention.

    In reports of one event words of like sense count too. What opens as a name anywhere in either is one in both:
    `the crown prince` where the other has `Crown Prince Ahmad`.
    """
    weights = found.weights if found else plain_weights(one.language)
    named = found.named if found else written(one).named(written(other))
    within = [named, NEUTRAL_ATTRIBUTIONS, *(of(side) for side in (one, other) for of in (_within_names, _of_sources))]
    common = laid_out(one).counts.keys() & laid_out(other).counts.keys()
    if unnamed_mass((term for term in common if not any(term in some for some in within)), weights) >= LITTLE:
        return False
    names = frozenset[str]().union(*within)
    features = measure(shared(one, other), weights, names)
    known = names.union(stop_terms(one.language))
    if features.lesser >= MOST and not any(known.issuperset(side.terms) for side in (one, other)):
        return False
    is_related = found is None or found.event > UNKNOWN
    return features.unnamed < LITTLE and not (is_related and features.unnamed_share >= LITTLE)


def is_date(wording: Analysis) -> bool:
    """Whether a wording is a date and nothing else: a line above a report."""
    dated = words_of(moments_in(wording))
    return bool(dated) and all(at in dated or not tells(wording, at) for at in range(wording.length))


def is_form(query: Query, match: Match) -> bool:
    """Whether a form was filled in twice: with other names, or, where either has none to tell, with other numbers."""
    mine, theirs = _terms_of_names(query.analysis), _terms_of_names(match.analysis)
    if mine and theirs:
        return mine.isdisjoint(theirs) and not pairs_of(names_in(query.analysis), names_in(match.analysis))
    here, there = numbers_in(query.analysis.terms), numbers_in(match.analysis.terms)
    return bool(here - there) and bool(there - here)


def is_of_one_site(query: Query, match: Match, found: Relatedness) -> bool:
    """Whether whole passages of unrelated documents, which may be pages of one site, are furniture of it."""
    is_quote = query.quoted or match.quoted
    return match.whole and found.tells_apart and _same_outlet(query, match) and not (is_quote and found.shared < BLOCK)


@lru_cache(PASSAGES)
def _of_sources(analysis: Analysis) -> frozenset[str]:
    return frozenset(term for said in sayings(analysis) for term in analysis.terms[said.start : said.stop + 1])


@lru_cache(PASSAGES)
def _terms_of_names(analysis: Analysis) -> frozenset[str]:
    if analysis.language in CAPITAL_NOUNS:
        return frozenset()
    return frozenset(term for name in names_in(analysis) for term in name.terms)


@lru_cache(PASSAGES)
def _within_names(analysis: Analysis) -> frozenset[str]:
    """Those of names with what joins their parts."""
    if analysis.language in CAPITAL_NOUNS:
        return frozenset()
    return frozenset(term for name in names_in(analysis) for term in analysis.terms[name.first : name.last + 1])


def _same_outlet(query: Query, match: Match) -> bool:
    """Whether both may be pages of one site; not where two are named and differ."""
    sources = (query.home.source if query.home else "", match.shelved.source)
    return not all(sources) or sources[0] == sources[1]
