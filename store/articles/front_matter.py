"""The header that may stand above an article: `key: value` lines between two `---` fences."""

import re
from datetime import date, datetime
from typing import NamedTuple

KEYS = frozenset({"title", "source", "date", "url"})
"""What a header says of an article; without at least one of them it is no header but text."""

LONGEST = 8192
"""Code points within which a header closes."""

_FENCED = r"(?ms)---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)"
_FIELD = r"([A-Za-z_][\w -]*?)[ \t]*:(?:[ \t]+(.*))?"
_PASSED_OVER = r"\s*(?:#.*)?|\s+.*|-\s.*"
"""Blank lines, comments, continuations and list items of keys that mean nothing here."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_FIRST = r"(\d{1,2})(?:st|nd|rd|th)?\.? ([A-Za-z]{3,9})\.?,? (\d{4})"
_MONTH_FIRST = r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})"


class FrontMatter(NamedTuple):
    """What stands above an article, and where the article begins."""

    fields: dict[str, str]
    """By key in small letters, without quotation marks."""
    end: int
    """Offset of the first code point after the closing fence and its newline."""


def header_of(text: str) -> FrontMatter | None:
    """The header at the very top of `text`; None when it has none, is not closed, or says nothing of an article."""
    match = re.match(_FENCED, text[:LONGEST]) if text.startswith("---") else None
    fields = _fields(match[1]) if match else None
    if match is None or fields is None or not KEYS & fields.keys():
        return None
    return FrontMatter(fields, match.end())


def iso_date(value: str) -> str:
    """A date or time in ISO 8601 where it can be read without guessing; as it is where it cannot."""
    plain = " ".join(value.split())
    if not plain:
        return value
    for parse in (_iso, _year_first, _with_dashes, _in_words, _as_mail):
        found = parse(plain)
        if found:
            return found
    return value


def _fields(block: str) -> dict[str, str] | None:
    """The fields of a header; None when a line belongs in no header."""
    fields: dict[str, list[str]] = {}
    last: list[str] = []
    for line in block.splitlines():
        match = re.fullmatch(_FIELD, line.rstrip())
        if match is not None:
            last = [(match[2] or "").strip()]
            fields.setdefault(match[1].lower(), last)
        elif re.fullmatch(_PASSED_OVER, line) is None:
            return None
        elif last and line[:1].isspace() and not line.lstrip().startswith(("#", "- ")):
            last.append(line.strip())
    return {name: _unquoted(_unfolded(lines)) for name, lines in fields.items()}


def _unfolded(lines: list[str]) -> str:
    """A value that goes on over several lines, on one: `title: >-` says so, and so do lines that are set in."""
    first, *others = lines
    folded = others if re.fullmatch(r"[>|][+-]?\d?[+-]?(?:[ \t]+#.*)?", first) else lines
    return " ".join(filter(None, folded))


def _unquoted(value: str) -> str:
    """A value without quotation marks, and what they protected as it was meant."""
    if len(value) < 2 or value[0] != value[-1] or value[0] not in "\"'":
        return value
    inner = value[1:-1].strip()
    return inner.replace("''", "'") if value[0] == "'" else re.sub(r'\\(["\\/])', r"\1", inner)


def _iso(value: str) -> str:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return ""
    return moment.date().isoformat() if ":" not in value and "T" not in value else moment.isoformat()


def _year_first(value: str) -> str:
    """`2024/3/5 10:20`: after a year the month comes before the day."""
    match = re.fullmatch(r"(\d{4})([/.])(\d{1,2})\2(\d{1,2})(.*)", value)
    return _iso(f"{match[1]}-{match[3]:0>2}-{match[4]:0>2}{match[5]}") if match else ""


def _with_dashes(value: str) -> str:
    """`26-FEB-1987 15:20:13`, as archives of wires and databases write it."""
    match = re.fullmatch(r"(\d{1,2})-([A-Za-z]{3})-(\d{4})(.*)", value)
    day = _date(match[3], match[2], match[1]) if match else ""
    return _iso(f"{day}{match[4]}") if match and day else ""


def _in_words(value: str) -> str:
    """`23 January 2022`, `Jan. 23, 2022`; a date in figures alone may mean two days and stays as it is."""
    if match := re.fullmatch(_DAY_FIRST, value):
        return _date(match[3], match[2], match[1])
    match = re.fullmatch(_MONTH_FIRST, value)
    return _date(match[3], match[1], match[2]) if match else ""


def _date(year: str, month: str, day: str) -> str:
    if month[:3].lower() not in _MONTHS:
        return ""
    try:
        return date(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day)).isoformat()
    except ValueError:
        return ""


def _as_mail(value: str) -> str:
    """RFC 5322, as feeds write it."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError):
        return ""
