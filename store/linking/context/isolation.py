"""What two documents have in common beside a link, and what that says of the link.

Of unrelated pages, what stands in both is furniture, a formula or a name, unless somebody's words are quoted or so much
is the same that it was copied. In documents that share a subject, a link needs no more than its score; in reports of
one event, what the wordings say is enough, whatever stands around them. Between briefs, too short to tell, no form
counts that was filled in with another name or number.
"""

from dataclasses import replace

from store.linking.context.boilerplate import LONGEST
from store.linking.context.evidence import Evidence
from store.linking.context.relatedness import Relatedness, are_nearest, likeness_beside
from store.linking.pair.counterpart import Match
from store.linking.pair.question import Query
from store.linking.pair.scoring import SHOWN_FROM, numbers_in, raised, score_alone
from store.linking.passages.cutting import wording_of
from store.linking.words.analysis import Analysis, stop_terms
from store.linking.words.lexicon import NEUTRAL_ATTRIBUTIONS
from store.linking.words.names import names_in, pairs_of
from store.linking.words.weights import Weights
from store.model import LinkKind

RELATED = 0.2
"""Likeness from which two documents share a subject: of unrelated ones two in a hundred are so like, of reports of
one event few are less."""

ONE_EVENT = 0.35
"""Likeness from which two documents tell of one event. Between `RELATED` and this the odds below rise to the full."""

ODDS_OF_ONE_EVENT = 1.27
"""Log odds that wordings in two reports of one event state the same, above those of two wordings alone.

Read were 69 counterparts in small groups of reports: all 33 that two wordings alone would score 35 and more were real,
most of those from 22 on, where this begins to show them, and about half of those below."""

ODDS_OF_THE_NEAREST = 0.8
"""Log odds that two passages of such reports state the same, above those of any two, where neither document has any
that is more like the other: it made five more links of five articles that were read in full, all of them real."""

TELLING = 6
"""Words from which a wording says so much that another report of the event is likely to say it again."""

WORTH_LIFTING = 40.0
"""Score that must be within reach: what stays weak is not worth reading two documents for."""

RELATED_BRIEFS = 0.55
"""The same for two that are so short that the form of such briefs makes up most of them."""

BRIEF, LONG = 6, 12
"""Passages up to which a document is such a brief, and from which it is none; between them the limit falls."""

RELATED_MANY = 0.3
"""The same where a wording stands in `MANY` documents."""

MANY = 3
"""Documents in which a wording is no coincidence of two."""

BLOCK = 4
"""Wordings in common from which unrelated pages have a block of their site in common, whoever is quoted in it."""

QUOTED = 0.6
"""`mass` from which a quotation is somebody's in particular."""

COPIED = 0.85
"""`mass` from which that much in the same words was copied."""

COHERENT = 0.5
"""Share of what a passage says that the rest of its document says more than once, from which it belongs there."""

CAPITAL_NOUNS = frozenset({"de"})
"""Languages in which every noun wears a capital, so that names cannot be told by theirs."""

HIDDEN = 25.0
"""Score, at most, of what unrelated documents share by chance."""


def lifted(query: Query, match: Match, evidence: Evidence, weights: Weights) -> Match:
    """A counterpart with the score that it earns in reports of one event, when that is more.

    Outlets tell the same in different places: a quotation, a toll, a verdict. There the surroundings say little, and
    the words what they say of any two wordings. Two passages that are each other's nearest earn more on top.
    """
    features, words = match.features, min(query.analysis.length, match.analysis.length)
    hopes = score_alone(features, ODDS_OF_ONE_EVENT)
    if match.score < SHOWN_FROM:
        hopes = max(hopes, raised(match.score, ODDS_OF_THE_NEAREST))
    if features.words < 1 or words < TELLING or hopes <= max(WORTH_LIFTING, match.score):
        return match
    found = evidence.relatedness(match.shelved.number)
    if found is None or found.is_scant or found.likeness < RELATED:
        return match
    likeness = likeness_beside(found, query.analysis.terms, match.analysis.terms, weights)
    if likeness < RELATED:
        return match
    share = min(1.0, (likeness - RELATED) / (ONE_EVENT - RELATED))
    earned = max(match.score, score_alone(features, ODDS_OF_ONE_EVENT * share))
    if earned < SHOWN_FROM and are_nearest(found, query.analysis.terms, match.analysis.terms, weights):
        earned = max(earned, raised(match.score, ODDS_OF_THE_NEAREST * share))
    return replace(match, score=earned)


