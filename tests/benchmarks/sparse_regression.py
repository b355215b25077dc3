"""A logistic regression over features that are there or not, in plain numpy: which of some candidates is the one.

Every group of candidates has at most one that is right; that none is has odds of 0. A group of one is the usual
regression. Small coefficients become 0, so that what is kept is small.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

LASSO, RIDGE = 2.0, 1.0
"""How much coefficients cost: by their size, and by their square."""

RARE = 3
"""Candidates with a feature, below which it is left out."""

STEPS = 150

BASE = "b"
"""The feature that every candidate has; it costs nothing."""


class Group(NamedTuple):
    """Candidates by their features, and which is right; -1 where none is."""

    candidates: Sequence[Sequence[str]]
    right: int


class Grouped:
    """Groups as arrays."""

    def __init__(self, groups: Iterable[Group]) -> None:
        kept = [each for each in groups if each.candidates]
        rows = [set(row) for each in kept for row in each.candidates]
        counts = Counter(name for row in rows for name in row)
        self._names = [name for name, count in counts.items() if count >= RARE]
        numbers = {name: number for number, name in enumerate(self._names)}
        columns = [[numbers[name] for name in sorted(row) if name in numbers] for row in rows]
        self._lengths = np.array([len(each) for each in columns])
        self._columns = np.array([number for each in columns for number in each])
        self._rows: Any = np.repeat(np.arange(len(rows)), self._lengths)
        sizes = np.array([len(each.candidates) for each in kept])
        self._starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        self._group: Any = np.repeat(np.arange(len(kept)), sizes)
        self._right = np.zeros(len(rows))
        right = np.array([each.right for each in kept])
        self._right[(self._starts + right)[right >= 0]] = 1.0
        self._steepest = np.minimum(0.25, 2.0 / sizes)[self._group]

    def coefficients(self) -> dict[str, float]:
        """Those that are not 0, by feature; by accelerated proximal steps, one length a feature."""
        curvature = np.bincount(self._columns, (self._lengths * self._steepest)[self._rows], len(self._names))
        lasso, ridge = (np.array([0.0 if name == BASE else cost for name in self._names]) for cost in (LASSO, RIDGE))
        steps, found = curvature + ridge + 1.0, np.zeros(len(self._names))
        ahead, pace = found, 1.0
        for _ in range(STEPS):
            moved = ahead - (self._gradient(ahead) + ridge * ahead) / steps
            moved = np.sign(moved) * np.maximum(np.abs(moved) - lasso / steps, 0.0)
            if ((ahead - moved) * (moved - found)).sum() > 0:
                pace = 1.0
            faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
            ahead, found, pace = moved + (pace - 1) / faster * (moved - found), moved, faster
        return {name: float(value) for name, value in zip(self._names, found, strict=True) if value}

    def _gradient(self, coefficients: Any) -> Any:
        odds = np.bincount(self._rows, coefficients[self._columns], len(self._lengths))
        top = np.maximum(np.maximum.reduceat(odds, self._starts), 0.0)
        shares = np.exp(odds - top[self._group])
        total = np.add.reduceat(shares, self._starts) + np.exp(-top)
        wrong = shares / total[self._group] - self._right
        return np.bincount(self._columns, wrong[self._rows], len(self._names))
