"""Places: the sentences of articles that links lead to, each one place whatever stretch of it links tell of. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from store.model import Link, Passage, Span
from store.text import language_of, sentences


class LinkedPlace(NamedTuple):
    """A sentence of an article that links lead to, or a stretch of it where links know no more of it."""

    document: str
    span: Span


Ends = Mapping[LinkedPlace, tuple[LinkedPlace, ...]]
"""Every end of a link as it stands, and the places that it is made of: one, or several where it runs over them."""

Texts = Mapping[LinkedPlace, str]
"""Places and their words."""


def end_of(passage: Passage) -> LinkedPlace:
    """The stretch that a link leads to."""
    return LinkedPlace(passage.document or "", passage.span)


def places_of(links: Iterable[Link]) -> tuple[Ends, Texts]:
    """The places that links lead to: ends are cut into sentences, and what lies mostly in a longer one belongs to it.

    So no two places are mostly the same, and a sentence and a part of it are one.
    """
    passages = {end_of(passage): passage.text for link in links for passage in (link.here, link.there)}
    languages = _languages(passages)
    cut = {end: _sentences(end, text, languages[end.document]) for end, text in passages.items()}
    texts = {place: text for each in cut.values() for place, text in each}
    heads = _heads(texts)
    ends = {end: tuple(sorted({heads[place] for place, _ in each})) for end, each in cut.items()}
    return ends, texts


def _languages(passages: Texts) -> Mapping[str, str]:
    """The likely language of each document, by all of its passages: one alone may be too short to tell."""
    every = defaultdict[str, list[str]](list)
    for end, text in passages.items():
        every[end.document].append(text)
    return {document: language_of("\n".join(texts)) for document, texts in every.items()}


def _sentences(end: LinkedPlace, text: str, language: str) -> list[tuple[LinkedPlace, str]]:
    found = sentences(text, language=language)
    if len(found) < 2:
        return [(end, text)]
    return [(LinkedPlace(end.document, each.shifted(end.span.start)), each.of(text)) for each in found]


def _heads(places: Iterable[LinkedPlace]) -> Mapping[LinkedPlace, LinkedPlace]:
    """Every place, and the longest one that it mostly lies in."""
    kept, found = defaultdict[str, list[LinkedPlace]](list), dict[LinkedPlace, LinkedPlace]()
    for place in sorted(places, key=lambda each: (-each.span.length, each)):
        around = [head for head in kept[place.document] if 2 * head.span.overlap(place.span) >= place.span.length]
        if not around:
            kept[place.document].append(place)
        found[place] = max(around, key=lambda head: (head.span.overlap(place.span), head)) if around else place
    return found
