"""Two wordings held against each other: score, kind and differences, with or without an index behind them."""

from store.linking.pair import foreign
from store.linking.pair.differences import differences, same_numbers
from store.linking.pair.model import model, percentage, rounded_down
from store.linking.pair.scoring import Features, measure
from store.linking.words.analysis import Analysis, analyse, language_of_passage
from store.linking.words.weights import STOP_WEIGHT_ALONE, plain_weights
from store.model import Comparison, Difference, LinkKind
from store.text import differ_in_language, fold
from store.text.plain import plain

NEAR_VERBATIM = 0.85
"""Similarity letter by letter from which a wording counts as lightly edited."""

LONGEST = 20_000
"""Characters of a wording that are read; what follows in a longer one is not compared."""


def compare(a: str, b: str) -> Comparison:
    """Hold two wordings against each other, without any index.

    The score, 0 to 100 with 50 for "probably the same statement", is the same from either side. Of two in different
    languages it tells little, and the differences are those of numbers.
    """
    language = language_of_passage(f"{a[:LONGEST]}\n{b[:LONGEST]}")
    one, other = analyse(a[:LONGEST], language), analyse(b[:LONGEST], language)
    features = measure(one, other, plain_weights(language, STOP_WEIGHT_ALONE))
    kind = kind_of(one, other, features)
    same = 100.0 * (kind == "verbatim" and bool(a.strip()))
    likeness = percentage(model("alone").odds(features)) if one.length and other.length and not same else same
    return Comparison(rounded_down(likeness), kind, _differences(one, other))


def _differences(one: Analysis, other: Analysis) -> tuple[Difference, ...]:
    if not differ_in_language(one.text, other.text):
        return differences(one, other)
    return foreign.differences(*(analyse(side.text, language_of_passage(side.text)) for side in (one, other)))


def kind_of(one: Analysis, other: Analysis, features: Features) -> LinkKind:
    """Verbatim (word for word, whatever the case and punctuation), near-verbatim or paraphrase."""
    if (
        one.words == other.words
        and same_numbers(one, other)
        and (one.length or fold(plain(one.text).text) == fold(plain(other.text).text))
    ):
        return "verbatim"
    return "near-verbatim" if features.ratio >= NEAR_VERBATIM else "paraphrase"
