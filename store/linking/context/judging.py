"""The judgement of a candidate, one for the live question and for whole collections: its score, its kind, its link."""

from dataclasses import replace
from math import inf

from store.linking.context.boilerplate import is_boilerplate
from store.linking.context.evidence import Evidence
from store.linking.context.forms import is_date, is_form, is_of_one_site, tells_names_only
from store.linking.pair.comparison import kind_of
from store.linking.pair.counterpart import Match
from store.linking.pair.differences import differences
from store.linking.pair.model import SHOWN_FROM, rounded_down
from store.linking.pair.question import Query
from store.linking.pair.scoring import UNKNOWN
from store.model import Link, LinkKind, Passage
from store.text.credits import is_credit

COMPARED_FROM = 5.0
"""Score from which differences are told: what lies below tells of other things, and differs in everything."""

NEVER_COMPARED = inf
"""The same where none are to be told of any link."""

BEST = 100.0
"""Score of a copy that is shown: nothing says the same more surely."""

MENTION = -1.0
"""Log odds, at most, of what states nothing."""


def judge(query: Query, match: Match, evidence: Evidence) -> tuple[Match, LinkKind]:
    """A counterpart, weak where it states nothing, and its kind.

    A selection of some words is answered with its copies wherever they stand: that is what was asked.

    Args:
        query: What was asked.
        match: Its counterpart, placed in its document.
        evidence: What is known beside the two.
    """
    kind = kind_of(query.analysis, match.analysis)
    if is_boilerplate(query, match, kind, evidence.wordings):
        return match, "boilerplate"
    if match.features.words < 1:
        return _mention(match), kind
    if match.score < SHOWN_FROM or (query.extent != "sentences" and kind != "paraphrase"):
        return match, kind
    found = evidence.relatedness(match.shelved.number)
    if found is not None and kind != "paraphrase" and is_of_one_site(query, match, found):
        return match, "boilerplate"
    is_related = found is None or found.event > UNKNOWN
    is_mention = not match.features.recounted and tells_names_only(query.analysis, match.analysis, found)
    is_mention |= kind == "paraphrase" and (is_date(query.analysis) or is_date(match.analysis))
    is_mention |= is_credit(query.analysis.text) or is_credit(match.analysis.text)
    return (_mention(match) if is_mention or (not is_related and is_form(query, match)) else match), kind


def _mention(match: Match) -> Match:
    return replace(match, odds=min(MENTION, match.odds))


def link_of(
    query: Query, match: Match, kind: LinkKind, *, is_turned: bool = False, compared_from: float = COMPARED_FROM
) -> Link:
    """A judged counterpart as a link; turned, it leads from the counterpart to what was asked.

    Differences are told from the score `compared_from` on.
    """
    ends = (query.passage, query.analysis), (Passage(match.shelved.id, match.span, match.analysis.text), match.analysis)
    (here, mine), (there, theirs) = ends[::-1] if is_turned else ends
    score = BEST if kind == "verbatim" and match.score >= SHOWN_FROM else rounded_down(match.score)
    differing = differences(mine, theirs) if score >= compared_from else ()
    return Link(here, there, score, match.score < SHOWN_FROM, kind, differing)
