"""Names that the reader has declared to be the same: found together, counted as one, told as no difference."""

from collections.abc import Iterable, Sequence
from functools import cache

from store.linking.words.analysis import Analysis, terms_of

_MARK = "="
"""Begins the term of a group, so that it equals no word's."""


class Aliases:
    """Groups of names.

    Args:
        groups: Each the ways to write one name, of one or more words.
    """

    def __init__(self, groups: Sequence[Sequence[str]] = ()) -> None:
        self._groups = tuple(tuple(name for name in group if name.strip()) for group in groups)
        self._by_first = cache(self._listed)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._groups)

    def one_term(self, analysis: Analysis) -> Analysis:
        """An analysis with every listed name as one word, whose term is its group's."""
        found = list(self._occurrences(analysis)) if self._groups else []
        if not found:
            return analysis
        words, terms = list(analysis.words), list(analysis.terms)
        starts, ends = list(analysis.starts), list(analysis.ends)
        for first, length, group in reversed(found):
            last = first + length
            words[first:last] = [" ".join(analysis.words[first:last])]
            terms[first:last] = [f"{_MARK}{group}"]
            starts[first:last] = [analysis.starts[first]]
            ends[first:last] = [analysis.ends[last - 1]]
        return Analysis(analysis.text, analysis.language, tuple(words), tuple(terms), tuple(starts), tuple(ends))

    def expanded(self, analysis: Analysis) -> tuple[str, ...]:
        """Its terms, and those of every other way to write the names in it."""
        groups = {group for _, _, group in self._occurrences(analysis)} if self._groups else ()
        names = (name for group in sorted(groups) for name in self._groups[group])
        return (*analysis.terms, *(term for name in names for term in terms_of(name, analysis.language)))

    def _listed(self, language: str) -> dict[str, list[tuple[tuple[str, ...], int]]]:
        """Names as terms, the longest first, by their first term."""
        names = [(terms_of(name, language), number) for number, group in enumerate(self._groups) for name in group]
        listed: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for terms, number in sorted(names, key=lambda name: -len(name[0])):
            if terms:
                listed.setdefault(terms[0], []).append((terms, number))
        return listed

    def _occurrences(self, analysis: Analysis) -> Iterable[tuple[int, int, int]]:
        """Where names begin, how many words they take, and whose they are."""
        listed, terms, at = self._by_first(analysis.language), analysis.terms, 0
        while at < len(terms):
            candidates = listed.get(terms[at], ())
            name = next((name for name in candidates if terms[at : at + len(name[0])] == name[0]), None)
            if name:
                yield at, len(name[0]), name[1]
            at += len(name[0]) if name else 1
