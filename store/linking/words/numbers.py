"""Numbers as values: digits with separators, number words, magnitudes, ordinals, per cent.

A number's canonical form is its value in plain digits (`3500`, `0.5`); an ordinal's begins with `#`. So `3,500` and
`3.5 thousand`, or `first` and `1st`, become one term. Words are folded, and read by language: Spanish `once` is 11.
"""

import re
from collections.abc import Iterator
from functools import cache

from store.text import fold

_UNITS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen",
    "sv": "noll ett tva tre fyra fem sex sju atta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton",
    "de": "null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn"
    " siebzehn achtzehn neunzehn",
    "fr": "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis"
    " diecisiete dieciocho diecinueve",
    "ru": "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать"
    " четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
    "ar": "صفر واحد اثنان ثلاثة اربعة خمسة ستة سبعة ثمانية تسعة عشرة",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "sv": "tjugo trettio fyrtio femtio sextio sjuttio attio nittio",
    "de": "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante septante octante nonante",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "ru": "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "ar": "عشرون ثلاثون اربعون خمسون ستون سبعون ثمانون تسعون",
}
_MORE = {
    "es": {
        21: "veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve",
        200: "doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos",
    },
    "ru": {200: "двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"},
}
"""Further words by the value of the first; each is one more than the one before, or a hundred more from 200 on."""

_JOINED = {"de": ("hundert", "tausend"), "sv": ("hundra", "tusen")}
"""What is written in one word with the numbers before and after it: `zweihundertzehn`."""

_MAGNITUDES = {
    "en": {100: "hundred", 1_000: "thousand", 10**6: "million mln mn", 10**9: "billion bln bn", 10**12: "trillion tn"},
    "sv": {100: "hundra", 1_000: "tusen", 10**6: "miljon miljoner mn", 10**9: "miljard miljarder"},
    "de": {100: "hundert", 1_000: "tausend", 10**6: "million millionen mio", 10**9: "milliarde milliarden mrd"},
    "fr": {100: "cent cents", 1_000: "mille", 10**6: "million millions", 10**9: "milliard milliards"},
    "es": {100: "cien ciento cientos", 1_000: "mil", 10**6: "millon millones"},
    "ru": {
        1_000: "тысяча тысячи тысяч тыс",
        10**6: "миллион миллиона миллионов млн",
        10**9: "миллиард миллиардов млрд",
    },
    "ar": {100: "مئة مائة", 1_000: "الف الاف", 10**6: "مليون ملايين", 10**9: "مليار مليارات"},
}
_ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    "sv": "forsta andra tredje fjarde femte sjatte sjunde attonde nionde tionde elfte tolfte",
    "de": "erste zweite dritte vierte funfte sechste siebte achte neunte zehnte elfte zwolfte",
    "fr": "premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme",
    "es": "primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo",
    "ru": "первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый",
}
_ORDINAL_DIGITS = re.compile(r"(\d{1,6})(?:st|nd|rd|th)")
_SHORT_MAGNITUDES = {"k": 1e3, "m": 1e6, "bn": 1e9, "mn": 1e6, "mln": 1e6, "bln": 1e9, "tn": 1e12}
_ARTICLES = {"en": "one", "sv": "ett", "de": "eins", "fr": "un", "es": "uno", "ru": "один", "ar": "واحد"}
_PER_CENT = {
    "en": "percent pct",
    "sv": "procent",
    "de": "prozent",
    "fr": "pourcent",
    "ru": "процент процента процентов",
}
_PER_CENT_PAIRS = {("per", "cent"), ("pour", "cent"), ("por", "ciento"), ("في", fold("المئة"))}

_GROUPING = {ord(" "): None, ord("'"): None, ord("٬"): None, ord("٫"): "."}
_MONTH_BEFORE = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|janv|fevr|avr|mai|juin|juil|aout|ene|abr|ago|dic|okt|dez)[^\W\d_]*\.? \Z"
)
"""The name of a month just before a number: a day, which no space groups with what follows."""

PER_CENT = "%"
"""The term that every way of saying per cent becomes."""

LONGEST = 30
"""Digits and separators beyond which a number is a code, compared as a word."""


def _listed(words: str) -> list[str]:
    """Words as a text has them that is compared: folded, which takes the mark off a Russian `й` too."""
    return fold(words).split()


@cache
def words(language: str) -> dict[str, float]:
    """Value of every number word of a language, magnitudes left out."""
    units, tens = _listed(_UNITS.get(language, "")), _listed(_TENS.get(language, ""))
    values = {word: float(value) for value, word in enumerate(units)}
    values |= {word: 10.0 * value for value, word in enumerate(tens, 2)}
    for value, ten in enumerate(tens, 2):
        for unit, word in enumerate(units[:10]):
            values |= _compound(language, ten, word, 10.0 * value + unit) if unit else {}
    for first, more in _MORE.get(language, {}).items():
        step = 100 if first >= 100 else 1
        values |= {word: float(first + step * at) for at, word in enumerate(_listed(more))}
    return values | _joined(language, values)


def _compound(language: str, ten: str, unit: str, value: float) -> dict[str, float]:
    """Numbers that Swedish and German write in one word: `femtiosex`, `sechsundfunfzig`."""
    if language == "sv":
        return {ten + unit: value}
    return {f"{'ein' if unit == 'eins' else unit}und{ten}": value} if language == "de" else {}


