"""How like two places are: what the surest link says, less where what they share stands all over the project. Pure.

Likeness is counted in log odds, so that what is nearly certain counts for more than what is likely, and from those of a
pair without a link, so that no two places are alike by less than 0.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache, reduce
from math import log
from operator import and_

from store.study.linked_places import LinkedPlace, Texts
from store.text import fold, words

Likeness = Mapping[tuple[LinkedPlace, LinkedPlace], float]
"""How like two places of different articles are, the lesser one first; what is not there is not alike at all."""

UNLINKED = 15.0
"""Chance in a hundred that two places state the same although no link joins them: likeness 0."""

MOST = 97.0
"""Score above which no link counts for more."""

OFTEN = 8
"""So many places, or articles, may have the same words for stating the same; where more have, it is by chance."""

EVERYWHERE = 0.6
"""Share of the articles from which a word tells nothing of a place, where more than `OFTEN` have it."""

STEM = 6
"""Letters by which two words are the same word."""

REMEMBERED = 8192
"""Texts, and words, whose beginnings are known: the same are asked for again and again."""


def likeness(score: float) -> float:
    """A score, 0 to 100, in log odds above those of a pair without a link."""
    return _odds(min(MOST, max(UNLINKED, score))) - _odds(UNLINKED)


def _odds(score: float) -> float:
    return log(score / (100 - score))


@lru_cache(REMEMBERED)
def stems(text: str) -> frozenset[str]:
    """The words of a text, each once, by what they begin with."""
    return frozenset(stem(each.of(text)) for each in words(text))


@lru_cache(REMEMBERED)
def stem(word: str) -> str:
    """What a word begins with."""
    return fold(word)[:STEM]


class Commonplaces:
    """How often what two places share stands in the project: a name with its title says nothing of either.

    Args:
        texts: The words of all places.
    """

    def __init__(self, texts: Texts) -> None:
        self._stems = {place: stems(text) for place, text in texts.items()}
        self._bits = defaultdict[str, int](int)
        articles = defaultdict[str, set[str]](set)
        for number, place in enumerate(sorted(texts)):
            for each in self._stems[place]:
                self._bits[each] |= 1 << number
                articles[each].add(place.document)
        few = max(OFTEN, EVERYWHERE * len({place.document for place in texts}))
        self._everywhere = frozenset(each for each, where in articles.items() if len(where) > few)
        self._every = (1 << len(texts)) - 1
        self._known = dict[frozenset[str], float]()

    def weight(self, one: LinkedPlace, other: LinkedPlace) -> float:
        """By how much two places are less alike than a link says: the log of how many times too many share so much.

        Nothing where they share no word: a link between two languages, or by sense, rests on something else.
        """
        shared = self._stems[one] & self._stems[other]
        return self._weight(shared - self._everywhere) if shared and self._stems[one] != self._stems[other] else 0.0

    def _weight(self, shared: frozenset[str]) -> float:
        if shared not in self._known:
            together = reduce(and_, (self._bits[each] for each in shared), self._every)
            self._known[shared] = log(max(1.0, together.bit_count() / OFTEN))
        return self._known[shared]
