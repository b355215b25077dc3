"""The language of a sentence or two, whose commonest words are too few to show it.

What is mostly made of words that are not known to English news is not English. Which language it is then is told by
function words, each of which counts the less the more languages have it, by letters with marks, and, among languages
of one family, by what words end on.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from store.linking.words.analysis import terms_of
from store.linking.words.background import rarity
from store.linking.words.lexicon import stop_words
from store.text import fold, language_of
from store.text.languages import LATIN, latin_words

SHORT = 400
"""Code points of a text from which its commonest words alone tell its language."""

FOREIGN, PERHAPS = 0.6, 0.45
"""Mean rarity in English of the words of a text from which it is not English, which one in several hundred sentences of
English news reaches; and from which it is not where its commonest words do not look English."""

LEAST_SHOWN = 0.3
"""What function words and letters of a language must come to, counted as shares of it; less shows none."""

ENDING = 0.3
"""What the end of a word counts, against a function word."""

LONG = 4
"""Letters from which the end of a word tells something."""

_MARKED = {
    "fr": "àâçéèêëîïôùûœ", "de": "äöüß", "es": "áéíñóú", "pt": "áâãàçéêíóôõú", "it": "àèéìòù", "nl": "éëï",
    "sv": "åäö", "da": "åæø", "no": "åæø", "fi": "äö", "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž", "ro": "ăâîșț",
    "tr": "çğıöşü", "hu": "áéíóöőúüű",
}  # fmt: skip
"""Letters with marks, by language."""

_LAST = {"it": "aeio", "es": "aeosnrldz", "pt": "aeosmrlz", "fr": "estrnxlz", "ro": "aeiutr"}
"""What words end on in Romance languages, which have most of their function words in common."""


def language_of_passage(text: str) -> str:
    """ISO 639-1 code of the likely language of a sentence or two; English unless another is well shown."""
    guess = language_of(text)
    if len(text) >= SHORT or guess not in LATIN:
        return guess
    is_foreign = _rarity(text) >= (FOREIGN if guess == "en" else PERHAPS)
    return _shown(latin_words(text)) if is_foreign else "en"


def _rarity(text: str) -> float:
    """How rare the words of a text are in English news on the whole, 0 to 1."""
    known = rarity("en") or {}
    found = [known.get(term, 1.0) for term in terms_of(text, "en") if not term[0].isdecimal()]
    return sum(found) / len(found) if found else 0.0


def _shown(words: Iterable[str]) -> str:
    """The language, but for English, that some words show best; `en` if they show none."""
    shown, ends = defaultdict[str, float](float), defaultdict[str, float](float)
    for word in words:
        folded = fold(word)
        speakers = _speakers().get(folded, ())
        _share(shown, speakers)
        if not word.isascii():
            _share(shown, _writers(frozenset(each for each in word if not each.isascii())))
        if len(word) >= LONG and not speakers:
            _share(ends, [language for language, last in _LAST.items() if folded[-1] in last], ENDING)
    likely = [language for language, share in shown.items() if share >= LEAST_SHOWN]
    return max(likely, key=lambda language: shown[language] + ends[language], default="en")


def _share(shown: dict[str, float], languages: Iterable[str], evidence: float = 1.0) -> None:
    """Count some evidence for each of the languages that it speaks for, the less the more they are."""
    each = tuple(languages)
    for language in each:
        shown[language] += evidence / len(each)


@cache
def _speakers() -> Mapping[str, tuple[str, ...]]:
    """Languages by function word, folded; what English has too speaks for none."""
    found: dict[str, tuple[str, ...]] = {}
    for language in LATIN:
        for word in stop_words(language) - stop_words("en"):
            found[word] = (*found.get(word, ()), language)
    return found


def _writers(marked: frozenset[str]) -> list[str]:
    """Languages that have all of these letters with marks."""
    return [language for language, letters in _MARKED.items() if marked <= frozenset(letters)]
