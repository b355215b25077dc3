"""Guessing a text's language from its script and its commonest words: enough to choose rules, never to label."""

import re
from collections.abc import Collection, Sequence

from store.text import scripts
from store.text.plain import plain

SAMPLE = 4000
"""Code points looked at."""

_SCRIPTS = (
    ("ja", scripts.KANA),
    ("ko", scripts.HANGUL),
    ("zh", scripts.HAN),
    ("th", scripts.THAI),
    ("km", scripts.KHMER),
    ("my", scripts.BURMESE),
    ("lo", scripts.LAO),
    ("he", scripts.HEBREW),
    ("el", scripts.GREEK),
    ("hi", scripts.DEVANAGARI),
    ("bn", scripts.BENGALI),
    ("ta", scripts.TAMIL),
    ("ka", scripts.GEORGIAN),
    ("hy", scripts.ARMENIAN),
    ("ar", scripts.ARABIC),
    ("ru", scripts.CYRILLIC),
)
_LATIN_WORD = re.compile(r"[a-z\u00df-\u024f\u1e00-\u1eff]+")

_FIRST_PERSON = re.compile(r"(?<![\w.'’-])I(?![\w.])")
"""`I`, which English alone writes with a capital wherever it stands; small, it is a word of many others."""

_LATIN_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")

_REFINED = {
    "ar": (("fa", "پچژگ"), ("ur", "ٹڈڑےں")),
    "ru": (("uk", "іїєґ"), ("be", "ў"), ("sr", "ђћџљњ")),
}
"""Letters that only a neighbour of the script's commonest language uses."""

_STOP_WORDS = {
    "en": "the of and to in that is was for on with as by said has have from it are were at this be an which"
    " or had they will but not who been their would more after when there its his a",
    "fr": "de le la les à des et en un une du que est dans pour qui sur au par pas plus a ne ce se avec sont son"
    " sa ses ont été cette aux mais ou comme leur nous il elle ils",
    "de": "der die und das den von zu mit ist des im nicht ein eine auf für sich dem auch es dass als wie"
    " bei nach wurde werden hat sie er am aus nur aber sind war über oder noch zum",
    "es": "el la los las de que y en un una del por con para se es no su al lo más como pero sus fue ha este"
    " entre cuando sobre también hasta desde donde muy sin ya ser me tras según fueron hacia ante a",
    "pt": "o a os as de que e em um uma do da por com para se é não no na ao como mas foi ele das dos à seu"
    " sua ou quando muito nos já também só pelo pela até",
    "it": "il la i gli le di che e in un una del della per con è non si da al sono ha alla dei delle nel"
    " nella più come ma anche lo dal dalla ed questo o ho hanno fino dopo contro essere erano stato stata stati"
    " nell dell sull dall negli degli dagli sul sulla a",
    "nl": "de het een van en in dat is op te zijn met voor niet aan er ook om door bij werd hebben heeft"
    " naar uit maar deze wordt over nog dan ze hij was als worden tot",
    "sv": "och att det i en som är på av för med den till har inte om ett men var de från vid sig kan när så"
    " under efter vi sin ska skulle hade eller hon han kommer över blev bli",
    "da": "og at det i en som er på af for med den til har ikke de et var der fra sig han hun kan skal efter"
    " blev om men eller ved over havde været deres nu",
    "no": "og at det i en som er på av for med den til har ikke de et var fra ble seg han hun kan skal etter"
    " ved men eller om over hadde vært blir når også nå opp",
    "fi": "ja on ei se että oli joka hän mutta myös kun ovat jos niin tai mukaan ole tämä olla sen hänen"
    " sitä vain siitä olisi sekä",
    "pl": "w i na z do że się nie jest to o jak po od za przez dla są oraz był ale ich tym tego które który"
    " która być było była jej tak już tylko przed roku może by pod czy",
    "cs": "a v na se je že z do o s i k pro za by ve ale po jako jsou byl byla bylo jeho však nebo podle"
    " také které který která ze už jen při před od když až tak",
    "ro": "și în de la a cu care pe din un o nu că pentru este mai prin sau au fost cel acest această sunt"
    " lui ca ce fi după între am",
    "tr": "ve bir bu da de için ile olarak olan çok daha gibi olduğu ise sonra kadar en ne var o ama ki diye"
    " değil her ya tarafından olduğunu göre iki oldu yeni onun",
    "id": "yang dan di dari untuk dengan pada ini itu dalam tidak akan ke oleh juga telah adalah sebagai"
    " bahwa atau ada tahun lebih mereka dia karena kami secara namun saat bisa menjadi serta",
    "hu": "a az és hogy nem is egy meg volt ez van csak de el már még ha mint azt vagy mert után ki pedig"
    " egyik azonban lesz amely akkor ezt nagy minden",
}
_COMMON = {language: frozenset(words.split()) for language, words in _STOP_WORDS.items()}
LATIN = tuple(_COMMON)
"""Languages of Latin letters that are known by their commonest words."""

_SPEAKERS: dict[str, list[str]] = {}
for _language, _common in _COMMON.items():
    for _word in _common:
        _SPEAKERS.setdefault(_word, []).append(_language)
"""Languages by word."""

_LETTERS = {"tr": "ğı", "pl": "łąęśź", "hu": "őű", "cs": "řěů", "ro": "ășț", "de": "ß"}
_WRITERS = {letter: language for language, letters in _LETTERS.items() for letter in letters}
"""Languages by a letter that no other of these has: a word with one counts like a common one."""