def judged(query: Query, match: Match, kind: LinkKind, evidence: Evidence, weights: Weights) -> tuple[Match, LinkKind]:
    """A link and its kind, held against what the two documents have in common.

    A selection of some words is answered with its copies wherever they stand: that is what was asked.

    Args:
        query: What was asked.
        match: A counterpart that is shown, were it not for this.
        kind: Found without regard to the documents.
        evidence: What is known of them.
        weights: Weights of terms.
    """
    if query.extent != "sentences" and kind != "paraphrase":
        return match, kind
    if not _says_something(query.analysis, match.analysis):
        return _hidden(match), kind
    found = evidence.relatedness(match.shelved.number)
    is_quote = (query.quoted or match.quoted) and match.features.mass >= QUOTED
    if found is None or (is_quote and found.shared < BLOCK):
        return match, kind
    if found.is_scant:
        return (_hidden(match) if _of_two_things(query, match) else match), kind
    return _held_against(found, query, match, kind, evidence=evidence, weights=weights)


def _held_against(
    found: Relatedness, query: Query, match: Match, kind: LinkKind, *, evidence: Evidence, weights: Weights
) -> tuple[Match, LinkKind]:
    same = kind != "paraphrase" and match.whole and query.analysis.length <= LONGEST
    recurs = same and len(evidence.wordings.same_wording(wording_of(match.analysis.text))) >= MANY
    if found.likeness >= _limit(query, match, found, recurs):
        return match, kind
    own = _same_outlet(query, match)
    copied = kind == "verbatim" and match.features.mass >= COPIED and not recurs and found.shared < BLOCK
    if copied and (not own or _belongs(query, found, weights)):
        return match, kind
    return (match, "boilerplate") if same and own else (_hidden(match), kind)


def _hidden(match: Match) -> Match:
    return replace(match, score=min(match.score, HIDDEN), chance=True)


def _of_two_things(query: Query, match: Match) -> bool:
    """Whether a form was filled in twice: with other names, or, where either has none to tell, with other numbers."""
    mine, theirs = _terms_of_names(query.analysis), _terms_of_names(match.analysis)
    if mine and theirs:
        return mine.isdisjoint(theirs) and not pairs_of(names_in(query.analysis), names_in(match.analysis))
    here, there = numbers_in(query.analysis.terms), numbers_in(match.analysis.terms)
    return bool(here - there) and bool(there - here)


def _says_something(one: Analysis, other: Analysis) -> bool:
    """Whether both say the same of what they both name, or anything without a name."""
    nothing = _terms_of_names(one) | _terms_of_names(other) | stop_terms(one.language) | NEUTRAL_ATTRIBUTIONS
    return not nothing.issuperset(set(one.terms).intersection(other.terms))


def _limit(query: Query, match: Match, found: Relatedness, recurs: bool) -> float:
    """Likeness that the documents must have."""
    least = RELATED_MANY if recurs else RELATED
    share = min(1.0, (LONG - found.passages) / (LONG - BRIEF))
    if share <= 0 or _recurring_name(query, match, found):
        return least
    return max(least, RELATED + (RELATED_BRIEFS - RELATED) * share)


def _recurring_name(query: Query, match: Match, found: Relatedness) -> bool:
    """Whether the passages share a name that their documents come back to, or capitals tell no names in them."""
    if query.analysis.language in CAPITAL_NOUNS or not any(map(str.isupper, query.passage.text)):
        return True
    shared = _terms_of_names(query.analysis) & _terms_of_names(match.analysis)
    return not shared.isdisjoint(found.recurring)


def _terms_of_names(analysis: Analysis) -> set[str]:
    if analysis.language in CAPITAL_NOUNS:
        return set()
    return {term for name in names_in(analysis) for term in name.terms}


def _same_outlet(query: Query, match: Match) -> bool:
    """Whether both may be pages of one site; not where two are named and differ."""
    sources = (query.home.source if query.home else "", match.shelved.source)
    return not all(sources) or sources[0] == sources[1]


def _belongs(query: Query, found: Relatedness, weights: Weights) -> bool:
    """Whether a passage that both have to the letter says what the rest of either document is about."""
    terms = set(query.analysis.terms)
    whole = sum(weights[term] ** 2 for term in terms)
    told = max(sum(weights[term] ** 2 for term in terms if said[term] > 1) for said in (found.one, found.other))
    return told >= COHERENT * whole
