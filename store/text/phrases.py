"""Parts of sentences: clauses between punctuation, and phrases that name somebody."""

from store.model import Span
from store.text.lazy_patterns import compiled_later
from store.text.naming import around
from store.text.sentences import likely_language, sentence_at

_SEPARATOR = compiled_later(
    r"(?<!\d)[,،]|[,،](?!\d)|(?<!\d):|:(?!\d)|[;؛—―()\[\]{}\"“”„«»‹›「」『』（），、；：…!?؟。！？\n]"
    r"|(?<=\s)[-–](?=\s)|(?<!\d)–(?!\d)|(?<!\w)['‘’]|['’](?!\w)"
)
_EDGES = " \t\n\r\u00a0\u3000.,;:!?…'\"“”‘’«»()[]{}—–-،؛؟。，、；：！？「」『』（）"
_ABBREVIATION = compiled_later(r"(?:\w\.){2,}")


def clauses(text: str, span: Span) -> list[Span]:
    """Phrases between punctuation inside `span`, in order, without punctuation at their edges; a number stays whole."""
    found, start = [], span.start
    for match in _SEPARATOR.finditer(text, span.start, span.end):
        found.append(_trimmed(text, start, match.start()))
        start = match.end()
    found.append(_trimmed(text, start, span.end))
    return [clause for clause in found if clause.length]


def phrase_at(text: str, offset: int, language: str = "") -> Span:
    """Whoever is named at `offset`: a source, without its verb and without what leads to it or follows.

    From a verb it is the one before, from elsewhere the next. Where no words of the language are known it is the clause
    at `offset` in its sentence, else the nearest before, else the first; the sentence if it has none.
    """
    from store.text.speakers import speaker_at

    sentence = sentence_at(text, offset, language)
    within = around(sentence, offset)
    if (found := speaker_at(text, within, offset, language or likely_language(text))) is not None:
        return found
    clause = clauses(text, within)
    before = [each for each in clause if each.start <= offset]
    return before[-1] if before else clause[0] if clause else sentence


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    kept = piece.strip(_EDGES)
    lead = start + len(piece) - len(piece.lstrip(_EDGES)) if kept else start
    stop = lead + len(kept)
    if stop < end and text[stop] == "." and _ABBREVIATION.search(text, max(lead, stop - 7), stop + 1):
        stop += 1
    return Span(lead, stop)