_LEAST_WORDS = 10
"""Fewer Latin words than this prove nothing."""

_LEAST_SPACES = 4
"""Fewer between words of Latin letters in a text of others make a name."""

_LEAST_SHOWN = 2
"""Common words of a language, beside those of English, by which a text of fewer words shows it."""

_LEAST_SHARE = 0.18
"""Running text has a quarter or more of such words; a few names and a stray `no` have fewer."""


def language_of(text: str) -> str:
    """ISO 639-1 code of the likely language by script and stop words of the opening; `en` when unsure."""
    sample = plain(text[:SAMPLE]).text
    script = _script(sample)
    if script == "latin":
        return _latin_language(sample)
    for language, letters in _REFINED.get(script, ()):
        if 200 * _count(letters, sample) > len(sample):
            return language
    return script


def language_of_part(text: str, language: str) -> str:
    """The language of a part of a text: that of the whole, unless it is written in letters of another kind alone.

    So a sentence in English is in English in a Chinese article too; a name or two that stand there are not.
    """
    is_latin = language in LATIN
    may_differ = not text.isascii() if is_latin else text.count(" ") >= _LEAST_SPACES
    if not may_differ or _are_latin(text) == is_latin or (is_latin and _LATIN_LETTER.search(text)):
        return language
    found = language_of(text)
    return language if (found in LATIN) == is_latin else found


def common_words(language: str) -> Collection[str]:
    """The commonest words of a language that is known by them."""
    return _COMMON.get(language, frozenset())


def language_among(text: str, known: Collection[str]) -> str:
    """The likely language of a text that may be too short for `language_of`, by any common word.

    Of several that are as likely it is one of those known.
    """
    guess = language_of(text)
    if guess != "en":
        return guess
    scores = _scores(latin_words(text))
    best = max(scores, key=lambda language: (scores[language], language in known))
    return best if scores[best] > scores[guess] else guess


def language_shown(text: str) -> str:
    """The language that a text shows, short as it may be; empty where nothing tells and English is guessed."""
    return next(iter(_languages_shown(text)), "")


def _languages_shown(text: str) -> Sequence[str]:
    """The same, and any others that it shows as well."""
    guess = language_of(text)
    if guess != "en":
        return [guess]
    found = latin_words(text)
    scores = _scores(found)
    best = max(scores.values())
    if scores["en"] == best:
        return ["en"] if best > _LEAST_SHARE * len(found) else []
    shows = best >= _LEAST_SHOWN + scores["en"]
    return [language for language, score in scores.items() if score == best] if shows else []


def latin_words(text: str) -> list[str]:
    """The words of Latin letters in the opening of a text, in small letters."""
    return _LATIN_WORD.findall(plain(text[:SAMPLE]).text.lower())


def _scores(found: Sequence[str]) -> dict[str, int]:
    """How many of some words are common ones, for each language that is known by them."""
    return {language: sum(word in common for word in found) for language, common in _COMMON.items()}


def differ_in_language(one: str, other: str) -> bool:
    """Whether two texts are surely in different languages, each of which must show."""
    here, there = _languages_shown(one), _languages_shown(other)
    return bool(here and there) and not set(here) & set(there)


def _are_latin(sample: str) -> bool:
    """Whether there are no letters but Latin ones."""
    return sample.isascii() or all(char < "\u0370" or "\u1e00" <= char < "\u2e80" for char in set(sample))


def _script(sample: str) -> str:
    """The language that stands for the script most letters belong to, or `latin`."""
    if _are_latin(sample):
        return "latin"
    counts = {language: _count(letters, sample) for language, letters in _SCRIPTS}
    # Japanese is mostly Han characters; a tenth of Kana among them tells it from Chinese.
    if 10 * counts["ja"] > counts["zh"]:
        counts["ja"] += counts["zh"]
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > _count(scripts.LATIN, sample) else "latin"


def _count(letters: str, sample: str) -> int:
    """How many characters of a sample are in a set given as ranges, compiled only for the texts that come to this."""
    return len(re.findall(f"[{letters}]", sample))


def _writers(word: str) -> set[str]:
    """Languages of which a word has letters of their own."""
    return set() if word.isascii() else {_WRITERS[letter] for letter in word if letter in _WRITERS}


def _latin_language(sample: str) -> str:
    found = _LATIN_WORD.findall(sample.lower())
    if len(found) < _LEAST_WORDS:
        return "en"
    scores = dict.fromkeys(_COMMON, 0)
    for word in found:
        for language in _SPEAKERS.get(word, ()):
            scores[language] += 1
    scores["en"] += len(_FIRST_PERSON.findall(sample))
    # Only where its words stand too: a text read in a wrong encoding is full of letters that look like somebody's.
    for language in [language for word in found for language in _writers(word) if scores[language]]:
        scores[language] += 1
    best = max(scores, key=lambda language: scores[language])
    is_clear = scores[best] > 1.25 * scores["en"] and scores[best] > _LEAST_SHARE * len(found)
    # One letter that comes again and again, as the `a` of a text in English, is no other language.
    different = set(found)
    has_more = len(different & _COMMON[best]) > len(different & _COMMON["en"])
    return best if is_clear and has_more else "en"
