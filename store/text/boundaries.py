"""Where sentences of one paragraph end: sentencex's proposals, corrected for what news is full of.

sentencex keeps a quotation in one piece, however many sentences it holds, and loses its footing where a quotation mark
has no partner (an inch sign, a quotation that runs over paragraphs). So it is shown the paragraph without quotation
marks, and each mark is then given back to the sentence it opens or closes.
"""

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from store.text.abbreviations import ABBREVIATIONS, MAY_END, PLAIN, STARTERS
from store.text.lazy_patterns import compiled_later
from store.text.scripts import THAI

_OPENING = "“„«‹「『〈《‘‚"
_CLOSING = "”»›」』〉》’"
_QUOTES = _OPENING + _CLOSING + '‟"〝〞＂'
_MARK = compiled_later(rf"[{_QUOTES}](?:(?<!’)|(?<![^\W_]’)|(?![^\W_]))")
"""A quotation mark; inside a word, ’ is an apostrophe."""

_LONELY = compiled_later(r'"|[ \u00a0\u202f]"(?=\s+[^\W\d_]|\s*\Z)')
"""A straight mark that closes what is open: at once, or after a space, as French sets it."""

_NO_WORD_NEXT = r"(?=\s|$|[,.;:!?…–—-])"
_TAIL = compiled_later(
    rf"(?:[\u00a0\u202f ]?[{_CLOSING}]+{_NO_WORD_NEXT}|[{_QUOTES}'）)\]]+{_NO_WORD_NEXT}|[”」』〉》）)\]]+"
    r"|[*_]{1,3}(?=\s|$)| ?[\u2600-\u27bf\U0001f300-\U0001faff\ufe0f\u200d ]+\Z)+"
)
"""Marks that close what has just ended, Markdown's emphasis among them: before a space, or of a shape that opens
nothing."""

_SYMBOLS = "\u25ff"
_CLOSERS = frozenset(f"{_QUOTES}'）)]*_")
"""With one of these a tail begins, or has it second, after a space."""

_SINGLE_LETTER_OR_NUMBER = compiled_later(r"\W*(?:\d{1,3}|[^\W\d_]|[IVXL]{2,6})[.)]\s*")
_CONTINUING = compiled_later(rf"[\s{_QUOTES}(\[]*(?:[—–-]\s*)?[\s{_QUOTES}(\[]*([^\W\d_]+)")
_CITING = ("と", "って", "という", "との")
"""Japanese particles that tie a quotation to the sentence around it."""

_WIDE_SPACES = dict.fromkeys((0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000), " ")
"""Spaces of several bytes: between a capital and a full stop sentencex ends in the middle of them, and panics."""

_EXTRA_STOP = compiled_later(r"[។៕]\s*")
"""Khmer full stops, which sentencex passes over."""

_MORE_ENDS = compiled_later(r"(?:…|\.{3,}|[.!?][)\]])(?=\s+[\s\"“„«(\[¿¡]*[^\W\d_a-z])")
"""Dots that trail off, and brackets that hold a whole sentence, before a capital: sentencex passes over them."""

_STOP = compiled_later(r"\.(?=\s+[\"“„«»‹(\[¿¡]*[^\W_a-zß-öø-ÿа-џ]|[\"”»]\s+[^\W\d_a-zß-öø-ÿа-џ])|[。！？](?=\d)")
"""A full stop before a capital or a digit, where sentencex may see an abbreviation or a number to come."""

_ACRONYM = compiled_later(r"(?:[A-Z]\.)+[A-Z]")
_FIRST_WORD = compiled_later(r"[\s\"“„«»‹(\[¿¡]*([^\W_]+)")

_MORE_SIGNS = ("…", "...", ".)", "!)", "?)", ".]", "!]", "?]")
"""Without one of these in it a text has none of those ends, and is spared the expression."""

_INITIAL = compiled_later(r"(?:^|[\s(«“„\"’'-])([^\W\d_])\.\Z")
_CASELESS = compiled_later(r"[\u0590-\u0dff\u0e00-\u0eff]")
_THAI_SHORT = compiled_later(rf"(?:^|[\s.])[{THAI}]{{1,3}}\.\Z")
"""A few letters and a stop, as of a month: Thai ends no sentence with a stop."""

_ORDINALS = frozenset(["de", "da", "no", "fi", "cs", "sk", "hu", "hr", "sr", "sl", "et", "lv", "is", "lb"])
"""Languages that write `28. Juli`."""

_ORDINAL = compiled_later(r"(?:^|[\s(–-])\d{1,3}\.\Z")

