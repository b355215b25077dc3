"""Which passages of a whole collection are worth holding against each other, found in time near-linear in its size.

Every passage stands in a few blocks, one for each of its rarest terms. A block that would be too large is split by a
hash of its documents, so that no block holds many more than `BLOCK` passages and work grows with the number of
passages, not with its square. What is lost by a split is found again through the other terms of the two. Which blocks
a passage stands in depends on that passage and on the collection's frequencies alone, so that any number of machines
come to the same pairs.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple, TypeVar
from zlib import crc32

from store.linking.whole.witnesses import Witness, WitnessPassage
from store.linking.words.analysis import stop_terms
from store.linking.words.weights import Weights, corpus_weights, cosine

BLOCK = 128
"""Passages in a block: twice as many find few links more, and cost twice the time."""

BLOCKS = 10
"""Blocks of one passage, those of its rarest terms; in small collections all of its terms make one."""

PARTS = 4
"""Parts into which the block of a term is split at most; a commoner term tells too little to be asked for."""

COPIES = 24
"""Places of a wording beyond which each is held against the next one only, and against nothing else: a line that recurs
so often is furniture, and linking all its places with each other would take the square of them."""

CHAIN = 4096
"""Places in a chain; those of a wording that has more are parted, so that no machine gets them all."""

SHARED = 0.4
"""Share of the weight of the lighter one's blocks that two passages must have in common."""

SHARED_AT_LEAST = 600
"""Weight that they must have in common, of which a rare term has up to `UNIT`: one middling term makes no pair. Two
thirds of all pairs of documents have no more in common, and one link in a hundred."""

ALIKE = 0.4
"""Likeness that two passages at least of two documents must have for these to be looked at: of unrelated articles nine
in ten pairs that share enough otherwise have none so alike, and one shown link in some hundreds stands in those."""

NEAR = 0.6
"""Likeness from which a passage is held against every other: copies and near copies of what many outlets carry."""

NEAREST = 8
"""Passages of later documents, less alike than that, against which one is held: the most like it. So looks grow with
the passages, however many others share a name and a verb with each."""

ROUNDING = 6
"""Decimals of a likeness that count; what is added in another order may differ in later ones."""

SHARED_OF_FEW = 0.1
"""Of `SHARED`, in collections so small that looking closely costs nothing."""

FEW = 4000
"""Passages of such a collection: those of about a hundred articles. In larger ones time must not grow with
its square."""

UNIT = 1000
"""Of weights, which are whole numbers: sums of them do not depend on the order of adding."""

WORDING = "\n"
"""Begins the term of a whole wording; no word's term has it."""

LINKED_ON = "\n>"
"""Stands in the name of a block whose passages are held against the next one only."""


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many passages of a collection each term stands; counted once, and told to every machine."""

    passages: int
    counts: Mapping[str, int]
    """Of the terms that stand in two passages or more."""

    def of(self, term: str) -> int:
        """Passages with this term."""
        return self.counts.get(term, 1)

    @property
    def are_few(self) -> bool:
        """Whether the collection is so small that looking closely costs nothing."""
        return self.passages < FEW

    def is_promising(self, shared: int, one: int, other: int) -> bool:
        """Whether two passages share enough to be looked at, by the weights of common blocks and of each one's."""
        if self.are_few:
            return shared >= SHARED_OF_FEW * min(one, other)
        return shared >= SHARED_AT_LEAST and shared >= SHARED * min(one, other)

    def are_alike(self, likeness: float) -> bool:
        """Whether two passages so alike make their documents worth a look."""
        return self.are_few or likeness >= ALIKE

    def weights(self, language: str) -> Weights:
        """Weights of terms for a language, to be kept by who asks."""
        return corpus_weights(language, self.passages, self.of)


def distinct_terms(row: WitnessPassage) -> Iterator[str]:
    """Every term of a passage once, and its wording."""
    yield from set(row.terms.split())
    if row.wording is not None:
        yield f"{WORDING}{row.wording}"


def counted(witnesses: Iterable[Witness]) -> Counter[str]:
    """In how many of their passages each term and wording stands."""
    return Counter(term for witness in witnesses for row in witness.rows for term in distinct_terms(row))


