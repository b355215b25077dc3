"""Names of more than one word: the one at a place, grown over the capitalised words beside it."""

from store.model import Span
from store.text.lazy_patterns import compiled_later
from store.text.sentences import sentence_at
from store.text.words import word_at, words

_INSIDE = "al el of the de del della di da do dos das du des la le van von der den bin ibn bint abu ben for für av"
_BETWEEN = "and y e et und och og en &"
_OPENERS = """
a an the in on at by for from to of and but or as if when while after before since with according about this that
he she it they we his her its their our my i what who even only now so yet then there here not no some many most
der die das ein eine im am und aber el la los las un una y le les une des et den det och
yesterday today tomorrow gestern heute hier ayer hoy igår idag
"""
_NOBODY = """
in on at by for from to of and but or as if when while after before since with according about even now so yet there
im am und aber el y le et den och yesterday today tomorrow gestern heute hier ayer hoy igår idag
"""
_PURPOSES = """
agriculture affairs air arts banking business commerce communications consumer culture customs defence defense
development drug economy education employment energy engineering environment families family finance fisheries food
forestry health home housing human immigration industry information innovation intelligence justice labor labour
land law maritime media medicine nutrition parks pensions planning police population radio refugees research safety
science sciences securities security social sport sports technology tourism trade transport travel treasury veterans
water welfare women works youth
salud sanidad educación cultura ciencia industria comercio defensa trabajo agricultura interior justicia economía
santé éducation culture recherche industrie commerce travail justice intérieur économie transports
gesundheit bildung kultur forschung wirtschaft arbeit soziales umwelt verkehr energie inneres justiz landwirtschaft
"""
_KIN = "sons son co company partners daughters brothers associates herzegovina tobago barbuda"
_DAYS = """
monday tuesday wednesday thursday friday saturday sunday january february april june july september october november
december
"""

REACH = 2000
"""Code points looked at on either side of a place; only in a sentence without an end does more belong to it."""

CONNECTORS = frozenset(_INSIDE.split())
"""Words in small letters that stand inside a name."""

CONJUNCTIONS = frozenset(_BETWEEN.split())
"""Words that stand between two names, and inside some."""

LEADING = frozenset(_OPENERS.split())
"""Words that wear a capital only because they begin a sentence."""

NOBODY = frozenset(_NOBODY.split())
"""Words that name nobody, alone at the beginning of a sentence; a pronoun may be whom one means."""

FIELDS = frozenset(_PURPOSES.split())
"""What bodies are for: between two of these, or behind one, `and` stands inside a name."""

PARTNERS = frozenset(_KIN.split())
"""Words behind whose `and` there was one name before."""

CALENDAR = frozenset(_DAYS.split())
"""Capitalised words that stand beside names without belonging to them."""

HEADLINE = 0.7
"""Share of capitalised words from which a sentence is a headline, whose capitals tell little."""

HEADLINE_WORDS = 5
"""Words from which a headline is told."""

_OPENING = compiled_later(r"[^\w\s]+(?=\w)")
_CLOSING = compiled_later(r"\w[^\w\s]*$")


def name_at(text: str, offset: int) -> Span | None:
    """The word at `offset`, grown over the capitalised words beside it and the connectors between them.

    On a quotation mark or bracket it is the word behind it, or the one before where none is. An article or preposition
    that opens the sentence is left out, and so is a final possessive; where such a word stands alone it is the next
    name of the sentence. `and` joins only what is one name: `Johnson and Johnson`, `Ministry of Health and Family
    Welfare`. None between words.
    """
    word = _word_beside(text, offset)
    if word is None:
        return None
    sentence = sentence_at(text, word.start)
    within = words(text, around(sentence, word.start))
    if word not in within:
        return word
    return without_possessive(text, _Names(text, within).around(within.index(word)))


def around(sentence: Span, offset: int) -> Span:
    """The part of a sentence within reach of a place."""
    start = min(max(sentence.start, offset - REACH), sentence.end)
    return Span(start, max(start, min(sentence.end, offset + REACH)))


def without_possessive(text: str, name: Span) -> Span:
    """A name without the `'s` at its end."""
    possessive = name.length > 2 and text[name.end - 2] in "'’" and text[name.end - 1] in "sS"
    return Span(name.start, name.end - 2) if possessive else name