_HOUR = compiled_later(r"\b[ap]\.\s?m\.\Z", re.IGNORECASE)
_AFTER_HOUR = compiled_later(
    r"\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{2,4}\b|(?:Eastern|Central|Mountain|Pacific|Greenwich|local)\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|\()"
)
_SAID = (
    "said|says|asked|asks|replied|added|shouted|told|wrote|writes|answered|cried|whispered|explained|insisted|recalled"
    "|joked|yelled|warned|wondered|demanded|remarked|continued"
)
_NO_SPEAKER = r"(?:No(?:body|ne)?|Every(?:body|one)|Some(?:body|one)?|Many|Most|Others|Police|Officials|It|There)\b"
_TAG = compiled_later(rf"\s*(?!{_NO_SPEAKER})(?:[A-Z][\w.'’-]*\s+){{1,3}}(?:{_SAID})\b")
"""Who says what was quoted just before: `“Was it red?” Smith asked.`"""

_TAG_ZH = compiled_later(r"(?!没有?人|沒有?人)[\u4e00-\u9fff]{1,8}?[说說问問喊答道称稱](?:道)?[。，：！,]")
_HELD = {"《": "》", "〈": "〉", "「": "」", "『": "』", "（": "）"}
"""Marks in whose middle no sentence of the text ends: titles of works, as a rule."""

_TITLES = "《〈"

_THAI_SPACE = compiled_later(rf"(?<=[{THAI}]) +(?=[{THAI}])")
_THAI_LEAST = 60
"""Thai writes no full stop: phrases between spaces are gathered to at least this many code points."""

_LONGEST = 12
"""Code points looked back for an abbreviation."""

_WHOLE = 3
"""Letters of a word that a full stop ends, even before digits, at least."""

_SHORT = 4
_VOWEL = compiled_later("[aeiouy]")
_BEFORE = _QUOTES + "(["
_NOT_LAST, _PLAIN, _MAY_END = (
    {language: frozenset(words.split()) for language, words in table.items()}
    for table in (ABBREVIATIONS, PLAIN, MAY_END)
)


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
    shown = paragraph if _CLOSERS.isdisjoint(paragraph) else _MARK.sub(" ", paragraph)
    shown = shown.translate(_WIDE_SPACES)
    hidden = _hidden_ends(paragraph, language)
    for boundary in get_sentence_boundaries(language, shown):
        start, end = boundary["start_index"], boundary["end_index"]
        more = [*_unspaced_ends(shown, start, end), *(cut for cut in hidden if start < cut < end)]
        yield from sorted(more) if len(more) > 1 else more
        yield start + len(shown[start:end].rstrip())


def _hidden_ends(paragraph: str, language: str) -> list[int]:
    """What ends a sentence though sentencex takes it for an abbreviation or for a number to come."""
    stops = (match.end() for match in _STOP.finditer(paragraph))
    return [stop for stop in stops if _is_end(paragraph, stop, language)]


def _is_end(paragraph: str, stop: int, language: str) -> bool:
    """Whether a stop ends a sentence by the word before it and the one after."""
    last = _word_before(paragraph, stop)
    if last in _PLAIN.get(language, ()) or (language == "en" and last == "May"):
        return True
    may_end = _may_end(last, language)
    if not may_end and language == "en" and paragraph[stop] == " ":
        return False
    following = _FIRST_WORD.match(paragraph, stop)
    if paragraph[stop - 1] != "." or following is None:
        return True  # Chinese stops, and stops that a closing mark follows
    if following[1][0].isdecimal():
        return language in _ORDINALS and len(last) >= _WHOLE and last.isalpha()
    return may_end and _starts(following[1], language)


def _word_before(paragraph: str, stop: int) -> str:
    """The word before a stop."""
    word = paragraph[max(0, stop - _LONGEST) : stop - 1].split()[-1:]
    return word[0].lstrip(_BEFORE) if word else ""


def _may_end(last: str, language: str) -> bool:
    """Whether an abbreviation stands at the end of sentences as well."""
    return last in _MAY_END.get(language, ()) or (
        language == "en" and "." in last and _ACRONYM.fullmatch(last) is not None
    )


def _starts(word: str, language: str) -> bool:
    """Whether a word has the capital of a sentence and is one that sentences begin with."""
    return word[0].isupper() and word.lower() in STARTERS.get(language, ())


