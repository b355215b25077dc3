"""Which phrase of a sentence says it: beside a verb of saying, behind `according to`, or last in a headline."""

import re
from typing import NamedTuple

from store.model import Span
from store.text.speaking import Speaking

PARTING = re.compile(r"[^\w\s.'’`%&$#@/*\-‐‑]|\n|(?<!s)['’](?!\w)|['’](?![\w\s])|(?<![\ws])['’]|(?<=\s)-(?=\s)")
"""Punctuation that no source reaches over."""

AT_END = 5
"""Words from the end of a sentence, within which who says it is named last: `…, the mayor said on Tuesday`."""

STATING = 2
"""Words, at least, of what a headline states before a colon and who says it."""

COUNTED_BY = 3
"""Words at the beginning of a phrase among which a number counts people: `at least 14 people`."""

_ENDED = re.compile(r"[.!?…。؟।][\"'”’»)\]]*\s*\n")
"""The end of a paragraph of whole sentences: below it stands no headline."""

Phrase = tuple[int, int]
"""Indices of its first and last word."""


class Sentence(NamedTuple):
    """The words of a sentence, or of a part of it, and where they stand in a text."""

    text: str
    spans: list[Span]
    words: list[str]
    """In small letters, but for names in capitals."""
    capitals: list[bool]
    """Which are written with a capital; none of a headline."""
    speaking: Speaking

    def is_parted(self, at: int) -> bool:
        """Whether punctuation stands before a word."""
        if at == 0:
            return True
        between = self.text[self.spans[at - 1].end : self.spans[at].start]
        return bool(PARTING.search(self.text, self.spans[at - 1].end, self.spans[at].start)) or (
            "." in between and not self.capitals[at - 1]
        )


class WhoSays:
    """Which phrases of a sentence say something, and which are only told of."""

    def __init__(self, sentence: Sentence, phrases: list[Phrase]) -> None:
        self._sentence = sentence
        self._words = sentence.words
        self._speaking = sentence.speaking
        self._phrases = phrases

    def from_beginning(self, there: int | None, is_inside: bool) -> int | None:
        """Which phrase says it, asked where the sentence begins; None where what stands there is as good an answer.

        Args:
            there: The phrase at the first word, or the next.
            is_inside: Whether it is asked at that word, and not at what stands before it, as a quotation mark.
        """
        sayer = self._sayer()
        if sayer is None or not is_inside or self._is_at_end(sayer):
            return sayer
        is_counted = there is not None and self._is_only_counted(self._phrases[there])
        return sayer if is_counted and self._is_surely_one(*self._phrases[sayer]) else None

    def _sayer(self) -> int | None:
        """Which phrase says what the sentence states; None where nobody is found to.

        It stands beside a verb of saying, and punctuation before the two, or behind what leads to a source.
        """
        says = (number for number, phrase in enumerate(self._phrases) if self._says(*phrase) or self._is_cited(phrase))
        return next(says, len(self._phrases) - 1 if self._is_named_last() else None)

    def _is_at_end(self, number: int) -> bool:
        """Whether a phrase that says something ends the sentence but for its verb and a day, and does not begin it."""
        first, last = self._phrases[number]
        return number > 0 and last >= len(self._words) - AT_END and self._words[first] not in self._speaking.pronouns

    def _is_only_counted(self, phrase: Phrase) -> bool:
        """Whether a phrase is of people who are counted, and of whom no verb of saying tells what they said."""
        first, last = phrase
        numbers = range(first, min(first + COUNTED_BY, last + 1))
        is_counted = any(self._words[at] in self._speaking.counts or self._words[at][0].isdecimal() for at in numbers)
        return is_counted and not (self._verb_behind(last) or self._is_cited(phrase) or self._verb_before(first))

    def _is_surely_one(self, first: int, last: int) -> bool:
        """Whether a phrase behind a verb does not begin what was said: `Two officers, both hurt, said he had fired`."""
        is_clause = last + 1 < len(self._words) and not self._sentence.is_parted(last + 1)
        return self._words[first] not in self._speaking.pronouns and not (is_clause and self._verb_before(first))

    def _says(self, first: int, last: int) -> bool:
        if self._sentence.is_parted(first):
            return self._verb_behind(last)
        return self._verb_before(first) and self._sentence.is_parted(first - 1)

    def _verb_behind(self, last: int) -> bool:
        at = last + 1
        while at < len(self._words) and self._words[at] in self._speaking.helps and not self._sentence.is_parted(at):
            at += 1
        return at < len(self._words) and self._words[at] in self._speaking.says and not self._sentence.is_parted(at)

    def _verb_before(self, first: int) -> bool:
        return first > 0 and self._words[first - 1] in self._speaking.says and not self._sentence.is_parted(first)

    def _is_cited(self, phrase: Phrase) -> bool:
        """Whether what leads to a source and to nothing else stands before a phrase."""
        ahead = self._words[max(0, phrase[0] - 2) : phrase[0]]
        if not ahead or self._sentence.is_parted(phrase[0]):
            return False
        is_led = ahead[-1] in self._speaking.leads and ahead[0] in self._speaking.cites
        return ahead[-1] in self._speaking.cites or is_led

    def _is_named_last(self) -> bool:
        """Whether a headline ends with who says it: `Bridge closed after flood: council`.

        It states something, and nothing above it is more than a headline: `Photograph: Lena Osk` names nobody who says.
        """
        if not self._phrases:
            return False
        text, spans, (first, last) = self._sentence.text, self._sentence.spans, self._phrases[-1]
        gap = text[spans[first - 1].end : spans[first].start] if first else ""
        ends = text[spans[-1].end : spans[-1].end + 1]
        is_last = gap.strip() == ":" and last == len(self._words) - 1 and not ends.strip()
        return is_last and first >= STATING and not _ENDED.search(text, 0, spans[0].start)
