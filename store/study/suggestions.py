"""Suggestions: what in a text may be a claim, who says it, and who acts, before anybody has tagged it.

A pure question on a text and its language. What is suggested is a guess, and is told with how sure it is. English has a
fitted model; in other languages only quotations are suggested, and what is reported in a form that leaves no doubt.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple, TypeVar

from store.model import Cancelled, Span
from store.study.acting_names import actors
from store.study.attributions import Attribution, attributions, chance
from store.study.continued_quotations import Quotation, continuing_features, quotations_on
from store.study.reported_speech import reports
from store.study.signed_quotations import signed
from store.study.stretches import Stretch, stretches
from store.study.suggestion_model import SuggestionModel, suggestion_model
from store.study.unspaced import UNSPACED_LANGUAGES, sayings_in
from store.text import language_of

T = TypeVar("T")

CLAIM, SOURCE, ACTOR = "claim", "source", "actor"
"""The labels that are suggested."""

FITTED_LANGUAGE = "en"
"""ISO 639-1."""

BY_RULE = 0.5
"""How sure it is what is found by rules, which were not measured."""

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


def suggestions(text: str, language: str = "", is_cancelled: Cancelled | None = None) -> list[Suggestion]:
    """What may be tagged in a text, by place; no two of one label overlap.

    Args:
        text: The text of record.
        language: ISO 639-1; empty: guessed from the text.
        is_cancelled: Asked from time to time; if so, what is given is not whole.
    """
    language = language or language_of(text)
    if language in UNSPACED_LANGUAGES:
        return _settled(_unspaced(text, language))
    paragraphs = list(_until(is_cancelled, stretches(text, language)))
    if language == FITTED_LANGUAGE:
        return found_in(paragraphs, suggestion_model(), is_cancelled)
    return _settled(_reported(paragraphs))


def found_in(
    paragraphs: Sequence[Sequence[Stretch]], model: SuggestionModel, is_cancelled: Cancelled | None = None
) -> list[Suggestion]:
    """What may be tagged in the stretches of a text, by paragraph, by what a model was fitted on."""
    told = [[attributions(stretch, model) for stretch in some] for some in _until(is_cancelled, paragraphs)]
    pairs = [pair for some in zip(paragraphs, told, strict=False) for pair in zip(*some, strict=True)]
    found = [each for stretch, made in pairs for one in made for each in _of(stretch, one)]
    found += (each for one in quotations_on(paragraphs[: len(told)], told) for each in _continued(one, model))
    return _settled([*found, *_signed(paragraphs), *_acting(pairs)])


def _until(is_cancelled: Cancelled | None, paragraphs: Iterable[T]) -> Iterator[T]:
    """Paragraphs, until nobody wants them any more."""
    return takewhile(lambda _: is_cancelled is None or not is_cancelled(), paragraphs)


def _reported(paragraphs: Sequence[Sequence[Stretch]]) -> Iterator[Suggestion]:
    """What is said in a language for which nothing is fitted."""
    every = [stretch for paragraph in paragraphs for stretch in paragraph]
    for report in (each for stretch in every for each in reports(stretch)):
        yield from _said(report.claim, report.source)
    yield from _signed(paragraphs)
    yield from _acting([(stretch, ()) for stretch in every])


def _signed(paragraphs: Sequence[Sequence[Stretch]]) -> Iterator[Suggestion]:
    for claim, source in signed(paragraphs):
        yield from _said(claim, source)


def _acting(told: Iterable[tuple[Stretch, Sequence[Attribution]]]) -> Iterator[Suggestion]:
    return (_suggestion(span, ACTOR, sure) for span, sure in actors(told))


def _of(stretch: Stretch, made: Attribution) -> Iterator[Suggestion]:
    """The source and the claims of an attribution."""
    source = Span(made.sayer.start, made.sayer.end) if made.sayer is not None else None
    if source is not None:
        yield _suggestion(source, SOURCE, made.sure * made.sayer_sure)
    for claim in made.claims:
        yield _suggestion(stretch.span_of(*claim.said), CLAIM, made.sure * claim.sure, source)


def _continued(quotation: Quotation, model: SuggestionModel) -> Iterator[Suggestion]:
    """A quotation that goes on, with whoever said what stands before it."""
    sure = chance(model.continuing.odds_of(continuing_features(quotation)))
    if sure >= GOES_ON:
        before = quotation.before.attribution.sayer if quotation.before is not None else None
        near = quotation.where in ("adjacent", "same", "next")
        source = Span(before.start, before.end) if before is not None and near else None
        yield _suggestion(quotation.stretch.span_of(*quotation.said), CLAIM, sure, source)


def _unspaced(text: str, language: str) -> Iterator[Suggestion]:
    return (each for saying in sayings_in(text, language) for each in _said(saying.claim, saying.source))


def _said(claim: Span, source: Span | None) -> Iterator[Suggestion]:
    """A claim and its source, found by rules."""
    if source is not None:
        yield _suggestion(source, SOURCE, BY_RULE)
    yield _suggestion(claim, CLAIM, BY_RULE, source)


def _suggestion(span: Span, label: str, sure: float, said_by: Span | None = None) -> Suggestion:
    return Suggestion(span, label, round(100 * sure, 1), said_by)


def _settled(found: Iterable[Suggestion]) -> list[Suggestion]:
    """By place; of those of one label that overlap the surest, and where none is surer one whose source is known."""
    ordered, kept = sorted(found, key=_by_label), list[Suggestion]()
    for each in ordered:
        if kept and kept[-1].label == each.label and kept[-1].span.overlap(each.span):
            if each.score > kept[-1].score:
                kept[-1] = each
        else:
            kept.append(each)
    return sorted(kept, key=lambda each: (each.span, each.label))


def _by_label(suggestion: Suggestion) -> tuple[str, Span, float, bool]:
    return suggestion.label, suggestion.span, -suggestion.score, suggestion.said_by is None
