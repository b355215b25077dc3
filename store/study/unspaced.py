"""Who says what in writing without spaces: before a verb of saying, what stands behind it, and quotations."""

from collections.abc import Iterator
from typing import NamedTuple

from store.model import Span
from store.study.stretches import joined, quotations
from store.text import paragraphs, sentences
from store.text.speakers import UNSPACED

UNSPACED_LANGUAGES = frozenset(UNSPACED)

SHORTEST = 6
"""Characters of a quotation that may be a claim."""

_EDGES = " \n\t，。、：:；;,."


class Saying(NamedTuple):
    """A claim, and whoever is named as its source."""

    claim: Span
    source: Span | None


def sayings_in(text: str, language: str) -> Iterator[Saying]:
    """What is quoted, and in sentences without quotation what stands behind a verb of saying, in order."""
    found = sentences(text, language=language)
    for paragraph in paragraphs(text):
        quoted = [each for each in quotations(text, paragraph) if each.length >= SHORTEST]
        for sentence in joined([each for each in found if paragraph.contains(each)], quoted):
            yield from _of_sentence(text, sentence, quoted, language)


def _of_sentence(text: str, sentence: Span, quoted: list[Span], language: str) -> Iterator[Saying]:
    inside = [each for each in quoted if sentence.contains(each)]
    verbs = UNSPACED[language].finditer(text, sentence.start, sentence.end)
    told = [each for each in verbs if not any(quote.covers(each.start("who")) for quote in inside)]
    source = Span(*told[0].span("who")) if told else None
    if inside:
        yield from (Saying(each, source) for each in inside)
    elif told:
        start = told[0].end()
        said = text[start : sentence.end]
        first = start + len(said) - len(said.lstrip(_EDGES))
        last = start + len(said.rstrip(_EDGES))
        if last - first >= SHORTEST:
            yield Saying(Span(first, last), source)
