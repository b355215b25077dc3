"""The header that may stand above an article: `key: value` lines between two `---` fences."""

import re
from typing import NamedTuple

KEYS = frozenset({"title", "source", "date", "url"})
"""What a header says of an article; without at least one of them it is no header but text."""

LONGEST = 8192
"""Code points within which a header closes."""

_FENCED = r"(?ms)---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)"
_FIELD = r"([A-Za-z_][\w -]*?)[ \t]*:(?:[ \t]+(.*))?"
_PASSED_OVER = r"\s*(?:#.*)?|\s+.*|-\s.*"
"""Blank lines, comments, continuations and list items of keys that mean nothing here."""


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


def _fields(block: str) -> dict[str, str] | None:
    """The fields of a header; None when a line belongs in no header."""
    fields: dict[str, list[str]] = {}
    last: list[str] = []
    for line in block.split("\n"):
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
