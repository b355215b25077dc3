"""What a link is held against beside its two wordings: where wordings recur, and what the two documents tell."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Protocol

from store.linking.context.relatedness import DocumentTerms, Relatedness, relatedness
from store.linking.passages.piece import Shelved
from store.linking.words.weights import Weights


class KnownWordings(Protocol):
    """What is known of wordings that recur: an index, or a count made for one run."""

    def same_wording(self, wording: int) -> list[int]:
        """Numbers of passages of this very wording."""

    def shelved_by_number(self, numbers: Iterable[int]) -> dict[int, Shelved]:
        """Documents by number, those that are known."""

    def wordings(self, document: int) -> set[int]:
        """Every watched wording of a document."""


class Evidence:
    """What is known beside the passages of one question, or of two documents; each is read once, where it is needed.

    Args:
        wordings: Which wordings recur where.
        told: What a document tells, by its number.
        facing: What the document tells whose passage was held against one of this document; None for a text that
            stands in none.
        weights: Weights of terms.
    """

    def __init__(
        self,
        wordings: KnownWordings,
        told: Callable[[int], DocumentTerms],
        facing: Callable[[int], DocumentTerms | None],
        weights: Weights,
    ) -> None:
        self.wordings = wordings
        self._told = told
        self._facing = facing
        self._weights = weights
        self.relatedness = cache(self._relatedness)
        """What the passage's document has in common with another, by its number; None where nothing can be said."""

    def _relatedness(self, document: int) -> Relatedness | None:
        one = self._facing(document)
        return relatedness(one, self._told(document), self._weights) if one is not None else None
