"""What stands with a number and changes what it means: units, fractions, dozens, words between two numbers.

Words are folded; those of all languages are in one table where none means anything else after a number.
"""

from functools import cache
from typing import NamedTuple

from store.linking.words.lexicon import listed
from store.text import fold


class Unit(NamedTuple):
    """Of a number: units of one dimension can be turned into each other."""

    dimension: str
    factor: float


_UNITS = {
    "length": {
        1.0: "metre metres meter meters metros metro metrov метров метра",
        1e3: "km kms kilometre kilometres kilometer kilometers kilometern kilometros kilometro kilometri километров"
        " километра километрах",
        0.01: "cm centimetre centimetres centimeter centimeters zentimeter centimetros сантиметров",
        0.001: "mm millimetre millimetres millimeter millimeters millimetres milimetros",
        1609.344: "mile miles mi meilen meile milles millas мили миль",
        1852.0: "nmi",
        0.3048: "foot feet ft",
        0.9144: "yard yards yd",
        0.0254: "inch inches",
    },
    "mass": {
        1.0: "g gram grams gramme grammes gramm gramos граммов",
        1e3: "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes kilogramm kilogramos килограммов",
        1e6: "tonne tonnes tonnen toneladas тонн тонны",
        907_184.74: "ton tons",
        453.592: "lb lbs",
        28.3495: "ounce ounces oz",
    },
    "area": {
        1e4: "hectare hectares ha hektar hectareas гектаров",
        4046.86: "acre acres",
    },
    "volume": {
        1.0: "litre litres liter liters litros литров",
        158.987: "barrel barrels barils barriles баррелей",
        3.78541: "gallon gallons",
    },
    "time": {
        1.0: "second seconds sekunden secondes segundos секунд",
        60.0: "minute minutes min minuten minutos минут",
        3600.0: "hour hours hr hrs stunden stunde heures heure horas hora часов часа",
        86400.0: "day days tage tagen jours jour dias dia дней дня",
        604800.0: "week weeks wochen semaines semaine semanas semana недель недели",
        2629746.0: "month months monate monaten mois meses mes месяцев месяца",
        31556952.0: "year years jahre jahren ans annees anos лет года",
    },
    "share": {1.0: "%"},
    "points": {1.0: "pp"},
    "celsius": {1.0: "celsius"},
    "fahrenheit": {1.0: "fahrenheit"},
    "power": {1e3: "kw kilowatt kilowatts", 1e6: "mw megawatt megawatts", 1e9: "gw gigawatt gigawatts"},
    "speed": {1.0: "km/h kmh kph", 1.609344: "mph"},
    "$": {1.0: "dollar dollars usd dolares dollars доллар долларов доллара"},
    "€": {1.0: "euro euros eur евро"},
    "£": {1.0: "gbp sterling"},
    "₽": {1.0: "rouble roubles ruble rubles рублей рубля rubel"},
    "¥": {1.0: "yen yuan"},
}

_FRACTIONS = {
    "en": {
        2: "half halves",
        3: "third thirds",
        4: "quarter quarters",
        5: "fifth fifths",
        6: "sixth sixths",
        7: "seventh sevenths",
        8: "eighth eighths",
        9: "ninth ninths",
        10: "tenth tenths",
        12: "twelfth twelfths",
        20: "twentieth twentieths",
        100: "hundredth hundredths",
    },
    "de": {
        2: "halfte",
        3: "drittel",
        4: "viertel",
        5: "funftel",
        6: "sechstel",
        8: "achtel",
        10: "zehntel",
    },
    "fr": {2: "moitie", 3: "tiers", 4: "quart quarts", 5: "cinquieme", 10: "dixieme"},
    "es": {
        2: "mitad",
        3: "tercio tercios tercera",
        4: "cuarto cuartos cuarta",
        5: "quinto quinta",
        10: "decimo decima",
    },
    "ru": {2: "половина половину половины", 3: "треть трети", 4: "четверть четверти"},
    "sv": {2: "halften", 3: "tredjedel tredjedelar", 4: "fjardedel fjardedelar", 5: "femtedel femtedelar"},
}

PARTED = {
    "en": frozenset({"of"}),
    "de": frozenset({"der", "des", "von"}),
    "fr": frozenset({"de", "des", "du", "d"}),
    "es": frozenset({"de", "del"}),
    "sv": frozenset({"av"}),
    "ru": frozenset[str](),
}
"""What follows a fraction that is no ordinal; nothing where the word for a fraction means nothing else."""

