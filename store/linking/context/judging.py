"""The judgement of a candidate, one for the live question and for whole collections: its score, its kind, its link."""

from store.linking.context.boilerplate import is_boilerplate
from store.linking.context.evidence import Evidence
from store.linking.context.isolation import judged
from store.linking.pair.comparison import kind_of
from store.linking.pair.counterpart import Match
from store.linking.pair.differences import differences
from store.linking.pair.question import Query
from store.linking.pair.scoring import SHOWN_FROM
from store.linking.words.weights import Weights
from store.model import Link, LinkKind, Passage


def judge(query: Query, match: Match, evidence: Evidence, weights: Weights) -> tuple[Match, LinkKind]:
    """A counterpart, with the score it has beside all that is known, and its kind.

    Args:
        query: What was asked.
        match: Its counterpart, lifted where two reports of one event lift it.
        evidence: What is known beside the two.
        weights: Weights of terms.
    """
    kind = kind_of(query.analysis, match.analysis, match.features)
    if is_boilerplate(query, match, kind, evidence.wordings):
        return match, "boilerplate"
    return judged(query, match, kind, evidence, weights) if match.score >= SHOWN_FROM else (match, kind)


def link_of(query: Query, match: Match, kind: LinkKind, *, is_turned: bool = False) -> Link:
    """A judged counterpart as a link; turned, it leads from the counterpart to what was asked."""
    ends = (query.passage, query.analysis), (Passage(match.shelved.id, match.span, match.analysis.text), match.analysis)
    (here, mine), (there, theirs) = ends[::-1] if is_turned else ends
    is_weak = match.score < SHOWN_FROM
    return Link(here, there, round(match.score, 1), is_weak, kind, differences(mine, theirs))
