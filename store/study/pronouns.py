"""Whom a pronoun means that is given as a source: the person the article named last, else nobody."""

from collections.abc import Sequence

from store.model import Span
from store.text.speaking import speaking

PERSONS = frozenset({"he", "she"})
"""Pronouns of one person, who was named before; of `they`, `it` and `we` an article leaves too much open."""

PARAGRAPH = "\n\n"
"""Between two paragraphs."""


def named_source(text: str, source: Span, before: Sequence[Span], language: str) -> Span | None:
    """Where a source is named: where it stands, or for a pronoun the nearest source before it that has a name.

    Args:
        text: The text of record.
        source: Who says it.
        before: The sources of what was said before, in any order.
        language: ISO 639-1.

    Returns:
        None for a pronoun that means somebody who is named nowhere in its paragraph or the one before.
    """
    known = speaking(language)
    word = source.of(text).strip()
    if known is None or not is_pronoun(word, language):
        return source
    if word.lower() not in PERSONS:
        return None
    near = (each for each in before if each.end <= source.start and _is_near(text, each, source))
    named = (each for each in near if _has_name(each.of(text), known.pronouns | known.begins))
    return max(named, key=lambda each: each.start, default=None)


def is_pronoun(words: str, language: str) -> bool:
    """Whether a source is but a pronoun of a language; `US` is none."""
    known = speaking(language)
    return known is not None and words.lower() in known.pronouns and (len(words) == 1 or not words.isupper())


def _is_near(text: str, one: Span, other: Span) -> bool:
    return text.count(PARAGRAPH, one.end, other.start) <= 1


def _has_name(words: str, small: frozenset[str]) -> bool:
    return any(word[0].isupper() and word.lower() not in small for word in words.split())
