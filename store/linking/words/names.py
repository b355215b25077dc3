"""Names of people, places and groups in a text, and when two of them are one name otherwise written.

A name is a run of capitalised words with the small connecting words inside it. Scripts without capitals have none that
could be told so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from store.linking.words.analysis import PASSAGES, Analysis, stop_terms
from store.linking.words.lexicon import COMMON_CAPITALS, COMPANY_FORMS, NAME_CONNECTORS, TITLES, attributions
from store.model import Span
from store.text import fold
from store.text.naming import is_headline

SAME_SPELLING = 72.0
"""Similarity of letters, 0 to 100, from which two names of the same first sound are one name otherwise written."""

SHORTENED = 3
"""Letters from which the beginning of a first name stands for it: `Steve`, `Steven`."""

SLIPPED = 6
"""Letters of a word from which a single one may be a slip of the pen."""

CAPITAL_NOUNS = frozenset({"de"})
"""Languages in which every noun wears a capital, so that names cannot be told by theirs."""

_VOWELS = str.maketrans("", "", "aeiouyw'-. ")
_ALIKE = str.maketrans({"q": "k", "c": "k", "z": "s", "v": "f", "b": "p", "d": "t", "g": "k", "j": "k", "x": "k"})
_DIGRAPHS = (("kh", "k"), ("gh", "k"), ("sh", "s"), ("ch", "s"), ("ph", "f"), ("th", "t"), ("dh", "t"), ("zh", "s"))


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in a text."""

    first: int
    """Index of its first word in the analysis."""
    last: int
    span: Span
    text: str
    terms: tuple[str, ...]
    """Of its words, connectors and the legal form of a company left out."""

    @property
    def acronym(self) -> bool:
        """One word of two to six capitals."""
        letters = self.text.replace(".", "")
        return len(self.terms) == 1 and 2 <= len(letters) <= 6 and letters.isupper() and letters.isalpha()


class Capitals(NamedTuple):
    """How the terms of a text are written."""

    large: frozenset[str]
    """Those that stand with a capital somewhere."""
    small: frozenset[str]
    """Those that stand without one somewhere."""

    def named(self, other: "Capitals") -> frozenset[str]:
        """Terms of two texts that are names for all that is seen of them: none of the two has them without a capital.

        So a word that opens a sentence, or stands in a headline in Title Case, is none where it stands elsewhere too.
        """
        return (self.large | other.large) - (self.small | other.small)


@lru_cache(PASSAGES)
def written(analysis: Analysis) -> Capitals:
    """How the terms of an analysis are written; where capitals tell no names, all count as without one."""
    if analysis.language in CAPITAL_NOUNS:
        return Capitals(frozenset(), frozenset(analysis.terms))
    large, small = set[str](), set[str]()
    for term, start in zip(analysis.terms, analysis.starts, strict=True):
        (large if analysis.text[start].isupper() else small).add(term)
    return Capitals(frozenset(large), frozenset(small))


@lru_cache(PASSAGES)
def names_in(analysis: Analysis) -> tuple[Name, ...]:
    """Names in order. A capital that merely opens a sentence, a day or a month makes no name."""
    capital = [analysis.text[start].isupper() for start in analysis.starts]
    if is_headline(capital) and not _ends_sentence(analysis):
        capital = [flag and _is_acronym(analysis, at) for at, flag in enumerate(capital)]
    found, at = list[Name](), 0
    while at < len(capital):
        if not _begins_name(analysis, at, capital):
            at += 1
            continue
        last = _last_of(analysis, at, capital)
        found.append(_name(analysis, at, last))
        at = last + 1
    return tuple(found)


def _ends_sentence(analysis: Analysis) -> bool:
    return analysis.text.rstrip(" \n\"'”’»)")[-1:] in tuple(".!?…")


def _is_acronym(analysis: Analysis, at: int) -> bool:
    letters = analysis.text[analysis.starts[at] : analysis.ends[at]].replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isupper() and letters.isalpha()


def _begins_name(analysis: Analysis, at: int, capital: Sequence[bool]) -> bool:
    word = analysis.words[at]
    if not capital[at] or word in COMMON_CAPITALS:
        return False
    if _is_acronym(analysis, at):
        return True
    if analysis.terms[at] in stop_terms(analysis.language) or word in attributions(analysis.language):
        return False
    followed = at + 1 < len(capital) and capital[at + 1] and _adjacent(analysis, at)
    return followed or not _opens_sentence(analysis, at)


def _opens_sentence(analysis: Analysis, at: int) -> bool:
    before = analysis.text[analysis.ends[at - 1] if at else 0 : analysis.starts[at]]
    return not at or any(mark in before for mark in '.!?:"“”\n')


