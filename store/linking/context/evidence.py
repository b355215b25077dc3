"""What a link is held against beside its two wordings: where wordings recur, and what the two documents tell."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from store.linking.context.relatedness import Relatedness
from store.linking.passages.piece import Shelved


class KnownWordings(Protocol):
    """What is known of wordings that recur: an index, or a count made for one run."""

    def same_wording(self, wording: int) -> list[int]:
        """Numbers of passages of this very wording."""

    def shelved_by_number(self, numbers: Iterable[int]) -> dict[int, Shelved]:
        """Documents by number, those that are known."""

    def wordings(self, document: int) -> set[int]:
        """Every watched wording of a document."""


class Evidence(NamedTuple):
    """What is known beside the passages of one question, or of two documents."""

    wordings: KnownWordings
    """Which wordings recur where."""
    relatedness: Callable[[int], Relatedness | None]
    """What the passage's document has in common with another, by its number; None where nothing can be said."""
