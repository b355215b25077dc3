"""Dates and times as they stand in a text: weekdays, days, months, years and hours, and what is known of each."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from store.linking.pair.differences.mentions import between, text_of
from store.linking.words import calendar
from store.linking.words.analysis import PASSAGES, Analysis
from store.text import fold

_HOUR = re.compile(r"(\d{1,2})[.:](\d\d)")
_SIGNED = re.compile(r"(?:(\d{4}) ?[年년] ?)?(?:(\d{1,2}) ?[月월](?! ?[间間])(?: ?(\d{1,2}) ?[日号號일])?)?")
_IN_SIGNS = frozenset({"zh", "ja", "ko"})
_JOINED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")

MOST_JOINTS = 2
"""Words between two days that share a month: `from 1 to 5 June`, `del 1 al 5 de junio`."""

EARLIEST, LATEST = 1800, 2100
"""Numbers of four digits that are years even where no word before them tells so."""


class Moment(NamedTuple):
    """What is known of a day or an hour."""

    first: int
    last: int
    text: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    decade: int | None = None
    minute: int | None = None
    """After midnight; after noon or midnight where `half` is not known."""
    half: bool = True
    """Whether it is known which half of the day is meant."""
    relative: bool = False
    """Counted from the day of writing, which is not known here."""


@lru_cache(PASSAGES)
def moments_in(analysis: Analysis) -> Sequence[Moment]:
    """Dates and times in order, those without any day or hour that a calendar knows among them."""
    found, end, vocabulary = list[Moment](), -1, calendar.vocabulary(analysis.language)
    possible = [at for at, word in enumerate(analysis.words) if word in vocabulary or not word.isalpha()]
    for at in possible:
        moment = _moment(analysis, at, vocabulary) if at > end else None
        if moment:
            text = moment.text or text_of(analysis, moment.first, moment.last)
            found.append(moment._replace(text=text[:-2] if text.endswith(("'s", "’s")) else text))
            end = moment.last
    return found


def _moment(analysis: Analysis, at: int, vocabulary: Collection[str]) -> Moment | None:
    if analysis.words[at][0].isdecimal():
        return _hour(analysis, at) or _joined(analysis, at) or _signed(analysis, at) or _date(analysis, at)
    return _date(analysis, at) or _named(analysis, at) if bare(analysis.words[at]) in vocabulary else None


def bare(word: str) -> str:
    """A word without the mark of the genitive."""
    return word[:-2] if word.endswith("'s") else word


def _hour(analysis: Analysis, at: int) -> Moment | None:
    """`10 a.m.`, `10:30`, `10.30 p.m.`, `22h30`, `22.30 Uhr`."""
    words, last = analysis.words, at
    hours, minutes = (int(part) for part in match.groups()) if (match := _HOUR.fullmatch(words[at])) else (-1, -1)
    clock = False
    if words[at].isdecimal() and len(words[at]) <= 2:
        hours, minutes = int(words[at]), 0
        follows = words[at + 1] if at + 1 < len(words) else ""
        if between(analysis, at + 1).strip(" ") == ":" and _is_minutes(follows):
            last, minutes, clock = at + 1, int(follows), True
        elif analysis.language in calendar.WITH_H and follows[:1] == "h":
            beyond = words[at + 2] if at + 2 < len(words) else ""
            if _is_minutes(follows[1:]):
                last, minutes, clock = at + 1, int(follows[1:]), True
            elif follows == "h":
                apart = _is_minutes(beyond) and between(analysis, at + 2).isspace()
                last, minutes, clock = (at + 2, int(beyond), True) if apart else (at + 1, 0, True)
    after = words[last + 1] if last + 1 < len(words) else ""
    if after in calendar.ZONES and len(words[at]) == 4 and words[at].isdecimal():
        hours, minutes, clock = int(words[at][:2]), int(words[at][2:]), True
    if not (0 <= hours <= 24 and 0 <= minutes < 60):
        return None
    if analysis.language == "en" and after in calendar.HALVES and hours <= 12:
        return Moment(at, last + 1, minute=(hours % 12 + calendar.HALVES[after]) * 60 + minutes)
    if after in calendar.HOUR_WORDS or (after in calendar.HOURS and words[at] != str(hours)):
        return Moment(at, last + 1, minute=hours * 60 + minutes, half=hours > 12)
    return Moment(at, last, minute=hours * 60 + minutes, half=hours > 12) if clock else None


def _is_minutes(word: str) -> bool:
    return len(word) == 2 and word.isdecimal()


def _joined(analysis: Analysis, at: int) -> Moment | None:
    """`2014-09-03`, `03.09.2014`, `3/9/2014`: which comes first of day and month is not known unless it is over 12."""
    words = analysis.words
    if match := _JOINED.fullmatch(words[at]):
        return _checked(at, at, int(match[3]), int(match[2]), int(match[1]))
    if at + 2 >= len(words) or not all(word.isdecimal() for word in words[at : at + 3]):
        return None
    marks = {between(analysis, at + 1), between(analysis, at + 2)}
    one, two, three = (int(word) for word in words[at : at + 3])
    if marks == {"-"} and len(words[at]) == 4:
        return _checked(at, at + 2, one, two, three)
    if marks == {"/"} and len(words[at + 2]) == 4:
        unsure = one <= 12 and two <= 12 and analysis.language == "en"
        if unsure:
            return Moment(at, at + 2, year=three)
        return _checked(at, at + 2, three, two, one) or _checked(at, at + 2, three, one, two)
    return None


def _signed(analysis: Analysis, at: int) -> Moment | None:
    """`2014年9月3日`, `9월 3일`: year, month and day with a sign behind each."""
    match = _SIGNED.match(fold(analysis.text), analysis.starts[at]) if analysis.language in _IN_SIGNS else None
    if not match or not any(match.groups()):
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    last = max(
        index for index in range(at, analysis.length) if analysis.starts[index] < match.end(match.lastindex or 0)
    )
    return Moment(at, last, match[0].strip(), year, month, day)


def _checked(first: int, last: int, year: int, month: int, day: int) -> Moment | None:
    if not (1 <= month <= 12 and 1 <= day <= 31 and EARLIEST <= year < LATEST):
        return None
    return Moment(first, last, year=year, month=month, day=day)


def _named(analysis: Analysis, at: int) -> Moment | None:
    """Noon and midnight; days counted from the day of writing."""
    word = bare(analysis.words[at])
    before = analysis.words[at - 1] if at else ""
    if analysis.language == "en" and word in calendar.NAMED_HOURS and before in calendar.BEFORE_HOURS:
        return Moment(at, at, minute=calendar.NAMED_HOURS[word])
    if word in calendar.relative(analysis.language):
        return Moment(at, at, relative=True)
    if word in calendar.STRETCHES and at and analysis.words[at - 1] in calendar.NEARBY:
        return Moment(at - 1, at, relative=True)
    return None


def _date(analysis: Analysis, at: int) -> Moment | None:
    """As many parts of one date as follow each other."""
    parts: dict[str, int] = {}
    last, reach = at, at
    while reach < analysis.length and (part := _part(analysis, reach, parts)):
        parts |= (part,)
        last, reach = reach, reach + 1
        while reach < analysis.length and analysis.words[reach] in calendar.INSIDE and reach - last < 3:
            reach += 1
        if reach < analysis.length and not _goes_on(analysis, last, reach):
            break
    if not parts:
        return None
    if "month" in parts and "day" in parts and not 1 <= parts["day"] <= 31:
        return None
    if "day" in parts and "month" not in parts:
        parts |= _shared_month(analysis, last)
    year, month, day, weekday, decade = (parts.get(each) for each in ("year", "month", "day", "weekday", "decade"))
    return Moment(at, last + (decade is not None), "", year, month, day, weekday, decade)


def _goes_on(analysis: Analysis, last: int, reach: int) -> bool:
    """Whether only a space, a comma or the full stop of an abbreviation stands before the next part."""
    mark = between(analysis, last + 1).strip(" \u00a0\n,")
    word = analysis.words[last]
    abbreviated = word in calendar.short(analysis.language) or (analysis.language != "en" and word.isdecimal())
    return (not mark or (mark == "." and abbreviated)) and between(analysis, reach).strip(" \u00a0\n,.") == ""


def _part(analysis: Analysis, at: int, parts: dict[str, int]) -> tuple[str, int] | None:
    """The part of a date that a word is after these; None for another word."""
    word, term = bare(analysis.words[at]), analysis.terms[at]
    if word[:1].isdecimal() or term[0] == "#":
        return _number(analysis, at, parts)
    if word in (months := calendar.months(analysis.language)) and "month" not in parts and "year" not in parts:
        return ("month", months[word]) if _is_meant(analysis, at, parts) else None
    if not parts and word in (weekdays := calendar.weekdays(analysis.language)):
        return ("weekday", weekdays[word]) if _is_meant(analysis, at, parts) else None
    return None


def _number(analysis: Analysis, at: int, parts: dict[str, int]) -> tuple[str, int] | None:
    word, term = analysis.words[at], analysis.terms[at].removeprefix("#")
    if not term.isdecimal():
        return None
    if len(term) <= 2 and 1 <= int(term) <= 31 and "day" not in parts and "year" not in parts:
        is_day = "month" in parts or _month_follows(analysis, at) or bool(_shared_month(analysis, at))
        return ("day", int(term)) if is_day else None
    if len(word) == 4 and word.isdecimal() and "year" not in parts and not {"decade"} & parts.keys():
        return _year(analysis, at, parts)
    return None


def _year(analysis: Analysis, at: int, parts: dict[str, int]) -> tuple[str, int] | None:
    number = int(analysis.words[at])
    follows = analysis.words[at + 1] if at + 1 < analysis.length else ""
    if follows == "s" and between(analysis, at + 1) in ("", "'", "’"):
        return ("decade", number) if not parts else None
    if "month" in parts or (not parts and _is_year(analysis, at, number)):
        return "year", number
    return None


def _is_year(analysis: Analysis, at: int, number: int) -> bool:
    """Where no month stands before it: after a word like `in`, or wherever no noun that is counted can follow."""
    before = analysis.words[at - 1] if at else ""
    if not at and EARLIEST <= number < LATEST:
        return True  # no sentence begins with the digits of a mere number
    if before in calendar.BEFORE_YEAR or not EARLIEST <= number < LATEST:
        return 1000 <= number < LATEST and before in calendar.BEFORE_YEAR
    if analysis.language != "en" or between(analysis, at).strip(" (,/\n\u00a0-–"):
        return False
    follows = analysis.words[at + 1] if at + 1 < analysis.length and not between(analysis, at + 1).strip() else ""
    counted = follows.endswith("s") or follows in calendar.COUNTED or not follows.isalpha()
    return not follows or not counted or before in calendar.OWNERS


def _month_follows(analysis: Analysis, at: int) -> bool:
    """`22 January`, `22nd of January`, `22 de enero`, `22. Januar`."""
    following = at + 1
    while following < analysis.length - 1 and following < at + 3 and analysis.words[following] in calendar.INSIDE:
        following += 1
    if following >= analysis.length or bare(analysis.words[following]) not in calendar.months(analysis.language):
        return False
    mark = between(analysis, at + 1).strip(" \u00a0\n-")
    return _wears_its_capital(analysis, following) and (not mark or (mark == "." and analysis.language != "en"))


def _shared_month(analysis: Analysis, at: int) -> dict[str, int]:
    """`1 to 5 June`: the month of the first of two days, which stands after the second; nothing for another number."""
    reach = at + 1
    while reach < analysis.length and reach - at <= MOST_JOINTS and analysis.words[reach] in calendar.JOINTS:
        reach += 1
    if reach >= analysis.length or (reach == at + 1 and between(analysis, reach).strip(" .") not in ("-", "–")):
        return {}
    other = analysis.terms[reach].removeprefix("#")
    if not (other.isdecimal() and len(other) <= 2 and 1 <= int(other) <= 31 and _month_follows(analysis, reach)):
        return {}
    months, following = calendar.months(analysis.language), analysis.words[reach + 1 : reach + 4]
    return {"month": next(months[bare(word)] for word in following if bare(word) in months)}


def _wears_its_capital(analysis: Analysis, at: int) -> bool:
    return analysis.language not in calendar.CAPITALISED or analysis.text[analysis.starts[at]].isupper()


def _is_meant(analysis: Analysis, at: int, parts: dict[str, int]) -> bool:
    """Whether a month or weekday is none of the other words that are written so."""
    word = analysis.words[at]
    if not _wears_its_capital(analysis, at):
        return False
    if bare(word) not in calendar.AMBIGUOUS or parts:
        return True
    follows = analysis.words[at + 1] if at + 1 < analysis.length else ""
    near = between(analysis, at + 1).strip(" .,") == ""
    if near and (follows.isdecimal() or follows in calendar.months(analysis.language)):
        return True
    if near and analysis.terms[at + 1 : at + 2] and analysis.terms[at + 1].startswith("#"):
        return True
    before = analysis.words[at - 1] if at else ""
    return before in calendar.BEFORE and word not in calendar.short_weekdays(analysis.language)
