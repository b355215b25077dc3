"""Where sentences of one paragraph end: sentencex's proposals, corrected for what news is full of.

sentencex keeps a quotation in one piece, however many sentences it holds, and loses its footing where a quotation mark
has no partner (an inch sign, a quotation that runs over paragraphs). So it is shown the paragraph without quotation
marks, and each mark is then given back to the sentence it opens or closes.
"""

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from store.text.scripts import THAI

_OPENING = "“„«‹「『〈《‘‚"
_CLOSING = "”»›」』〉》’"
_QUOTES = _OPENING + _CLOSING + '‟"〝〞＂'
_MARK = re.compile(rf"[{_QUOTES}](?:(?<!’)|(?<![^\W_]’)|(?![^\W_]))")
"""A quotation mark; inside a word, ’ is an apostrophe."""

_NO_WORD_NEXT = r"(?=\s|$|[,.;:!?…–—-])"
_TAIL = re.compile(
    rf"(?:[\u00a0\u202f ]?[{_CLOSING}]+{_NO_WORD_NEXT}|[{_QUOTES}'）)\]]+{_NO_WORD_NEXT}|[”」』〉》）)\]]+"
    r"|[*_]{1,3}(?=\s|$))+"
)
"""Marks that close what has just ended, Markdown's emphasis among them: before a space, or of a shape that opens
nothing."""

_SINGLE_LETTER_OR_NUMBER = re.compile(r"\W*(?:\d{1,3}|[^\W\d_])[.)]\s*")
_CONTINUING = re.compile(rf"[\s{_QUOTES}(\[]*([^\W\d_]+)")
_CITING = ("と", "って", "という", "との")
"""Japanese particles that tie a quotation to the sentence around it."""

_WIDE_SPACES = dict.fromkeys((0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000), " ")
"""Spaces of several bytes: between a capital and a full stop sentencex ends in the middle of them, and panics."""

_EXTRA_STOP = re.compile(r"[។៕]\s*")
"""Khmer full stops, which sentencex passes over."""

_THAI_SPACE = re.compile(rf"(?<=[{THAI}]) +(?=[{THAI}])")
_THAI_LEAST = 60
"""Thai writes no full stop: phrases between spaces are gathered to at least this many code points."""

_ABBREVIATIONS = {
    "": "Ms Mx Amb Atty Supt Messrs",
    "en": "approx est vol para Mon Tues Wed Thurs max min",
    "fr": "M MM Mme Mlle Me Mgr St Ste Dr Pr J.-C",
    "de": "Abs",
    "es": "Cnel Gral Dra Sra",
    "pt": "Cel nº pág Dra Sra",
    "it": "pag Sig Dott",
    "ru": "им млн млрд тыс",
    "nl": "mevr dhr",
    "pl": "dr im tzw np",
    "tr": "Sn vb",
    "sv": "t.ex dvs bl.a",
}
"""What sentencex takes for the end of a sentence and is none, by language; the empty one for all."""
_LONGEST = 12
"""Code points looked back for an abbreviation."""

_BEFORE = _QUOTES + "(["
_NOT_LAST = {language: frozenset(words.split()) for language, words in _ABBREVIATIONS.items()}


def sentence_ends(paragraph: str, language: str) -> list[int]:
    """Offsets at which a sentence of `paragraph` ends and the next may begin; the last is its length."""
    kept: list[int] = []
    start = counted = marks = 0
    for end in _candidates(paragraph, language):
        marks += paragraph.count('"', counted, end)
        counted = max(counted, end)
        cut = _with_tail(paragraph, end, is_open=marks % 2 == 1)
        if cut <= start or cut >= len(paragraph) or _continues(paragraph, start, cut, language):
            continue
        kept.append(cut)
        start = cut
    return [*kept, len(paragraph)]


def _candidates(paragraph: str, language: str) -> Iterator[int]:
    """Ends as sentencex sees them, each before any space or quotation mark that follows."""
    shown = _MARK.sub(" ", paragraph).translate(_WIDE_SPACES)
    for boundary in get_sentence_boundaries(language, shown):
        start, end = boundary["start_index"], boundary["end_index"]
        yield from _unspaced_ends(shown, start, end)
        yield start + len(shown[start:end].rstrip())


def _unspaced_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Further ends for scripts whose sentences sentencex does not know."""
    if text.isascii():
        return
    for match in _EXTRA_STOP.finditer(text, start, end):
        yield match.start() + 1
    last = start
    for match in _THAI_SPACE.finditer(text, start, end):
        if match.start() - last >= _THAI_LEAST:
            yield match.start()
            last = match.end()


def _with_tail(paragraph: str, end: int, *, is_open: bool) -> int:
    """`end` moved over the marks that close the sentence, and those alone.

    A straight mark with no space on either side closes only what `is_open`, by the count of those before it.
    """
    tail = _TAIL.match(paragraph, end)
    if tail:
        return tail.end()
    return end + 1 if is_open and paragraph.startswith('"', end) else end


def _continues(paragraph: str, start: int, cut: int, language: str) -> bool:
    """Whether what stands at `cut` goes on with the sentence from `start`, so that the cut is none."""
    piece = paragraph[start:cut]
    if _SINGLE_LETTER_OR_NUMBER.fullmatch(piece) or _ends_in_abbreviation(piece, language):
        return True
    following = _CONTINUING.match(paragraph, cut)
    if following is None:
        return False
    if piece[-1] in _CLOSING and following[1].startswith(_CITING):
        return True
    return following[1].islower() and not _is_name(paragraph, following) and not _is_all_small(piece)


def _is_all_small(piece: str) -> bool:
    """Whether a sentence begins small itself, as in a message where a small letter does not mean that it goes on."""
    first = _CONTINUING.match(piece)
    return first is not None and first[1].islower() and piece[-1] in ".!?"


def _is_name(paragraph: str, following: "re.Match[str]") -> bool:
    """Whether a word in small letters only opens a name: `al-Assad` may begin a sentence."""
    end = following.end()
    return paragraph.startswith("-", end) and paragraph[end + 1 : end + 2].isupper()


def _ends_in_abbreviation(piece: str, language: str) -> bool:
    if not piece.endswith("."):
        return False
    word = piece[-_LONGEST:-1].split()[-1:]
    last = word[0].lstrip(_BEFORE) if word else ""
    return last in _NOT_LAST[""] or last in _NOT_LAST.get(language, ())
