"""Parts of sentences: clause-like phrases between punctuation, and names of more than one word."""

from store.model import Span
from store.text.later import compiled_later
from store.text.sentences import sentence_at
from store.text.words import word_at, words

_SEPARATOR = compiled_later(
    r"(?<!\d)[,،]|[,،](?!\d)|(?<!\d):|:(?!\d)|[;؛—―()\[\]{}\"“”„«»‹›「」『』（），、；：…!?؟。！？\n]"
    r"|(?<=\s)[-–](?=\s)|(?<!\d)–(?!\d)|(?<!\w)['‘’]|['’](?!\w)"
)
_EDGES = " \t\n\r\u00a0\u3000.,;:!?…'\"“”‘’«»()[]{}—–-،؛؟。，、；：！？「」『』（）"
_ABBREVIATION = compiled_later(r"(?:\w\.){2,}")

_IN_NAMES = """
al el of the de del della di da do dos das du des la le van von der den bin ibn bint abu ben e y and und et for
"""
_SENTENCE_OPENERS = """
a an the in on at by for from to of and but or as if when while after before since with according about this that
he she it they we his her its their our my i der die das ein eine im am el la los las un una le les une des
"""

REACH = 2000
"""Code points looked at on either side of a place; only in a sentence without an end does more belong to it."""

CONNECTORS = frozenset(_IN_NAMES.split())
"""Words in small letters that stand inside a name."""

LEADING = frozenset(_SENTENCE_OPENERS.split())
"""Words that wear a capital only because they begin a sentence."""

_CALENDAR = frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "April"}
    | {"June", "July", "September", "October", "November", "December"}
)
"""Capitalised words that stand beside names without belonging to them."""


def clauses(text: str, span: Span) -> list[Span]:
    """Phrases between punctuation inside `span`, in order, without punctuation at their edges; a number stays whole."""
    found, start = [], span.start
    for match in _SEPARATOR.finditer(text, span.start, span.end):
        found.append(_trimmed(text, start, match.start()))
        start = match.end()
    found.append(_trimmed(text, start, span.end))
    return [clause for clause in found if clause.length]


def phrase_at(text: str, offset: int, language: str = "") -> Span:
    """The clause at `offset` in its sentence, else the nearest before, else the first; the sentence if it has none."""
    sentence = sentence_at(text, offset, language)
    found = clauses(text, _around(sentence, offset))
    before = [clause for clause in found if clause.start <= offset]
    return before[-1] if before else found[0] if found else sentence


def name_at(text: str, offset: int) -> Span | None:
    """The word at `offset`, grown over the capitalised words beside it and the connectors between them.

    An article or preposition that opens the sentence is left out, and so is a final possessive. None between words.
    """
    word = word_at(text, offset)
    if word is None:
        return None
    within = words(text, _around(sentence_at(text, offset), offset))
    at = within.index(word) if word in within else -1
    if at < 0:
        return word
    first, last = _grown(text, within, at)
    while first < at and within[first].of(text).lower() in LEADING:
        first += 1
    return _without_possessive(text, Span(within[first].start, within[last].end))


def _around(sentence: Span, offset: int) -> Span:
    """The part of a sentence within reach of a place."""
    start = min(max(sentence.start, offset - REACH), sentence.end)
    return Span(start, max(start, min(sentence.end, offset + REACH)))


def _grown(text: str, within: list[Span], at: int) -> tuple[int, int]:
    """Indices of the first and last word of the name around word `at`; `at` itself twice when it is no part of one."""
    if within[at].of(text) in _CALENDAR:
        return at, at
    if _is_capitalised(text, within[at]):
        return _reach(text, within, at, -1), _reach(text, within, at, 1)
    if within[at].of(text).lower() in CONNECTORS:
        first, last = _reach(text, within, at, -1), _reach(text, within, at, 1)
        if first < at < last:
            return first, last
    return at, at


def _reach(text: str, within: list[Span], at: int, step: int) -> int:
    """The furthest capitalised word in one direction, over at most two connectors in a row."""
    furthest, skipped = at, 0
    while 0 <= at + step < len(within) and skipped <= 2:
        left, right = sorted((within[at], within[at + step]))
        if not _is_adjacent(text, left, right):
            break
        at += step
        if within[at].of(text) in _CALENDAR:
            break
        if _is_capitalised(text, within[at]):
            furthest, skipped = at, 0
        elif within[at].of(text).lower() in CONNECTORS:
            skipped += 1
        else:
            break
    return furthest


def _is_adjacent(text: str, left: Span, right: Span) -> bool:
    """Nothing but a space, or an abbreviation's full stop, between them, and the left one no possessive."""
    between = text[left.end : right.start]
    return between.strip() in {"", "."} and between != "" and _without_possessive(text, left) == left


def _is_capitalised(text: str, word: Span) -> bool:
    return any(character.isupper() for character in word.of(text))


def _without_possessive(text: str, name: Span) -> Span:
    possessive = name.length > 2 and text[name.end - 2] in "'’" and text[name.end - 1] in "sS"
    return Span(name.start, name.end - 2) if possessive else name


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    kept = piece.strip(_EDGES)
    lead = start + len(piece) - len(piece.lstrip(_EDGES)) if kept else start
    stop = lead + len(kept)
    if stop < end and text[stop] == "." and _ABBREVIATION.search(text, max(lead, stop - 7), stop + 1):
        stop += 1
    return Span(lead, stop)
