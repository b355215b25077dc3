"""Numbers written in Chinese characters, in texts without spaces: `三十一人`, `3万`, `二〇二四年`."""

import re
from collections.abc import Iterator

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
SIGNS = frozenset({*_DIGITS, *_STEPS, *_GROUPS})
"""Every character that such a number has."""

GROUPED = frozenset({*_STEPS, *_GROUPS})
"""Those that multiply the digits before them."""

_ANY = "".join(sorted(SIGNS))
_COUNTED = "[人名岁歲艘架辆輛家座位枚具天]|[个個]月|[个個]人|小[时時]|分[钟鐘]|年(?!级|級|代)"
_NUMBER = re.compile(
    r"(?<=\d)(?:[十百千]?[万萬亿億]+|[百千](?![米克瓦]))"
    rf"|(?<![第{_ANY}])(?:[{_ANY}]{{2,}}|[二三四五六七八九十两兩](?={_COUNTED}))"
)
_YEAR = 4
"""Digits in a row, without any step between them, that are a number: a year."""


def han_numbers(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where numbers stand in a run of Chinese characters; what follows digits multiplies them.

    A single digit is one only before what is counted: `三人`, not `三明治`.
    """
    for match in _NUMBER.finditer(folded, start, end):
        if of_han(match[0]) is not None:
            yield match.span()


def of_han(word: str) -> float | None:
    """The value of a number in Chinese characters; None for other words, and where it is no number: `三四`, `千万`."""
    if not word or not SIGNS.issuperset(word):
        return None
    if _DIGITS.keys() >= set(word):
        is_number = len(word) in (1, _YEAR)
        return float("".join(str(_DIGITS[sign]) for sign in word)) if is_number else None
    return None if word == "千万" else _grouped(word)


def _grouped(word: str) -> float:
    """`三千五百万`: digits before steps, and all of it before a group; a larger group takes in what stands before."""
    total = section = digit = largest = 0
    for sign in word:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _STEPS:
            section, digit = section + (digit or 1) * _STEPS[sign], 0
        elif (group := _GROUPS[sign]) > largest:
            total, section, digit, largest = (total + section + digit or 1) * group, 0, 0, group
        else:
            total, section, digit = total + (section + digit) * group, 0, 0
    return float(total + section + digit)