def _joined(language: str, values: dict[str, float]) -> dict[str, float]:
    """Hundreds with what comes after them, and thousands up to 99,000, that are written in one word."""
    if language not in _JOINED:
        return {}
    hundred, thousand = _JOINED[language]
    before = {{"eins": "ein"}.get(word, word): value for word, value in values.items() if value}
    hundreds = {word + hundred: 100 * value for word, value in before.items() if value < 10}
    larger = {one + word: value + values[word] for one, value in hundreds.items() for word in values if values[word]}
    return hundreds | larger | {word + thousand: 1000 * value for word, value in before.items()}


@cache
def magnitudes(language: str) -> dict[str, float]:
    """Factor of every word like `thousand`."""
    listed = _MAGNITUDES.get(language, {})
    return {word: float(factor) for factor, names in listed.items() for word in _listed(names)}


@cache
def _large() -> dict[str, float]:
    """Factor of every word for a million and more, of any language: after digits none of them means anything else."""
    every = (magnitudes(language).items() for language in _MAGNITUDES)
    return {word: factor for words in every for word, factor in words if factor >= 10**6 and len(word) > 3}


@cache
def ordinals(language: str) -> dict[str, str]:
    """Canonical form of every ordinal word."""
    return {word: f"#{rank}" for rank, word in enumerate(_listed(_ORDINALS.get(language, "")), 1)}


@cache
def vocabulary(language: str) -> frozenset[str]:
    """Every word that `read` could begin or end a number with; a text without any of them needs no reading."""
    per_cent = {*_PER_CENT.get(language, "").split(), *(first for first, _ in _PER_CENT_PAIRS)}
    return frozenset({*words(language), *magnitudes(language), *ordinals(language), *per_cent, *_SHORT_MAGNITUDES})


def canonical(value: float) -> str:
    """A value in plain digits: `3500`, `0.5`."""
    return str(int(value)) if value == int(value) else f"{value:.6f}".rstrip("0")


def parted(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A word of a folded text as it is, but for a day and the number that follows it, which look like one number."""
    space = folded.find(" ", start, end)
    if space >= 0 and _MONTH_BEFORE.search(folded, max(0, start - LONGEST), start):
        yield start, space
        start = space + 1
    yield start, end


def of_digits(word: str) -> float | None:
    """The value of digits with separators, without its sign; None for anything else.

    Spaces and apostrophes group. One separator before exactly three digits groups thousands unless the number begins
    with a zero; a repeated one always groups; of two different ones the last is the decimal sign.
    """
    word = word.removeprefix("-").translate(_GROUPING)
    if not (word[:1].isdecimal() and word[-1].isdecimal() and len(word) <= LONGEST):
        return None
    marks = [mark for mark in word if not mark.isdecimal()]
    if not set(marks) <= {".", ","}:
        return None
    if not marks:
        return float(word)
    last, kinds = marks[-1], len(set(marks))
    if kinds == 1 and (len(marks) > 1 or (len(word.partition(last)[2]) == 3 and word[0] != "0")):
        return float(word.replace(last, ""))
    whole, _, fraction = word.rpartition(last)
    return float(whole.replace(",", "").replace(".", "") + "." + fraction)


def read(tokens: list[str], at: int, language: str) -> tuple[int, str] | None:
    """The number that begins at a token: how many tokens it takes and its canonical form.

    Args:
        tokens: Folded words of a text.
        at: Which of them.
        language: ISO 639-1.
    """
    if (word := tokens[at]) in _PER_CENT.get(language, "").split():
        return 1, PER_CENT
    if tuple(tokens[at : at + 2]) in _PER_CENT_PAIRS:
        return 2, PER_CENT
    if ordinal := ordinals(language).get(word):
        return 1, ordinal
    if match := _ORDINAL_DIGITS.fullmatch(word):
        return 1, f"#{int(match[1])}"
    value = of_digits(word)
    return _spelled(tokens, at, language) if value is None else _scaled(tokens, at + 1, value, language, 1)


def _scaled(tokens: list[str], at: int, value: float, language: str, taken: int) -> tuple[int, str]:
    """A number in digits, with the magnitude that may follow."""
    following = tokens[at] if at < len(tokens) else ""
    factor = magnitudes(language).get(following) or _SHORT_MAGNITUDES.get(following) or _large().get(following)
    return (taken + 1, canonical(value * factor)) if factor else (taken, canonical(value))


def _spelled(tokens: list[str], at: int, language: str) -> tuple[int, str] | None:
    """A number in words: `two hundred and fifty-six thousand`."""
    total = current = 0.0
    position, last = at, 0
    known, factors = words(language), magnitudes(language)
    while position < len(tokens):
        word = tokens[position]
        if ((value := known.get(word)) is not None and _adds(current, value, position > at)) or (
            language == "fr" and position > at and (value := _after_french(current, word, value))
        ):
            current += value
        elif factor := factors.get(word):
            grown = (current or 1.0) * factor
            total, current = (total, grown) if factor == 100 else (total + grown, 0.0)
        elif word not in ("and", "och", "und", "et", "y") or not last:
            break
        else:
            position += 1
            continue
        position += 1
        last = position
    alone = last == at + 1 and tokens[at] == _ARTICLES.get(language)
    return None if not last or alone else (last - at, canonical(total + current))


def _adds(current: float, value: float, inside: bool) -> bool:
    """Whether a number word goes on with the number before it: units after tens, tens after hundreds."""
    if not inside or not current:
        return True
    return (value < 10 and current % 10 == 0 and current % 100 >= 20) or (value < 100 and current % 100 == 0)


def _after_french(current: float, word: str, value: float | None) -> float | None:
    """What a French word adds where other languages begin another number: `quatre-vingts`, `soixante-douze`."""
    if word in ("vingt", "vingts") and current % 100 == 4:
        return 76.0
    return value if value and 10 <= value < 20 and current % 100 in (60, 80) else None