def _unspaced_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Further ends for scripts whose sentences sentencex does not know."""
    if any(sign in text for sign in _MORE_SIGNS):
        for match in _MORE_ENDS.finditer(text, start, end):
            yield match.end()
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
    next_two = paragraph[end : end + 2]
    may_close = not _CLOSERS.isdisjoint(next_two) or max(next_two, default="") > _SYMBOLS
    if may_close and (tail := _TAIL.match(paragraph, end)):
        return tail.end()
    if is_open and (mark := _LONELY.match(paragraph, end)):
        return mark.end()
    return end


def _continues(paragraph: str, start: int, cut: int, language: str) -> bool:
    """Whether what stands at `cut` goes on with the sentence from `start`, so that the cut is none."""
    piece = paragraph[start:cut]
    if _SINGLE_LETTER_OR_NUMBER.fullmatch(piece) or _ends_in_abbreviation(paragraph, piece, cut, language):
        return True
    if _is_inside_a_word(paragraph, cut) or _is_inside_a_title(piece):
        return True
    is_quotation = piece[-1] in _CLOSING + '"'
    if _is_short_for_more(paragraph, piece, cut, language) or (
        is_quotation and piece[-2:-1] != "." and _TAG.match(paragraph, cut)
    ):
        return True
    following = _CONTINUING.match(paragraph, cut)
    if following is None:
        return False
    if is_quotation and _is_cited(paragraph, cut, following[1], language):
        return True
    return following[1].islower() and not _is_name(paragraph, following) and not _is_all_small(piece)


def _is_cited(paragraph: str, cut: int, word: str, language: str) -> bool:
    """Whether what follows a quotation at once ties it to the sentence around it: who says so, a particle."""
    if language == "ko":
        return paragraph[cut : cut + 1].isalpha()
    return word.startswith(_CITING) or (language == "zh" and _TAG_ZH.match(paragraph, cut) is not None)


def _is_inside_a_word(paragraph: str, cut: int) -> bool:
    """Whether a stop stands between two letters or digits without a space, as in names of sites and decimal numbers."""
    before, after = paragraph[cut - 2 : cut - 1], paragraph[cut : cut + 1]
    if paragraph[cut - 1] not in ".．" or not after:
        return False
    return (before.isalnum() and after.isalnum()) or (paragraph[cut - 3 : cut] == "..." and after in "+-−–0123456789")


def _is_inside_a_title(piece: str) -> bool:
    """Whether the title of a work is still open."""
    return any(piece.count(opening) > piece.count(_HELD[opening]) for opening in _TITLES)


def _is_short_for_more(paragraph: str, piece: str, cut: int, language: str) -> bool:
    """Whether what ends in a stop is an initial, a rank or an hour that belongs to what follows."""
    if not piece.endswith("."):
        return False
    following = _CONTINUING.match(paragraph, cut)
    word = following[1] if following is not None else ""
    if language == "th" and _THAI_SHORT.search(piece[-6:]):
        return True
    if initial := _INITIAL.search(piece[-4:]):
        is_name = initial[1].isupper() and word[:1].isupper() and language != "en"
        if is_name or _CASELESS.match(initial[1]):
            return True
    if language in _ORDINALS and _ORDINAL.search(piece[-6:]) and word:
        return not (language in ("de", "lb") and word.lower() in STARTERS[language])
    return _HOUR.search(piece[-6:]) is not None and _AFTER_HOUR.match(paragraph, cut) is not None


def _is_all_small(piece: str) -> bool:
    """Whether a sentence begins small itself, as in a message where a small letter does not mean that it goes on."""
    first = _CONTINUING.match(piece)
    return first is not None and first[1].islower() and piece[-1] in ".!?"


def _is_name(paragraph: str, following: "re.Match[str]") -> bool:
    """Whether a word in small letters only opens a name: `al-Assad` may begin a sentence."""
    end = following.end()
    return paragraph.startswith("-", end) and paragraph[end + 1 : end + 2].isupper()


def _ends_in_abbreviation(paragraph: str, piece: str, cut: int, language: str) -> bool:
    if not piece.endswith("."):
        return False
    last = _word_before(piece, len(piece))
    last = last[max(last.rfind("'"), last.rfind("’")) + 1 :]
    may_end, is_cut_short = _may_end(last, language), _is_cut_short(last)
    following = _FIRST_WORD.match(paragraph, cut) if may_end or is_cut_short else None
    if following is not None and may_end and _starts(following[1], language):
        return False
    if following is not None and is_cut_short and following[1][0].isdecimal():
        return not piece[: -len(last) - 1].rstrip()[-1:].isdecimal()
    lowered = last[:1].lower() + last[1:]
    return last in _NOT_LAST[""] or not _NOT_LAST.get(language, frozenset()).isdisjoint((last, lowered))


def _is_cut_short(word: str) -> bool:
    """Whether a few small letters are no word, for want of a vowel: `n. 3`, `kl. 15`."""
    return len(word) <= _SHORT and word.isalpha() and word.isascii() and word.islower() and not _VOWEL.search(word)
