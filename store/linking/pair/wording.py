"""Which words of two wordings have no partner in the other: what a reader sees bold."""

from rapidfuzz.distance import LCSseq

from store.linking.words.analysis import Analysis, analyse
from store.model import Span
from store.text import differ_in_language, language_of

LONGEST = 6000
"""Characters of a wording that are compared; a panel shows less, and the time grows with the product of both."""


def unmatched_words(here: str, there: str) -> tuple[list[Span], list[Span]]:
    """The words of each text that the other does not have in the same order; neighbours are one span.

    Words count as the same when their terms are: inflections, case, accents and ways to write a number do not differ.
    Of texts in different languages none is told, as all would be.
    """
    if differ_in_language(here[:LONGEST], there[:LONGEST]):
        return [], []
    language = language_of(f"{here[:LONGEST]}\n{there[:LONGEST]}")
    one, other = analyse(here[:LONGEST], language), analyse(there[:LONGEST], language)
    mine, theirs = [True] * one.length, [True] * other.length
    for block in LCSseq.opcodes(one.terms, other.terms):
        if block.tag == "equal":
            mine[block.src_start : block.src_end] = [False] * (block.src_end - block.src_start)
            theirs[block.dest_start : block.dest_end] = [False] * (block.dest_end - block.dest_start)
    return _runs(one, mine), _runs(other, theirs)


def _runs(analysis: Analysis, unmatched: list[bool]) -> list[Span]:
    runs: list[Span] = []
    before = False
    for start, end, alone in zip(analysis.starts, analysis.ends, unmatched, strict=True):
        if alone and before:
            runs[-1] = Span(runs[-1].start, end)
        elif alone:
            runs.append(Span(start, end))
        before = alone
    return runs
