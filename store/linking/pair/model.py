"""How surely two wordings state the same: one fitted model over what is measured of them.

A logistic regression. What it takes in, and how much each counts, stands in `model.json`, which
`python -m tests.benchmarks.fit_links` makes; nothing is set by hand.
"""

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from operator import attrgetter

MODEL = "model.json"

SHOWN_FROM = 50.0
"""Score from which a session shows a link unasked."""


class Regression:
    """How much each input counts: a feature, or several joined by `*`, whose product counts.

    Args:
        coefficients: By the names of inputs.
        intercept: Log odds where all inputs are 0.
    """

    def __init__(self, coefficients: Mapping[str, float], intercept: float) -> None:
        self._terms = [(tuple(map(attrgetter, name.split("*"))), value) for name, value in coefficients.items()]
        self._intercept = intercept

    def odds(self, measured: object) -> float:
        """Log odds that two wordings state the same."""
        found = self._intercept
        for parts, coefficient in self._terms:
            value = coefficient
            for read in parts:
                value *= read(measured)
            found += value
        return found


@cache
def model(name: str) -> Regression:
    """A fitted model: `links`, for passages of documents, or `alone`, for two wordings that stand nowhere."""
    fitted = json.loads(files(__package__).joinpath(MODEL).read_text(encoding="utf-8"))[name]
    return Regression(fitted["coefficients"], fitted["intercept"])


def rounded_down(score: float) -> float:
    """A score as it is told: to a decimal, and never more than it is, so that none seems to reach what it does not."""
    return math.floor(score * 10.0) / 10.0


def percentage(log_odds: float) -> float:
    """A score, 0 to 100, from log odds."""
    return 100.0 / (1.0 + math.exp(-max(-50.0, min(50.0, log_odds))))
