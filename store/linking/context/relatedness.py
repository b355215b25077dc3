"""How much two documents have in common, how much words tell in them, and which of their passages are nearest.

Two reports of one event share their subjects: words that are rare elsewhere and that both come back to. Two pages of
one site share what the site says of itself and nothing more.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from store.linking.pair.meaning import sense_of
from store.linking.pair.scoring import UNKNOWN
from store.linking.words.analysis import analysed
from store.linking.words.embedding import LEAST_LENGTH
from store.linking.words.names import Capitals, written
from store.linking.words.term_arrays import ListedTerms
from store.linking.words.weights import LEAST, cosine, plain_weights, rareness, weights_among

MOST = 300
"""Passages of a document, from its beginning, that are read for this: what it is about is said by then."""

FEWEST_TERMS = 30
"""Different terms that both documents must have left for their likeness to say anything."""

HALF = 0.5
"""Share of one document's passages that the other also has, from which they are copies of one report."""

ONE_EVENT = 0.2
"""Likeness at which two documents tell of one event as likely as not: of unrelated ones two in a hundred are so like,
of reports of one event few are less."""

DOUBT = 0.03
"""Likeness above and below that at which the odds are e to one."""

IN_TWO = 1.5
"""Power of the rarity in two documents: the names that reports of one event share tell little of any passage."""

ROUNDING = 1e-5
"""Difference of two likenesses that comes from adding in another order, in numbers of seven digits."""


AT_ONCE = 4096
"""Pairs of passages that are looked at in one step, for the sake of memory."""


class ToldPassage(NamedTuple):
    """A passage of a document, as far as it tells what the document is about."""

    text: str
    terms: Sequence[str]
    wording: int | None


class DocumentTerms:
    """What a document tells: how often it says each term, in which passages, and which wordings it has.

    Args:
        rows: Its passages.
        language: ISO 639-1.
    """

    def __init__(self, rows: Iterable[tuple[str, Sequence[str], int | None]], language: str) -> None:
        self.rarity = plain_weights(language)
        """Weights of its terms in the news at large."""
        self.language = language
        every = iter(rows)
        self._rows = [ToldPassage(*row) for row in islice(every, MOST)]
        self.rows = len(self._rows) + sum(1 for _ in every)
        """Passages of the document, those that are not read for this among them."""
        self.passages = [frozenset(row.terms) for row in self._rows]
        """The terms of each passage."""
        self.frequency = Counter(term for terms in self.passages for term in terms)
        """In how many passages each term stands."""
        self.wordings: dict[int, list[int]] = defaultdict(list)
        """Passages of each watched wording."""
        for at, row in enumerate(self._rows):
            if row.wording is not None:
                self.wordings[row.wording].append(at)

    @property
    def size(self) -> int:
        """Passages that it has."""
        return len(self._rows)

    @cached_property
    def listed(self) -> ListedTerms:
        """Its terms as numbers."""
        return ListedTerms(self.passages)

    @cached_property
    def frequencies(self) -> Any:
        """In how many passages each of the listed terms stands."""
        import numpy

        return numpy.bincount(self.listed.columns, minlength=len(self.listed.keys))

    def frequencies_of(self, keys: Any) -> Any:
        """The same of any terms, by their keys."""
        import numpy

        if not len(self.listed.keys):
            return numpy.zeros(len(keys), int)
        at, is_here = self.listed.places(keys)
        return self.frequencies[at] * is_here

    @cached_property
    def senses(self) -> Any:
        """A vector of what each passage says, by what its words mean; a row each."""
        return sense_of([analysed(row.text, self.language) for row in self._rows], self.rarity)

    @cached_property
    def written(self) -> Capitals:
        """How its terms are written."""
        each = [written(analysed(row.text, self.language)) for row in self._rows]
        large, small = ([terms[at] for terms in each] for at in (0, 1))
        return Capitals(frozenset[str]().union(*large), frozenset[str]().union(*small))

    def subject(self, without: Iterable[int] = ()) -> dict[str, float]:
        """What it is about, outside the passages of some wordings: how much each term tells of that.

        Terms count by their rarity in the news at large and by how often it comes back to them.
        """
        left_out = [at for wording in without for at in self.wordings[wording]]
        if not left_out:
            return self._subject
        rest = Counter(self._counts)
        for at in left_out:
            rest.subtract(self._rows[at].terms)
        return self._told_by(+rest)

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(term for row in self._rows for term in row.terms)

    @cached_property
    def _subject(self) -> dict[str, float]:
        return self._told_by(self._counts)

    def _told_by(self, counts: Mapping[str, int]) -> dict[str, float]:
        return {term: self.rarity[term] ** 2 * (1.0 + math.log(count)) for term, count in counts.items()}

    def inside(self, places: Iterable[int]) -> list[int]:
        """Those of some places at which there are passages."""
        return [at for at in places if at < self.size]