OF = frozenset({"de", "di"})
"""What may stand between a number and its unit: `40 millions de dollars`."""

HALVED = listed("of the a an its their his her all")
"""What follows `half` where it is a number."""

BY = listed("um by least only exactly than to about nearly almost over under around roughly")
"""What stands before a fraction with nothing after it that is parted: `fell by a third`."""

ONE = {
    "en": frozenset({"a", "an", "one"}),
    "de": frozenset({"ein", "eine", "einem", "einen", "die", "das"}),
    "fr": frozenset({"un", "une", "la", "le"}),
    "es": frozenset({"un", "una", "la", "el"}),
    "ru": frozenset({"одна", "одну"}),
    "sv": frozenset({"en"}),
}
"""What counts a single fraction."""

TO = {
    "en": frozenset({"to"}),
    "de": frozenset({"bis"}),
    "fr": frozenset({"a"}),
    "es": frozenset({"a"}),
    "ru": frozenset({"до"}),
    "sv": frozenset({"till"}),
}
"""Between the two ends of a range."""

BETWEEN = {
    "between": "and",
    "zwischen": "und",
    "entre": "et y",
    "между": "и",
    "mellan": "och",
}
"""What opens a range, and what then stands between its ends."""

MINUS = frozenset({"minus", "минус"})
"""What makes the number after it one below zero."""

POINTS = frozenset({"percentage", "prozentpunkte", "prozentpunkten"})
"""Of which per cent are counted, not compared."""


PEOPLE = listed(
    "people persons person men women man woman civilians residents inhabitants citizens locals villagers others"
    " passengers patients victims children boys girls students pupils workers employees staff protesters demonstrators"
    " refugees migrants families households soldiers troops officers fighters militants rebels gunmen terrorists"
    " insurgents inmates prisoners detainees suspects sailors crew survivors casualties lives bodies members voters"
    " deaths fatalities hostages journalists"
)
"""Words for those of whom one report tells more and another less: what is counted is the same."""

_FATES = {
    "dead": "dead die dies died dying death deaths kill kills killed killing fatal fatally fatalities perished murdered"
    " drowned lives slain eliminated neutralised neutralized liquidated",
    "hurt": "hurt injure injures injured injuring injury injuries wound wounded wounding wounds",
    "held": "arrest arrests arrested arresting detain detained detains detaining jailed captured",
    "missing": "missing unaccounted",
    "displaced": "fled flee flees fleeing displaced evacuated evacuate homeless displacement",
    "freed": "freed released rescued saved",
}

FATES = {word: fate for fate, words in _FATES.items() for word in listed(words)}
"""What befalls people who are counted, by the words that say so; two of these are two counts."""

EACH = listed("a an per each every")
STRETCH = listed("second minute hour day week month year night")
"""`a day`, `per year`: how often so much is told of."""

MONTH = 2629746.0
"""Seconds of a stretch below which `ago` counts from the day of writing."""

RECENTLY = "ago recently"
"""Told from the day of writing, which is not known."""

ROLE_AFTER = {
    "ago": "ago",
    "later": "after",
    "after": "after",
    "before": "before",
    "earlier": "before",
    "old": "old",
    "late": "late",
    "since": "after",
    "away": "away",
}
"""What a stretch of time is told for, by the word after it."""

ROLE_BEFORE = {
    **dict.fromkeys(
        ("for", "lasted", "lasts", "last", "took", "takes", "taking", "over", "during", "after", "of"), "long"
    ),
    **dict.fromkeys(("within", "in", "inside", "by"), "within"),
    **dict.fromkeys(("every", "each"), "every"),
    "aged": "old",
    "is": "",
}
"""The same by the word before it."""

BEFORE_STRETCH = listed(
    "a an the about around nearly almost some more less than at least most next last past first only just up to another"
    " over under roughly approximately further"
)
"""What may stand between that word and the number."""


@cache
def units() -> dict[str, Unit]:
    """Every unit by its names."""
    return {
        fold(name): Unit(dimension, factor)
        for dimension, those in _UNITS.items()
        for factor, names in those.items()
        for name in names.split()
    }


@cache
def fractions(language: str) -> dict[str, int]:
    """What each fraction divides by."""
    listed = _FRACTIONS.get(language, {})
    return {word: divisor for divisor, words in listed.items() for word in fold(words).split()}
