"""Whoever is named in a sentence: a source, without its verb, without `according to`, without a clause after it.

A sentence is read once from left to right, with lists of small words and verbs instead of a grammar. What stands
between two of these, and is parted by no punctuation, is taken for a name of somebody.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from store.model import Span
from store.text.lazy_patterns import compiled_later
from store.text.naming import is_headline
from store.text.speaking import Speaking, speaking
from store.text.who_says import Sentence, WhoSays
from store.text.words import words

CONTRACTED = re.compile(r"['’](?:s|S|re|ve|ll|d|m)\Z")
"""What an apostrophe hangs on whoever speaks."""

GENITIVE = re.compile(r"['’]s?\Z")
"""What ends whoever has what follows."""

PARTICIPLES = ("ed", "ing")
"""English endings that tell a verb where a phrase would begin."""

UNSPACED = {
    "zh": compiled_later(
        r"(?:据|根据|按照)?(?P<who>[^\s，。；：、！？“”「」（）()据]{1,24}?)"
        r"(?:(?:周|星期|礼拜)[一二三四五六日天]|\d+月\d+日|\d+日|昨[天日]|今[天日]|当天|随后|则|也|还|曾|同时|在[^，。]{1,12}?)*"
        r"(?:表示|宣布|指出|声称|强调|认为|透露|报道|报导|告诉|回应|警告|否认|承认|呼吁|介绍|称|说)"
    ),
    "ja": compiled_later(
        r"(?P<who>[^\s、。「」『』（）]{1,24}?)(?:は|が|によると|によれば)(?=[^。]*(?:述べ|語っ|話し|発表|明らか|言っ|、))"
    ),
}
"""Who says something before a verb of saying, where words are written without spaces."""

LONG_ENOUGH = 5
"""Letters from which an ending tells a verb or an adverb."""


def speaker_at(text: str, within: Span, offset: int, language: str) -> Span | None:
    """Whoever is named at `offset`, else near it in the same sentence; None where nobody is, or no words are known."""
    if language in UNSPACED:
        return _before_verb(text, within, offset, UNSPACED[language])
    known = speaking(language)
    return None if known is None else Speakers(text, words(text, within), known).at(offset)


def _before_verb(text: str, within: Span, offset: int, verbs: "re.Pattern[str]") -> Span | None:
    """The part of a clause before a verb of saying, in writing without spaces; None where nobody says anything."""
    found = [Span(*match.span("who")) for match in verbs.finditer(text, within.start, within.end)]
    return min(found, key=lambda who: (not who.covers(offset), abs(who.start - offset)), default=None)


def _folded(words: list[str]) -> list[str]:
    """Words in small letters, so that lists know them; but `US`, `WHO` and `IT` in capitals are names, no pronouns."""
    is_shouted = all(word.isupper() for word in words)
    return [word if len(word) > 1 and word.isupper() and not is_shouted else word.lower() for word in words]


class Speakers:
    """The phrases of a sentence that name somebody.

    Args:
        text: The text of record.
        spans: The words of the sentence, or of a part of it.
        speaking: Words of its language.
    """

    def __init__(self, text: str, spans: list[Span], speaking: Speaking) -> None:
        self._text = text
        self._spans = spans
        self._words = _folded([word.of(text) for word in spans])
        self._speaking = speaking
        capitals = [word.of(text)[0].isupper() for word in spans]
        self._capitals = [False] * len(spans) if is_headline(capitals) else capitals
        self._sentence = Sentence(text, spans, self._words, self._capitals, speaking)
        self._found = list(self._phrases())

    @property
    def indices(self) -> list[tuple[int, int]]:
        """Of the first and last word of every phrase, in order."""
        return self._found

    def at(self, offset: int) -> Span | None:
        """The phrase at `offset`; from a verb the one before it, else the next; None where there is none.

        Where the sentence begins it is who says it: `“We lost,” said Ilse Brandt`, unless that word names who speaks.
        Those who are counted there say nothing: `Fourteen people died, said Ilse Brandt, who speaks for the guild`.
        """
        found, sayer = self._near(offset), None
        if self._spans and offset < self._spans[0].end:
            sayer = WhoSays(self._sentence, self._found).from_beginning(found, offset >= self._spans[0].start)
        chosen = found if sayer is None else sayer
        return None if chosen is None else self._placed(chosen)

    def _placed(self, number: int) -> Span:
        return self.span(*self._found[number])

    def _near(self, offset: int) -> int | None:
        """Which phrase stands at `offset`, else near it."""
        placed = [self._placed(number) for number in range(len(self._found))]
        covering = next((number for number, phrase in enumerate(placed) if phrase.covers(offset)), None)
        if covering is not None or not placed:
            return covering
        before = [number for number, phrase in enumerate(placed) if phrase.end <= offset]
        after = [number for number, phrase in enumerate(placed) if phrase.start > offset]
        near = (before[-1:] + after[:1]) if self._follows(offset) else (after[:1] + before[-1:])
        return near[0]

    def _follows(self, offset: int) -> bool:
        """Whether a verb at `offset` stands behind who speaks: mostly, where no punctuation parts them."""
        at = next((at for at, word in enumerate(self._spans) if word.covers(offset)), None)
        return at is not None and self._is_verb(at) and not self._sentence.is_parted(at)

    def span(self, first: int, last: int) -> Span:
        """A phrase without a contracted verb or the sign of the genitive at its end."""
        span = Span(self._spans[first].start, self._spans[last].end)
        contracted = CONTRACTED.search(self._text, span.start, span.end)
        return Span(span.start, contracted.start()) if contracted else span

    def _phrases(self) -> Iterator[tuple[int, int]]:
        """Each as the indices of its first and last word."""
        at = 0
        while at < len(self._words):
            last = self._reach(at)
            if last is not None:
                last = self._explained(at, last)
                yield at, last
            at = at + 1 if last is None else last + 1

    def _reach(self, first: int) -> int | None:
        """The last word of the phrase that begins with a word; None where none does."""
        last = self._core(first)
        if last is None:
            return None
        while (further := self._joined(first, last)) is not None:
            last = further
        return last

    def _joined(self, first: int, last: int) -> int | None:
        """The last word of what a preposition, or `and`, adds to a phrase."""
        at = last + 1
        if at + 1 >= len(self._words) or self._sentence.is_parted(at) or self._sentence.is_parted(at + 1):
            return None
        word, following = self._words[at], self._words[at + 1]
        if following in self._speaking.pronouns:
            return None
        if word == self._speaking.conjunction:
            return self._coordinated(first, at + 1)
        if self._words[last] in self._speaking.pronouns:
            return None
        if word in self._speaking.of or (word in self._speaking.joins and not self._capitals[last]):
            return self._core(at + 1)
        return None

    def _coordinated(self, first: int, at: int) -> int | None:
        """The last word of a second source; None where a clause of its own may begin with it."""
        last = self._reach(at)
        if last is None:
            return None
        is_object = not self._sentence.is_parted(first) and not self._follows_lead(first)
        return None if is_object and last + 1 < len(self._words) and self._is_verb(last + 1, at) else last

    def _follows_lead(self, first: int) -> bool:
        return first > 0 and self._words[first - 1] in self._speaking.leads

    def _explained(self, first: int, last: int) -> int:
        """The last word of what explains a source between commas: `the harbour master`; else `last`."""
        if not self._stands_alone(first):
            return last
        at, longest = last + 1, last
        while at < len(self._words) and self._is_comma(at) and self._explains(first, last, at):
            end = self._reach(at)
            if end is None or not self._is_closed(end):
                break
            longest, at = end, end + 1
        return longest

    def _stands_alone(self, first: int) -> bool:
        """Whether a phrase is no part of what stands before it."""
        before = self._words[first - 1] if first else ""
        return (
            not first
            or self._sentence.is_parted(first)
            or before not in self._speaking.joins
            or self._follows_lead(first)
        )

    def _explains(self, first: int, last: int, at: int) -> bool:
        """Whether what begins at `at` may say who a phrase is: `Ilse Brandt, the mayor`, `the mayor, Ilse Brandt`."""
        word, speaking = self._words[at], self._speaking
        if word in speaking.pronouns or word[0].isdigit():
            return False
        if not self._capitals[at] or word in speaking.begins:
            return self._capitals[last] and (word in speaking.begins or speaking.has_bare_titles)
        if self._capitals[last]:
            lies = any(word in speaking.joins for word in self._words[first:last])
            return lies or GENITIVE.search(word) is not None or (first > 0 and self._is_verb(first - 1))
        return self._words[first] in speaking.begins or GENITIVE.search(self._words[first]) is not None

    def _is_closed(self, last: int) -> bool:
        """Whether a comma, a quotation or the end follows a word, and no other noun."""
        at = last + 1
        if at >= len(self._words):
            return True
        if not self._sentence.is_parted(at):
            return False
        word, speaking = self._words[at], self._speaking
        is_small = self._is_verb(at) or word in speaking.ends or word in speaking.joins or word in speaking.pronouns
        return not self._is_comma(at) or is_small or self._capitals[at]

    def _is_comma(self, at: int) -> bool:
        return self._text[self._spans[at - 1].end : self._spans[at].start].strip() == ","

    def _core(self, first: int) -> int | None:
        """The last word of a run of words none of which stands outside a phrase."""
        if self._words[first] in self._speaking.pronouns:
            return first
        inside = list(takewhile(lambda at: self._goes_on(first, at), range(first, len(self._words))))
        return inside[-1] if inside else None

    def _goes_on(self, first: int, at: int) -> bool:
        """Whether a word belongs to the run that began with another."""
        word, speaking = self._words[at], self._speaking
        if word in speaking.begins:
            return at == first or (self._words[at - 1] in speaking.begins and not self._sentence.is_parted(at))
        if at > first and (self._sentence.is_parted(at) or word in speaking.pronouns):
            return False
        if self._capitals[at] and at and not self._sentence.is_parted(at):
            return word not in speaking.calendar
        if speaking.has_capital_nouns and at > first and self._capitals[at - 1] and not self._capitals[at]:
            return False
        return word not in speaking.ends and word not in speaking.joins and not self._is_verb(at, first)

    def _is_verb(self, at: int, first: int = -1) -> bool:
        """Whether a word is a verb, by itself or in a phrase that began with `first`."""
        if self._words[at] in self._speaking.verbs:
            return True
        if at <= max(first, 0):
            return (
                self._words[at].endswith(PARTICIPLES) and self._next(at) in self._speaking.begins | self._speaking.joins
            )
        if self._words[at - 1] in self._speaking.begins or self._sentence.is_parted(at):
            return False
        return self._is_verb_behind(at)

    def _is_verb_behind(self, at: int) -> bool:
        """Whether a word is a verb for its ending, and what stands before and behind it."""
        word, before, speaking = self._words[at], self._words[at - 1], self._speaking
        if word in speaking.also_nouns:
            return before.endswith("s") and not GENITIVE.search(before[:-1])
        if word.endswith("s") and self._next(at) in speaking.begins | speaking.pronouns | speaking.particles:
            return self._capitals[at - 1] and not GENITIVE.search(before)
        return len(word) >= LONG_ENOUGH and word.endswith(speaking.endings) and not before.endswith("ly")

    def _next(self, at: int) -> str:
        return self._words[at + 1] if at + 1 < len(self._words) else ""
