"""A text cut into words for formats that know nothing between them, so that every mark begins and ends with one."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from store.model import Span

_PIECES = re.compile(r"\w+|[^\w\s]|\s+")


class Token(NamedTuple):
    """A word, a sign, or white space that is more than a space."""

    text: str
    span: Span
    has_space: bool
    """Whether a single space follows, which is no token then."""


def tokens(text: str, marks: Sequence[Span]) -> list[Token]:
    """All of a text as tokens, cut wherever a mark begins or ends; the tokens and their spaces make up the text."""
    starts, ends = {span.start for span in marks}, {span.end for span in marks}
    cuts = sorted({0, len(text), *starts, *ends, *(match.end() for match in _PIECES.finditer(text))})
    found: list[Token] = []
    for start, end in pairwise(cuts):
        piece = text[start:end]
        follows = found and not found[-1].has_space and not found[-1].text.isspace()
        if piece == " " and follows and start not in starts and end not in ends:
            found[-1] = found[-1]._replace(has_space=True)
        else:
            found.append(Token(piece, Span(start, end), False))
    return found
