"""Sentences as they were before a page was turned into plain text.

A headline ran into the first sentence, for no full stop parts the two; a line ended where the screen did.
"""

import re
from collections import Counter
from collections.abc import Sequence

from store.linking.words.analysis import Analysis, analyse, stop_terms
from store.model import Span

FEWEST = 3
"""Words of a headline, and of what follows it."""

LONGEST = 30
"""Words of a headline."""

MOST_CHARACTERS = 900
"""Code points in which a headline's end is sought."""

REPEATED = 0.5
"""Share of a headline's telling words that the sentence after it says again."""

_RAN_ON = re.compile(r"[\"'”’»)%]?[ \u00a0\t]+[\"'“‘«(]?")


def mended(text: str, sentences: Sequence[Span], language: str) -> list[Span]:
    """The sentences of a document, the first cut where a headline ends in it, and those joined that a line's end cut.

    Args:
        text: The document's.
        sentences: In order of position.
        language: ISO 639-1.
    """
    whole = list[Span]()
    for sentence in with_headline_apart(text, sentences, language):
        if whole and _goes_on(text, whole[-1], sentence):
            whole[-1] = Span(whole[-1].start, sentence.end)
        else:
            whole.append(sentence)
    return whole


def _goes_on(text: str, sentence: Span, following: Span) -> bool:
    """Whether a line's end, and nothing else, parts what ends without any sign from what begins with a small letter."""
    between = text[sentence.end : following.start]
    return (
        text[following.start].islower()
        and between.count("\n") == 1
        and not between.strip()
        and (text[sentence.end - 1].isalnum() or text[sentence.end - 1] == ",")
    )


def with_headline_apart(text: str, sentences: Sequence[Span], language: str) -> list[Span]:
    """The sentences of a document, the first cut where a headline ends in it."""
    if not sentences:
        return []
    first = sentences[0]
    read = Span(first.start, min(first.end, first.start + MOST_CHARACTERS)).of(text)
    if not _repeats_itself(read):
        return list(sentences)
    end = headline_end(analyse(read, language))
    if end is None:
        return list(sentences)
    headline = Span(first.start, first.start + len(read[:end].rstrip()))
    return [headline, Span(first.start + end, first.end), *sentences[1:]]


def _repeats_itself(text: str) -> bool:
    """Whether two words may be there twice; quick, for it is asked of every document."""
    beginnings = [word[:4] for word in text.lower().split()]
    return len(beginnings) > 1 + len(set(beginnings))


def headline_end(analysis: Analysis) -> int | None:
    """Offset at which a sentence begins inside what was taken for the first sentence of a document, None if none does.

    It begins with a capital, nothing but a space parts it from what stands before, and it says most of that again.
    """
    text, language = analysis.text, analysis.language
    stops = stop_terms(language)
    best, most = None, 0
    for at in range(FEWEST, min(analysis.length - FEWEST, LONGEST)):
        if analysis.terms[at - 1] in stops or not _runs_on(analysis, at):
            continue
        before = Counter(term for term in analysis.terms[:at] if term not in stops)
        after = Counter(analysis.terms[at:])
        again = (before & after).total()
        if again > most and again >= max(2, REPEATED * before.total()):
            best, most = at, again
    return None if best is None else _from_quote(text, analysis.starts[best])


def _runs_on(analysis: Analysis, at: int) -> bool:
    start = analysis.starts[at]
    return (
        analysis.text[start].isupper() and _RAN_ON.fullmatch(analysis.text[analysis.ends[at - 1] : start]) is not None
    )


def _from_quote(text: str, start: int) -> int:
    return start - 1 if text[start - 1] in "\"'“‘«(" else start