class Relatedness:
    """What two documents have in common outside the wordings that stand in both.

    Args:
        one: What the one tells.
        other: What the other tells.
    """

    def __init__(self, one: DocumentTerms, other: DocumentTerms) -> None:
        self._one, self._other = one, other
        self._back: Relatedness | None = None
        self.weights = weights_among(one.rarity, one.size + other.size, self._frequency, IN_TWO)
        """How much each term tells of a passage: the rarer it is in the news and in the two documents, the more."""

    @cached_property
    def turned(self) -> "Relatedness":
        """The same from the other side, of which nothing is worked out again."""
        found = Relatedness(self._other, self._one)
        found._back = self
        if self._one.rarity is self._other.rarity:
            found.weights = self.weights
        return found

    @cached_property
    def named(self) -> frozenset[str]:
        """Terms that are names in both, for all that is seen of them."""
        return self._back.named if self._back is not None else self._one.written.named(self._other.written)

    def unnamed(self, terms: ListedTerms) -> Any:
        """Whether each of some terms is none of these."""
        import numpy

        return numpy.array([term not in self.named for term in terms.terms], bool)

    def weigh(self, terms: ListedTerms) -> Any:
        """The weights of some terms, as `weights` has them, all at once."""
        import numpy

        frequencies = self._one.frequencies_of(terms.keys) + self._other.frequencies_of(terms.keys)
        rare = rareness(self._one.size + self._other.size, IN_TWO)
        return numpy.maximum(LEAST, terms.rarity_in(self._one.language) * rare[frequencies])

    def in_both(self, term: str) -> bool:
        """Whether a term stands in both."""
        return term in self._one.frequency and term in self._other.frequency

    def _frequency(self, term: str) -> int:
        return self._one.frequency[term] + self._other.frequency[term]

    @cached_property
    def _shared(self) -> set[int]:
        return self._one.wordings.keys() & self._other.wordings.keys()

    @property
    def shared(self) -> int:
        """Wordings that stand in both."""
        return len(self._shared)

    @cached_property
    def event(self) -> float:
        """How surely both tell of one event; `UNKNOWN` where too little is left to tell."""
        if self._back is not None:
            return self._back.event
        if self.shared >= HALF * max(1, min(self._one.size, self._other.size)):
            return 1.0
        here, there = self._one.subject(self._shared), self._other.subject(self._shared)
        if min(len(here), len(there)) < FEWEST_TERMS:
            return UNKNOWN
        return 1.0 / (1.0 + math.exp((ONE_EVENT - _cosine(here, there)) / DOUBT))

    @property
    def tells_apart(self) -> bool:
        """Whether they tell of different things."""
        return self.event < UNKNOWN

    def nearest(self, here: Sequence[int], there: Sequence[int]) -> float:
        """How near two stretches of passages are, given by their places.

        1 where neither document has a passage more like the other's, else the reciprocal of how many there are and one,
        from the side where more are; `UNKNOWN` beyond what is read of a document.
        """
        at, across = self._one.inside(here), self._other.inside(there)
        if not at or not across:
            return UNKNOWN
        likeness = self.likeness
        ahead, back = likeness[at].max(axis=0), likeness[:, across].max(axis=1)
        return 1.0 / (1.0 + max(_nearer(ahead, across), _nearer(back, at)))

    def nearest_of(self, here: Any, there: Any) -> Any:
        """`nearest` of pairs of passages, by arrays of the places of these."""
        import numpy

        found: Any = numpy.full(len(here), UNKNOWN)
        inside = numpy.flatnonzero((here < self._one.size) & (there < self._other.size))
        for start in range(0, len(inside), AT_ONCE):
            part = inside[start : start + AT_ONCE]
            rows, columns = self.likeness[here[part]], self.likeness[:, there[part]]
            bar = self.likeness[here[part], there[part]] + ROUNDING
            nearer = (rows > bar[:, None]).sum(axis=1), (columns > bar).sum(axis=0)
            found[part] = 1.0 / (1.0 + numpy.maximum(*nearer))
        return found

    @cached_property
    def likeness(self) -> Any:
        """How like each passage of the one is to each of the other, in words and in sense: a matrix."""
        if self._back is not None:
            return self._back.likeness.T
        mine, theirs = self._one.listed, self._other.listed
        common = mine.common(theirs)
        (here, norms), (there, others) = (
            self._told(document, columns) for document, columns in zip((self._one, self._other), common, strict=True)
        )
        in_words = (here @ there.T) / (norms[:, None] * others)
        return (in_words + self._one.senses @ self._other.senses.T) / 2

    def _told(self, document: DocumentTerms, columns: Any) -> tuple[Any, Any]:
        """Weights of some terms of a document, a row a passage, and the norm of all terms of each passage."""
        import numpy

        weights = self.weigh(document.listed)
        squares = numpy.bincount(document.listed.rows, (weights**2)[document.listed.columns], document.size)
        table = document.listed.table(weights.astype("float32"), columns)
        return table, numpy.maximum(LEAST_LENGTH, numpy.sqrt(squares))


def _nearer(likenesses: Any, places: Sequence[int]) -> int:
    """How many passages are more alike than all of those at some places."""
    return int((likenesses > likenesses[places].max() + ROUNDING).sum())


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    product = sum([one[term] * other[term] for term in one.keys() & other.keys()])
    return cosine(product, math.sqrt(_square(one) * _square(other)))


def _square(values: Mapping[str, float]) -> float:
    return sum([value * value for value in values.values()])
