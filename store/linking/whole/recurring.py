"""Wordings that stand in several places of a collection: what site furniture is told by."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from store.linking.passages.piece import PER_DOCUMENT
from store.linking.whole.blocking import WORDING, Frequencies
from store.linking.whole.witnesses import Witness

FEWEST = 3
"""Places in which a wording must stand to tell furniture."""

MOST = 50
"""Places of one wording that are remembered, those of the smallest numbers."""

WordingPlace = tuple[int, int, str]
"""A wording, the number of a passage that has it, and the outlet of its document."""


@dataclass(frozen=True, slots=True)
class Recurring:
    """Where recurring wordings stand."""

    places: Mapping[int, Sequence[int]]
    """Numbers of passages, by wording."""
    sources: Mapping[int, str]
    """Outlets of the documents of these passages, by number."""


def places_in(witness: Witness, frequencies: Frequencies) -> list[WordingPlace]:
    """The places of a document that have a recurring wording."""
    return [
        (row.wording, witness.first + at, witness.source)
        for at, row in enumerate(witness.rows)
        if row.wording is not None and frequencies.of(f"{WORDING}{row.wording}") >= FEWEST
    ]


def recurring(places: Iterable[WordingPlace]) -> Recurring:
    """Places gathered, at most `MOST` of a wording, whatever order they come in."""
    gathered: dict[int, list[int]] = {}
    sources: dict[int, str] = {}
    for wording, number, source in places:
        gathered.setdefault(wording, []).append(number)
        sources[number // PER_DOCUMENT] = source
    return Recurring({wording: sorted(numbers)[:MOST] for wording, numbers in gathered.items()}, sources)
