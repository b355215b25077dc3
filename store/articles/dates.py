"""Dates as articles, tables, mails and pages have them, in figures or in words: ISO 8601 where they mean one day. Pure.

A day in figures alone may be two: `02/03/1987` is in February for one half of the world. Such a date is kept as it is,
and `date_remark` tells. Between dots the day comes first, as in every country that writes dots, unless it cannot.
"""

import re
from datetime import date, datetime

from store.articles.month_names import WEEKDAYS, month_of
from store.text import fold
from store.text.lazy_patterns import compiled_later

LONGEST = 80
"""Characters of a date; more is a sentence."""

_TIME = (
    r"(?:[ ,t]+(?:(?:a|om|at|um|kl|alle|as|le|v|o)\.? )?(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)"
    r"(?::(?P<second>\d\d)(?P<part>\.\d+)?)?(?: ?(?P<half>[ap])\.?m\.?)?"
    r"(?: ?(?P<zone>z|utc|gmt|[+-]\d\d:?\d\d)| uhr| h| ч)?)?"
)
"""What may follow a day; of a zone that is only named, nothing is read."""

_YEAR_END = r"(?: ?(?:г|года|р|року|r|г\.|р\.|r\.))?"
"""Short words for `year` that follow one."""

_OF = r"(?: ?(?:de|del|do|di|of|den|de l'))?"

_YEAR_FIRST = compiled_later(
    rf"(?P<year>\d{{4}}) ?(?P<sign>[-/.]) ?(?P<month>\d{{1,2}}) ?(?P=sign) ?(?P<day>\d{{1,2}})\.?{_TIME}"
)
_SIGNS_OF_THE_EAST = compiled_later(
    rf"(?P<year>\d{{4}}) ?[年년] ?(?P<month>\d{{1,2}}) ?[月월] ?(?P<day>\d{{1,2}}) ?[日일号]"
    rf"(?: ?[(（]?[一-鿿가-힣]{{1,3}}[)）]?)?{_TIME}"
)
_IN_FIGURES = compiled_later(
    rf"(?P<one>\d{{1,2}}) ?(?P<sign>[-/.]) ?(?P<two>\d{{1,2}}) ?(?P=sign) ?(?P<year>\d{{4}}){_YEAR_END}{_TIME}"
)
_DAY_FIRST = compiled_later(
    rf"(?:(?:den|el|le|il|o|a|am) )?(?P<day>\d{{1,2}})(?P<mark>st|nd|rd|th|er|ers|e|º|°|\.)?"
    rf"{_OF}[ -](?P<name>[^\W\d_]+)\.?,?{_OF}[ -](?P<year>\d{{4}}){_YEAR_END}{_TIME}"
)
_MONTH_FIRST = compiled_later(
    rf"(?P<name>[^\W\d_]+)\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?P<mark>),? (?P<year>\d{{4}}){_TIME}"
)
_MAIL = compiled_later(
    r"(?:[a-z]{3},? )?\d{1,2} [a-z]{3} (?:\d\d|\d{4}) \d\d?:\d\d(?::\d\d)?(?: [+-]\d{4}| [a-z]{1,5})?(?: \([^()]*\))?"
    r"|[a-z]{3} [a-z]{3} \d{1,2} \d\d:\d\d:\d\d (?:[+-]\d{4} )?\d{4}"
)
_WEEKDAY = compiled_later(r"(?P<name>[^\W\d_]+(?:-feira)?)\.?,? (?=\S)")
_IN_A_NAME = compiled_later(
    r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)(?P<sign>[-._ ]?)(?P<month>[01]\d)(?P=sign)(?P<day>[0-3]\d)"
    r"|(?P<first>[0-3]\d)(?P<dot>[-._])(?P<second>[01]\d)(?P=dot)(?P<last>(?:19|20)\d\d))(?!\d)"
)