def blocks_of(row: WitnessPassage, language: str, number: int, frequencies: Frequencies) -> dict[str, int]:
    """The blocks in which a passage stands, with what each tells: up to `UNIT` for a rare term.

    Args:
        row: The passage.
        language: Of its document; its function words make no blocks.
        number: Of its document.
        frequencies: Of the collection.
    """
    stops, size = stop_terms(language), math.log(frequencies.passages + 2)
    if row.wording is not None:
        wording = f"{WORDING}{row.wording}"
        if (count := frequencies.of(wording)) > COPIES:
            return {f"{wording}{LINKED_ON}{_hashed(wording, number) % -(-count // CHAIN)}": UNIT}
    told = sorted(
        (count, term)
        for term in distinct_terms(row)
        if 1 < (count := frequencies.of(term)) <= PARTS * BLOCK and term not in stops
    )
    return {
        _part(term, -(-count // BLOCK), number): max(1, int(UNIT * (1 - math.log(count) / size)))
        for count, term in (told if frequencies.are_few else told[:BLOCKS])
    }


def _part(term: str, parts: int, number: int) -> str:
    """The block of a term, or the one of its parts in which a document stands."""
    return term if parts == 1 else f"{term}\n{_hashed(term, number) % parts}"


def _hashed(term: str, number: int) -> int:
    return _hash(f"{term} {number}")


def _hash(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))


def is_chain(block: str) -> bool:
    """Whether the passages of a block are held against the next one of another document only."""
    return LINKED_ON in block


class Vector(NamedTuple):
    """The terms of a passage, so that it can be held against others where its text is not."""

    squares: Mapping[int, float]
    """Squared weights of the terms that other passages may have too, by a hash of the term."""
    norm: float
    """Of all its terms."""

    def likeness(self, terms: Iterable[int], norm: float) -> float:
        """Cosine with another passage, by the hashes of its terms and its norm; too high where two share a hash."""
        shared = sum([self.squares[term] for term in terms if term in self.squares])
        return round(cosine(shared, self.norm * norm), ROUNDING)


def vector_of(row: WitnessPassage, weights: Weights, frequencies: Frequencies) -> Vector:
    """The terms of a passage with their weights."""
    terms = set(row.terms.split())
    squares = {_hash(term): weights[term] ** 2 for term in terms if frequencies.of(term) > 1}
    return Vector(squares, math.sqrt(weights.square(terms)))


@dataclass(frozen=True, slots=True)
class Member:
    """A passage in a block, with all the blocks in which it stands."""

    document: str
    """Orders documents."""
    passage: int
    blocks: Mapping[str, int]
    vector: Vector

    def likeness(self, other: "Member") -> float:
        """Cosine of two passages."""
        return self.vector.likeness(other.vector.squares, other.vector.norm)


def pairs_in(block: str, members: Sequence[Member], frequencies: Frequencies) -> Iterator[tuple[Member, Member]]:
    """The promising pairs of a block that no other block gives: those whose first common block it is."""
    ordered = sorted(members, key=lambda member: (member.document, member.passage))
    for one, other in _chained(ordered) if is_chain(block) else combinations(ordered, 2):
        if one.document == other.document:
            continue
        common = one.blocks.keys() & other.blocks.keys()
        if min(common) == block and frequencies.is_promising(
            sum(one.blocks[each] for each in common), sum(one.blocks.values()), sum(other.blocks.values())
        ):
            yield one, other


def _chained(ordered: Sequence[Member]) -> Iterator[tuple[Member, Member]]:
    """Each with the first one of the next document."""
    first = ordered[-1]
    for one, following in zip(ordered[-2::-1], ordered[:0:-1], strict=True):
        first = following if following.document != one.document else first
        yield one, first


Seeds = Sequence[tuple[int, int]]
"""Pairs of passages of two documents that are worth a closer look."""

Other = TypeVar("Other", int, str)
"""What a later document is known by; orders documents."""


def seeds_of(pairs: Iterable[tuple[int, float, Other, int]], frequencies: Frequencies) -> dict[Other, Seeds]:
    """Which later documents one is held against, and at which passages.

    Args:
        pairs: Every promising pair of the document: its passage, the likeness, the other document, the passage there.
        frequencies: Of the collection.
    """
    found, alike, near = defaultdict[Other, list[tuple[int, int]]](list), set[Other](), Counter[int]()
    for here, likeness, other, there in sorted(pairs, key=lambda pair: (pair[0], -pair[1], *pair[2:])):
        near[here] += likeness < NEAR
        if near[here] <= NEAREST or frequencies.are_few:
            found[other].append((here, there))
            if frequencies.are_alike(likeness):
                alike.add(other)
    return {other: sorted(seeds) for other, seeds in found.items() if other in alike}
