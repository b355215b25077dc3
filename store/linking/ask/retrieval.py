"""Which passages are worth a closer look.

Those that share rare terms with the query, and those that stand where the counterparts of its neighbours stand.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import sqrt

from store.linking.ask.copies import within_places
from store.linking.index.corpus import Corpus
from store.linking.index.terms import QUERY_TERMS
from store.linking.pair.question import (
    AROUND,
    LONGEST,
    Query,
    apparent_extent,
    extent_within,
    numbers_around,
    terms_around,
)
from store.linking.pair.scoring import shared_mass
from store.linking.passages.piece import LEAD, PER_DOCUMENT, Piece, wording_of
from store.linking.passages.quotation import is_quoted
from store.linking.words.aliases import Aliases
from store.linking.words.analysis import analyse
from store.linking.words.passage_language import language_of_passage
from store.linking.words.weights import Weights, cosine
from store.model import Passage

CANDIDATES = 60
"""Passages fetched for their shared terms."""

OWN = 20
"""Fetched beyond that, for the passages of the query's own document to be left out of."""

FROM_NEIGHBOURS = 12
"""Passages fetched for what they share with the sentence before, and with the one after."""

NEIGHBOUR_TERMS = 12
"""Terms of a neighbour that are asked for, the rarest: enough to know it again, and quick."""

SHORTLIST = 24
"""Candidates that are aligned and scored, and their copies."""

MOST_CANDIDATES = 8 * CANDIDATES
"""Passages fetched at most, where those that share most terms are copies of a few."""

NEIGHBOUR_CREDIT = 0.25
"""What standing in the expected place adds to a candidate's cosine when the shortlist is made."""

MASS_CREDIT = 0.2
"""What much in common adds to it, beside all that is not."""

CONTEXT_CREDIT = 0.9
"""What likeness to the passages around the query adds to it, the less the candidate is like the query itself: of what
shares little with a sentence, what shares its subject is likelier to tell of the same event."""

LEAD_CREDIT = 0.05
"""What standing there adds to it."""


def prepare(passage: Passage, corpus: Corpus, aliases: Aliases) -> Query:
    """Look up where a passage stands and work out its terms."""
    home = corpus.store.shelved(passage.document) if passage.document else None
    language = home.language if home else language_of_passage(passage.text[:LONGEST])
    plain = analyse(passage.text[:LONGEST], language)
    analysis, terms = aliases.one_term(plain), aliases.expanded(plain)
    own = tuple(corpus.store.overlapping(home.number, passage.span)) if home else ()
    if not home or not own:
        return Query(passage, analysis, home, (), apparent_extent(passage.text), frozenset(), (), (), terms)
    near = corpus.store.pieces(numbers_around(home, own, AROUND))
    before, after = near.get(own[0] - 1), near.get(own[-1] + 1)
    return Query(
        passage,
        analysis,
        home,
        own,
        extent_within(passage, near[own[0]], near[own[-1]]),
        terms_around(near, own),
        before.terms if before else (),
        after.terms if after else (),
        terms,
        is_quoted(near, own[0], passage.span.start, passage.text[:LONGEST]),
    )


def shortlist(query: Query, corpus: Corpus, weights: Weights) -> list[Piece]:
    """The most promising passages of other documents, best first."""
    expected = _expected(query, corpus)
    pieces = _wordings(query, corpus, expected)
    terms, context = frozenset(query.terms), query.context if len(query.own) == 1 else frozenset[str]()
    own, around = weights.square(terms), weights.square(context)

    def promise(piece: Piece) -> float:
        theirs = frozenset(piece.terms)
        size, shared = weights.square(theirs), terms & theirs
        like = cosine(weights.square(shared), sqrt(own * size))
        near = cosine(weights.square(context & theirs), sqrt(around * size)) if context else 0.0
        return (
            like
            + NEIGHBOUR_CREDIT * expected.get(piece.number, 0.0)
            + MASS_CREDIT * shared_mass(shared, weights)
            + CONTEXT_CREDIT * (1.0 - like) * near
            + LEAD_CREDIT * (piece.number % PER_DOCUMENT < LEAD)
        )

    ranked = sorted(pieces, key=lambda piece: (-promise(piece), piece.number))
    return within_places(ranked, wording_of, SHORTLIST)


def _wordings(query: Query, corpus: Corpus, expected: Iterable[int]) -> list[Piece]:
    """The passages that share terms, and those expected: so many that there are enough that are not copies."""
    wanted = CANDIDATES
    while True:
        sharing = _sharing(query.terms, query, corpus, wanted)
        pieces = list(corpus.store.pieces(dict.fromkeys([*sharing, *expected])).values())
        is_enough = len({wording_of(piece) for piece in pieces}) >= SHORTLIST or len(sharing) < wanted
        if is_enough or wanted >= MOST_CANDIDATES:
            return pieces
        wanted *= 2


def _expected(query: Query, corpus: Corpus) -> dict[int, float]:
    """Passages next to the counterparts of the query's neighbours, with how well those are found, at most 1 a side."""
    found: dict[int, float] = defaultdict(float)
    for terms, step in ((query.before, 1), (query.after, -1)):
        hits = _sharing(terms, query, corpus, FROM_NEIGHBOURS, NEIGHBOUR_TERMS) if terms else {}
        best = max(hits.values(), default=1.0)
        for number, score in hits.items():
            found[number + step] += score / best
    return found


def _sharing(
    terms: Sequence[str], query: Query, corpus: Corpus, wanted: int, most: int = QUERY_TERMS
) -> dict[int, float]:
    """Passages of other documents that share these terms, with their BM25 scores, best first."""
    own = query.home.number if query.home else -1
    fetched = wanted + OWN if query.home else wanted
    hits = corpus.index.search(terms, fetched, most)
    foreign = [(number, score) for number, score in hits if number // PER_DOCUMENT != own]
    if len(foreign) < wanted / 2 and len(hits) == fetched:
        foreign = corpus.index.search(terms, wanted, most, without=own)
    return dict(foreign[:wanted])