def iso_date(value: str) -> str:
    """A date or time in ISO 8601 where it can be read without guessing; as it is where it cannot."""
    plain = " ".join(value.split())
    if not plain or len(plain) > LONGEST:
        return value
    return _iso(plain) or _as_mail(plain) or _read(_without_weekday(fold(plain))) or value


def date_remark(value: str) -> str:
    """What is to be said of how a date was read, or why it was not; empty where it means one day for everybody."""
    match = _IN_FIGURES.fullmatch(_without_weekday(fold(" ".join(value[: 2 * LONGEST].split()))))
    if match is None or _days(match) <= 1:
        return ""
    if match["sign"] == ".":
        return f"the date {value} is read as {iso_date(value)[:10]}, the day first"
    orders = f"{_day(match, 'two', 'one')} or {_day(match, 'one', 'two')}"
    return f"the date {value} means {orders} and is left as it is; write one of these"


def date_in_name(name: str) -> str:
    """The day in the name of a file, `1987-02-26`, `19870226` or `26.02.1987`; empty unless there is just one."""
    found = {_day_in_name(match) for match in _IN_A_NAME.finditer(name)} - {""}
    return found.pop() if len(found) == 1 else ""


def _day_in_name(match: "re.Match[str]") -> str:
    if match["year"]:
        return _made(match["year"], int(match["month"]), match["day"])
    one, two = int(match["first"]), int(match["second"])
    is_sure = match["dot"] == "." or one > 12 or one == two
    return _made(match["last"], two, match["first"]) if is_sure else ""


def _iso(value: str) -> str:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return ""
    if value.isdigit() and not value.startswith(("19", "20")):
        return ""  # a number of something else
    return moment.date().isoformat() if ":" not in value and "T" not in value else moment.isoformat()


def _as_mail(value: str) -> str:
    """RFC 5322, as mails and feeds write it."""
    if not _MAIL.fullmatch(value.lower()):
        return ""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError):
        return ""


def _read(value: str) -> str:
    """A folded date in any of the forms that people write."""
    for pattern in (_YEAR_FIRST, _SIGNS_OF_THE_EAST):
        if match := pattern.fullmatch(value):
            return _moment(_made(match["year"], int(match["month"]), match["day"]), match)
    if match := _IN_FIGURES.fullmatch(value):
        return _moment(_of_figures(match), match)
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        if (match := pattern.fullmatch(value)) and (month := month_of(match["name"], is_dotted=match["mark"] == ".")):
            return _moment(_made(match["year"], month, match["day"]), match)
    return ""


def _of_figures(match: "re.Match[str]") -> str:
    """The only day that it can be; between dots the one whose day stands first."""
    day_first, month_first = _day(match, "two", "one"), _day(match, "one", "two")
    if match["sign"] == ".":
        return day_first or month_first
    return day_first or month_first if _days(match) == 1 else ""


def _days(match: "re.Match[str]") -> int:
    """How many days a date in figures may be."""
    return len({_day(match, "two", "one"), _day(match, "one", "two")} - {""})


def _day(match: "re.Match[str]", month: str, day: str) -> str:
    return _made(match["year"], int(match[month]), match[day])


def _made(year: str, month: int, day: str) -> str:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""


def _moment(day: str, match: "re.Match[str]") -> str:
    """A day with the time that stands after it, where one does."""
    if not day or match["hour"] is None:
        return day
    hour = int(match["hour"]) % 12 + 12 * (match["half"] == "p") if match["half"] else int(match["hour"])
    zone = (match["zone"] or "").replace("utc", "+00:00").replace("gmt", "+00:00").upper()
    time = f"{hour:02}:{match['minute']}:{match['second'] or '00'}{match['part'] or ''}{zone}"
    return _iso(f"{day}T{time}")


def _without_weekday(value: str) -> str:
    match = _WEEKDAY.match(value)
    return value[match.end() :] if match and match["name"].partition("-")[0] in WEEKDAYS else value
