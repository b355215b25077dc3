"""Two wordings held against each other: score, kind and differences, with or without an index behind them."""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from store.linking.pair import figures
from store.linking.pair.carried import carried
from store.linking.pair.differences import differences, same_numbers
from store.linking.pair.model import model, percentage, rounded_down
from store.linking.pair.question import LONGEST
from store.linking.words.aliases import Aliases
from store.linking.words.analysis import Analysis, analyse
from store.linking.words.passage_language import language_of_passage
from store.linking.words.weights import plain_weights
from store.model import Comparison, Difference, LinkKind
from store.text import differ_in_language, fold
from store.text.plain import plain

NEAR_VERBATIM = 85.0
"""Similarity letter by letter, 0 to 100, from which a wording counts as lightly edited."""

LONGEST_COMPARED = 1500
"""Characters of either side that are compared letter by letter; keeps each call under a millisecond."""


class AloneFeatures(NamedTuple):
    """What is measured of two wordings that stand nowhere, the same from either side."""

    carried: float
    """Share of the weight of one that has a like word in the other, of the side that has less, 0 to 1."""


def measure_alone(one: Analysis, other: Analysis) -> AloneFeatures:
    """What is measured of two wordings of one language that stand nowhere."""
    return AloneFeatures(carried(one, other, plain_weights(one.language)))


def compare(a: str, b: str, groups: Sequence[Sequence[str]] = ()) -> Comparison:
    """Hold two wordings against each other, without any index.

    The score, 0 to 100 with 50 for "probably the same statement", is the same from either side. Of two in different
    languages it tells little, and the differences are those of numbers.

    Args:
        a: A wording.
        b: Another one.
        groups: Names declared the same.
    """
    language = language_of_passage(f"{a[:LONGEST]}\n{b[:LONGEST]}")
    aliases = Aliases(groups)
    one, other = (aliases.one_term(analyse(text[:LONGEST], language)) for text in (a, b))
    kind = kind_of(one, other)
    return Comparison(_score(one, other, kind), kind, _differences(one, other))


def _score(one: Analysis, other: Analysis, kind: LinkKind) -> float:
    """How surely two wordings state the same, 0 to 100; 0 where nothing in either is like anything in the other."""
    if kind == "verbatim":
        return 100.0 if one.text.strip() else 0.0
    measured = measure_alone(one, other) if one.length and other.length else AloneFeatures(0.0)
    return rounded_down(percentage(model("alone").odds(measured))) if measured.carried else 0.0


def _differences(one: Analysis, other: Analysis) -> tuple[Difference, ...]:
    if not differ_in_language(one.text, other.text):
        return differences(one, other)
    return figures.differences(*(analyse(side.text, language_of_passage(side.text)) for side in (one, other)))


def kind_of(one: Analysis, other: Analysis) -> LinkKind:
    """Verbatim (word for word, whatever the case and punctuation), near-verbatim or paraphrase."""
    if (
        one.words == other.words
        and same_numbers(one, other)
        and (one.length or fold(plain(one.text).text) == fold(plain(other.text).text))
    ):
        return "verbatim"
    here, there = (" ".join(side.words)[:LONGEST_COMPARED] for side in (one, other))
    return "near-verbatim" if fuzz.ratio(here, there, score_cutoff=NEAR_VERBATIM) else "paraphrase"
