"""What is asked: a passage with what is known of where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from store.linking.pair.alignment import Extent
from store.linking.passages.cutting import storable
from store.linking.passages.piece import PER_DOCUMENT, Piece, Shelved
from store.linking.words.analysis import Analysis
from store.model import Passage
from store.text import sentences

LONGEST = 20_000
"""Characters of a passage or wording that are read; what follows is neither looked for nor compared."""

AROUND = 3
"""Passages on either side that make up the context."""

UNSELECTED = 3
"""Code points, quotation marks mostly, by which a selection may miss the ends of a sentence and still be whole."""

_MARKS_ASIDE = " \t\n\u00a0\"'“”‘’«»()[]"
_PUNCTUATION = ",;:.!?…—–-،؛؟。，、；：！？"


@dataclass(frozen=True, slots=True)
class Query:
    """A passage with what is known of where it stands."""

    passage: Passage
    analysis: Analysis
    home: Shelved | None
    own: tuple[int, ...]
    """Numbers of the passages that it covers."""
    extent: Extent
    context: frozenset[str]
    """Terms of the passages around it."""
    before: tuple[str, ...]
    after: tuple[str, ...]
    """Terms of the passages next to it."""
    terms: tuple[str, ...]
    """What is asked of the index: its own terms and those of the names declared the same as its names."""
    quoted: bool = False
    """Whether it is mostly somebody's words."""

    @property
    def size(self) -> int:
        """How many sentences it is made of, at least one."""
        return len(self.own) or max(1, len(sentences(storable(self.analysis.text), None, self.analysis.language)))


def extent_within(passage: Passage, first: Piece, last: Piece) -> Extent:
    """What a passage is made of, by what its sentences hold before and after it."""
    before = first.text[: max(0, passage.span.start - first.start)].strip(_MARKS_ASIDE)
    after = last.text[max(0, passage.span.end - last.start) : last.length].strip(_MARKS_ASIDE)
    if len(before.strip(_PUNCTUATION)) <= UNSELECTED and len(after.strip(_PUNCTUATION)) <= UNSELECTED:
        return "sentences"
    opens = not before or before[-1] in _PUNCTUATION
    closes = not after or after[0] in _PUNCTUATION or passage.text.strip(_MARKS_ASIDE)[-1:] in tuple(_PUNCTUATION)
    return "clauses" if opens and closes else "words"


def apparent_extent(text: str) -> Extent:
    """What a text that stands nowhere is made of, by its own looks."""
    bare = text.strip(_MARKS_ASIDE)
    return "sentences" if bare[:1].isupper() and bare[-1:] in tuple(".!?…") else "words"


def numbers_around(shelved: Shelved, covered: Sequence[int], reach: int) -> range:
    """Numbers of some passages of a document and of `reach` more on either side."""
    first = shelved.number * PER_DOCUMENT
    return range(max(first, covered[0] - reach), min(first + shelved.count, covered[-1] + reach + 1))


def terms_around(pieces: Mapping[int, Piece], covered: Sequence[int]) -> frozenset[str]:
    """Terms of the passages up to `AROUND` before and after the covered ones."""
    near = range(covered[0] - AROUND, covered[-1] + AROUND + 1) if covered else ()
    return frozenset[str]().union(*(pieces[at].terms for at in near if at not in covered and at in pieces))