def is_headline(capitals: list[bool]) -> bool:
    """Whether so many words of a sentence are capitalised that this tells little of each."""
    return len(capitals) >= HEADLINE_WORDS and sum(capitals) >= HEADLINE * len(capitals)


def _word_beside(text: str, offset: int) -> Span | None:
    word = word_at(text, offset)
    if word is not None or offset >= len(text) or text[offset].isspace():
        return word
    if opening := _OPENING.match(text, offset):
        return word_at(text, opening.end())
    closing = _CLOSING.search(text, max(0, offset - REACH), offset)
    return word_at(text, closing.start()) if closing else None


class _Names:
    """The words of a sentence, and which of them make up a name."""

    def __init__(self, text: str, within: list[Span]) -> None:
        self._text = text
        self._spans = within
        self._words = [word.of(text).lower() for word in within]
        capitals = [any(map(str.isupper, word.of(text))) for word in within]
        small = self._small_words() if is_headline(capitals) else frozenset()
        self._capitals = [
            capital and not {word, word.removesuffix("s")} & small and word not in CALENDAR
            for capital, word in zip(capitals, self._words, strict=True)
        ]

    def around(self, at: int) -> Span:
        """The name around a word; the word itself where it is no part of one."""
        first, last = self._grown(at)
        if first == last and self._is_opener(at):
            first, last = self._grown(self._next_name(at))
        while first < at and self._words[first] in LEADING and self._opens(first):
            first += 1
        return Span(self._spans[first].start, self._spans[last].end)

    def _is_opener(self, at: int) -> bool:
        """Whether a word wears its capital only because it begins the sentence."""
        return self._capitals[at] and self._words[at] in NOBODY and self._opens(at)

    def _next_name(self, at: int) -> int:
        """The next capitalised word; the word itself where there is none."""
        return next((there for there in range(at + 1, len(self._spans)) if self._capitals[there]), at)

    def _small_words(self) -> frozenset[str]:
        """Words that are no name, whatever their capitals: verbs and the like."""
        from store.text.speaking import speaking

        known = speaking("en")
        return known.verbs | known.ends if known else frozenset()

    def _grown(self, at: int) -> tuple[int, int]:
        """Indices of the first and last word of the name around a word; itself twice when it is no part of one."""
        if not self._capitals[at] and not self._connects(at):
            return at, at
        first, last = self._reach(at, -1), self._reach(at, 1)
        return (first, last) if self._capitals[at] or first < at < last else (at, at)

    def _reach(self, at: int, step: int) -> int:
        """The furthest capitalised word in one direction, over at most two connectors in a row."""
        furthest, skipped = at, 0
        while 0 <= at + step < len(self._spans) and skipped <= 2 and self._are_adjacent(min(at, at + step)):
            at += step
            if self._capitals[at]:
                furthest, skipped = at, 0
            elif self._connects(at):
                skipped += 1
            else:
                break
        return furthest

    def _connects(self, at: int) -> bool:
        """Whether a word in small letters may stand inside a name; `the` only behind another such, as in `of the`."""
        word = self._words[at]
        if word in CONJUNCTIONS:
            return self._joins(at)
        return word in CONNECTORS and (word != "the" or (at > 0 and self._words[at - 1] in CONNECTORS))

    def _joins(self, at: int) -> bool:
        """Whether `and` stands inside one name."""
        if not 0 < at < len(self._words) - 1 or not (self._capitals[at - 1] and self._capitals[at + 1]):
            return False
        before, after = self._words[at - 1], self._words[at + 1]
        return before == after or after in PARTNERS or bool({before, after} & FIELDS)

    def _are_adjacent(self, at: int) -> bool:
        """Only a space, `&` or an abbreviation's full stop before the next word, and this one no possessive."""
        left = self._spans[at]
        between = self._text[left.end : self._spans[at + 1].start]
        is_near = between.strip() in {"", ".", "&"} and between != ""
        return is_near and without_possessive(self._text, left) == left

    def _opens(self, at: int) -> bool:
        """Whether a word begins a sentence or a quotation."""
        between = self._text[self._spans[at - 1].end : self._spans[at].start] if at else "."
        return not self._capitals[at] or bool(between.strip())
