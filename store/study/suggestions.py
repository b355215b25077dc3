"""Suggestions: what in a text may be a claim, who says it, and who acts, before anybody has tagged it.

A pure question on a text and its language. What is suggested is a guess, and is told with how sure it is; English has a
fitted model, other languages what of it does not depend on English words, and all have quotation marks.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from store.model import Span
from store.study.acting import actors
from store.study.attributions import Attribution, attributions, chance
from store.study.continuing import Quotation, continuing_features, quotations_on
from store.study.fitted import Fitted, fitted
from store.study.stretches import Stretch, stretches
from store.study.unspaced import UNSPACED_LANGUAGES, sayings_in
from store.text import language_of

CLAIM, SOURCE, ACTOR = "claim", "source", "actor"
"""The labels that are suggested."""

QUOTED = 0.5
"""How sure it is that a quotation is a claim, where nothing is known of the language's verbs."""

QUOTED_WORDS = 5
"""Words from which it is."""

GOES_ON = 0.5
"""How sure it must be that a quotation without a cue is a claim."""


class Suggestion(NamedTuple):
    """A passage that may be tagged."""

    span: Span
    label: str
    score: float
    """How surely, 0 to 100."""
    said_by: Span | None = None
    """Of a claim, the source that is suggested with it."""


def suggestions(text: str, language: str = "") -> list[Suggestion]:
    """What may be tagged in a text, by place; no two of one label overlap.

    Args:
        text: The text of record.
        language: ISO 639-1; empty: guessed from the text.
    """
    language = language or language_of(text)
    if language in UNSPACED_LANGUAGES:
        return _settled(_unspaced(text, language))
    return found_in(list(stretches(text, language)), fitted())


def found_in(paragraphs: Sequence[Sequence[Stretch]], model: Fitted) -> list[Suggestion]:
    """What may be tagged in the stretches of a text, by paragraph."""
    told = [[attributions(stretch, model) for stretch in paragraph] for paragraph in paragraphs]
    pairs = [pair for some in zip(paragraphs, told, strict=True) for pair in zip(*some, strict=True)]
    found = [each for stretch, made in pairs for one in made for each in _of(stretch, one)]
    found += (each for quotation in quotations_on(paragraphs, told) for each in _continued(quotation, model))
    found += (each for stretch, made in pairs if not stretch.is_english for each in _quoted(stretch, made))
    acting = ((span, 100 * sure) for span, sure in actors(pairs))
    return _settled([*found, *(Suggestion(span, ACTOR, round(score, 1)) for span, score in acting)])


def _of(stretch: Stretch, made: Attribution) -> Iterator[Suggestion]:
    """The source and the claims of an attribution."""
    source = Span(made.sayer.start, made.sayer.end) if made.sayer is not None else None
    if source is not None:
        yield _suggestion(source, SOURCE, made.sure * made.sayer_sure)
    for claim in made.claims:
        yield _suggestion(stretch.span_of(*claim.said), CLAIM, made.sure * claim.sure, source)


def _continued(quotation: Quotation, model: Fitted) -> Iterator[Suggestion]:
    """A quotation that goes on, with whoever said what stands before it."""
    sure = chance(model.continuing.odds_of(continuing_features(quotation)))
    if sure >= GOES_ON:
        before = quotation.before.attribution.sayer if quotation.before is not None else None
        near = quotation.where in ("adjacent", "same", "next")
        source = Span(before.start, before.end) if before is not None and near else None
        yield _suggestion(quotation.stretch.span_of(*quotation.said), CLAIM, sure, source)


def _quoted(stretch: Stretch, made: Iterable[Attribution]) -> Iterator[Suggestion]:
    """Long quotations that are in no attribution, where the model does not know the language."""
    claims = [stretch.span_of(*claim.said) for each in made for claim in each.claims]
    for quote in stretch.quotes:
        length = sum(quote.covers(word.start) for word in stretch.spans)
        if length >= QUOTED_WORDS and stretch.span.contains(quote) and not any(map(quote.overlap, claims)):
            yield _suggestion(quote, CLAIM, QUOTED)


def _unspaced(text: str, language: str) -> Iterator[Suggestion]:
    for saying in sayings_in(text, language):
        if saying.source is not None:
            yield _suggestion(saying.source, SOURCE, QUOTED)
        yield _suggestion(saying.claim, CLAIM, QUOTED, saying.source)


def _suggestion(span: Span, label: str, sure: float, said_by: Span | None = None) -> Suggestion:
    return Suggestion(span, label, round(100 * sure, 1), said_by)


def _settled(found: Iterable[Suggestion]) -> list[Suggestion]:
    """By place; of those of one label that overlap the surest."""
    ordered, kept = sorted(found, key=lambda each: (each.label, each.span, -each.score)), list[Suggestion]()
    for each in ordered:
        if kept and kept[-1].label == each.label and kept[-1].span.overlap(each.span):
            if each.score > kept[-1].score:
                kept[-1] = each
        else:
            kept.append(each)
    return sorted(kept, key=lambda each: (each.span, each.label))