def _adjacent(analysis: Analysis, at: int) -> bool:
    """Whether only a space, hyphen or apostrophe stands before the next word, or a full stop that ends nothing."""
    between, word = analysis.text[analysis.ends[at] : analysis.starts[at + 1]], analysis.words[at]
    if "." in between and len(word) > 1 and word not in TITLES:
        return False
    return len(between) <= 2 and not between.strip(" -\u2010\u2011'’.\u00a0\n")


def _last_of(analysis: Analysis, at: int, capital: Sequence[bool]) -> int:
    last, reach = at, at
    while reach + 1 < len(capital) and _adjacent(analysis, reach):
        reach += 1
        if capital[reach] and analysis.words[reach] not in COMMON_CAPITALS:
            last = reach
        elif analysis.words[reach] not in NAME_CONNECTORS:
            break
    return last


def _name(analysis: Analysis, first: int, last: int) -> Name:
    start, stop = analysis.starts[first], analysis.ends[last]
    possessive = analysis.text[start:stop].endswith(("'s", "’s"))
    span = Span(start, stop - 2 if possessive else stop)
    end = last
    while end > first and analysis.words[end] in COMPANY_FORMS:
        end -= 1
    terms = tuple(
        term
        for term, word in zip(analysis.terms[first : end + 1], analysis.words[first : end + 1], strict=True)
        if word not in NAME_CONNECTORS
    )
    return Name(first, last, span, span.of(analysis.text), terms or analysis.terms[first : first + 1])


def same_name(one: Name, other: Name) -> bool:
    """Whether they look like one name otherwise written: transliterated, abbreviated, or an acronym in translation."""
    if one.acronym and other.acronym:
        return shares_letters(one.text, other.text)
    if one.acronym or other.acronym:
        short, long = (one, other) if one.acronym else (other, one)
        return _stands_for(short.text.replace(".", "").lower(), long)
    return sounds_like("".join(one.terms), "".join(other.terms))


def is_one_spelled_otherwise(one: str, other: str) -> bool:
    """Whether two names, as they are told, surely are one: spelled otherwise, shortened, or a part of the other."""
    mine, theirs = (_plain_parts(each) for each in (one, other))
    if not mine or not theirs:
        return False
    if set(mine) <= set(theirs) or set(theirs) <= set(mine):
        return True
    if len(mine) == 1 == len(theirs) and one.isupper() and other.isupper():
        return shares_letters(one.replace(".", ""), other.replace(".", ""))
    return len(mine) == len(theirs) and all(_one_word(a, b) for a, b in zip(mine, theirs, strict=True))


def _plain_parts(name: str) -> list[str]:
    words = fold(name).replace("-", " ").replace("'", " ").split()
    return [word for word in words if word not in NAME_CONNECTORS]


def _one_word(one: str, other: str) -> bool:
    """Whether two words are one: equal, the beginning of the other, of one sound, or a slip of the pen apart."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and (len(short) >= SHORTENED or len(short) == 1):
        return True
    if len(long) >= SLIPPED and OSA.distance(one, other) <= 1:
        return True
    return len(skeleton(one)) > 1 and skeleton(one) == skeleton(other) and abs(len(one) - len(other)) <= 2


def pairs_of(mine: Sequence[Name], theirs: Sequence[Name]) -> list[tuple[Name, Name]]:
    """Names of either side that look like one name otherwise written, each used once."""
    left, pairs = list(theirs), list[tuple[Name, Name]]()
    for name in mine:
        other = next((other for other in left if same_name(name, other)), None)
        if other:
            left.remove(other)
            pairs.append((name, other))
    return pairs


def shares_letters(one: str, other: str) -> bool:
    """Whether two acronyms may be of one body in two languages, `SDF` and `QSD`: at most one letter is not common."""
    common = sum((min(one.count(letter), other.count(letter))) for letter in set(one))
    return len(one) == len(other) and common >= max(2, len(one) - 1)


def _stands_for(acronym: str, name: Name) -> bool:
    """With the legal form of a company or without it."""
    words = [word for word in fold(name.text).split() if word not in NAME_CONNECTORS]
    return len(words) > 1 and acronym in {"".join(each[0] for each in told) for told in (words, name.terms)}


def sounds_like(one: str, other: str) -> bool:
    """Whether two names are near in letters, or of the same consonants; very short names are not."""
    if min(len(one), len(other)) < 4:
        return False
    if skeleton(one) == skeleton(other) and len(skeleton(one)) > 1:
        return True
    return skeleton(one)[:1] == skeleton(other)[:1] and fuzz.ratio(one, other) >= SAME_SPELLING


@lru_cache(PASSAGES)
def skeleton(word: str) -> str:
    """Consonants of a folded name as a listener would confuse them: `ghwayran` and `ghwairan` are both `krn`."""
    for pair, sound in _DIGRAPHS:
        word = word.replace(pair, sound)
    letters = word.translate(_ALIKE).translate(_VOWELS)
    return "".join(letter for at, letter in enumerate(letters) if not at or letters[at - 1] != letter)
