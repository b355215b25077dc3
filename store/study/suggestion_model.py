"""What was fitted on attributions that people marked: which cue, whose, which words, and what goes on.

Four logistic regressions and how often each English word says something stand in `suggestions.json`, which
`python -m tests.benchmarks.fit_suggestions` makes; nothing is set by hand.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from store.study.cues import UNKNOWN

MODEL = "suggestions.json"


class FeatureWeights:
    """How much each feature counts.

    Args:
        coefficients: By the names of features.
    """

    def __init__(self, coefficients: Mapping[str, float]) -> None:
        self._coefficients = coefficients

    def odds_of(self, present: Iterable[str]) -> float:
        """Log odds, where these features are there and no others."""
        value_of = self._coefficients.get
        return sum(value_of(name, 0.0) for name in present)


class SuggestionModel(NamedTuple):
    """What is asked of each word and passage."""

    cue: FeatureWeights
    sayer: FeatureWeights
    said: FeatureWeights
    continuing: FeatureWeights
    shares: Mapping[str, str]

    def share(self, key: str) -> str:
        """How often a word says something."""
        return self.shares.get(key, UNKNOWN)


PARTS = SuggestionModel._fields[:-1]
"""The regressions."""


@cache
def suggestion_model() -> SuggestionModel:
    """The model that stands in the repository."""
    kept = json.loads(files(__package__).joinpath(MODEL).read_text(encoding="utf-8"))
    cue, sayer, said, continuing = (FeatureWeights(kept[part]) for part in PARTS)
    shares = {word: share for share, listed in kept["shares"].items() for word in listed.split()}
    return SuggestionModel(cue, sayer, said, continuing, shares)
