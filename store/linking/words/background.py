"""How rare words are in news at large, which a few articles cannot tell by themselves.

Counted once, in sentences of tens of thousands of news articles, by `python -m tests.benchmarks.count_words`. What is
kept is a whole number for each term, so that the file stays small and can be read by people.
"""

from functools import cache
from importlib.resources import files

STEPS = 40
"""Steps of rarity: 0 stands in every sentence, `STEPS` in one of them all."""

_COUNTED = frozenset({"en"})
"""Languages of which words were counted."""


@cache
def rarity(language: str) -> dict[str, float] | None:
    """How rare each known term is, 0 to 1; a term that is not known is rarer. None: its words were never counted."""
    if language not in _COUNTED:
        return None
    text = files(__package__).joinpath(f"background_{language}.txt").read_text(encoding="utf-8")
    rows = (line.partition(" ") for line in text.splitlines() if line[:1] != "#")
    return {term: int(step) / STEPS for step, _, terms in rows for term in terms.split(" ")}
