"""Stretches of a text in which somebody may say something: sentences, joined where a quotation runs on.

A stretch is its words, what kind each is, and the punctuation before each; everything else asks these.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from store.model import Span
from store.text import paragraphs, sentences, words
from store.text.speaking import Speaking, speaking

OPENS = {
    "“": "”",
    "„": "“”",
    "”": "”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    '"': '"',
    "''": "''",
    "``": "''",
    "‘": "’",
    "'": "'",
}
"""Quotation marks, and what closes each."""

_MARK = re.compile(r"''|``|[\"“”„«»「」『』‘’]|(?<![\w.,!?])'(?=\w)|(?<=[\w.,!?])'(?!\w)")

SINGLE = frozenset("'‘’")
"""Marks that are apostrophes as well, so that only what is closed in the same paragraph is quoted."""

LONGEST = 400
"""Words of a stretch; of longer ones, which no sentence is, only so many are looked at."""

_CODES = {
    ",": ",", "،": ",", "、": ",", "-": "-", "–": "-", "—": "-", ";": ";", "؛": ";", ":": ":", "(": "(", "[": "(",
    ")": ")", "]": ")", ".": ".", "!": ".", "?": ".", "؟": ".", "…": ".", "\n": "/",
}  # fmt: skip
_NONE = frozenset[str]()

NOTHING = Speaking(_NONE, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE, "", _NONE)
"""What is known of a language of which nothing is."""

_HUGGED = frozenset("$€£@#")


def quotations(text: str, paragraph: Span) -> list[Span]:
    """What stands between quotation marks in a paragraph, marks included; an open one lasts to its end."""
    found, opened, start = list[Span](), "", 0
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        if opened:
            if _closes(text, mark, opened):
                found.append(Span(start, mark.end()))
                opened = ""
        elif mark[0] in OPENS and _opens(text, mark):
            opened, start = mark[0], mark.start()
    if opened and opened not in SINGLE:
        found.append(Span(start, paragraph.end))
    return found


def _opens(text: str, mark: "re.Match[str]") -> bool:
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if mark[0] in "‘'":
        return not before.isalnum() and after.isalnum()
    if mark[0] == "”":
        return not before.strip() and after.isalnum()
    return mark[0] not in ('"', "''", "»") or (bool(after) and not after.isspace())


def _closes(text: str, mark: "re.Match[str]", opened: str) -> bool:
    after = text[mark.end() : mark.end() + 1]
    if mark[0] == opened and opened in "“‘«":  # the wrong mark, as it is often typed
        return opened != "‘" and not after.isalnum() and not text[mark.start() - 1].isspace()
    return mark[0] in OPENS[opened] and (opened not in SINGLE or not after.isalnum())


class Stretch:
    """The words of a stretch.

    Args:
        text: The text of record.
        span: Where the stretch is.
        quoted: The quotations of its paragraph.
        language: ISO 639-1.
        known: Words of that language.
    """

    def __init__(self, text: str, span: Span, quoted: Sequence[Span], language: str, known: Speaking) -> None:
        self.text, self.span, self.language, self.known = text, span, language, known
        self.spans = words(text, span)[:LONGEST]
        self.length = len(self.spans)
        self.words = [each.of(text).lower().replace("’", "'") for each in self.spans]
        self.capitals = [text[each.start].isupper() for each in self.spans]
        self.quotes = [each for each in quoted if each.overlap(span)]
        self._starts = {each.start for each in self.quotes}
        self._ends = {each.end for each in self.quotes}

    @cached_property
    def kinds(self) -> list[str]:
        """What kind each word is, as one or two letters."""
        return [kind_of(word, capital, self.language) for word, capital in zip(self.words, self.capitals, strict=True)]

    @cached_property
    def gaps(self) -> list[str]:
        """What stands before each word, and after the last, as signs: `,` comma, `-` dash, `“` and `”` quotations."""
        edges = [self.span.start, *(each.end for each in self.spans)]
        nexts = [*(each.start for each in self.spans), self.span.end]
        return [self._gap(start, stop) for start, stop in zip(edges, nexts, strict=True)]

    def _gap(self, start: int, stop: int) -> str:
        between = self.text[start:stop]
        if between == " " or not between:
            return ""
        code = _coded(between)
        if any(start <= each < stop for each in self._starts):
            code += "“"
        if any(start < each <= stop for each in self._ends):
            code += "”"
        return code

    @cached_property
    def quoted(self) -> list[bool]:
        """Whether each word stands in a quotation."""
        return [any(quote.covers(each.start) for quote in self.quotes) for each in self.spans]

    def span_of(self, first: int, last: int) -> Span:
        """Where a passage stands, with the quotation marks around it."""
        return Span(self.start_at(first), self.end_at(last))

    def start_at(self, at: int) -> int:
        """Where a passage begins that begins with a word: with the quotation mark before it, or a sign of money."""
        start = self.spans[at].start
        low = self.spans[at - 1].end if at else self.span.start
        opened = [quote.start for quote in self.quotes if low <= quote.start < start]
        if opened:
            return opened[0]
        return start - 1 if start > low and self.text[start - 1] in _HUGGED else start

    def end_at(self, at: int) -> int:
        """Where a passage ends that ends with a word: with the quotation mark behind it, or per cent."""
        end = self.spans[at].end
        high = self.spans[at + 1].start if at + 1 < self.length else self.span.end
        closed = [quote.end for quote in self.quotes if end < quote.end <= high]
        if closed:
            return closed[-1]
        return end + 1 if self.text[end : end + 1] in ("%", ")") and end < high else end


@lru_cache(maxsize=1024)
def _coded(between: str) -> str:
    return "".join(dict.fromkeys(_CODES.get(letter, "") for letter in between))


@lru_cache(maxsize=16384)
def kind_of(word: str, capital: bool, language: str) -> str:
    """What kind a word is: `P` pronoun, `D` article, `S` verb of saying, `V` other verb, `I` preposition and so on."""
    known = speaking(language)
    if known is None:
        return "C" if capital else "o"
    lists = (("P", known.pronouns), ("D", known.begins), ("S", known.says), ("I", known.joins), ("E", known.ends))
    for kind, listed in lists:
        if word in listed:
            return kind
    if capital:
        return "C"
    if word in known.verbs:
        return "V"
    if word[0].isdigit():
        return "N"
    return next((f"o{ending}" for ending in ("ing", "ed", "ly", "s") if len(word) > 4 and word.endswith(ending)), "o")


def stretches(text: str, language: str) -> Iterator[list[Stretch]]:
    """The stretches of each paragraph in order."""
    known = speaking(language) or NOTHING
    found = sentences(text, language=language)
    at = 0
    for paragraph in paragraphs(text):
        stop = at
        while stop < len(found) and found[stop].start < paragraph.end:
            stop += 1
        quoted = quotations(text, paragraph)
        spans = joined(found[at:stop], quoted)
        yield [Stretch(text, span, quoted, language, known) for span in spans]
        at = stop


def joined(found: Sequence[Span], quoted: Sequence[Span]) -> list[Span]:
    """Sentences; those that a quotation runs across are one."""
    if not found:
        return []
    made = [found[0]]
    for before, span in pairwise(found):
        if any(each.start < before.end < each.end and each.start < span.start < each.end for each in quoted):
            made[-1] = Span(made[-1].start, span.end)
        else:
            made.append(span)
    return made
