"""Site furniture: what a site says of itself on every page, told from what it reports."""

import re
from collections.abc import Sequence
from functools import lru_cache

from store.linking.context.evidence import KnownWordings
from store.linking.pair.counterpart import Match
from store.linking.pair.question import Query
from store.linking.passages.cutting import wording_of
from store.linking.passages.piece import PER_DOCUMENT, Shelved
from store.linking.words.analysis import PASSAGES
from store.linking.words.lexicon import FURNITURE
from store.model import LinkKind
from store.text import fold

LONGEST = 60
"""Words of a passage that can be furniture."""

FEWEST = 4
"""Words below which recurring is chance."""

EDGE = 6
"""Passages from either end of a document among which section names, addresses and share lines stand."""

EDGE_WORDS = 6
"""Words of such a line."""

REPEATED_WORDS = 8
"""Words from which a wording that one document has twice is furniture, where another has it too; but a quotation
stands in the text and once more in large type."""

PAGES_OF_ONE_OUTLET = 3
"""Documents of one outlet in which a wording must recur to be its furniture."""

PAGES_OF_ANY = 6
"""Documents of any outlets at whose edges a wording must recur to be furniture, unless they share much else."""

OUTLETS = 0.75
"""Outlets for each document from which a wording in many documents is no furniture but what an agency sent to all."""

SHORT_WORDS = 8
"""Words up to which a wording need not stand at an edge for that: buttons and calls to subscribe stand anywhere."""

WIRE_COPY = 0.15
"""Share of one document's passages that another also has, from which the two are copies of one report."""


ADDRESS_WORDS = 20
"""Words of a line that tells where to write to."""

_ADDRESS = re.compile(r"\w@\w[\w-]*\.\w")


def is_boilerplate(query: Query, match: Match, kind: LinkKind, store: KnownWordings) -> bool:
    """Whether a counterpart is site furniture: by what both say, or, in the same words, by where they recur.

    They recur within one document, in several of one outlet, or in many that have little else in common; or it is a
    line at the edge of two.
    """
    if not 0 < query.analysis.length <= LONGEST:
        return False
    if _speaks_of_site(query.passage.text) and _speaks_of_site(match.analysis.text):
        return True
    if kind == "paraphrase":
        return False
    if query.analysis.length <= ADDRESS_WORDS and _ADDRESS.search(query.passage.text):
        return bool(_ADDRESS.search(match.analysis.text))
    if _edge_line(query, match):
        return not _wire_copy(query, match, store)
    return query.analysis.length >= FEWEST and _recurs(query, match, store)


@lru_cache(PASSAGES)
def _speaks_of_site(text: str) -> bool:
    folded = fold(text)
    return any(phrase in folded for phrase in FURNITURE)


def _edge_line(query: Query, match: Match) -> bool:
    """Whether it is a short line without a full stop near the beginning or end of both documents."""
    if query.home is None or query.extent != "sentences" or query.analysis.length > EDGE_WORDS:
        return False
    ends_sentence = query.passage.text.rstrip(" \n\"'”’»")[-1:] in tuple(".!?…。！？؟")
    return not ends_sentence and _near_edge(query.own[0], query.home) and _near_edge(match.number, match.shelved)


def _near_edge(number: int, shelved: Shelved) -> bool:
    at = number % PER_DOCUMENT
    return min(at, shelved.count - 1 - at) < EDGE


def _recurs(query: Query, match: Match, store: KnownWordings) -> bool:
    places = store.same_wording(wording_of(match.analysis.text))
    documents = {place // PER_DOCUMENT for place in places}
    documents |= {query.home.number} if query.home else set()
    repeated = len(places) > len({place // PER_DOCUMENT for place in places})
    if repeated and query.analysis.length >= REPEATED_WORDS and not (query.quoted or match.quoted):
        return True
    sources = [shelf.source for shelf in store.shelved_by_number(documents).values()]
    if sum(_same_outlet(source, match) for source in sources) >= PAGES_OF_ONE_OUTLET:
        return True
    if query.analysis.length > SHORT_WORDS and _is_of_many_outlets(sources):
        return False
    at_edge = (
        query.home is not None and _near_edge(query.own[0], query.home) and _near_edge(match.number, match.shelved)
    )
    anywhere = at_edge or query.analysis.length <= SHORT_WORDS
    return len(documents) >= PAGES_OF_ANY and anywhere and not _wire_copy(query, match, store)


def _is_of_many_outlets(sources: Sequence[str]) -> bool:
    """Whether a wording is copied, no furniture: hardly any outlet has it twice, as a site has what tells of itself."""
    return len(sources) >= PAGES_OF_ANY and all(sources) and len(set(sources)) >= OUTLETS * len(sources)


def _same_outlet(source: str, match: Match) -> bool:
    return bool(source) and source == match.shelved.source


def _wire_copy(query: Query, match: Match, store: KnownWordings) -> bool:
    if query.home is None:
        return True
    mine, theirs = store.wordings(query.home.number), store.wordings(match.shelved.number)
    others = mine & theirs - {wording_of(match.analysis.text)}
    return len(others) >= WIRE_COPY * max(1, min(len(mine), len(theirs)))
