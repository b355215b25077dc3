"""Regular expressions that readers type, bounded in time and room: a bad or too slow one is one line."""

import time
import warnings
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from store.errors import QueryError
from store.model import Span
from store.text.lazy_patterns import compiled_later

if TYPE_CHECKING:
    import regex

TEXT_SECONDS, SECONDS_A_CHARACTER = 0.3, 1e-6
"""How long an expression may look through one text, whatever its length, and for each character beside that.

A slow one takes a tenth of that, a runaway one for ever. `regex` looks at the clock now and then only: some of these
end after two or three times as long.
"""

QUERY_SECONDS, GRANTED = 10.0, 2e-7
"""How long all expressions of a query may look through all texts, and what each character adds to that.

An honest expression takes some 4e-8 seconds a character on a busy machine: it gets through a corpus of any size.
"""

LONGEST = 1000
"""Characters of an expression."""

LARGEST = 50_000
"""Characters of an expression with all that is to be repeated written out, as it is in memory: some 15 MB."""

FAILURES = (ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, TypeError, ValueError)
"""What compiling an expression that nobody would write may end with, beside the error that is meant for it."""

_PIECE = compiled_later(
    r"(?s:\\.|(?P<calls>\(\?(?:R|&|P>|[+-]?\d))|\[\^?\]?(?:\\.|[^\]\\])*\]?|(?P<times>\{(?P<least>\d+)(?:,\d*)?\})|.)"
)


class Stopwatch:
    """How long the expressions of one query may still take."""

    def __init__(self, seconds: float = QUERY_SECONDS) -> None:
        self.left = seconds


@lru_cache(32)
def compiled(expression: str) -> "regex.Pattern[str]":
    r"""An expression as `regex` has it: case does not matter, `^` and `$` are ends of lines.

    Raises:
        QueryError: If it is none, or would take more room than it is worth.
    """
    import regex

    if len(expression) > LONGEST or size(expression) > LARGEST:
        raise _refused(expression, "too long an expression, or repeats too much; make it shorter")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return regex.compile(expression, regex.IGNORECASE | regex.MULTILINE)
    except regex.error as error:
        raise _refused(
            expression, f"no regular expression: {str(error).replace(' at position ', ', at offset ')}"
        ) from error
    except FAILURES as error:
        raise _refused(expression, "no regular expression that can be used; write it more simply") from error


def spans(expression: str, text: str, watch: Stopwatch) -> Iterator[Span]:
    """Where an expression matches at least one character of a text, in order, without overlaps.

    Raises:
        QueryError: If that takes too long, or takes up what the query has left.
    """
    watch.left += GRANTED * len(text)
    most = min(TEXT_SECONDS + SECONDS_A_CHARACTER * len(text), watch.left)
    began = time.monotonic()
    try:
        for found in compiled(expression).finditer(text, timeout=max(0.001, most)):
            if found.end() > found.start():
                yield Span(*found.span())
            elif time.monotonic() - began > most:
                raise TimeoutError
    except (TimeoutError, MemoryError) as error:
        watch.left = 0.0
        raise _refused(
            expression, "too slow; write it more simply, or search fewer articles by source: or date:"
        ) from error
    finally:
        watch.left = max(0.0, watch.left - (time.monotonic() - began))


def size(expression: str) -> int:
    """Characters of an expression with what is repeated written out.

    Raises:
        QueryError: If it calls itself, which has no bounds.
    """
    open_groups, last = [0], 0
    for piece in _PIECE.finditer(expression):
        if piece["calls"]:
            raise _refused(expression, "an expression that calls itself; write it out")
        if piece["times"]:
            # A number of a thousand digits need not be read to be known as too large.
            times = int(piece["least"][:9])
            open_groups[-1] += last * max(0, times - 1)
            last *= max(1, times)
        elif piece[0] == "(":
            open_groups.append(1)
        elif piece[0] == ")" and len(open_groups) > 1:
            last = open_groups.pop()
            open_groups[-1] += last
        else:
            last = 1
            open_groups[-1] += 1
    return sum(open_groups)


def _refused(expression: str, why: str) -> QueryError:
    shown = " ".join(expression[:60].split()) + ("…" if len(expression) > 60 else "")
    return QueryError(f"/{shown}/: {why}")
